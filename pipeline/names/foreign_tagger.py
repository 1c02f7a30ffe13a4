"""What the tagger reads in an Arabic, Sorani or Kurmanji text: a row of features for each word.

The tags, the decoding and the training are those of the English tagger. There is no spaCy here, and Arabic script has
no capitals: the gazetteer, known name words, ordinary words, titles and affixes have to tell what a word is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline.languages.function_words import common, known
from pipeline.model import NameType
from pipeline.names.gazetteer import entries
from pipeline.names.matcher import Found, Word
from pipeline.names.ordinary import rank
from pipeline.names.stems import name_words, stems
from pipeline.names.tagger import shape
from pipeline.names.vocabulary import words as listed_words

_CLOSE = frozenset((" ", "-", "‐", "‑", " - ", "\u00a0"))


@cache
def _words_noted(note: str, language: str) -> frozenset[str]:
    listed = (e.renderings[language] for e in entries() if e.note == note and language in e.renderings)
    return frozenset(word.lower().removeprefix("ال") for text in listed for word in text.split())


@cache
def _words_of_type(kind: NameType, language: str) -> frozenset[str]:
    mine = (e for e in entries() if e.type is kind and not e.is_word)
    listed = (e.renderings[language] for e in mine if language in e.renderings)
    return frozenset(word.lower().removeprefix("ال") for text in listed for word in text.split())


@lru_cache(maxsize=65536)
def _use(word: str, language: str) -> str:
    """How ordinary a word is by itself, then by its commonest stem, from 3 for common down to 0 for unknown."""
    forms = [form.lower() for form in stems(word, language)]
    if language == "ar":
        forms += [form[2:] for form in forms if form.startswith("ال") and len(form) > 4]
    ranks = [rank(form, language) for form in forms]
    return f"{ranks[0]}{max(ranks)}"


def is_common(word: str, language: str) -> bool:
    """Whether a word, or what is left of it without affixes, is ordinary; capitals speak against it."""
    forms = {form.removeprefix("ال") if language == "ar" else form for form in stems(word, language)}
    if forms & listed_words(f"homographs_{language}"):
        return True
    return word[0].islower() if language == "kmr" else _use(word, language)[1] == "3"


def can_begin_person(word: str, language: str) -> bool:
    """Whether this is a known given name that is not a common word as it stands."""
    return "g" in names_known(language).kind(word) and _may_be_name(word, language)


def can_go_on(word: str, language: str) -> bool:
    """Whether this may be the second word of a person's name: a known one, or one that ordinary text lacks."""
    if not _may_be_name(word, language) or is_common(word, language):
        return False
    held = names_known(language).kind(word)
    return "f" in held or "g" in held or (_use(word, language) == "00" and "k" not in held)


def _may_be_name(word: str, language: str) -> bool:
    return word[0].isupper() if language == "kmr" else _use(word, language)[0] != "3" and not word[0].isdigit()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of words from names: `counts` are sightings; `lists` whether the gazetteer's whole names count."""

    language: str
    counts: Mapping[str, int]
    lists: bool = True
    _classes: dict[str, str] = field(default_factory=dict)

    def kind(self, word: str) -> str:
        """Which lists hold the word or one of its stems, and how often it was seen in names."""
        found = self._classes.get(word)
        if found is None:
            found = self._classes[word] = self._kind(word)
        return found

    def _kind(self, word: str) -> str:
        language = self.language
        forms = [form.lower() for form in stems(word, language)]
        bare = [form.removeprefix("ال") for form in forms] if language == "ar" else forms
        often = max((self.counts.get(form, 0) for form in (*forms, *bare)), default=0)
        marks = [("g", _words_noted("given", language)), ("f", _words_noted("family", language))]
        if self.lists:
            marks += [(kind.value[:2], _words_of_type(kind, language)) for kind in NameType]
        held = "".join(mark for mark, listed in marks if any(form in listed for form in bare))
        small = "k" if forms[0] in known(language) else ("c" if forms[0] in common(language) else "")
        return f"{held}{small}{0 if not often else 1 if often < 3 else 2 if often < 10 else 3}"


@cache
def names_known(language: str) -> Known:
    """All that is known."""
    return Known(language, name_words(language))


def runs(
    text: str, words: Sequence[Word], listed: Iterable[Found], names: Known, beside: Mapping[str, int]
) -> Iterable[tuple[int, int, list[list[str]]]]:
    """Runs of words that nothing but a space parts, with the features of each word."""
    marks = _marks(words, listed)
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and text[words[end - 1].end : words[end].start] in _CLOSE:
            end += 1
        yield at, end, [_features(text, words, marks, i, names, beside) for i in range(at, end)]
        at = end


def _marks(words: Sequence[Word], listed: Iterable[Found]) -> list[str]:
    marks = ["-"] * len(words)
    for found in listed:
        inside = [i for i, w in enumerate(words) if found.start <= w.start and w.end <= found.end]
        for place, index in enumerate(inside):
            long = "+" if len(inside) > 1 else ""
            marks[index] = ("B" if place == 0 else "I") + (found.type.value[:2] if found.type else "none") + long
    return marks


def _features(
    text: str, words: Sequence[Word], marks: Sequence[str], i: int, names: Known, beside: Mapping[str, int]
) -> list[str]:
    language = names.language
    word = words[i].text
    key = word.lower()
    stem = stems(key, language)[-1]
    before = words[i - 1].text.lower() if i else "^"
    after = words[i + 1].text.lower() if i + 1 < len(words) else "$"
    mark, kind = marks[i], names.kind(word)
    prior = names.kind(words[i - 1].text) if i else "^"
    later = names.kind(words[i + 1].text) if i + 1 < len(words) else "$"
    later_mark = marks[i + 1] if i + 1 < len(words) else "$"
    sign = text[words[i - 1].end : words[i].start].strip() if i else "^"
    follows = text[words[i].end : words[i + 1].start if i + 1 < len(words) else len(text)].strip()[:1]
    often = min(beside.get(word, 1), 3)
    use = _use(word, language)
    use_before = _use(words[i - 1].text, language) if i else "^"
    use_after = _use(words[i + 1].text, language) if i + 1 < len(words) else "$"
    row = [
        f"u {use} {kind}",
        f"um {use} {mark}",
        f"up {use} {use_before} {use_after}",
        f"ub {before} {use}",
        f"ua {after} {use}",
        f"uc {use} {use_before} {prior}",
        f"ud {use} {use_after} {later}",
        "b",
        f"w {key}",
        f"t {stem}",
        f"x {key[-3:]}",
        f"y {key[-2:]} {kind}",
        f"v {key[:2]}",
        f"c {kind} {mark}",
        f"l {mark}",
        f"p {before}",
        f"a {after}",
        f"pc {prior} {kind}",
        f"ac {later} {kind}",
        f"pk {before} {kind}",
        f"pl {before} {mark}",
        f"ll {mark} {later_mark}",
        f"sg {sign} {mark}",
        f"fo {follows}",
        f"2 {words[i - 2].text.lower() if i > 1 else '^'} {before}",
        f"3 {after} {words[i + 2].text.lower() if i + 2 < len(words) else '$'}",
        f"o {often} {kind}",
        f"z {min(len(key), 8)} {kind}",
    ]
    if language == "kmr":
        form = shape(word)
        form_before = shape(words[i - 1].text) if i else "^"
        form_after = shape(words[i + 1].text) if i + 1 < len(words) else "$"
        row += [
            f"s {form}{i == 0:d}{sign == '^':d}",
            f"sc {form} {kind} {i == 0:d}",
            f"sp {form_before} {form} {form_after}",
            f"sb {before} {form}",
            f"sl {form} {mark}",
        ]
    return row
