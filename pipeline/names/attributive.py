"""Countries whose initials English puts before a noun: "a US official" put in as a name was an official in America."""

from __future__ import annotations

import re

from pipeline.model import Mention
from pipeline.names.vocabulary import words as listed_words

_ADJECTIVES = {"US": "American", "UK": "British", "UAE": "Emirati"}
_WORD = re.compile(r"\.? (?:and [A-Z][\w.]* )?([^\W\d_]+)")  # "US troops", "US and Iraqi troops"
_ARTICLE = re.compile(r"(?<!\w)([Aa]) $")


def attributive(text: str, mention: Mention) -> str:
    """The adjective for a country by its initials before a noun, "" for any other mention."""
    adjective = _ADJECTIVES.get(mention.surface.replace(".", ""), "")
    behind = _WORD.match(text, mention.end) if adjective else None
    return adjective if behind and behind[1].lower() in listed_words("attributed") else ""


def agreeing(before: str, word: str) -> str:
    """What stands before a word, an "a" at its end as the word asks for it."""
    return _ARTICLE.sub(r"\1n ", before) if word[0] in "AE" else before
