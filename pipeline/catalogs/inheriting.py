"""Which old text a changed sentence takes over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.catalogs.entry import Entry, Key, Note

ALIKE = 60.0  # per cent; msgmerge too takes a text over from 0.6 on
WINDOW = 50  # neighbours on either side that are compared in an article too long to compare everything
MANY = 4_000_000


def heirs(entries: Sequence[Entry], keys: Sequence[Key]) -> dict[Key, Entry]:
    """For each new key the entry, leaving with a person's text, whose source is most like it; each entry once.

    rapidfuzz compares (its ratio is that of edits to length), as it does the matrix in one call in C++.
    """
    here, known = set(keys), {entry.key for entry in entries}
    new = [key for key in keys if key not in known]
    leaving = [e for e in entries if e.key not in here and e.by_person and not e.obsolete]
    if not new or not leaving:
        return {}
    pairs = sorted(_alike(new, leaving), key=lambda p: (-p[0], abs(p[1] - p[2]), p[1], p[2]))
    taken: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return {new[i]: leaving[j] for i, j in sorted(taken.items())}


def heir(entry: Entry, ancestor: Entry) -> Entry:
    """A changed sentence takes over the text that a person wrote for it before: to be looked at again."""
    previous = ancestor.previous if ancestor.fuzzy and ancestor.previous else ancestor.source
    comment = "\n".join(dict.fromkeys(filter(None, (entry.comment, ancestor.comment))))
    return replace(
        entry,
        target=ancestor.target,
        fuzzy=True,
        note=Note(),
        comment=comment,
        previous=previous if previous != entry.source else None,
    )


def _alike(new: Sequence[Key], leaving: Sequence[Entry]) -> list[tuple[float, int, int]]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    sources = [entry.source for entry in leaving]
    found = []
    wide = len(new) * len(leaving) > MANY
    for i, (_, text) in enumerate(new):
        start = max(0, i - WINDOW) if wide else 0
        near = sources[start : i + WINDOW] if wide else sources
        for _, score, j in process.extract(text, near, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5):
            found.append((score, i, start + j))
    return found
