"""Dictionary entries as short lists: "drill, toilet, loyalty" with its translation, rarely seen words first."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from pipeline.training.corpora import Pair
from pipeline.training.phrases import Noun, noun_of, phrase

_LONGEST = 10  # entries of a list: some 25 target pieces, as long as a sentence
_SEEN = 10  # a word in so many sentences is drawn half as often as one in none
_PHRASES = 0.6  # of the nouns whose article is known
_COMMAS = {"ar": "، ", "ckb": "، "}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def sentences_with(pairs: Iterable[Pair]) -> Counter[str]:
    """In how many of the pairs each word of the source side stands."""
    counts: Counter[str] = Counter()
    for pair in pairs:
        counts.update(set(_words(pair.source)))
    return counts


class WordLists:
    """Draws lists of a dictionary's entries in a direction such as "en-ckb".

    One entry alone is over in three pieces and takes a whole sample; a list of them costs no more than a sentence. A
    word that the sentences do not have is drawn more often than one they teach anyway.
    """

    def __init__(self, entries: Sequence[Pair], seen: Counter[str], direction: str) -> None:
        self._entries = entries
        self._nouns = [noun_of(entry) if direction == "en-ar" else None for entry in entries]
        self._chances = [1 / (1 + min((seen[w] for w in _words(e.source)), default=0) / _SEEN) for e in entries]
        self._sums = list(accumulate(self._chances))
        self._commas = [_COMMAS.get(language, ", ") for language in direction.split("-")]

    @property
    def nouns(self) -> list[tuple[Noun, float]]:
        """The nouns that are known as such, with the chance of each to be drawn."""
        return [(noun, chance) for noun, chance in zip(self._nouns, self._chances, strict=True) if noun]

    def draw(self, dice: random.Random) -> Pair:
        """A list of one to ten entries."""
        at = dice.choices(range(len(self._entries)), cum_weights=self._sums, k=dice.randint(1, _LONGEST))
        nouns = [noun for noun in (self._nouns[i] for i in at) if noun]
        drawn = [self._shown(i, nouns, dice) for i in at]
        left, right = self._commas
        return Pair(left.join(e.source for e in drawn), right.join(e.target for e in drawn))

    def _shown(self, at: int, nouns: list[Noun], dice: random.Random) -> Pair:
        """An entry as it stands, or a phrase of its noun."""
        noun = self._nouns[at]
        return phrase(noun, dice.choice(nouns), dice) if noun and dice.random() < _PHRASES else self._entries[at]
