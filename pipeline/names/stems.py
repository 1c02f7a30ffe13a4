"""Words of Arabic, Sorani and Kurmanji texts without what is joined to them, and names found there in citation form."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from pipeline.model import NameType
from pipeline.names.affixes import AR_NOMINATIVE
from pipeline.names.gazetteer import entries
from pipeline.names.transliterator import transliterator

# Longest first. A stem keeps two letters at least.
_SORANI = (
    *("ەکانیشی", "ەکانەوە", "ەکانی", "ەکان", "ەکەدا", "ەکەی", "ەکە", "یشیان", "یەکان", "انیش", "ییەکان", "یەوە", "یدا"),
    *("ەوە", "انی", "یان", "ێکی", "یش", "دا", "وە", "ان", "ێک", "یە", "یی", "ش", "ی", "ە", "ن"),
)
_KURMANJI = (
    ("iyê", "î"), ("iya", "î"), ("iyan", "î"), ("iyên", "î"), ("ayê", "a"), ("ayê", "e"), ("eyê", "e"), ("yê", "ye"),
    ("anî", ""), ("yan", ""), ("yên", ""), ("yê", ""), ("ya", ""), ("yî", ""), ("ên", ""), ("an", ""), ("ekî", ""),
    ("ê", ""), ("a", ""), ("î", ""), ("e", ""), ("ê", "e"), ("ê", "a"),
)  # fmt: skip
_APOSTROPHE = re.compile(r"['’].*$")
# Endings that are cut off a word that nothing knows: they end few names, and many mentions.
_BOLD = {"ckb": ("ەوە", "یدا", "دا", "یش"), "kmr": ("yê", "ê")}


@lru_cache(maxsize=65536)
def stems(word: str, language: str) -> tuple[str, ...]:
    """The word, then what it may be without its affixes, the fullest first."""
    if language == "ar":
        found = _arabic(word)
    elif language == "ckb":
        found = [word[: -len(end)] for end in _SORANI if word.endswith(end) and len(word) - len(end) > 1]
    else:
        bare = _APOSTROPHE.sub("", word)
        found = [bare] if bare != word else []
        found += [bare[: -len(end)] + new for end, new in _KURMANJI if bare.endswith(end) and len(bare) - len(end) > 1]
    return tuple(dict.fromkeys((word, *sorted(found, key=len, reverse=True))))


def _arabic(word: str) -> list[str]:
    joined = [word]
    if word[0] in "وف" and len(word) > 3:
        joined.append(word[1:])
    for base in tuple(joined):
        if base.startswith("لل") and len(base) > 4:
            joined.append("ال" + base[2:])
        elif base[0] in "بلك" and len(base) > 3:
            joined.append(base[1:])
    return joined[1:]


@cache
def known_names(language: str) -> frozenset[str]:
    """Every rendering of the gazetteer, and of its given and family names."""
    return frozenset(entry.renderings[language] for entry in entries() if language in entry.renderings)


@cache
def name_words(language: str) -> Mapping[str, int]:
    """How often each word was seen in names, small letters."""
    counts = dict(transliterator(language).frequency)
    for name in known_names(language):
        for word in name.lower().split():
            counts[word] = counts.get(word, 0) + 4
    return counts


def seen(word: str, language: str) -> int:
    """Sightings of a word in names, with or without the article."""
    counts = name_words(language)
    word = word.lower()
    bare = word.removeprefix("ال") if language == "ar" and len(word) > 4 else word
    return max(counts.get(word, 0), counts.get(bare, 0))


def citation(words: Sequence[str], kind: NameType, language: str, beside: Mapping[str, int]) -> str:
    """The citation form of a mention; `beside` counts the words of the article as they stand."""
    if language == "ar":
        name = " ".join((_chosen(words[0], language, beside), *words[1:]))
        first, _, rest = name.partition(" ")
        return f"{AR_NOMINATIVE.get(first, first)} {rest}" if rest and name not in known_names("ar") else name
    if len(words) > 1 and kind is not NameType.PERSON and language == "kmr":
        return " ".join(words)  # the oblique of its last word belongs to the name
    if len(words) > 1 and kind is NameType.PERSON and language == "ckb" and words[-1].endswith("ی"):
        # more family names end in it than mentions have it joined to them
        stem = words[-1][:-1]
        joined = beside.get(stem, 0) or (seen(stem, language) > 1 and not seen(words[-1], language))
        return " ".join((*words[:-1], stem if joined else words[-1]))
    return " ".join((*words[:-1], _chosen(words[-1], language, beside)))


def _chosen(word: str, language: str, beside: Mapping[str, int]) -> str:
    options = stems(word, language)
    scored = [(_likely(stem, word, language, beside), stem) for stem in options]
    best = max(scored, key=lambda pair: pair[0])
    if best[0] > 0 or language == "ar":
        return best[1] if best[0] > 0 else word
    bold = next((end for end in _BOLD[language] if word.endswith(end) and len(word) - len(end) > 2), "")
    return word.removesuffix(bold)


def _likely(stem: str, word: str, language: str, beside: Mapping[str, int]) -> float:
    score = math.log1p(seen(stem, language)) + (2.0 if stem in known_names(language) else 0.0)
    score += 1.5 * math.log1p(beside.get(stem, 0) - (stem == word))
    return score - 0.1 * (len(word) - len(stem))
