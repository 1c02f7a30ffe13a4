"""A merge made from an older reading of a file, put on top of what a person has saved since."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.entry import Entry
from pipeline.catalogs.header import SIGNATURE
from pipeline.catalogs.inheriting import heir, heirs

C = TypeVar("C", bound=Catalogue)


def rebase(new: C, disk: Catalogue) -> C:
    """The new catalogue with everything that people wrote in the one on disk."""
    entries = [_rebased(entry, disk.table.get(entry.key)) for entry in new.entries]
    # A sentence that changed while a person corrected its old wording takes their text over, as in a merge.
    active = [entry.key for entry in entries if not entry.obsolete]
    inherited = heirs(disk.entries, active) if new.inherits else {}
    entries = [heir(e, inherited[e.key]) if e.key in inherited and not e.by_person else e for e in entries]
    entries += [
        e.retired() for e in disk.entries if e.key not in new.table and (e.by_person or e.comment) and not e.copied
    ]
    ours = {key: new.metadata[key] for key in (SIGNATURE,) if key in new.metadata}
    comment = disk.comment or new.comment
    metadata = {**new.metadata, **disk.metadata, **ours}
    return replace(new, entries=tuple(entries), metadata=metadata, comment=comment, repaired=True)


def _rebased(new: Entry, disk: Entry | None) -> Entry:
    if disk is None or not (disk.by_person or disk.comment or new.by_person):
        return new
    if not disk.target and not new.by_person:  # only the comment is theirs
        return replace(new, comment=disk.comment)
    if disk.obsolete and not disk.by_person:
        return new
    theirs = replace(disk, obsolete=new.obsolete, occurrences=new.occurrences)
    return theirs.retired() if new.obsolete else theirs
