"""Dictionary entries as short lists: "drill, toilet, loyalty" with its translation, rarely seen words first."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from pipeline.training.corpora import Pair
from pipeline.training.english import NO_ENGLISH, English
from pipeline.training.frequency import Frequency, unknown
from pipeline.training.kurdish import Shapes, noun_in
from pipeline.training.phrases import Noun, noun_of, phrase

_LONGEST = 10  # entries of a list: some 25 target pieces, as long as a sentence
_SEEN = 10  # a word in so many sentences is drawn half as often as one in none
_PHRASES = 0.6  # of the entries whose forms are known
_UNSEEN = 0.5  # texts that a rendering counts as standing in where it stands in none
_TEXTS = 3  # texts that a rendering counts as standing in where its language has it once in a million words
_RARE, _COMMON = 0.15, 3.0  # bounds of a word's weight; one that English has once in a million words weighs 1
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


def _chances(
    entries: Sequence[Pair], seen: Counter[str], written: Counter[str], language: str, frequency: Frequency
) -> list[float]:
    """Of each entry: the rarer its word in the texts and the more usual in English, the higher; among renderings of one
    word, the more the texts and the language have it.
    """
    used = []
    for entry in entries:
        words = _words(entry.target)
        times = min((written[w] + _TEXTS * frequency(w, language) for w in words), default=0)
        used.append(_UNSEEN + times / (1 if len(words) == 1 else _LOOSE))
    sums: Counter[str] = Counter()
    for entry, times in zip(entries, used, strict=True):
        sums[entry.source] += times  # type: ignore[assignment]
    return [
        _weight(e.source, frequency)
        * times
        / sums[e.source]
        / (1 + min((seen[w] for w in _words(e.source)), default=0) / _SEEN)
        for e, times in zip(entries, used, strict=True)
    ]


def _weight(english: str, frequency: Frequency) -> float:
    """By the square root of the frequency: what is ten times as usual is worth three times the effort."""
    return min(_COMMON, max(_RARE, min((frequency(w, "en") for w in _words(english)), default=0.0) ** 0.5))


class WordLists:
    """Draws lists of a dictionary's entries, English first, in a language such as "ckb".

    One entry alone is over in three pieces and takes a whole sample; a list of them costs no more than a sentence. A
    word that the sentences do not have is drawn more often than one they teach anyway, and the renderings that they
    have more often than the others. `seen` and `written` are the texts with each word of either side.
    """

    def __init__(
        self,
        entries: Sequence[Pair],
        seen: Counter[str],
        language: str,
        written: Counter[str] | None = None,
        english: English = NO_ENGLISH,
        frequency: Frequency = unknown,
    ) -> None:
        self._entries = entries
        self._shapes = Shapes(language, english) if language in ("ckb", "kmr") else None
        if self._shapes:
            self._nouns = [noun_in(entry, language, english) for entry in entries]
        else:
            self._nouns = [noun_of(entry) for entry in entries]
        self._chances = _chances(entries, seen, written or Counter(), language, frequency)
        self._sums = list(accumulate(self._chances))
        self._comma = _COMMAS.get(language, ", ")

    @property
    def nouns(self) -> list[tuple[Noun, float]]:
        """The nouns that are known as such, with the chance of each to be drawn."""
        return [(noun, chance) for noun, chance in zip(self._nouns, self._chances, strict=True) if noun]

    def draw(self, dice: random.Random) -> Pair:
        """A list of one to ten entries."""
        at = dice.choices(range(len(self._entries)), cum_weights=self._sums, k=dice.randint(1, _LONGEST))
        nouns = [noun for noun in (self._nouns[i] for i in at) if noun]
        drawn = [self._shown(i, nouns, dice) for i in at]
        return Pair(", ".join(e.source for e in drawn), self._comma.join(e.target for e in drawn))

    def _shown(self, at: int, nouns: list[Noun], dice: random.Random) -> Pair:
        """An entry as it stands, or a form of it as sentences have it."""
        noun, entry = self._nouns[at], self._entries[at]
        if dice.random() >= _PHRASES:
            return entry
        if self._shapes:
            return self._shapes.shown(entry, dice)
        return phrase(noun, dice.choice(nouns), dice) if noun else entry
