"""A source in the letters and the spelling that the packs have learned, whatever keyboard it was typed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.languages.addresses import SPARED
from pipeline.languages.edits import Edit
from pipeline.languages.speller import Speller
from pipeline.languages.standard_letters import standard_letters

_SIGNS = "\u0640\u064b-\u065f\u0670\u200c\u200d\u00ad"  # kashida, vowel marks, joiners
_APART = rf"<c(?P<code>\d+)>[^<]*</c(?P=code)>|</?[abic]\d+>|{SPARED}"  # code, inline tags, addresses
_ARABIC = re.compile(rf"{_APART}|(?P<word>[\u0620-\u06d3\u06d5\u06fa-\u06ff\ufb50-\ufdfb\ufe70-\ufefc{_SIGNS}]+)")
_LATIN = re.compile(rf"{_APART}|(?P<word>[^\W\d_]+)")
_BARE = 6  # words from which on a text without ê, î and û was typed without them


def respelled(text: str, language: str, words: bool = True) -> tuple[Edit, ...]:
    """The edits that make a source's spelling that of the packs' texts, word by word, in order.

    In Arabic and Sorani a keyboard's letters become the language's own, and Kurmanji that was typed without its letters
    has them again; with `words` Sorani and Kurmanji words that the texts have in another spelling alone take that.
    Inline tags, code, addresses, handles and hashtags stay, and so do other languages' texts.
    """
    if language in ("ar", "ckb"):
        spell = _speller(language).spell if words and language == "ckb" else str
        return tuple(_edits(text, _ARABIC, lambda word: spell(standard_letters(word, language))))
    if language == "kmr" and _typed_bare(text):
        return tuple(_edits(text, _LATIN, _speller(language).spell_bare))
    return tuple(_edits(text, _LATIN, _speller(language).spell)) if language == "kmr" and words else ()


def _edits(text: str, pattern: re.Pattern[str], spell: Callable[[str], str]) -> Iterator[Edit]:
    for found in _words(text, pattern):
        if (word := spell(found[0])) != found[0]:
            yield Edit(*found.span(), word)


def _words(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(text) if found["word"])


@cache
def _speller(language: str) -> Speller:
    return Speller.load(language)


def _typed_bare(text: str) -> bool:
    """Whether a Kurmanji text was typed without its own letters.

    Of the press corpus's 6,176 segments of so many words and more, 6 have none of ê, î and û.
    """
    return not re.search("[êîûÊÎÛ]", text) and sum(1 for _ in _words(text, _LATIN)) >= _BARE
