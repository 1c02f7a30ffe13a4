"""Finding a name in a translation through the affixes of its language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

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
    spans = name_pattern(rendering, locale, seen.isupper()).spans(seen)
    return tuple((offsets[start], offsets[end - 1] + 1) for start, end in spans)


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A name with its affixes: alternatives of a head and a tail, the first that fits at a place counts."""

    forms: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the name stands, from the left, none inside another."""
        at = 0
        while found := min((f for form in self.forms if (f := _next(form, text, at))), key=itemgetter(0), default=None):
            yield found
            at = found[1]

    def end(self, text: str, start: int) -> int:
        """Where the name that begins at `start` ends; -1 where none does."""
        for head, tail in self.forms:
            found = head.match(text, start)
            if found and (whole := tail.match(text, found.end())):
                return whole.end()
        return -1


def _next(form: tuple[re.Pattern[str], re.Pattern[str]], text: str, at: int) -> tuple[int, int] | None:
    head, tail = form
    while found := head.search(text, at):
        if whole := tail.match(text, found.end()):
            return found.start(), whole.end()
        at = found.start() + 1
    return None


@lru_cache(maxsize=16384)
def name_pattern(rendering: str, locale: str, shouted: bool = False) -> NamePattern:
    """The compiled pattern of a rendering; `shouted` for a text in capitals."""
    bare = visible(rendering)[0].strip()
    build = _PATTERNS.get(locale)
    flags = re.IGNORECASE if shouted else re.NOFLAG
    forms = build(bare) if build else ((re.escape(bare), ""),)
    return NamePattern(tuple(_form(head, tail, flags) for head, tail in forms))


def _form(head: str, tail: str, flags: re.RegexFlag) -> tuple[re.Pattern[str], re.Pattern[str]]:
    head, tail = (head, tail + affixes.AFTER) if tail else (head + affixes.AFTER, "")
    return re.compile(affixes.BEFORE + head, flags), _tail(tail, flags)


@cache  # there are a dozen
def _tail(tail: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(tail, flags)


@lru_cache(maxsize=16384)
def adjective_pattern(place: str, locale: str) -> re.Pattern[str]:
    """The compiled pattern of the adjective of a place (العراق: عراقي), with its affixes; it may match nothing."""
    body = affixes.adjective(visible(place)[0].strip(), locale)
    return re.compile(affixes.BEFORE + body + affixes.AFTER)


def contains_adjective(text: str, place: str, locale: str) -> bool:
    """Whether the adjective of a place stands in the text."""
    return count_adjectives(text, place, locale) > 0


def count_adjectives(text: str, place: str, locale: str) -> int:
    """How often the adjective of a place stands in the text."""
    return sum(1 for _ in adjective_pattern(place, locale).finditer(visible(text)[0]))


@lru_cache(maxsize=1024)  # a translation is looked through for each form of each of its names
def visible(text: str) -> tuple[str, Sequence[int]]:
    """The text without tags and invisible marks, digits and apostrophes folded, and where each character stood."""
    folded = fold_apostrophes(text).translate(_DIGITS).replace("\u00a0", " ")
    hidden = {i for found in _HIDDEN.finditer(text) for i in range(found.start(), found.end())}
    offsets: Sequence[int] = [i for i in range(len(text)) if i not in hidden] if hidden else range(len(text))
    joined = "".join(folded[i] for i in offsets) if hidden else folded
    composed = unicodedata.normalize("NFC", joined)
    return (composed, offsets) if len(composed) == len(joined) else (joined, offsets)
