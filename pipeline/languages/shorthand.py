"""What a language writes short, apart from units, in words: "a.k.a.", "~50", "-12", "Mon-Fri", "Art. 14"; what
stands in an editor's brackets."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.languages.acronyms import acronyms_in_words
from pipeline.languages.edits import Edit, apart, edited, one_of
from pipeline.languages.insertions import without_brackets
from pipeline.languages.ordinals import ordinals_in_words


@dataclass(frozen=True, slots=True)
class _Shorthand:
    words: re.Pattern[str]
    counts: re.Pattern[str]
    times: re.Pattern[str]
    days: re.Pattern[str]
    lone_days: re.Pattern[str]
    months: re.Pattern[str]
    decades: re.Pattern[str]
    patterns: Mapping[re.Pattern[str], str]
    meant: Mapping[str, str]


def shorthand_in_words(text: str, language: str, locale: str) -> tuple[Edit, ...]:
    """What to put in place of what stands short in a text for a translation into `locale`, in order."""
    known = _shorthand(language)
    if known is None:
        return ()
    return apart([*_edits(text, known, locale), *acronyms_in_words(text, language, locale), *ordinals_in_words(text)])


def spell_shorthand(text: str, language: str, locale: str) -> str:
    """The text with what stands short in it in words."""
    return edited(text, shorthand_in_words(text, language, locale))


def _edits(text: str, known: _Shorthand, locale: str) -> Iterator[Edit]:
    for found in known.words.finditer(text):
        yield Edit(*found.span(), known.meant[found[0]])
    for found in known.counts.finditer(text):
        yield Edit(*found.span(), known.meant[found[1]])
    for found in known.times.finditer(text):
        yield Edit(*found.span(), f" {known.meant[found[1]]}{' to ' if found[2] else ''}")
    for found in known.days.finditer(text):
        yield Edit(*found.span(), f"{known.meant[found[1]]} to {known.meant[found[2]]}")
    for pattern in (known.lone_days, known.months):
        for found in pattern.finditer(text):
            yield Edit(*found.span(), known.meant[found[0].rstrip(".")])
    for pattern, words in known.patterns.items():
        for found in pattern.finditer(text):
            yield Edit(*found.span(), found.expand(words))
    yield from without_brackets(text)
    for found in known.decades.finditer(text) if locale in ("ar", "ckb") else ():
        yield Edit(*found.span(), known.meant[found[0]])


@cache
def _shorthand(language: str) -> _Shorthand | None:
    path = Path(__file__).parent / "data" / "shorthand.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")).get(language)
    if table is None:
        return None
    words, counts, times, days, months, decades = (
        one_of(table[key]) for key in ("words", "counts", "times", "days", "months", "decades")
    )
    return _Shorthand(
        re.compile(rf"(?<!\w){words}(?!\w)|[®™]"),
        # "10 -12" may be a range, and "he said - 5 people" is no minus.
        re.compile(rf"(?<!\w)(?<!\d\s)(?<![-–−.,:/$€£%])({counts})(?:(?<![-−])\s)?(?=\d)"),
        # "9am-5pm" is 9 a.m. to 5 p.m.; a full stop behind it is that of "p.m." at the end.
        re.compile(rf"(?<=\d)\s?({times})\b(?:(\s?[-–]\s?)(?=\d)|\.(?=\W*\Z))?"),
        re.compile(rf"(?<!\w)({days})\.?\s?[-–]\s?({days})(?!\w)"),
        # "on Wed. Nov. 4", "Tues., Nov. 4"; a full stop at the end is that of the sentence.
        re.compile(
            rf"(?:(?<=on )|(?<!\w)(?={days}\.?,? {months}\b)){days}(?:\.(?=,? \w))?(?!\w)(?! (?!{months})[A-Z])"
        ),
        re.compile(
            rf"(?<!\w){months}\.?(?= \d{{1,2}}(?![\d:])|,? (?:19|20)\d\d(?!\d))|(?<=\d ){months}(?:\.(?=,? \w))?(?!\w)"
        ),
        re.compile(rf"(?<!\w)(?<!\d-){decades}(?!\w)"),
        {re.compile(pattern): words for pattern, words in table["patterns"].items()},
        {key: words for name, part in table.items() if name != "patterns" for key, words in part.items()},
    )
