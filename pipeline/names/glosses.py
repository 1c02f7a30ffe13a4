"""Abbreviations in brackets after the name that they stand for: "the Syrian Democratic Forces (SDF)".

Of 79 such in the press corpus, people's translations into Arabic and Sorani leave out three in four and write the
others as these languages abbreviate the name; into Kurmanji most keep them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages import facts
from pipeline.model import EVERY_LOCALE, Mention

_ABBREVIATION = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Za-z]*(?:[-.&][A-Za-z]*)*")


def is_gloss(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the mention is an abbreviation straight after its own name, two signs between them: " (", ", "."""
    if not _ABBREVIATION.fullmatch(mention.surface):
        return False
    return any(m.name == mention.name and m.end + 2 == mention.start for m in mentions)


def in_brackets(text: str, mention: Mention) -> bool:
    """Whether the mention stands alone in round brackets."""
    return text[mention.start - 2 : mention.start] == " (" and text[mention.end : mention.end + 1] == ")"


def written_gloss(surface: str, short: str, locale: str) -> str:
    """How a gloss reads in the locale: the `short` form known there, the abbreviation in Latin script, or ""."""
    return short or (surface if locale in EVERY_LOCALE and facts(locale).script == "Latn" else "")
