"""Weekdays and months that the translation lost or changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.checks.base import Case, unmarked, warning
from pipeline.checks.numeral_words import calendar, tables
from pipeline.languages import standard_letters
from pipeline.model import Finding

_FOR_THE = re.compile(r"(?<!\w)([وف]?)لل(?=[اأإآء-ي])")  # للخميس is ل before الخميس
_BEFORE = {"ar": "[وف]?[بكل]?"}
_AFTER = {"en": "(?:['’]?s)?", "ar": "", "kmr": "(?:y?(?:a|ê|an|ên|î)|eke|ekê|e|de|y?ek)?"}
_INDEFINITE = re.compile(r"(?<!\w)(?=(?:اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد))")  # "every Friday" is كل جمعة
_FIGURE = re.compile(r"\d")
_MONTH = re.compile(r"(?:مانگی ?|meha |شهر )\s?(\d{1,2})(?!\d)", re.IGNORECASE)
_DATE = re.compile(r"\d+(?:\s?[./-]\s?\d+)+")
_ALSO_WORDS = ("May", "March")
_ALSO_NAMES = ("Jan", "Mar")  # Jan Kubis, Mar Mattai
_DATING = frozenset(["in", "since", "until", "till", "by", "from", "last", "early", "late", "mid", "this", "next"])


@dataclass(frozen=True, slots=True)
class _Named:
    text: str
    values: frozenset[int]
    dated: bool


def check_calendar(case: Case) -> Iterator[Finding]:
    """Every weekday and month of the source stands in the translation; a date in figures may stand for a month."""
    known = calendar()
    if case.source_language not in known or case.locale not in known:
        return
    for kind in ("weekdays", "months"):
        here = list(_find(case.source, case.source_language, kind))
        if kind == "months" and case.source_language != "en":
            # گولان، آب، ئازار are words too: what stands by a figure is a month.
            here = [named for named in here if named.dated]
        there = list(_find(case.target, case.locale, kind)) if here else []
        lost, added = _without(here, there), _without(there, here)
        if lost and case.locale == "ar":
            lost = _without(lost, list(_find(_INDEFINITE.sub("ال", case.target), "ar", kind)))
        if kind == "months":
            lost = [named for named in lost if not _in_figures(named, case.target)]
        if lost and added:
            yield warning("calendar", f"{_shown(lost)} became {_shown(added)}")
        elif lost:
            yield warning("calendar", f"{_shown(lost)} is not in the translation")


def _find(text: str, language: str, kind: str) -> Iterator[_Named]:
    """What a text names, in its order."""
    folded = unmarked(standard_letters(text, language))
    folded = _FOR_THE.sub(r"\1ال", folded) if language == "ar" else folded
    pattern, values = _pattern(language, kind)
    for found in pattern.finditer(folded):
        if language != "en" or _dates(folded, found):
            yield _Named(
                found[0], values[_key(found[1])], bool(_FIGURE.search(folded, found.start() - 6, found.end() + 6))
            )


def _dates(text: str, found: re.Match[str]) -> bool:
    """Whether it is the month: "Jan" and "Mar" beside a figure; "May" and "March" there, or written large after a small
    word."""
    named = found[1].title()
    before = text[: found.start()].split()[-1:]
    word = before[0] if before else ""
    if named not in _ALSO_WORDS + _ALSO_NAMES or re.match(r"\W{1,2}\d", text[found.end() :]):
        return True
    if named in _ALSO_NAMES:
        return word[:1].isdigit()
    return found[1][0].isupper() and (word[:1].islower() or word[-1:].isdigit() or word.casefold() in _DATING)


def _in_figures(named: _Named, text: str) -> bool:
    """Whether a month may stand as a figure: "meha 12", "12/3"."""
    text = unmarked(text)
    figures = [found[1] for found in _MONTH.finditer(text)]
    for date in _DATE.findall(text):
        figures += re.findall(r"(?<!\d)\d{1,2}(?!\d)", date)
    return any(int(figure) in named.values for figure in figures)


def _without(here: list[_Named], there: list[_Named]) -> list[_Named]:
    others = frozenset().union(*(named.values for named in there))
    return [named for named in here if not named.values & others]


def _shown(named: list[_Named]) -> str:
    return ", ".join(dict.fromkeys(one.text for one in named))


def _key(word: str) -> str:
    return "".join(word.casefold().split())


@cache
def _pattern(language: str, kind: str) -> tuple[re.Pattern[str], Mapping[str, frozenset[int]]]:
    """Every word of a kind with the affixes it can have, the longest first, and what each can mean."""
    values: dict[str, set[int]] = {}
    words: set[str] = set()
    for number, cell in calendar()[language][kind].items():
        for word in cell.split("|"):
            words.add(word)
            values.setdefault(_key(word), set()).add(int(number))
    ways = "|".join(re.escape(w).replace(r"\ ", r"\s?") for w in sorted(words, key=len, reverse=True))
    after = _AFTER.get(language)
    if after is None:
        after = f"(?:{'|'.join(map(re.escape, tables()[language].after))}){{0,2}}"
    ways = ways.replace("الأحد", "الأحد(?! عشر)")  # "the eleven"
    pattern = re.compile(rf"(?<!\w){_BEFORE.get(language, '')}({ways}){after}(?!\w)", re.IGNORECASE)
    return pattern, {word: frozenset(numbers) for word, numbers in values.items()}
