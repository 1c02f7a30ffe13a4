"""One change of a reviewer to one entry of a catalogue, as a PO editor would make it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from pipeline.catalogs import Catalogue, Entry, Key
from pipeline.errors import DeskError
from pipeline.model import digest

C = TypeVar("C", bound=Catalogue)


class Stale(DeskError):
    """The entry is not as the reviewer saw it: somebody else has changed it since, or its sentence has left.

    `now` is the version of the entry as it is, "" where it has left.
    """

    def __init__(self, line: str, now: str = "") -> None:
        super().__init__(line)
        self.now = now


@dataclass(frozen=True, slots=True)
class Change:
    """A text for an entry, and whether it is accepted; `seen` is the `version` of the entry that was looked at."""

    key: Key
    seen: str
    text: str
    accepted: bool


def version(entry: Entry) -> str:
    """A digest of what a reviewer sees of an entry."""
    return digest(repr((entry.target, entry.fuzzy, entry.comment)))


def edited(catalogue: C, change: Change, now: datetime, reviewer: str = "") -> C:
    """The catalogue with the change, and in its header who made it and when.

    A text is one line; an accepted one loses the mark of the old source beside it. Raises Stale, ValueError for an
    empty text that is to be accepted.
    """
    entry = catalogue.table.get(change.key)
    if entry is None or entry.obsolete:
        raise Stale("this sentence has left the article; look at the page again")
    if version(entry) != change.seen:
        line = "somebody else has changed this text since you opened the page; it now reads:"
        raise Stale(f"{line} {entry.target or '(nothing)'}", version(entry))
    text = " ".join(change.text.split())
    if change.accepted and not text:
        raise ValueError("there is no text to accept")
    fuzzy = bool(text) and not change.accepted
    new = replace(entry, target=text, fuzzy=fuzzy, previous=entry.previous if fuzzy else None)
    if new == entry:
        return catalogue
    metadata = {**catalogue.metadata, "PO-Revision-Date": now.strftime("%Y-%m-%d %H:%M%z")}
    if reviewer:
        metadata["Last-Translator"] = reviewer
    entries = tuple(new if e.key == change.key else e for e in catalogue.entries)
    return replace(catalogue, entries=entries, metadata=metadata)
