"""Words of ordinary text, by how common they are: what a name is not, mostly.

Counted in the parallel and monolingual corpora, in English and Kurmanji where they stand in small letters.
"""

from __future__ import annotations

import lzma
from functools import cache
from importlib.resources import files

SEEN = 2
"""The rank of a word that ordinary text has several times."""


@cache
def _lists(language: str) -> tuple[frozenset[str], ...]:
    """The 4,000 commonest words, those seen three times at least, and those seen less often."""
    data = (files("pipeline.names") / "data" / f"ordinary-{language}.txt.xz").read_bytes()
    return tuple(frozenset(part.split("\n")) for part in lzma.decompress(data).decode().split("\n\n"))


def rank(word: str, language: str) -> int:
    """3 for a common word down to 0 for one that ordinary text does not have; the word in small letters."""
    return next((3 - place for place, listed in enumerate(_lists(language)) if word in listed), 0)
