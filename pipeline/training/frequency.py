"""How often words are used in general, for choosing what of a dictionary is worth learning."""

from __future__ import annotations

from collections.abc import Callable

Frequency = Callable[[str, str], float]

_LANGUAGES = ("en", "ar")  # of ours, those with a list in wordfreq


def unknown(word: str, language: str) -> float:  # noqa: ARG001
    """As `per_million` where nothing is known of any word."""
    return 0.0


def per_million(word: str, language: str) -> float:
    """How often a word stands in a million words of English or Arabic (wordfreq); 0 for other languages and words."""
    from wordfreq import word_frequency  # noqa: PLC0415

    return word_frequency(word, language) * 1e6 if language in _LANGUAGES else 0.0
