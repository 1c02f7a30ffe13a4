"""Rare nouns in known sentences, on both sides (Fadaee et al., 2017)."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pipeline.training.corpora import Pair
from pipeline.training.english import NO_ENGLISH, English
from pipeline.training.kurdish import VOWELS
from pipeline.training.phrases import Noun

_ENGLISH = re.compile(r"([a-z]+)(\W*)")
_ARABIC = re.compile(r"([وف]?(?:[بك]?ال|لل|[بل])?)(\w{2,})(\W*)")
_DEFINITE = ("ال", "لل")
_ARTICLES = ("the", "a", "an")
# Endings that do not hang on the noun's gender, and in Kurmanji those of feminine nouns.
_SORANI = re.compile(r"(?:ی|ێکی?|یەکی?|ی?ە?ک(?:ە|ەی|ان|انی)|ی?انی?|ی?ە)?\W*")
_KURMANJI = re.compile(r"(?:y?(?:ek|ên|an|in))?\W*")
_FEMININE = re.compile(r"(?:y?(?:a|ê|ek|eke|ekê|ên|an|in))?\W*")
_SURE = 3  # so many texts, and so many times more, have the feminine ending than the masculine one


class Grammar(Protocol):
    """What of a word is the noun, and which nouns can stand in for each other."""

    def taken_apart(self, word: str, stems: set[str]) -> tuple[str, str, str] | None:
        """What stands before the noun, the noun, what stands after it; None where there is none of `stems`."""

    def form(self, noun: Noun) -> Hashable | None:
        """The nouns it can give way to; None where it can to none."""

    def number(self, word: str, known: Container[str]) -> tuple[str, bool]:
        """The noun of an English word, empty where it is none of `known`, and whether the word is its plural."""


class Arabic:
    """Nouns with the article or of the dictionary; like number and ending, so that verbs and adjectives still agree.

    Sound plurals, whose ending hangs on the case, are left alone.
    """

    def taken_apart(self, word: str, stems: set[str]) -> tuple[str, str, str] | None:
        """As in `Grammar`; a word with the article is a noun anyway."""
        found = _ARABIC.fullmatch(word)
        return (found[1], found[2], found[3]) if found and (found[1].endswith(_DEFINITE) or found[2] in stems) else None

    def form(self, noun: Noun) -> Hashable | None:
        """As in `Grammar`."""
        return (noun.english.endswith("s"), noun.stem.endswith("ة")) if noun.leads else None

    def number(self, word: str, known: Container[str]) -> tuple[str, bool]:
        """As in `Grammar`: the dictionary has plurals of their own."""
        return (word, False) if word in known else ("", False)


@dataclass(frozen=True, slots=True)
class Kurdish:
    """Nouns of the dictionary with their endings, which go over to another with the same last letter.

    `written` says how many texts each word stands in: it tells the feminine nouns of Kurmanji.
    """

    language: str
    english: English
    written: Counter[str] = field(default_factory=Counter)

    def taken_apart(self, word: str, stems: set[str]) -> tuple[str, str, str] | None:
        """As in `Grammar`."""
        for stem in stems:
            endings = _SORANI if self.language == "ckb" else _FEMININE if self._feminine(stem) else _KURMANJI
            if word.startswith(stem) and endings.fullmatch(word, len(stem)):
                return "", stem, word[len(stem) :]
        return None

    def form(self, noun: Noun) -> Hashable | None:
        """As in `Grammar`."""
        last = noun.stem[-1]
        return (last if last in VOWELS[self.language] + "وی" else "", self._feminine(noun.stem))

    def number(self, word: str, known: Container[str]) -> tuple[str, bool]:
        """As in `Grammar`: the dictionaries have the singular."""
        return (word, False) if word in known else (self.english.singular(word, known) or "", True)

    def _feminine(self, stem: str) -> bool:
        if self.language == "ckb":
            return False
        glide = "y" if stem[-1] in VOWELS["kmr"] else ""
        with_a, with_i = self.written[f"{stem}{glide}a"], self.written[f"{stem}{glide}î"]
        return with_a >= _SURE and with_a >= _SURE * with_i


class Substituter:
    """Puts a noun of the dictionary, by its chance, in the stead of one that the aligner links one to one.

    `starts` says of each piece whether it begins a word.
    """

    def __init__(
        self,
        nouns: Sequence[tuple[Noun, float]],
        starts: NDArray[np.bool_],
        grammar: Grammar,
        english: English = NO_ENGLISH,
    ) -> None:
        self._starts = starts
        self._grammar = grammar
        self._english = english
        self._known: dict[str, set[str]] = defaultdict(set)
        self._like: dict[Hashable, tuple[list[Noun], list[float]]] = defaultdict(lambda: ([], []))
        for noun, chance in nouns:
            self._known[noun.english].add(noun.stem)
            if (form := grammar.form(noun)) is not None:
                fit, weights = self._like[form]
                fit.append(noun)
                weights.append(chance)

    def varied(
        self,
        pair: Pair,
        source: NDArray[np.int32],
        target: NDArray[np.int32],
        links: Iterable[tuple[int, int]],
        dice: random.Random,
    ) -> Pair:
        """The pair with one noun replaced, itself where none can be; `links` are positions in its pieces."""
        left, right = pair.source.split(" "), pair.target.split(" ")
        here, there = self._words(source), self._words(target)
        if not self._known or here[-1] + 1 != len(left) or there[-1] + 1 != len(right):
            return pair
        places = []
        # Arabic and Sorani write the article to the noun, and the aligner may link it there.
        links = ((i, j) for i, j in links if left[here[i]].lower() not in _ARTICLES)
        for i, j in _linked(here, there, links):
            if old := _ENGLISH.fullmatch(left[i]):
                word, many = self._grammar.number(old[1], self._known)
                parts = self._grammar.taken_apart(right[j], self._known[word]) if word else None
                if parts:
                    places.append((i, j, Noun(word, parts[1]), many, old[2], parts))
        if not places:
            return pair
        i, j, noun, many, sign, (before, _, after) = dice.choice(places)
        fit, weights = self._like.get(self._grammar.form(noun), ([], []))
        if not fit:
            return pair
        new = dice.choices(fit, weights)[0]
        english = self._english.with_s(new.english) if many else new.english
        if not english:
            return pair
        left[i], right[j] = english + sign, before + new.stem + after
        if i and left[i - 1] in ("a", "an"):
            left[i - 1] = new.article
        return replace(pair, source=" ".join(left), target=" ".join(right))

    def _words(self, pieces: NDArray[np.int32]) -> list[int]:
        """The number of the word that each piece belongs to."""
        return [int(n) - 1 for n in np.cumsum(self._starts[pieces])]


def _linked(here: list[int], there: list[int], links: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words that are linked to each other alone, by their pieces."""
    forth: dict[int, set[int]] = defaultdict(set)
    back: dict[int, set[int]] = defaultdict(set)
    for i, j in links:
        forth[there[j]].add(here[i])
        back[here[i]].add(there[j])
    for j, ends in forth.items():
        if len(ends) == 1 and len(back[(i := next(iter(ends)))]) == 1:
            yield i, j
