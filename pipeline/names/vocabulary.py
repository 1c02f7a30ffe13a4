"""Closed word lists for recognising names: titles, particles, head nouns of places and institutions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads((files("pipeline.names") / "data" / "words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in table.items()}


def words(name: str) -> frozenset[str]:
    """One list of data/words.toml: titles, demonyms, place_heads, titles_ar and so on."""
    return _lists()[name]
