"""Catalogues as readers see them: editions, and how far they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.catalogs.article import ArticleCatalogue
from pipeline.catalogs.names import NamesCatalogue
from pipeline.model import Article, BoundName, Edition, Finding, Rendered, Segment, State


def edition(article: Article, locale: str, catalogue: ArticleCatalogue, names: Iterable[BoundName] = ()) -> Edition:
    """The article in a locale as its catalogue stands; a sentence the catalogue does not have is missing."""
    return Edition(
        article=article,
        locale=locale,
        rendered=tuple(_rendered(segment, catalogue) for segment in article.segments),
        signature=catalogue.signature,
        translator=catalogue.translator,
        revised=catalogue.revised,
        names=tuple(names),
    )


def _rendered(segment: Segment, catalogue: ArticleCatalogue) -> Rendered:
    entry = catalogue.table.get(segment.key)
    if entry is None or entry.obsolete:
        return Rendered(segment, "", State.MISSING)
    translator = catalogue.translator if entry.approved else ""
    return Rendered(segment, entry.target, entry.state, translator, entry.note.signature)


@dataclass(frozen=True, slots=True)
class Status:
    """Counts of one catalogue: sentences, of which approved, draft, missing; findings; texts of sentences that left."""

    total: int
    approved: int
    drafts: int
    missing: int
    findings: tuple[Finding, ...]
    obsolete: int

    @property
    def done(self) -> bool:
        """Whether nothing is left to review."""
        return self.approved == self.total


def status(catalogue: ArticleCatalogue | NamesCatalogue) -> Status:
    """How far a catalogue is; of a names catalogue the findings are its conflicts."""
    active = catalogue.active
    states = Counter(entry.state for entry in active)
    if isinstance(catalogue, NamesCatalogue):
        findings = catalogue.conflicts()
    else:
        findings = tuple(finding for entry in active for finding in entry.findings)
    return Status(
        len(active),
        states[State.APPROVED],
        states[State.DRAFT],
        states[State.MISSING],
        findings,
        len(catalogue.entries) - len(active),
    )
