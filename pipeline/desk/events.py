"""What a run tells while it works: small values, handed to one callback; the command line decides how they look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Planned:
    """How much there is to look into: articles of all articles, editions (article x locale) of all editions."""

    articles: int
    all_articles: int
    editions: int
    all_editions: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The next articles are being read and their names recognised."""

    articles: int


@dataclass(frozen=True, slots=True)
class Translating:
    """The next segments go to the engine: source words of so many editions in one locale."""

    source: str
    locale: str
    editions: int
    segments: int
    words: int


@dataclass(frozen=True, slots=True)
class Translated:
    """One segment came back."""

    locale: str
    words: int


@dataclass(frozen=True, slots=True)
class Written:
    """One edition is done; `changed` says whether its catalogue is."""

    slug: str
    locale: str
    changed: bool
    drafted: int
    reused: int
    untranslated: int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should see: one line with file, line and mend."""

    message: str


Event: TypeAlias = Planned | Reading | Translating | Translated | Written | Problem
OnEvent: TypeAlias = Callable[[Event], None]


def silent(_event: Event) -> None:
    """The callback of a run nobody watches."""
