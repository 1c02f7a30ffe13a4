"""Number words and their affixes, from `data/numerals.toml`."""

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
    """The numerals of one language: values of words, what scales multiply by, months, and affixes."""

    words: Mapping[str, frozenset[int]]
    scales: Mapping[str, int]
    months: Mapping[str, frozenset[int]]
    join: frozenset[str]
    loose: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


@lru_cache(maxsize=65536)
def read_word(token: str, language: str) -> tuple[frozenset[int], int, frozenset[int]]:
    """A word's values, its scale (0 for none) and the months it can name, affixes taken off."""
    table = tables().get(language)
    if table is None:
        return _NONE, 0, _NONE
    for stem in _stems(token, table):
        found = table.words.get(stem, _NONE), table.scales.get(stem, 0), table.months.get(stem, _NONE)
        if any(found):
            return found
    return _NONE, 0, _NONE


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
    raw = tomllib.loads(files("pipeline.checks").joinpath("data/numerals.toml").read_text(encoding="utf-8"))
    return {language: _table(rows) for language, rows in raw.items()}


def _table(rows: Mapping[str, Any]) -> Language:
    return Language(
        _inverted(rows["words"]),
        {word: int(value) for value, words in rows["scales"].items() for word in words},
        _inverted(rows["months"]),
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
