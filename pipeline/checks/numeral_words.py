"""Number words and their affixes, from `data/numerals.toml`, and the names of months, from `data/calendar.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Language:
    """The numerals of one language: values of words, what scales multiply by and parts divide by, months, affixes."""

    words: Mapping[str, frozenset[int]]
    scales: Mapping[str, int]
    parts: Mapping[str, int]
    months: Mapping[str, frozenset[int]]
    join: frozenset[str]
    loose: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can say: values, what it multiplies and divides by (0 for nothing), months."""

    values: frozenset[int] = _NONE
    scale: int = 0
    part: int = 0
    months: frozenset[int] = _NONE

    def __bool__(self) -> bool:
        return bool(self.values or self.scale or self.months)


@lru_cache(maxsize=65536)
def read_word(token: str, language: str) -> Word:
    """What a word says, affixes taken off; false where it is no numeral and no month."""
    table = tables().get(language)
    if table is None:
        return Word()
    for stem in _stems(token, table):
        found = Word(
            table.words.get(stem, _NONE),
            table.scales.get(stem, 0),
            table.parts.get(stem, 0),
            table.months.get(stem, _NONE),
        )
        if found:
            return found
    return Word(_joined(token, language, table)) if language != "en" else Word()


def _joined(token: str, language: str, table: Language) -> frozenset[int]:
    """The values of tens and ones that are written as one word: bîstûpênc."""
    for at, letter in enumerate(token[1:-1], 1):
        if letter in table.join:
            tens = [ten for ten in table.words.get(token[:at], _NONE) if ten in range(20, 100, 10)]
            ones = [one for one in read_word(token[at + 1 :], language).values if 0 < one < 10] if tens else []
            if ones:
                return frozenset(ten + one for ten in tens for one in ones)
    return _NONE


def _stems(token: str, table: Language) -> Iterator[str]:
    """The word, then without a prefix, then without one, two and three suffixes."""
    stems = [token, *(token[len(b) :] for b in table.before if token.startswith(b) and len(token) > len(b) + 1)]
    for _ in range(4):
        yield from stems
        stems = [s for s in stems if s.endswith(table.after)]  # most have no suffix: this says so in one step
        stems = [s[: -len(a)] for s in stems for a in table.after if s.endswith(a) and len(s) > len(a) + 1]


@cache
def tables() -> Mapping[str, Language]:
    """The languages that have a table."""
    return {language: _table(rows, calendar()[language]["months"]) for language, rows in _read("numerals.toml").items()}


@cache
def calendar() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Language, then "weekdays" or "months", then number: the ways to write it, parted by "|"."""
    return _read("calendar.toml")


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("pipeline.checks").joinpath("data", name).read_text(encoding="utf-8"))


def _table(rows: Mapping[str, Any], months: Mapping[str, str]) -> Language:
    return Language(
        _inverted(rows["words"]),
        {word: int(value) for value, words in rows["scales"].items() for word in words},
        {word: int(value) for value, words in rows["parts"].items() for word in words},
        # Words are read one by one; the second of كانون الأول is an ordinal beside it.
        _inverted({value: [way.casefold().split()[0] for way in ways.split("|")] for value, ways in months.items()}),
        frozenset(rows.get("join", ())),
        frozenset(rows.get("loose", ())),
        tuple(rows.get("before", ())),
        tuple(sorted(rows.get("after", ()), key=len, reverse=True)),
    )


def _inverted(rows: Mapping[str, list[str]]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for value, words in rows.items():
        for word in words:
            found.setdefault(word, set()).add(int(value))
    return {word: frozenset(values) for word, values in found.items()}
