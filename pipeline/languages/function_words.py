"""The commonest closed-class and news words of the languages a newsroom here reads.

They carry what trigrams cannot: "that" and "with" against "hat" and "wit". The lists were written down by hand; where
languages share a word, each has it, so that it weighs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pipeline.languages.grams import fold


def _read(name: str) -> str:
    return (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    rows = (row.split(": ", 1) for row in _read("function-words.txt").splitlines())
    return {language: frozenset(fold(word) for word in words.split()) for language, words in rows}


def known(language: str) -> frozenset[str]:
    """The folded function words of a language, empty for one that has no list."""
    return _lists().get(language, frozenset())


@cache
def common(language: str) -> frozenset[str]:
    """The commonest words of English and Kurmanji beside the function words; empty for other languages."""
    if language not in ("en", "kmr"):
        return frozenset()
    return frozenset(_read(f"words.{language}.txt").split()) - known(language)
