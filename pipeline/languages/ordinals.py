"""Ordinals and parts that English writes in figures, in words: "Q3", "2nd", "3/4 of"; Roman numbers in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.edits import Edit

_NTH = ("", *"first second third fourth fifth sixth seventh eighth ninth tenth".split())  # noqa: SIM905
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"(?:\s(?P<year>(?:19|20)\d\d))?(?![\w:.-]\w|:)(?!\w)"
_QUARTER = re.compile(rf"(?:\b(?P<of>the|The|its|their|this|last|next)\s)?(?<![\w.-])Q(?P<nth>[1-4]){_YEAR}")
_HALF = re.compile(
    rf"(?:\b(?P<of>in|In|during|for|of|since)\s)(?:the\s)?H(?P<nth>[12]){_YEAR}|(?<![\w.-])H(?P<alone>[12])\s(?=(?:19|20)\d\d)"
)
# Dates keep their figures: "the 1st of May", "May 1st", "1st May".
_ORDINAL = re.compile(
    r"(?<![\w.,/-])(?<!\d )(?P<nth>10|[1-9])(?:st|nd|rd|th)(?=[ -][A-Za-z])"
    rf"(?! of {_MONTH})(?! of the month)(?! {_MONTH}\b)"
)
_DATED = re.compile(rf"{_MONTH} \Z")
_PARTS = {
    "1/2": "half",
    "1/3": "one third",
    "2/3": "two thirds",
    "1/4": "one quarter",
    "3/4": "three quarters",
    "1/5": "one fifth",
    "2/5": "two fifths",
    "3/5": "three fifths",
    "4/5": "four fifths",
}
_ROMAN = re.compile(
    r"\b(?:Annex|Appendix|Article|Book|Chapter|Part|Phase|Protocol|Schedule|Section|Title|Volume) (?P<number>[IVX]+)\b"
)
_VALUES = {"I": 1, "V": 5, "X": 10}
_PART = re.compile(r"(?<![\w/.,-])[1-4]/[2-5](?= of\b)")


def ordinals_in_words(text: str) -> Iterator[Edit]:
    """What to put in place of quarters, halves, ordinals up to the tenth, parts ("3/4 of") and Roman numbers of
    articles and chapters in an English text."""
    for found in _QUARTER.finditer(text):
        yield Edit(*found.span(), f"{found['of'] or 'the'} {_NTH[int(found['nth'])]} quarter{_of(found['year'])}")
    for found in _HALF.finditer(text):
        if found["alone"]:
            yield Edit(*found.span(), f"the {_NTH[int(found['alone'])]} half of ")
        else:
            yield Edit(*found.span(), f"{found['of']} the {_NTH[int(found['nth'])]} half{_of(found['year'])}")
    for found in _ORDINAL.finditer(text):
        if not _DATED.search(text, 0, found.start()):
            yield Edit(*found.span(), _NTH[int(found["nth"])])
    for found in _ROMAN.finditer(text):
        yield Edit(*found.span("number"), str(_roman(found["number"])))
    for found in _PART.finditer(text):
        if found[0] in _PARTS:
            yield Edit(*found.span(), _PARTS[found[0]])


def _of(year: str | None) -> str:
    return f" of {year}" if year else ""


def _roman(number: str) -> int:
    values = [_VALUES[letter] for letter in number]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
