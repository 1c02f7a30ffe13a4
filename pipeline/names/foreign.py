"""Names in Arabic, Sorani and Kurmanji articles: the gazetteer's renderings, seen through affixes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pipeline.model import Mention, Name
from pipeline.names.gazetteer import Entry, entries
from pipeline.names.inflected import name_pattern
from pipeline.names.markup import plain

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
# The most that can stand before and after a word's stem.
_PREFIXES = {
    "ar": ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وب", "ول"),
    "ckb": ("", "بە", "لە"),
    "kmr": ("",),
}


@cache
def _index(language: str) -> Mapping[str, tuple[tuple[str, Entry], ...]]:
    """Renderings by the first three letters of their first word, articles cut off; longest rendering first."""
    table: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries():
        rendering = entry.renderings.get(language, "")
        if rendering and not entry.is_word and len(rendering) > 2:
            table.setdefault(_stem(rendering, language), []).append((rendering, entry))
    return {stem: tuple(sorted(found, key=lambda f: -len(f[0]))) for stem, found in table.items()}


def _stem(rendering: str, language: str) -> str:
    word = rendering.split(maxsplit=1)[0]
    if language == "ar" and word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return word[:3]


def mentions(text: str, language: str) -> tuple[Mention, ...]:
    """Mentions of gazetteer names in one segment; spans carry the affixes, names are in citation form."""
    if language not in _PREFIXES:
        return ()
    bare = plain(text)
    found: list[Mention] = []
    taken_to = 0
    for word in _WORD.finditer(bare.text):
        if word.start() < taken_to:
            continue
        best = _best(bare.text, word, language)
        if best is None:
            continue
        end, rendering, entry = best
        taken_to = end
        if entry.type is not None:
            start, stop = bare.span(word.start(), end)
            surface = text[start:stop]
            if surface.count("</") * 2 == surface.count("<"):
                found.append(Mention(Name(rendering, entry.type), start, stop, surface))
    return tuple(found)


def _best(text: str, word: re.Match[str], language: str) -> tuple[int, str, Entry] | None:
    index = _index(language)
    best: tuple[int, str, Entry] | None = None
    for prefix in _PREFIXES[language]:
        if not word[0].startswith(prefix):
            continue
        for rendering, entry in index.get(word[0][len(prefix) : len(prefix) + 3], ()):
            match = name_pattern(rendering, language).match(text, word.start())
            if match and (best is None or len(rendering) > len(best[1])):
                best = (match.end(), rendering, entry)
    return best
