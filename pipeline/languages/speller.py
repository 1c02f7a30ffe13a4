"""How a Kurdish word is spelled in the texts that the packs have learned from, whatever its writer's habit.

No authority binds all Kurdish newsrooms: ئەمەریکا and ئەمریکا, نیە and نییە, piranîya and piraniya are the same words,
and a pack knows one of them. A quarter of the running words of Sorani news on the web and a sixth of the Kurmanji ones
stand in these texts less than three times.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.languages.outlines import OUTLINES, without_marks

_DATA = Path(__file__).parent / "data"
_COMMON = 20  # times that a form stands in the texts, where a part of a word or a short word is to be known by it
_CASES = {
    "e": "ê",
    "i": "î",
    "en": "ên",
    "ye": "yê",
    "yi": "yî",
    "yen": "yên",
    "a": "a",
    "an": "an",
    "ya": "ya",
    "yan": "yan",
}
_SHORT = 4  # letters from which on an outline tells a word


@dataclass(frozen=True)
class Speller:
    """`counts` says how often each form stands in the texts; `outlines` give, the strictest first, the commonest form
    of an outline, `bare` that of a Kurmanji one without marks. `habits` are stems that writers spell otherwise, with
    the texts' own; `endings` may follow a stem.
    """

    language: str
    counts: Mapping[str, int]
    outlines: tuple[Mapping[str, str], ...]
    bare: Mapping[str, str]
    habits: Mapping[str, str]
    endings: frozenset[str]

    @classmethod
    def load(cls, language: str) -> Speller:
        """Sorani's or Kurmanji's, from the counts and the habits in `data/`."""
        lines = (_DATA / f"spellings.{language}.txt").read_text("utf-8").splitlines()
        counts = {form: int(count) for line in lines for form, count in [line.rsplit(" ", 1)]}
        outlines = tuple(_by_outline(counts, outline) for outline in OUTLINES[language])
        bare = _by_outline(counts, without_marks) if language == "kmr" else {}
        habits = tomllib.loads((_DATA / "habits.toml").read_text("utf-8"))[language]
        return cls(language, counts, outlines, bare, habits["stems"], frozenset(habits["endings"]))

    def spell(self, word: str) -> str:
        """The word as the texts have it; one that they have as it is, but for an ending, or not at all stays."""
        small = word if self.language == "ckb" else word[0].lower() + word[1:]
        if len(small) < 3 or small in self.counts:
            return word
        form = next(filter(None, self._tries(small)), small)
        return form if small == word else form[0].upper() + form[1:]

    def spell_bare(self, word: str) -> str:
        """A Kurmanji word of a text that was typed without ê, î and û: the commonest form that it may stand for."""
        small = without_marks(word[0].lower() + (word[1:] if word.isupper() else word[1:].lower()))
        form = self.bare.get(small) or self._bare_ended(small)
        if form is None or form == small:
            return word
        return form[0].upper() + form[1:] if word[0].isupper() else form

    def _bare_ended(self, word: str) -> str | None:
        """A bare word with its longest stem as the texts have it, where a case or a number follows, with its marks."""
        for end in range(len(word) - 1, _SHORT - 1, -1):
            ending, stem = _CASES.get(word[end:]), self.bare.get(word[:end])
            if ending is not None and stem is not None:
                return stem + ending
        return None

    def _tries(self, word: str) -> Iterator[str | None]:
        yield self._of(word, 0)
        yield self._ended(word, lambda stem: stem if self.counts.get(stem, 0) >= _COMMON else None)
        yield from (self._of(word, degree) for degree in range(1, len(self.outlines)))
        if self.language == "ckb":
            yield from (self._of(verb, degree) for verb in _verbs(word) for degree in (0, 1))
            yield self._apart(word)
        yield self._ended(word, self.habits.get)
        yield self._ended(word, self._common)

    def _of(self, word: str, degree: int) -> str | None:
        """The commonest form of the word's outline, where that tells it."""
        if degree and (len(word) < _SHORT or (degree > 1 and re.search("[êçş]", word))):
            return None  # who typed a word with ê, ç or ş has these letters
        form = self.outlines[degree].get(OUTLINES[self.language][degree](word))
        if form is None or (self.counts[form] < _COMMON and (degree > 1 or len(word) < _SHORT)):
            return None
        return form.replace("îy", "iy")

    def _common(self, part: str) -> str | None:
        forms = (self._of(part, degree) for degree in (0, 1))
        return next((form for form in forms if form and self.counts.get(form, 0) >= _COMMON), None)

    def _apart(self, word: str) -> str | None:
        """A preposition and its word written as one."""
        for front in ("لە", "بە", "بۆ"):
            rest = word.removeprefix(front)
            if rest != word and len(rest) >= 3 and (form := self._common(rest)):
                return f"{front} {form}"
        return None

    def _ended(self, word: str, stem_of: Callable[[str], str | None]) -> str | None:
        """The word with its longest stem as `stem_of` has it, where what follows is an ending."""
        for end in range(len(word), 2, -1):
            stem = stem_of(word[:end])
            if stem is not None and (end == len(word) or word[end:] in self.endings):
                return self._of(stem + word[end:], 0) or (stem + word[end:]).replace("îy", "iy")
        return None


def _by_outline(counts: Mapping[str, int], outline: Callable[[str], str]) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for form in counts:  # the commonest first
        table.setdefault(outline(form), form)
    return table


def _verbs(word: str) -> Iterator[str]:
    """A Sorani verb with the ending and the prefix of the written language: دەڵێ, ئەکات."""
    for begun in (word, "دە" + word[2:] if word.startswith("ئە") else ""):
        if begun and begun != word:
            yield begun
        if begun and begun[-1] in "ێا" and begun.startswith(("دە", "نا", "ب", "نە")):
            yield begun + "ت"
