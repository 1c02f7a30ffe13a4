"""Short phrases around an Arabic dictionary's nouns, which carry the article there: "for the badge", للشارة."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from pipeline.training.corpora import Pair

_NOUN = re.compile(r"ال\w{2,}")
_PREPOSITIONS = {
    "in": "في {}",
    "on": "على {}",
    "from": "من {}",
    "with": "مع {}",
    "about": "عن {}",
    "to": "إلى {}",
    "by": "ب{}",
}


@dataclass(frozen=True, slots=True)
class Noun:
    """An English noun and its Arabic rendering without the article."""

    english: str
    stem: str

    @property
    def article(self) -> str:
        """English "a" or "an"."""
        return "an" if self.english[0] in "aeiou" else "a"

    @property
    def definite(self) -> str:
        """With the article, as a subject."""
        return f"ال{self.stem}"

    @property
    def oblique(self) -> str:
        """With the article, after a preposition or another noun: sound masculine plurals change their ending."""
        return f"ال{self.stem[:-2]}ين" if self.stem.endswith("ون") else self.definite

    @property
    def leads(self) -> bool:
        """Whether it can head a noun phrase of two unchanged: duals and sound plurals lose their ending there."""
        return not self.stem.endswith(("ون", "ين", "ان"))


def noun_of(entry: Pair) -> Noun | None:
    """The noun of an entry, None where its rendering is not one word with the article."""
    if not _NOUN.fullmatch(entry.target) or " " in entry.source:
        return None
    return Noun(entry.source, entry.target[2:])


def phrase(noun: Noun, other: Noun, dice: random.Random) -> Pair:
    """One phrase with the noun, now and then with the other one too."""
    kind = dice.choice(("the", "a", "for", "preposition", "preposition", "of", "and"))
    if kind == "a" and not noun.english.endswith("s") and noun.leads:
        return Pair(f"{noun.article} {noun.english}", noun.stem)
    if kind == "for":
        return Pair(f"for the {noun.english}", f"ل{noun.oblique[1:]}")
    if kind == "preposition":
        english, arabic = dice.choice(tuple(_PREPOSITIONS.items()))
        return Pair(f"{english} the {noun.english}", arabic.format(noun.oblique))
    if kind == "of" and noun.leads:
        return Pair(f"the {noun.english} of the {other.english}", f"{noun.stem} {other.oblique}")
    if kind == "and":
        return Pair(f"the {noun.english} and the {other.english}", f"{noun.definite} و{other.definite}")
    return Pair(f"the {noun.english}", noun.definite)
