"""Name spans of English text: gazetteer, spaCy's small model and a few rules, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from pipeline.model import NameType
from pipeline.names.gazetteer import entries
from pipeline.names.matcher import Found, Word, find, words_of
from pipeline.names.spelling import word_key
from pipeline.names.vocabulary import words as listed_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABELS = {
    "PERSON": NameType.PERSON,
    "GPE": NameType.PLACE,
    "LOC": NameType.PLACE,
    "FAC": NameType.PLACE,
    "ORG": NameType.ORGANISATION,
}
# "Anbar provincial council": a place name and a lower-case institution make the name of an institution.
_COUNCIL = re.compile(r" (?:provincial|governorate|municipal|city|district|town) council\b")
_DEMONYM = re.compile(r"^(?!al-)\w+(?:ians?|ese|ish|i|is)$", re.IGNORECASE)


@cache
def given_names() -> frozenset[str]:
    """Word keys of the gazetteer's given names."""
    return frozenset(word_key(s) for e in entries() if e.note == "given" for s in e.spellings)


@cache
def family_names() -> frozenset[str]:
    """Word keys of the gazetteer's family names, articles cut off."""
    names = {s for e in entries() if e.note == "family" for s in e.spellings}
    return frozenset(word_key(s.split("-")[-1]) for s in names)


@cache
def _places() -> frozenset[str]:
    return frozenset(word_key(s) for e in entries() if e.type is NameType.PLACE for s in e.spellings)


@cache
def _not_given() -> frozenset[str]:
    return listed_words("titles") | listed_words("demonyms") | listed_words("particles") | _places()


def spans(text: str, doc: Doc) -> tuple[Found, ...]:
    """Non-overlapping name spans of one text, in order; `doc` is spaCy's analysis of that very text."""
    listed = list(find(text))
    ruled = [*_councils(text, listed), *_institutions(text, listed)]
    guessed = list(map_entities(text, doc))
    kept = _settle(text, [*ruled, *listed], guessed)
    kept.extend(_people(text, kept))
    return tuple(sorted((f for f in kept if f.type is not None), key=lambda f: f.start))


def map_entities(text: str, doc: Doc) -> Iterator[Found]:
    """spaCy's entities as spans, titles, articles and possessives cut off, types mended by head nouns."""
    for entity in doc.ents:
        kind = LABELS.get(entity.label_)
        words = [w for w in words_of(text) if entity.start_char <= w.start and w.end <= entity.end_char]
        if not words:
            continue
        if kind is None and not (entity.label_ in ("PRODUCT", "WORK_OF_ART", "NORP", "EVENT") and _is_person(words)):
            continue
        trimmed = _trim(words)
        if not trimmed or not any(w.text[0].isupper() for w in trimmed):
            continue
        yield Found(trimmed[0].start, trimmed[-1].end, _type(trimmed, kind, len(trimmed) < len(words)), "model")


def _trim(words: list[Word]) -> list[Word]:
    """Without leading articles, nationalities and titles, and trailing lower-case words."""
    while words and (
        word_key(words[0].text) == "the"
        or (len(words) > 1 and _is_title(words[0].text) and not _institution(words))
        or (len(words) > 1 and words[0].text[0].islower() and word_key(words[0].text) not in listed_words("particles"))
    ):
        words = words[1:]
    while words and (words[-1].text[0].islower() and word_key(words[-1].text) not in ("council",)):
        words = words[:-1]
    return words


def _is_title(word: str) -> bool:
    key = word_key(word)
    return key in listed_words("titles") or key in listed_words("demonyms")


def _is_head(key: str) -> bool:
    return key in listed_words("organisation_heads") or key in listed_words("place_heads")


def _institution(words: list[Word]) -> bool:
    keys = [word_key(w.text) for w in words]
    return _is_head(keys[-1]) or (keys[0] in listed_words("organisation_heads") and "of" in keys)


def _is_person(words: list[Word]) -> bool:
    keys = [word_key(w.text) for w in words]
    return len(keys) > 1 and keys[0] in given_names() and (keys[-1] in family_names() or keys[-1] in given_names())


def _type(words: list[Word], kind: NameType | None, titled: bool) -> NameType:
    keys = [word_key(w.text) for w in words]
    institutions, places = listed_words("organisation_heads"), listed_words("place_heads")
    if keys[-1] in institutions or (len(keys) > 2 and keys[0] in institutions and keys[1] in ("of", "for")):
        return NameType.ORGANISATION
    if len(keys) > 1 and (keys[-1] in places or (keys[0] in places and kind is not NameType.PERSON)):
        return NameType.PLACE
    if kind is None or _is_person(words):
        return NameType.PERSON
    if len(keys) == 2 and keys[0] in given_names() and kind is not NameType.PLACE and not words[-1].text.isupper():
        return NameType.PERSON
    if titled and kind is not NameType.PERSON and keys[0] in given_names():
        return NameType.PERSON
    return kind


def _councils(text: str, listed: Iterable[Found]) -> Iterator[Found]:
    for found in listed:
        match = _COUNCIL.match(text, found.end)
        if found.type is NameType.PLACE and match:
            yield Found(found.start, match.end(), NameType.ORGANISATION, "rule")


def _institutions(text: str, listed: Iterable[Found]) -> Iterator[Found]:
    """A listed place with capitalised words up to a head noun: "Baghdad Operations Command", "Mosul University"."""
    for found in listed:
        if found.type is not NameType.PLACE:
            continue
        words: list[Word] = []
        at = found.end
        for near in words_of(text[found.end : found.end + 60]):
            word = Word(near.text, near.start + found.end, near.end + found.end)
            if text[at : word.start] not in (" ", " for ", " and ") and words:
                break
            if text[at : word.start] != " " or not word.text[0].isupper():
                break
            words.append(word)
            at = word.end
        while words and word_key(words[-1].text) not in listed_words("organisation_heads") | listed_words(
            "place_heads"
        ):
            words.pop()
        if words:
            head = word_key(words[-1].text)
            kind = NameType.ORGANISATION if head in listed_words("organisation_heads") else NameType.PLACE
            yield Found(found.start, words[-1].end, kind, "rule")


def _settle(text: str, sure: list[Found], guessed: list[Found]) -> list[Found]:
    """One span where several overlap: rules first, then the list, then the model, save where the model's is longer."""
    kept: list[Found] = []
    for found in sorted(sure, key=lambda f: (f.start - f.end, f.origin != "rule")):
        if not any(_overlap(found, k) for k in kept):
            kept.append(found)
    for guess in guessed:
        over = [k for k in kept if _overlap(guess, k)]
        if not over:
            kept.append(guess)
        elif all(_outgrows(text, guess, k) for k in over):
            kept = [k for k in kept if k not in over]
            kept.append(guess)
    return kept


def _outgrows(text: str, guess: Found, listed: Found) -> bool:
    """Whether the model's longer span is a better name than the listed one inside it."""
    if listed.origin == "rule" or listed.type is None or not (guess.start <= listed.start and guess.end >= listed.end):
        return False
    if (guess.start, guess.end) == (listed.start, listed.end):
        return False
    rest = words_of(text[guess.start : listed.start]) + words_of(text[listed.end : guess.end])
    if "," in text[guess.start : guess.end] or any(w.text in ("and", "the") for w in rest):
        return False
    words = list(words_of(text[guess.start : guess.end]))
    return _institution(words) or _outgrows_as(text, guess, listed, words)


def _outgrows_as(text: str, guess: Found, listed: Found, words: list[Word]) -> bool:
    if guess.type is NameType.PERSON and listed.type is NameType.PERSON:
        return " " not in text[listed.start : listed.end]
    if guess.type is NameType.PERSON:
        return word_key(words[0].text) in given_names() or listed.start > guess.start
    return guess.type is listed.type and " of " in text[guess.start : listed.start]


def _people(text: str, kept: list[Found]) -> Iterator[Found]:
    """Two or more capitalised words, a known given name first and known names last, that nothing else claims."""
    words = [w for w in words_of(text) if not any(w.start < k.end and k.start < w.end for k in kept)]
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and _continues(text, words[end - 1], words[end]):
            end += 1
        run = words[at:end]
        if not _has_family(run):
            while run and not (run[0].text[0].isupper() and word_key(run[0].text) in given_names()):
                run = run[1:]
        if len(run) > 1 and (_is_person(run) or _has_family(words[at:end])):
            yield Found(run[0].start, run[-1].end, NameType.PERSON, "rule")
        at = end


def _has_family(words: list[Word]) -> bool:
    """A capitalised word that is no title or nationality, before a known family name: "Sa'd Mohammadi"."""
    keys = [word_key(w.text) for w in words]
    return (
        len(words) in (2, 3)
        and keys[-1] in family_names()
        and not _not_given().intersection(keys[:-1])
        and words[0].text[0].isupper()
        and not _DEMONYM.match(words[0].text)
    )


def _continues(text: str, before: Word, word: Word) -> bool:
    joint = text[before.end : word.start]
    return joint in (" ", "-") and (word.text[0].isupper() or word.text in ("al", "el", "bin", "ibn"))


def _overlap(a: Found, b: Found) -> bool:
    return a.start < b.end and b.start < a.end
