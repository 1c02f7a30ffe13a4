"""Names alone do not tell a language: Erbil, Mesûd Barzanî and محمد stand in texts of every language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pipeline.languages.grams import fold

_PARTICLES = frozenset("al el ad ash bin ibn abu van von ال بن ابن أبو ابو ئەل".split())  # noqa: SIM905


@cache
def _listed() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "data" / "names.txt").read_text(encoding="utf-8").split())


def is_name_word(word: str) -> bool:
    """Whether the word stands in a name of the gazetteer; a Latin word has to be capitalised."""
    return not word[0].islower() and fold(word) in _listed()


def only_names(words: Sequence[str]) -> bool:
    """Whether a text of these words is names alone. Particles (al-, bin, von) count as part of a name."""
    named = [word for word in words if fold(word) not in _PARTICLES]
    return bool(named) and all(is_name_word(word) for word in named)
