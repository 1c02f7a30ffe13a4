"""A translation as its locale writes it, and the small slips in it put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.config import Config
from pipeline.desk.opening import without_opening_and
from pipeline.desk.wanted import Wanted
from pipeline.model import Draft

_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_IN_BRACKETS = re.compile(r"(?<=[(\[]) +(?=[^\s)\]])|(?<=[^\s(\[]) +(?=[)\]])")


def written(text: str, locale: str, digits: str) -> str:
    """A translation as the locale writes it: its letters, figures, stops and quotation marks; words one space
    apart, none just inside brackets.

    Addresses, handles and hashtags keep their letters.
    """
    from pipeline.languages import (  # noqa: PLC0415
        join_figures,
        normalise_punctuation,
        outside_addresses,
        standard_letters,
    )

    lettered = outside_addresses(
        lambda part: standard_letters(part, locale), _IN_BRACKETS.sub("", _SPACES.sub(" ", text))
    )
    return join_figures(normalise_punctuation(lettered, locale, digits), locale)


def put_right(text: str, locale: str, names: Sequence[str], *, opens: bool = False) -> str:
    """A translation with what the packs of its locale write wrong whatever they translate: torn prefixes, left out
    tanwin, and an "and" where it `opens` something in Arabic, hiatus before the `names` in Kurmanji.
    """
    from pipeline.languages import join_prefixes, put_tanwin  # noqa: PLC0415
    from pipeline.names import glided  # noqa: PLC0415

    if locale == "ar":
        text = put_tanwin(join_prefixes(text, names), names)
        return without_opening_and(text, names) if opens else text
    return glided(text, names) if locale == "kmr" else text


def put_in_order(want: Wanted, made: Draft, config: Config) -> Draft:
    """The draft with its one wrong number set right, where nothing else can be meant, and no word twice running.

    What the English that it goes through left out is told, too.
    """
    from pipeline.checks import mended, said_once, told  # noqa: PLC0415

    if want.through is not None:
        lost = (f for f in want.through.draft.findings if f.check == "omitted")
        made = replace(made, findings=(*made.findings, *lost))
    checks = {finding.check for finding in made.findings}
    if "stutter" in checks and (found := said_once(want.text, made.text, want.source, want.locale, want.bound)):
        made = replace(made, text=found[0], findings=told(made.findings, found[1], "stutter"))
    if "numbers" in checks:
        digits = config.digits_of(want.locale)
        if found := mended(want.text, made.text, want.source, want.locale, digits):
            made = replace(made, text=found[0], findings=told(made.findings, found[1]))
    return made
