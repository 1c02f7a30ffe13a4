"""Dictionary entries as short lists: "drill, toilet, loyalty" with its translation, rarely seen words first."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from pipeline.training.corpora import Pair
from pipeline.training.english import NO_ENGLISH, English
from pipeline.training.kurdish import Shapes, noun_in
from pipeline.training.phrases import Noun, noun_of, phrase

_LONGEST = 10  # entries of a list: some 25 target pieces, as long as a sentence
_SEEN = 10  # a word in so many sentences is drawn half as often as one in none
_PHRASES = 0.6  # of the entries whose forms are known
_UNSEEN = 0.5  # texts that a rendering counts as standing in where it stands in none
_LOOSE = 10  # several words stand in one text by chance so much more often than as a phrase
_ARTICLE = re.compile(r"[وف]?[بك]?(?:ال|لل)(?=\w{2})")
_COMMAS = {"ar": "، ", "ckb": "، "}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def sentences_with(texts: Iterable[str]) -> Counter[str]:
    """In how many of the texts each word stands; an Arabic noun with the article also without what is before that."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(_words(text)))
    for word, times in list(counts.items()):
        if (bare := _ARTICLE.sub("ال", word)) != word:
            counts[bare] += times
    return counts


def _chances(entries: Sequence[Pair], seen: Counter[str], written: Counter[str]) -> list[float]:
    """Of each entry: the rarer its word, the higher; among renderings of one word, the more the texts have it."""
    used = []
    for entry in entries:
        words = _words(entry.target)
        used.append(_UNSEEN + min((written[w] for w in words), default=0) / (1 if len(words) == 1 else _LOOSE))
    sums: Counter[str] = Counter()
    for entry, times in zip(entries, used, strict=True):
        sums[entry.source] += times  # type: ignore[assignment]
    return [
        times / sums[e.source] / (1 + min((seen[w] for w in _words(e.source)), default=0) / _SEEN)
        for e, times in zip(entries, used, strict=True)
    ]


class WordLists:
    """Draws lists of a dictionary's entries in a direction such as "en-ckb".

    One entry alone is over in three pieces and takes a whole sample; a list of them costs no more than a sentence. A
    word that the sentences do not have is drawn more often than one they teach anyway, and the renderings that they
    have more often than the others. `seen` and `written` are the texts with each word of either side.
    """

    def __init__(
        self,
        entries: Sequence[Pair],
        seen: Counter[str],
        direction: str,
        written: Counter[str] | None = None,
        english: English = NO_ENGLISH,
    ) -> None:
        self._entries = entries
        target = direction.removeprefix("en-")
        self._shapes = Shapes(target, english) if target in ("ckb", "kmr") else None
        if self._shapes:
            self._nouns = [noun_in(entry, target, english) for entry in entries]
        else:
            self._nouns = [noun_of(entry) if direction == "en-ar" else None for entry in entries]
        self._chances = _chances(entries, seen, written or Counter())
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
        """An entry as it stands, or a form of it as sentences have it."""
        noun, entry = self._nouns[at], self._entries[at]
        if dice.random() >= _PHRASES:
            return entry
        if self._shapes:
            return self._shapes.shown(entry, dice)
        return phrase(noun, dice.choice(nouns), dice) if noun else entry
