"""Rare nouns in known sentences, on both sides (Fadaee et al., 2017); into Arabic, where a dictionary marks nouns."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pipeline.training.corpora import Pair
from pipeline.training.phrases import Noun

_ENGLISH = re.compile(r"([a-z]+)(\W*)")
_ARABIC = re.compile(r"([وف]?(?:[بك]?ال|لل|[بل])?)(\w{2,})(\W*)")
_DEFINITE = ("ال", "لل")


class Substituter:
    """Puts a noun of the dictionary, by its chance, in the stead of one that the aligner links one to one.

    Nouns of like number and ending stand in for each other, so that verbs and adjectives still agree; sound plurals,
    whose ending hangs on the case, are left alone. `starts` says of each piece whether it begins a word.
    """

    def __init__(self, nouns: Sequence[tuple[Noun, float]], starts: NDArray[np.bool_]) -> None:
        self._starts = starts
        self._known: dict[str, set[str]] = defaultdict(set)
        self._like: dict[tuple[bool, bool], tuple[list[Noun], list[float]]] = defaultdict(lambda: ([], []))
        for noun, chance in nouns:
            self._known[noun.english].add(noun.stem)
            if noun.leads:
                fit, weights = self._like[_form(noun.english, noun.stem)]
                fit.append(noun)
                weights.append(chance)

    def varied(
        self,
        pair: Pair,
        source: NDArray[np.int32],
        target: NDArray[np.int32],
        heads: NDArray[np.int32],
        dice: random.Random,
    ) -> Pair:
        """The pair with one noun replaced, itself where none can be; its pieces and links as in `Example`."""
        left, right = pair.source.split(" "), pair.target.split(" ")
        here, there = self._words(source), self._words(target)
        if here[-1] + 1 != len(left) or there[-1] + 1 != len(right):
            return pair
        places = []
        for i, j in _linked(here, there, heads):
            old, word = _ENGLISH.fullmatch(left[i]), _ARABIC.fullmatch(right[j])
            known = self._known.get(old[1]) if old else None
            if old and word and known and (word[1].endswith(_DEFINITE) or word[2] in known):
                places.append((i, j, old, word))
        if not places:
            return pair
        i, j, old, word = dice.choice(places)
        fit, weights = self._like[_form(old[1], word[2])]
        if not fit or not Noun(old[1], word[2]).leads:
            return pair
        new = dice.choices(fit, weights)[0]
        left[i], right[j] = new.english + old[2], word[1] + new.stem + word[3]
        if i and left[i - 1] in ("a", "an"):
            left[i - 1] = new.article
        return replace(pair, source=" ".join(left), target=" ".join(right))

    def _words(self, pieces: NDArray[np.int32]) -> list[int]:
        """The number of the word that each piece belongs to."""
        return [int(n) - 1 for n in np.cumsum(self._starts[pieces])]


def _form(english: str, stem: str) -> tuple[bool, bool]:
    return english.endswith("s"), stem.endswith("ة")


def _linked(here: list[int], there: list[int], heads: NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Words that are linked to each other alone, by their pieces."""
    forth: dict[int, set[int]] = defaultdict(set)
    back: dict[int, set[int]] = defaultdict(set)
    for at, head in enumerate(heads):
        if head >= 0:
            forth[there[at]].add(here[head])
            back[here[head]].add(there[at])
    for j, ends in forth.items():
        if len(ends) == 1 and len(back[(i := next(iter(ends)))]) == 1:
            yield i, j
