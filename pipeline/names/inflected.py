"""Finding a name in a translation through the affixes of its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from pipeline.names import affixes
from pipeline.names.markup import TAG
from pipeline.names.spelling import fold_apostrophes

# Vowel signs, tatweel and marks of direction do not change a name.
_HIDDEN = re.compile(f"{TAG.pattern}|[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_PATTERNS = {"ar": affixes.arabic, "ckb": affixes.sorani, "kmr": affixes.kurmanji}
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def contains_name(text: str, rendering: str, locale: str) -> bool:
    """Whether the name stands in the text in exactly this rendering, affixes of the locale allowed."""
    return bool(find_name(text, rendering, locale))


def find_name(text: str, rendering: str, locale: str) -> tuple[tuple[int, int], ...]:
    """The spans of `text` where the rendering stands, affixes included."""
    if not rendering.strip():
        return ()
    seen, offsets = visible(text)
    spans = []
    for match in name_pattern(rendering, locale, seen.isupper()).finditer(seen):
        spans.append((offsets[match.start()], offsets[match.end() - 1] + 1))
    return tuple(spans)


@lru_cache(maxsize=16384)
def name_pattern(rendering: str, locale: str, shouted: bool = False) -> re.Pattern[str]:
    """The compiled pattern of a rendering; `shouted` for a text in capitals."""
    bare = visible(rendering)[0].strip()
    build = _PATTERNS.get(locale)
    body = build(bare) if build else re.escape(bare)
    return re.compile(affixes.BEFORE + body + affixes.AFTER, re.IGNORECASE if shouted else 0)


@lru_cache(maxsize=16384)
def adjective_pattern(place: str, locale: str) -> re.Pattern[str]:
    """The compiled pattern of the adjective of a place (العراق: عراقي), with its affixes; it may match nothing."""
    body = affixes.adjective(visible(place)[0].strip(), locale)
    return re.compile(affixes.BEFORE + body + affixes.AFTER)


def contains_adjective(text: str, place: str, locale: str) -> bool:
    """Whether the adjective of a place stands in the text."""
    return bool(adjective_pattern(place, locale).search(visible(text)[0]))


@lru_cache(maxsize=1024)  # a translation is looked through for each form of each of its names
def visible(text: str) -> tuple[str, Sequence[int]]:
    """The text without tags and invisible marks, digits and apostrophes folded, and where each character stood."""
    folded = fold_apostrophes(text).translate(_DIGITS).replace("\u00a0", " ")
    hidden = {i for found in _HIDDEN.finditer(text) for i in range(found.start(), found.end())}
    offsets: Sequence[int] = [i for i in range(len(text)) if i not in hidden] if hidden else range(len(text))
    joined = "".join(folded[i] for i in offsets) if hidden else folded
    composed = unicodedata.normalize("NFC", joined)
    return (composed, offsets) if len(composed) == len(joined) else (joined, offsets)
