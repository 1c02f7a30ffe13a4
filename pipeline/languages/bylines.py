"""Bylines: "By Hadeel Kamil", "بقلم هديل كامل", "نووسینی: هەدیل کامیل", "Nivîskar: Hedîl Kamil"."""

# ruff: noqa: SIM905 (word lists read better as text)
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.languages.facts import facts
from pipeline.languages.lists import format_list

# What stands before the names, in full; words that also open a sentence need no place here, the names are all that
# follows them. Words that make a heading with a name ("the report of …") take a colon.
_BEFORE: Mapping[str, str] = {
    "en": r"by|words by|story by|written by|reported by",
    "ar": r"بقلم|كتبت|كتبه|(?:كتب|إعداد|تقرير)\s*(?=:)",
    "ckb": r"نووسینی|نووسەر|(?:ئامادەکردنی|ڕاپۆرتی)\s*(?=:)",
    "kmr": r"nivîskar|amadekar|nûçegihan|ji aliyê",
}
_BETWEEN: Mapping[str, str] = {"en": "and|&", "ar": "و", "ckb": "و", "kmr": "û"}

_AND = re.compile(r"\s*[,،]\s*(?:(?:and|û|و)\s+)?|\s+(?:and|&|û|و)\s+")
# Words of what signs articles and is no person.
_HOUSE = frozenset(
    "Agency Bureau Chief Correspondent Desk Editor Editors News Press Reporter Service Staff Team Writer".split()
)


def author_names(text: str) -> tuple[str, ...]:
    """The people whom an author's line names, as it spells them; () where a part of it is nobody's name."""
    names = tuple(" ".join(part.split()) for part in _AND.split(text))
    return names if all(map(_person, names)) else ()


def _person(name: str) -> bool:
    words = name.split()
    letters = (re.sub(r"[-'’.]", "", word) for word in words)
    return 2 <= len(words) <= 5 and all(map(str.isalpha, letters)) and not _HOUSE & {*words}


def write_byline(names: Sequence[str], locale: str) -> str:
    """The byline of these authors."""
    return facts(locale).byline.format(name=format_list(names, locale))


def draft_byline(left: str, names: Sequence[str], source: str, locale: str) -> str:
    """A byline made over from the `names` in it, already in the locale's spelling; "" where it is none.

    `left` is what of the source stands beside the names: "By " of "By Hadeel Kamil".
    """
    if source not in _BEFORE or not names:
        return ""
    pattern = rf"\s*(?:{_BEFORE[source]})\s*:?\s*(?:(?:{_BETWEEN[source]}|[,،])\s*)*"
    return write_byline(names, locale) if re.fullmatch(pattern, left, re.IGNORECASE) else ""
