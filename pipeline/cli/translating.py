"""`dragoman translate`: articles to drafts."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.options import Common, common, narrowed
from pipeline.cli.progress import watch
from pipeline.cli.stopping import listening
from pipeline.cli.words import counted, having

if TYPE_CHECKING:
    from pipeline.desk import Summary


@click.command()
@narrowed
@click.option("--language", metavar="CODE", help="The language of these articles, whatever is detected.")
@click.option("--redraft", is_flag=True, help="Write every draft again that nobody has touched.")
@common
def translate(
    locales: tuple[str, ...], articles: tuple[str, ...], language: str | None, redraft: bool, **options: Any
) -> int:
    """Draft what is new in seeds/ into the catalogues in locales/."""
    from pipeline.desk import translate as run  # noqa: PLC0415

    chosen = Common(**options)
    config = chosen.config()
    with listening() as asked, watch(quiet=chosen.quiet, verbose=chosen.verbose, as_json=chosen.as_json) as seen:
        told = asked.heeding(seen)
        summary = run(config, locales=locales, articles=articles, language=language, redraft=redraft, on_event=told)
    if chosen.as_json:
        click.echo(json.dumps({"event": "done", "exit_code": summary.exit_code, **asdict(summary)}, ensure_ascii=False))
    for line in _told(summary):
        chosen.say(line)
    return summary.exit_code


def _told(summary: Summary) -> list[str]:
    lines = []
    if summary.written:
        made = [(summary.drafted, "drafted"), (summary.reused, "taken from approved text")]
        said = ", ".join(f"{counted(count, 'sentence')} {word}" for count, word in made if count) or "nothing to draft"
        lines.append(f"{counted(len(summary.written), 'catalogue')} written in {summary.seconds:.1f} s: {said}.")
        if summary.new_names:
            lines.append(f"{counted(summary.new_names, 'new name')} proposed.")
        lines.append("Next: review the names in locales/*/LC_MESSAGES/names.po, then locales/*/articles/*.po,")
        lines.append("in a PO editor or with `make review`; `make publish` writes what is approved.")
    elif summary.problems:
        lines.append(f"Nothing written ({summary.seconds:.1f} s).")
    else:
        lines.append(f"Nothing to do: every catalogue is up to date ({summary.seconds:.1f} s).")
    if summary.untranslated:
        lines.append(f"{having(summary.untranslated, 'sentence')} no text yet; the comments in the catalogues say why.")
    if summary.problems:
        lines.append(f"{counted(len(summary.problems), 'problem')}, told above.")
    return lines
