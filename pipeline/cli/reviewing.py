"""`dragoman status` and `dragoman check`: what is left to do, and what the checks find."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.options import Common, common, narrowed
from pipeline.cli.words import counted, having

if TYPE_CHECKING:
    from pipeline.desk import StatusReport


@click.command()
@narrowed
@common
def status(locales: tuple[str, ...], articles: tuple[str, ...], **options: Any) -> int:
    """Show what is approved, drafted, found, and left to review."""
    from pipeline.desk import status as run  # noqa: PLC0415

    chosen = Common(**options)
    report = run(chosen.config(), locales=locales, articles=articles)
    if chosen.as_json:
        rows = [{**asdict(row), "done": row.done} for row in report.rows]
        click.echo(json.dumps({**asdict(report), "rows": rows}, ensure_ascii=False, indent=1))
        return report.exit_code
    for problem in report.problems:
        click.echo(problem, err=True)
    for line in _table(report):
        chosen.say(line)
    return report.exit_code


def _table(report: StatusReport) -> Iterable[str]:
    heads = ("article", "locale", "approved", "drafts", "missing", "findings", "names left")
    rows = [
        (
            row.slug,
            row.locale,
            f"{row.approved}/{row.total}" if row.total else "not drafted",
            *(str(count) if count else "·" for count in (row.drafts, row.missing, row.findings, row.names)),
        )
        for row in report.rows
    ]
    yield from columns([heads, *rows])
    done = sum(row.done for row in report.rows)
    names = ", ".join(f"{count:,} {locale}" for locale, count in report.names.items() if count)
    yield f"{done:,} of {len(report.rows):,} editions can be published{f'; names to review: {names}' if names else ''}."


def columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines, the first two columns flush left, the others flush right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) if i < 2 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths)))  # noqa: B905
        for row in rows
    ]


@click.command()
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535))
@click.option("--as", "reviewer", default="", metavar="NAME", help="Who reviews; it stands in the catalogues' headers.")
@common
def review(port: int, reviewer: str, **options: Any) -> int:
    """Correct and accept drafts in a browser on this machine, until Ctrl-C."""
    from pipeline.desk.office import DeskOffice  # noqa: PLC0415
    from pipeline.review import serve  # noqa: PLC0415

    with serve(DeskOffice(Common(**options).config(), " ".join(reviewer.split())), port) as server:
        click.echo(f"{server.url} is the review page, for this machine alone; Ctrl-C ends it")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            click.echo()
    return 0


@click.command()
@narrowed
@common
def check(locales: tuple[str, ...], articles: tuple[str, ...], **options: Any) -> int:
    """Run every check over the catalogues, also over what people wrote."""
    from pipeline.desk import check as run  # noqa: PLC0415
    from pipeline.model import Severity  # noqa: PLC0415

    chosen = Common(**options)
    report = run(chosen.config(), locales=locales, articles=articles)
    if chosen.as_json:
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=1))
        return report.exit_code
    for problem in report.problems:
        click.echo(problem, err=True)
    for found in report.found:
        kind = f"{found.finding.severity}{' in approved text' if found.approved else ''}"
        click.echo(f"{found.file}:{found.line}: {kind}: {found.finding.check}: {found.finding.message}")
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    count = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    chosen.say(f"{counted(report.checked, 'text')} checked: {count}.")
    if report.untranslated:
        chosen.say(f"{having(report.untranslated, 'sentence')} no text yet.")
    return report.exit_code
