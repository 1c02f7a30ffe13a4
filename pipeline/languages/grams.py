"""A text as words, and words as character trigrams: the same for building the profiles and for detecting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pipeline.languages.addresses import ADDRESS

# Addresses, handles and inline tags say nothing about the language around them.
_NOISE = re.compile(rf"{ADDRESS}|[@#]\w+|</?[abic]\d+>")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
# Vowel marks, kashida and invisible signs inside a word. A zero-width non-joiner parts the word, as in langdetect.
_MARKS = re.compile(
    r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def plain(text: str) -> str:
    """The text composed (NFC), presentation forms folded, without addresses, tags, vowel marks and invisible signs."""
    if re.search(r"[\ufb50-\ufdff\ufe70-\ufefc]", text):
        text = unicodedata.normalize("NFKC", text)
    return _MARKS.sub("", _NOISE.sub(" ", unicodedata.normalize("NFC", text)))


def fold(text: str) -> str:
    """Lower case, and one yeh: profiles and texts differ in it for reasons of keyboard as often as of language."""
    # İ lower-cases to two characters, and a capital I stands for ı in Turkish and i elsewhere.
    return text.replace("İ", "i").lower().replace("\u06cc", "\u064a")


def words(text: str) -> list[str]:
    """The words of a `plain` text; an apostrophe between letters does not part a word."""
    return _WORD.findall(text)


def grams(word: str) -> Iterator[str]:
    """The 3-grams of a folded word, with a blank for its edges: " we", "wer", …; " a " for a single letter.

    Trigrams alone tell short texts better than 1- to 3-grams (first four words of English news: 97 against 93 %), since
    the shorter ones only count the same letters again; and they cost half the time.
    """
    edged = f" {word.replace('’', chr(39)).replace('ʼ', chr(39))} "
    for start in range(len(edged) - 2):
        yield edged[start : start + 3]
