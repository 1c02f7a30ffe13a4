"""Sentences longer than a model can read, cut where a reader would pause."""

from __future__ import annotations

import re
from collections.abc import Callable

_PAUSES = (re.compile(r"(?<=[;:؛.!?؟])\s+"), re.compile(r"(?<=[,،–—])\s+"), re.compile(r"\s+"))


def cut(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """The text in parts that fit, cut at clauses, else at commas, else between words; one word is never cut."""
    if fits(text):
        return (text,)
    for pause in _PAUSES:
        places = [found.end() for found in pause.finditer(text)]
        if places:
            middle = min(places, key=lambda place: abs(place - len(text) / 2))
            if 0 < middle < len(text):
                return (*cut(text[:middle].rstrip(), fits), *cut(text[middle:], fits))
    return (text,)
