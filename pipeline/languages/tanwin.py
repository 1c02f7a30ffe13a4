"""The tanwin of the Arabic accusative (عاماً, أيضاً), which the packs, having learned without vowel marks, leave out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.languages.edits import one_of

_DATA = Path(__file__).parent / "data" / "tanwin.txt"
LETTER = r"[ء-ي\u0640\u064b-\u0652\u0670]"
_WORD = re.compile(rf"(?<!{LETTER})[ء-ي]{{2,}}ا(?!{LETTER})")
_VERB = ("وا", "نا")  # فعلوا, فحصنا: with an ending of a verb the first letter is no "and"


def put_tanwin(text: str, names: Iterable[str] = ()) -> str:
    """An Arabic draft with the tanwin behind the alif of each word that our texts hardly ever write without it.

    Words of the `names` stay as they are (دينا is a woman, and a debt). Doing it twice changes nothing more.
    """
    kept = [found.span() for found in re.finditer(one_of(filter(None, names)), text)]

    def marked(found: re.Match[str]) -> str:
        inside = any(start < found.end() and found.start() < end for start, end in kept)
        return found[0] if inside or not _has_tanwin(found[0]) else found[0] + "\u064b"

    return _WORD.sub(marked, text)


def _has_tanwin(word: str) -> bool:
    return not _forms().isdisjoint((word, without_and(word)))


def without_and(word: str) -> str:
    """A word without the و or ف before it, where this can be "and"."""
    return word[1:] if len(word) > 4 and word[0] in "وف" and not word.endswith(_VERB) else word


@cache
def _forms() -> frozenset[str]:
    return frozenset(_DATA.read_text("utf-8").split())
