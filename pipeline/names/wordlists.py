"""The words of names that the gazetteer lists, by their keys."""

from __future__ import annotations

from functools import cache

from pipeline.names.gazetteer import entries
from pipeline.names.spelling import word_key


@cache
def given_names() -> frozenset[str]:
    """Word keys of the gazetteer's given names."""
    return frozenset(word_key(s) for e in entries() if e.note == "given" for s in e.spellings)


@cache
def family_names() -> frozenset[str]:
    """Word keys of the gazetteer's family names, articles cut off."""
    names = {s for e in entries() if e.note == "family" for s in e.spellings}
    return frozenset(word_key(s.split("-")[-1]) for s in names)
