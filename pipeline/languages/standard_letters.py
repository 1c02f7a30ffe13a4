"""The letters of a language's standard, whatever keyboard a text was typed on."""

from __future__ import annotations

from pipeline.languages.arabic import normalise_arabic
from pipeline.languages.sorani import normalise_sorani


def standard_letters(text: str, language: str) -> str:
    """The text in these letters; Arabic and Kurdish keyboards have each other's, and old Sorani has ه and a non-joiner
    for ە. Other languages' texts come back as they are.
    """
    if language == "ar":
        return normalise_arabic(text)
    return normalise_sorani(text) if language == "ckb" else text
