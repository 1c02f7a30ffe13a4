"""The memory: what people have approved in a locale, found again for the same sentence or a similar one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.catalogs.article import ArticleCatalogue
from pipeline.catalogs.likeness import Likeness

ANY = ""  # a source language that is not known
_Shelf: TypeAlias = "tuple[list[Remembered], Likeness]"


@dataclass(frozen=True, slots=True)
class Remembered:
    """One approved text; `slug` is the catalogue it stands in, `language` that of its source.

    Of several texts of a sentence one of the lowest `rank` counts: those of sentences that stand in their article, then
    those that have left it, then copies whose original is gone.
    """

    slug: str
    language: str
    context: str | None
    source: str
    target: str
    rank: int = 0

    @classmethod
    def of(cls, slug: str, catalogue: ArticleCatalogue) -> tuple[Remembered, ...]:
        """All texts approved in a catalogue, also of sentences that have left the article; not its copies of others."""
        language = catalogue.source_language
        return tuple(
            cls(slug, language, e.context, e.source, e.target, int(e.obsolete))
            for e in catalogue.accepted()
            if not e.copied
        )


@dataclass(frozen=True, slots=True)
class Similar:
    """An approved text of a sentence alike: `score` in per cent of letters that agree."""

    score: float
    found: Remembered

    def __str__(self) -> str:
        """One line for a comment."""
        return f"{self.found.target} ({self.score:.0f} % of: {self.found.source})"


class Memory:
    """The approved texts of one locale."""

    def __init__(self, texts: Iterable[Remembered]) -> None:
        self._exact: dict[tuple[str | None, str], list[Remembered]] = defaultdict(list)
        for text in sorted(set(texts), key=lambda t: (t.slug, t.context or "", t.source, t.target)):
            self._exact[text.context, text.source].append(text)
        self._shelves: dict[str, _Shelf] = {}

    def __len__(self) -> int:
        return sum(map(len, self._exact.values()))

    def exact(self, context: str | None, source: str, language: str = ANY, first: str = "") -> Remembered | None:
        """The approved text of this very sentence: that of the catalogue `first` where it has one, else the one most
        used, of equals that of the first catalogue by name.
        """
        found = _in_language(self._exact.get((context, source), ()), language)
        return next((text for text in found if text.slug == first), None) or _most_used(found)

    def similar(self, source: str, threshold: float = 80, language: str = ANY) -> Similar | None:
        """The most similar sentence, itself left out, if at least `threshold` per cent of its letters agree."""
        texts, likeness = self._shelf(language)
        for score, place in likeness.best(source, threshold):
            if texts[place].source != source:
                return Similar(score, texts[place])
        return None

    def _shelf(self, language: str) -> _Shelf:
        """One text for each sentence of a language."""
        if language not in self._shelves:
            best: dict[str, Remembered] = {}
            for (_, source), found in self._exact.items():
                if source not in best and (text := _most_used(_in_language(found, language))) is not None:
                    best[source] = text
            self._shelves[language] = (list(best.values()), Likeness(list(best)))
        return self._shelves[language]


def _in_language(texts: Iterable[Remembered], language: str) -> list[Remembered]:
    return [t for t in texts if ANY in (language, t.language) or t.language == language]


def _most_used(texts: list[Remembered]) -> Remembered | None:
    uses = Counter((t.rank, t.target) for t in texts)
    return max(texts, key=lambda t: (-t.rank, uses[t.rank, t.target]), default=None)
