"""Words that take a side where the source takes none: "the occupying army" for "the army"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_PREFIXES: Mapping[str, str] = {"ar": "(?:[وفبلك]?ال|لل|[وفبلك])?"}


@dataclass(frozen=True, slots=True)
class Partisan:
    """A concept: the `words` that name it in one language, `spelled` as (word, word with an ending), and what says it,
    by language of the source."""

    concept: str
    words: re.Pattern[str]
    spelled: tuple[tuple[str, str], ...]
    says: Mapping[str, re.Pattern[str]]

    def said(self, source: str, language: str) -> bool:
        """Whether a source says it; one in a language without a list is taken to."""
        return language not in self.says or bool(self.says[language].search(source))


@cache
def partisan(language: str) -> tuple[Partisan, ...]:
    """The concepts that have such words in a language."""
    table = tomllib.loads((Path(__file__).parent / "data" / "partisan.toml").read_text(encoding="utf-8"))
    endings = table["endings"].get(language, [""])
    return tuple(_read(row, language, endings) for row in table["concept"] if language in row["writes"])


def unsaid(source: str, target: str, source_language: str, language: str) -> tuple[str, ...]:
    """The words of a translation that take a side which its source does not, as they stand there."""
    return tuple(
        found[0]
        for one in partisan(language)
        for found in one.words.finditer(target)
        if not one.said(source, source_language)
    )


def _read(row: Mapping[str, Any], language: str, endings: list[str]) -> Partisan:
    words = row["writes"][language]
    flags = re.IGNORECASE if any(map(str.islower, words)) else 0
    any_word, any_ending = ("|".join(map(re.escape, parts)) for parts in (words, endings))
    # Kurmanji puts an apostrophe before the ending of an abbreviation: TC'ê.
    whole = re.compile(rf"(?<!\w)(?:{any_word})(?:['’]?(?:{any_ending}))(?!\w)", flags)
    spelled = tuple((word, word + ending) for word in words for ending in endings)
    return Partisan(row["name"], whole, spelled, {key: _beginning(value, key) for key, value in row["says"].items()})


def _beginning(words: list[str], language: str) -> re.Pattern[str]:
    flags = 0 if any(map(str.isupper, words)) else re.IGNORECASE
    return re.compile(rf"(?<!\w){_PREFIXES.get(language, '')}(?:{'|'.join(map(re.escape, words))})", flags)
