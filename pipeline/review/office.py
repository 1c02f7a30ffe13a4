"""What the page asks of a newsroom, and what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.catalogs import Entry
from pipeline.model import Finding
from pipeline.review.editing import Change


@dataclass(frozen=True, slots=True)
class Row:
    """One edition in the overview; `total` is 0 where nothing is drafted yet."""

    slug: str
    locale: str
    title: str
    total: int
    approved: int
    findings: int


@dataclass(frozen=True, slots=True)
class Table:
    """All editions, the names nobody has accepted by locale (none for a locale whose names cannot be read), and lines
    about what cannot be read."""

    rows: tuple[Row, ...]
    names: dict[str, int]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with the findings on its present text."""

    entry: Entry
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One edition to review: its entries in the order of the article, and the language of their sources."""

    slug: str
    locale: str
    language: str
    entries: tuple[Shown, ...]


class Office(Protocol):
    """A newsroom under review. Every method raises DeskError with a line for people."""

    @property
    def locales(self) -> Sequence[str]:
        """The locales of the newsroom."""

    def table(self) -> Table:
        """All editions."""

    def article(self, locale: str, slug: str) -> Article | None:
        """One edition; None where there is none."""

    def names(self, locale: str) -> tuple[Entry, ...]:
        """The names of a locale that articles mention."""

    def save_text(self, locale: str, slug: str, change: Change) -> Shown:
        """Write a reviewer's change; raises Stale where the entry is not as they saw it, ValueError for no text."""

    def save_name(self, locale: str, change: Change) -> Entry:
        """Write a rendering of a name; raises as `save_text` does."""
