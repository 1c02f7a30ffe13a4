"""Kurdish nouns and verbs of a dictionary in the forms that sentences have: "the hill", گردەکە, "cleaned", paqij kir.

Endings as in the grammars of Thackston (Sorani Kurdish, 2006; Kurmanji Kurdish, 2006).
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.training.corpora import Pair
from pipeline.training.english import English
from pipeline.training.phrases import Noun

_INFINITIVE = {"ckb": re.compile(r".*ن"), "kmr": re.compile(r".*(?:in|ûn|an)")}
_FINITE = re.compile(r".*دە\w*(?:ێت|ات|کا)")  # some Sorani entries are verbs of the present
_LIGHT = {
    "ckb": re.compile(r"(\w{3,}) ?(کردن|بوون|دان)"),
    "kmr": re.compile(r"(\w{2,}) ?(kirin|bûn|dan)"),
}
# Verbs that these begin take their marks after them, and the clitics elsewhere.
_PREVERBS = {
    "ckb": re.compile(r"هەڵ|دا|ڕا|دەر|وەر|سەر|بەر|.*(?:پێ|لێ|تێ|نە|ی|بە|لە)"),
    "kmr": re.compile(r"ve|ra|da|der|ber|hil|wer|rû|tê|lê|pê|jê|bi|vê|hev|.*(?:ne|lê|pê|jê|ve)"),
}
_FORMS = {  # past, present, subjunctive, past passive, of the third person
    "کردن": ("{}ی کرد", "{} دەکات", "{} بکات", "{} کرا"),
    "بوون": ("{} بوو", "{} دەبێت", "{} ببێت", None),
    "دان": ("{}ی دا", "{} دەدات", "{} بدات", "{} درا"),
    "kirin": ("{} kir", "{} dike", "{} bike", "hat {}kirin"),
    "bûn": ("{} bû", "{} dibe", "{} bibe", None),
    "dan": ("{} da", "{} dide", "{} bide", "hat {}dan"),
}
_WILL = {"ckb": "{}", "kmr": "dê {}"}
VOWELS = {"ckb": "اەێۆ", "kmr": "aeêiîoûu"}  # of Sorani those that no consonant is written like


def stands_alone(noun: Noun, language: str) -> bool:
    """Whether its rendering is a noun of its own: one word and no verb."""
    verbal = _INFINITIVE[language].fullmatch(noun.stem) or _FINITE.fullmatch(noun.stem)
    return re.fullmatch(r"\w{2,}", noun.stem) is not None and not verbal


def noun_in(entry: Pair, language: str, english: English) -> Noun | None:
    """The noun of an entry, None where it is none for sure."""
    noun = Noun(entry.source, entry.target)
    return noun if entry.source in english.nouns and stands_alone(noun, language) else None


@dataclass(frozen=True, slots=True)
class Shapes:
    """Forms of dictionary entries in one of the two languages."""

    language: str
    english: English

    def of(self, entry: Pair) -> dict[str, str]:
        """English forms with their renderings; empty where the entry is neither noun nor regular verb."""
        noun = noun_in(entry, self.language, self.english)
        if noun:
            made = self._sorani(noun) if self.language == "ckb" else self._kurmanji(noun)
            return {left: right for left, right in made.items() if left}
        return self._verb(entry)

    def shown(self, entry: Pair, dice: random.Random) -> Pair:
        """One of the forms, the entry itself where there is none."""
        made = self.of(entry)
        return Pair(*dice.choice(sorted(made.items()))) if made else entry

    def _sorani(self, noun: Noun) -> Mapping[str, str]:
        stem, last = noun.stem, noun.stem[-1]
        if last == "و":  # a vowel or a consonant, which the script does not tell
            return {}
        glide = "ی" if last in VOWELS["ckb"] or (last == "ی" and not stem.endswith("یی")) else ""
        link = "" if last in VOWELS["ckb"] else f"{glide}ە"
        definite, plural = f"{stem}{link}کە", f"{stem}{link}کان"
        many, closed = self.english.with_s(noun.english), last not in VOWELS["ckb"] + "ی"
        made = {
            f"the {noun.english}": definite,
            f"{noun.article} {noun.english}": f"{stem}{glide}{'ێ' if closed else 'ە'}ک",
            f"in the {noun.english}": f"لە {definite}دا",
            f"for the {noun.english}": f"بۆ {definite}",
            f"with the {noun.english}": f"لەگەڵ {definite}",
            f"this {noun.english}": f"ئەم {stem}{glide}ە",
        }
        return made | {f"the {many}": plural, f"for the {many}": f"بۆ {plural}"} if many else made

    def _kurmanji(self, noun: Noun) -> Mapping[str, str]:
        stem = noun.stem
        joined = f"{stem[:-1]}iy" if stem.endswith("î") else f"{stem}y" if stem[-1] in VOWELS["kmr"] else stem
        many = self.english.with_s(noun.english)
        made = {f"the {noun.english}": stem, f"{noun.article} {noun.english}": f"{joined}ek"}
        if not many:
            return made
        them = f"{joined}an"
        return made | {
            many: stem,
            f"the {many}": stem,
            f"for the {many}": f"ji bo {them}",
            f"from the {many}": f"ji {them}",
            f"in the {many}": f"di {them} de",
        }

    def _verb(self, entry: Pair) -> dict[str, str]:
        known = (self.english.with_s(entry.source), self.english.past(entry.source), self.english.gerund(entry.source))
        third, past, gerund = known
        if not past or not (third or gerund) or not re.fullmatch("[a-z]+", entry.source):
            return {}
        compound = _LIGHT[self.language].fullmatch(entry.target)
        made: dict[str | None, str | None] = {gerund: entry.target}
        if compound and not _PREVERBS[self.language].fullmatch(compound[1]):
            was, now, may, done = (form and form.format(compound[1]) for form in _FORMS[compound[2]])
            made |= {past: was, third: now, f"to {entry.source}": may, f"was {past}": done}
            made[f"will {entry.source}"] = may and _WILL[self.language].format(may if self.language == "kmr" else now)
        elif self.language == "kmr" and not compound and re.fullmatch(r"\w+andin", entry.target):
            stem = entry.target.removesuffix("andin")
            made |= {past: f"{stem}and", third: f"di{stem}îne", f"to {entry.source}": f"bi{stem}îne"}
        return {left: right for left, right in made.items() if left and right}
