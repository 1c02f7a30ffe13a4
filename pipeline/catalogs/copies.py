"""Copies of texts that were accepted in another catalogue: they follow their original while there is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from pipeline.catalogs.article import ArticleCatalogue
from pipeline.catalogs.entry import Entry, Note
from pipeline.model import digest


class Original(Enum):
    """What has become of the text that an entry is a copy of."""

    ACCEPTED = "accepted"  # there, whatever it says now
    WITHDRAWN = "withdrawn"  # there, and no longer accepted
    GONE = "gone"


def origin_of(entry: Entry) -> str:
    """The slug of the catalogue that an accepted text was copied from, "" for what is no copy."""
    return entry.note.memory.removesuffix(".po") if entry.copied else ""


def state_of(original: ArticleCatalogue, copy: Entry) -> Original:
    """What the catalogue that an entry was copied from says of its sentence now."""
    entry = original.table.get(copy.key)
    if entry is None:
        return Original.GONE
    return Original.ACCEPTED if entry.approved else Original.WITHDRAWN


def marked(catalogue: ArticleCatalogue, catalogues: Callable[[str], ArticleCatalogue]) -> ArticleCatalogue:
    """The catalogue, its copies of before the desk marked them as such: they name where they are from (`memory:`), and
    are copies where that has the very same text, accepted. `catalogues` gives the one of a slug.
    """
    return replace(catalogue, entries=tuple(_marked(entry, catalogues) for entry in catalogue.entries))


def _marked(entry: Entry, catalogues: Callable[[str], ArticleCatalogue]) -> Entry:
    note = entry.note
    if not note.memory or note.draft or entry.comment or not entry.approved:
        return entry
    slug, seen = note.memory.removesuffix(".po"), set[str]()
    while slug not in seen:  # copies were copied, too, and two may name each other
        seen.add(slug)
        other = catalogues(slug).table.get(entry.key)
        if other is None or not other.approved or other.target != entry.target:
            return entry
        if not other.note.memory:
            return replace(entry, note=replace(note, draft=digest(entry.target), memory=f"{slug}.po"))
        slug = other.note.memory.removesuffix(".po")
    return entry


def looked_after(catalogue: ArticleCatalogue, original: Callable[[Entry], Original]) -> ArticleCatalogue:
    """The catalogue, its copies as their originals are now: one whose original is gone is the catalogue's own text, one
    whose original is withdrawn is a draft again.
    """
    return replace(catalogue, entries=tuple(_looked_after(entry, original) for entry in catalogue.entries))


def _looked_after(entry: Entry, original: Callable[[Entry], Original]) -> Entry:
    note = entry.note
    if not entry.copied:
        # Who changed it, made it fuzzy or wrote to it has taken it over.
        return replace(entry, note=Note(other=note.other)) if note.memory else entry
    state = original(entry)
    if state is Original.GONE:
        return replace(entry, note=Note(other=note.other))
    if state is Original.WITHDRAWN:
        return replace(entry, fuzzy=True, note=replace(entry.note, memory=""))
    return entry
