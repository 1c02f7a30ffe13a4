"""Capitals where a text begins."""

from __future__ import annotations

import re

_FIRST = re.compile(r"(?:</?[abic]\d+>|[^\w<])*([^\W\d_])(?![^\s<]*[@/_])")  # no address


def capitalised(text: str, source: str) -> str:
    """A Latin text with a capital where its source has one, or is in letters that know none.

    A model is not sure of capitals in what has no full stop: "two years of work" for a heading in Sorani.
    """
    first, given = _FIRST.match(text), _FIRST.match(source)
    if first is None or given is None or given[1].islower():
        return text
    return text[: first.start(1)] + first[1].upper() + text[first.end(1) :]
