"""`dragoman publish`, `preview`, `verify` and `keygen`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from pipeline.cli.options import Common, common, narrowed


@click.command()
@narrowed
@click.option("--draft", is_flag=True, help="Publish drafts too, with a visible notice and noindex.")
@click.option("--prune", is_flag=True, help="Remove bundles of articles that have left seeds/.")
@common
def publish(locales: tuple[str, ...], articles: tuple[str, ...], draft: bool, prune: bool, **options: Any) -> int:
    """Write bundles of the approved text to dist/."""
    from pipeline.bundles import Outcome  # noqa: PLC0415
    from pipeline.desk import publish as run  # noqa: PLC0415

    chosen = Common(**options)
    published = run(chosen.config(), locales=locales, articles=articles, draft=draft, prune=prune)
    report = published.report
    if chosen.as_json:
        click.echo(json.dumps(asdict(published), ensure_ascii=False, indent=1))
        return published.exit_code
    for warning in (*published.problems, *report.warnings):
        click.echo(warning, err=True)
    quiet = {Outcome.UNCHANGED, Outcome.INCOMPLETE}
    for entry in report.entries:
        if chosen.verbose or entry.outcome not in quiet:
            place = f"{entry.slug} ({entry.locale})" if entry.locale else entry.slug
            chosen.say(f"{place}: {entry.outcome}{'; ' if entry.message else ''}{entry.message}")
    waiting = report.of(Outcome.INCOMPLETE)
    chosen.say(f"{len(report.written):,} files written, {len(report.removed):,} removed.")
    if waiting:
        chosen.say(f"{len(waiting):,} editions are not approved in full: `make review-status` shows what is left.")
    return published.exit_code


@click.command()
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@common
def preview(port: int, **options: Any) -> int:
    """Serve dist/ on this machine alone, until Ctrl-C."""
    from pipeline.bundles import preview as serve  # noqa: PLC0415

    config = Common(**options).config()
    with serve(config.paths.dist, port) as server:
        click.echo(f"http://127.0.0.1:{server.server_address[1]}/ shows {config.paths.dist}; Ctrl-C ends it")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
    return 0


@click.command()
@click.argument("bundles", nargs=-1, type=click.Path(path_type=Path), metavar="[ZIP]...")
@click.option(
    "--key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The public key that the bundles must be signed with.",
)
@common
def verify(bundles: tuple[Path, ...], key: Path | None, **options: Any) -> int:
    """Check bundles against their manifests; all of dist/ when none is named."""
    from pipeline.bundles import verify_bundle  # noqa: PLC0415

    chosen = Common(**options)
    paths = bundles or tuple(sorted(chosen.config().paths.dist.glob("*.zip")))
    public = None if key is None else key.read_text("utf-8")
    results = [(path, verify_bundle(path, public)) for path in paths]
    if chosen.as_json:
        rows = [{"path": str(path), "ok": result.ok, **asdict(result)} for path, result in results]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    for path, result in [] if chosen.as_json else results:
        for problem in result.problems:
            click.echo(f"{path}: {problem.path}: {problem.message}", err=True)
        state = "as its manifest says" if result.ok else "CHANGED"
        drafts = f"; drafts: {', '.join(result.drafts)}" if result.drafts else ""
        chosen.say(f"{path}: {state}; signature {result.signature}; {', '.join(result.editions)}{drafts}")
    if not results:
        chosen.say("no bundle to verify: `make publish` writes them")
    return int(not all(result.ok for _, result in results))


@click.command()
@click.argument("private", type=click.Path(path_type=Path))
@common
def keygen(private: Path, **options: Any) -> int:
    """Make a key pair to sign bundles with: PRIVATE stays with you, the public key is for readers."""
    from pipeline.bundles import new_key  # noqa: PLC0415

    public = new_key(private)
    Common(**options).say(f"{public} is the public key; write publish.signing_key = {str(private)!r} in pipeline.toml")
    return 0
