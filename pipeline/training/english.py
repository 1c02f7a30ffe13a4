"""English words by what the corpora have of them: which are nouns, and their regular endings."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass

from pipeline.training.corpora import Pair
from pipeline.training.phrases import noun_of

# Words that the dictionary takes for nouns and sentences use to count and to point.
_NONE = re.compile("all|each|few|first|last|lots?|many|more|most|much|next|now|one|others?|several|some|today")
_DOUBLED = re.compile(r".*[^aeiou][aeiou][bdgklmnprtvz]")  # the last letter may be doubled: "plan", "commit"


@dataclass(frozen=True, slots=True)
class English:
    """The nouns that the Arabic dictionary marks, and all words of the texts."""

    nouns: Container[str] = frozenset()
    attested: Container[str] = frozenset()

    def with_s(self, word: str) -> str | None:
        """A noun's plural, a verb's third person; None where the texts have no such word."""
        if re.search(r"[^aeiou]y$", word):
            made = f"{word[:-1]}ies"
        else:
            made = word + ("es" if re.search(r"(?:[sxz]|[cs]h)$", word) else "s")
        return made if made in self.attested else None

    def past(self, word: str) -> str | None:
        """With the ending -ed; None where the texts have no such word."""
        stem = f"{word[:-1]}i" if re.search(r"[^aeiou]y$", word) else word.removesuffix("e")
        return self._ended(word, stem, "ed")

    def gerund(self, word: str) -> str | None:
        """With the ending -ing; None where the texts have no such word."""
        return self._ended(word, word if word.endswith("ee") else word.removesuffix("e"), "ing")

    def _ended(self, word: str, stem: str, ending: str) -> str | None:
        made = [word + word[-1] + ending] if _DOUBLED.fullmatch(word) else []
        return next((form for form in (*made, stem + ending) if form in self.attested), None)

    def singular(self, word: str, known: Container[str]) -> str | None:
        """The one of `known` that this is the plural of; None where none is."""
        ways = (word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
        return next((w for w in ways if w != word and w in known and self.with_s(w) == word), None)


NO_ENGLISH = English()


def english_of(dictionary: Iterable[Pair], texts: Iterable[Pair]) -> English:
    """What an Arabic dictionary and the source sides of the texts say of English."""
    nouns = {noun.english for noun in map(noun_of, dictionary) if noun and not _NONE.fullmatch(noun.english)}
    return English(frozenset(nouns), frozenset(w for pair in texts for w in re.findall(r"[a-z]+", pair.source)))
