"""`dragoman packs`: the packs that are here, and new ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.options import Common, common

if TYPE_CHECKING:
    from pipeline.engine import Pack


@click.group(invoke_without_command=True)
@click.pass_context
def packs(ctx: click.Context) -> int:
    """List the packs, or add one."""
    return int(ctx.invoke(list_packs)) if ctx.invoked_subcommand is None else 0


@packs.command("list")
@common
def list_packs(**options: Any) -> int:
    """What each pack translates, and whether its file is whole."""
    from pipeline.desk import list_packs as run  # noqa: PLC0415

    chosen = Common(**options)
    found = run(chosen.config())
    if chosen.as_json:
        click.echo(json.dumps([_row(pack) | {"problem": problem} for pack, problem in found], ensure_ascii=False))
    for pack, problem in [] if chosen.as_json else found:
        scores = ", ".join(f"{key} {value:g}" for key, value in pack.scores.items())
        size = f"{pack.size / 1e6:,.0f} MB"
        chosen.say(
            "  ".join(part for part in (f"{pack.name:8}", pack.version, f"{size:>7}", pack.path.name, scores) if part)
        )
        if problem:
            click.echo(problem, err=True)
    if not found:
        chosen.say("no packs here: `make packs ADD=file.argosmodel`, or with a network `make packs GET=en-ar`")
    return 3 if any(problem for _, problem in found) else 0


@packs.command()
@click.argument("file", type=click.Path(path_type=Path))
@common
def add(file: Path, **options: Any) -> int:
    """Install FILE, an .argosmodel."""
    from pipeline.desk import add_pack as run  # noqa: PLC0415

    chosen = Common(**options)
    _installed(chosen, run(chosen.config(), file))
    return 0


@packs.command()
@click.argument("pair")
@common
def get(pair: str, **options: Any) -> int:
    """Install the pack of a PAIR such as en-ar from the Argos index; needs the network."""
    from pipeline.desk import get_pack as run  # noqa: PLC0415

    chosen = Common(**options)
    _installed(chosen, run(chosen.config(), pair))
    return 0


def _installed(chosen: Common, pack: Pack) -> None:
    if chosen.as_json:
        click.echo(json.dumps(_row(pack)))
    chosen.say(f"{pack.name} {pack.version} is installed as {pack.path}; `make translate` uses it from now on")


def _row(pack: Pack) -> dict[str, Any]:
    return {
        "name": pack.name,
        "source": pack.source,
        "target": pack.target,
        "version": pack.version,
        "file": str(pack.path),
        "sha256": pack.digest,
        "size": pack.size,
        "licence": pack.licence,
        "scores": dict(pack.scores),
    }
