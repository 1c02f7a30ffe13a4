"""Weekdays and months that the translation lost or changed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.checks.base import Case, warning
from pipeline.checks.numeral_words import tables
from pipeline.model import Finding

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_FOR_THE = re.compile(r"(?<!\w)([وف]?)لل(?=[اأإآء-ي])")  # للخميس is ل before الخميس
_BEFORE = {"ar": "[وف]?[بكل]?"}
_AFTER = {"en": "(?:['’]?s)?", "ar": "", "kmr": "(?:y?(?:a|ê|an|ên|î)|eke|ekê|e|de|y?ek)?"}
_INDEFINITE = re.compile(r"(?<!\w)(?=(?:اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد))")  # "every Friday" is كل جمعة
_FIGURE = re.compile(r"\d")
_MONTH = re.compile(r"(?:مانگی ?|meha |شهر )\s?(\d{1,2})(?!\d)|\d\s?[./-]\s?\d")
_ALSO_WORDS = ("May", "March")
_DATING = frozenset(["in", "since", "until", "till", "by", "from", "last", "early", "late", "mid", "this", "next"])


@dataclass(frozen=True, slots=True)
class _Named:
    text: str
    values: frozenset[int]
    dated: bool


def check_calendar(case: Case) -> Iterator[Finding]:
    """Every weekday and month of the source stands in the translation; a date in figures may stand for a month."""
    known = _tables()
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
    folded = _MARKS.sub("", text)
    folded = _FOR_THE.sub(r"\1ال", folded) if language == "ar" else folded
    pattern, values = _pattern(language, kind)
    for found in pattern.finditer(folded):
        if language != "en" or found[1].title() not in _ALSO_WORDS or _dates(folded, found):
            yield _Named(
                found[0], values[_key(found[1])], bool(_FIGURE.search(folded, found.start() - 6, found.end() + 6))
            )


def _dates(text: str, found: re.Match[str]) -> bool:
    """Whether "May" or "March" is the month: in capitals, beside a figure, or after a small word."""
    before = text[: found.start()].split()[-1:]
    if re.match(r"\W{1,2}\d", text[found.end() :]):
        return True
    word = before[0] if before else ""
    return found[1][0].isupper() and (word[:1].islower() or word[-1:].isdigit() or word.casefold() in _DATING)


def _in_figures(named: _Named, text: str) -> bool:
    """Whether a month may stand as a figure: "meha 12", "12/3"."""
    return any(not found[1] or int(found[1]) in named.values for found in _MONTH.finditer(text))


def _without(here: list[_Named], there: list[_Named]) -> list[_Named]:
    others = frozenset().union(*(named.values for named in there))
    return [named for named in here if not named.values & others]


def _shown(named: list[_Named]) -> str:
    return ", ".join(dict.fromkeys(one.text for one in named))


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(files("pipeline.checks").joinpath("data/calendar.toml").read_text(encoding="utf-8"))


def _key(word: str) -> str:
    return "".join(word.casefold().split())


@cache
def _pattern(language: str, kind: str) -> tuple[re.Pattern[str], Mapping[str, frozenset[int]]]:
    """Every word of a kind with the affixes it can have, the longest first, and what each can mean."""
    values: dict[str, set[int]] = {}
    words: set[str] = set()
    for number, cell in _tables()[language][kind].items():
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
