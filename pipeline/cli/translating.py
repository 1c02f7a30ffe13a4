"""`dragoman translate`: articles to drafts."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.options import Common, common, narrowed
from pipeline.cli.progress import watch
from pipeline.cli.stopping import listening

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
        said = ", ".join(f"{count:,} sentence{'s' * (count != 1)} {word}" for count, word in made if count) or "nothing to draft"
        files = f"{len(summary.written):,} catalogue{'s' * (len(summary.written) != 1)}"
        lines.append(f"{files} written in {summary.seconds:.1f} s: {said}.")
        if summary.new_names:
            names = "name is" if summary.new_names == 1 else "names are"
            lines.append(f"{summary.new_names:,} new {names} proposed.")
        lines.append("Next: review the names in locales/*/LC_MESSAGES/names.po, then locales/*/articles/*.po;")
        lines.append("`make review-status` shows what is left, `make publish` writes what is approved.")
    else:
        lines.append(f"Nothing to do: every catalogue is up to date ({summary.seconds:.1f} s).")
    if summary.untranslated:
        have = "sentence has" if summary.untranslated == 1 else "sentences have"
        lines.append(f"{summary.untranslated:,} {have} no text yet; the comments in the catalogues say why.")
    if summary.problems:
        lines.append(f"{len(summary.problems):,} problem{'s' * (len(summary.problems) != 1)}, told above.")
    return lines
