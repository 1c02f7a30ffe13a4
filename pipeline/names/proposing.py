"""Candidate renderings of names: layers from the newsroom's own catalogue down to the transliterator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from pipeline.model import Candidate, Name, NameType
from pipeline.names.gazetteer import Entry, by_rendering, look_up
from pipeline.names.keeping import kept
from pipeline.names.kurdish import kin, mapped
from pipeline.names.patterns import is_spelled, noun_beside, parts, said
from pipeline.names.romanised import split_article
from pipeline.names.romanising import english_of, fits_pattern, romanised
from pipeline.names.spelling import fold_apostrophes, name_key, word_key
from pipeline.names.territories import territory
from pipeline.names.transliterator import confidence, transliterator

BEST = 5
PIVOT = "en"
_KEPT = 0.5  # likelihood
_ABBREVIATION = 4  # letters; longer words in capitals are as often names ("KOBANE")
Own: TypeAlias = Mapping[tuple[str, NameType], str]
# Letters of Kurdish that the Arabic lists have in a few names, as most of our texts write them: جيا, not چيا.
_ARABIC = str.maketrans("چپڤگژ", "جبفكج")


def propose(
    names: Iterable[Name],
    locale: str,
    known: Mapping[Name, str],
    source: str = "en",
    elsewhere: Mapping[Name, str] | None = None,
) -> dict[Name, tuple[Candidate, ...]]:
    """At most five candidates a name of a `source` language, best first; `known` holds renderings that people have
    approved in this locale, also of names in other languages, `elsewhere` those in the other Kurdish one.

    Origins: newsroom, gazetteer, cldr, pattern, kurdish, lexicon, kept, abbreviation, transliteration. A name that
    nothing knows has none.
    """
    own = {(name_key(name.text), name.type): text for name, text in known.items()}
    found = {}
    for name in names:
        kin_form = (elsewhere or {}).get(name, "")
        mine = [Candidate(text, "kurdish", 0.85) for text in [kin_form and mapped(kin_form, locale)] if text]
        found[name] = _best([*_candidates(name, locale, own, source), *mine])
    return found


def _candidates(name: Name, locale: str, own: Own, source: str) -> Iterable[Candidate]:
    approved = own.get((name_key(name.text), name.type))
    if approved:
        yield Candidate(approved, "newsroom", 1.0)
    found = _entries(name, source)
    yield from _approved_elsewhere(found[:1], name.type, own)
    if locale == PIVOT:
        yield from romanised(name, source) if source != PIVOT else ()
        return
    if source == PIVOT and name.type is not NameType.PERSON:
        yield from _with_noun(name, found[:1], locale, own)
    for rank, entry in enumerate(found):
        if locale in entry.renderings:
            yield Candidate(entry.renderings[locale], "gazetteer", 0.98 - 0.02 * rank)
        elif kin(locale) in entry.renderings and (text := mapped(entry.renderings[kin(locale)], locale)):
            yield Candidate(text, "kurdish", 0.7)
    if source == PIVOT:
        yield from _english(name, locale, own)
    elif not found:
        yield from _foreign(name, locale, own, source)


def _english(name: Name, locale: str, own: Own) -> Iterable[Candidate]:
    """Candidates for an English name beside those of the gazetteer."""
    if name.type is NameType.PLACE:
        country = territory(name.text, locale)
        if country:
            yield Candidate(country, "cldr", 0.9)
    if name.type is not NameType.PERSON:
        yield from _patterned(name.text, locale, own)
    if name.type is NameType.PERSON:
        composed = _compose(name.text, locale)
        if composed:
            yield Candidate(composed, "lexicon", 0.8)
        likely = kept(name.text) if locale == "kmr" else 0.0
        if likely > _KEPT:
            yield Candidate(name.text, "kept", round(0.55 + 0.3 * likely, 3))
    if locale == "kmr" and name.text.isalpha() and name.text.isupper() and len(name.text) <= _ABBREVIATION:
        yield Candidate(name.text, "abbreviation", 0.6)  # "CERN" stands as it is in another Latin alphabet
        return
    # An organisation's name is translated, not spelled out, as is a place's that says what it is ("Freedom Square");
    # one with a number in it ("M23") is neither.
    if name.type is NameType.ORGANISATION or any(char.isdigit() for char in name.text):
        return
    if name.type is NameType.PERSON or all(
        is_spelled(inner) for inner, _ in parts(fold_apostrophes(name.text), locale)
    ):
        for text, p in transliterator(locale).render(fold_apostrophes(name.text), name.type, BEST):
            yield Candidate(text.translate(_ARABIC) if locale == "ar" else text, "transliteration", confidence(p))


def _with_noun(name: Name, found: Iterable[Entry], locale: str, own: Own) -> Iterable[Candidate]:
    """ "Khanke camp", where the list has Khanke alone: the camp is said too."""
    for entry in found:
        form = entry.renderings.get(locale, "")
        words = noun_beside(name.text, entry.spellings, form, locale) if form and entry.english != name.text else ""
        if words:
            form = next((c.text for c in _approved_elsewhere([entry], name.type, own)), form)
            yield Candidate(said(words, form, locale), "pattern", 0.995)


def _approved_elsewhere(found: Iterable[Entry], kind: NameType, own: Own) -> Iterable[Candidate]:
    """What people have approved for the same person or place under another spelling or in another language."""
    for entry in found:
        for spelling in (*entry.spellings, *entry.renderings.values()):
            if text := own.get((name_key(spelling), kind)):
                yield Candidate(text, "newsroom", 0.99)


def _foreign(name: Name, locale: str, own: Own, source: str) -> Iterable[Candidate]:
    """Candidates for a name of another language that no list has: of the kin's alphabet, and through its English."""
    mappable = name.type is not NameType.ORGANISATION and not fits_pattern(name, source)
    if kin(locale) == source and mappable and (text := mapped(name.text, locale)):
        yield Candidate(text, "kurdish", 0.75)
    if english := english_of(name, source):
        for candidate in _candidates(Name(english, name.type), locale, own, PIVOT):
            yield replace(candidate, score=round(0.9 * candidate.score, 3))


def _patterned(text: str, locale: str, own: Own) -> Iterable[Candidate]:
    """Candidates for a common noun with a place: the better that is known, the better they are."""
    for inner, words in parts(fold_apostrophes(text), locale):
        for candidate in _best(_candidates(Name(inner, NameType.PLACE), locale, own, "en")):
            if candidate.origin == "transliteration" and not is_spelled(inner):
                continue
            # "Korek" alone is already rendered as "Mount Korek".
            whole = candidate.text.startswith(words.partition(" ")[0])
            text = candidate.text if whole else said(words, candidate.text, locale)
            yield Candidate(text, "pattern", round(0.7 + 0.15 * candidate.score, 3))


def _entries(name: Name, source: str) -> tuple[Entry, ...]:
    """Gazetteer entries of this very type first; in English the main spelling before aliases."""
    if source != "en":
        return tuple(e for e in by_rendering(source).get(name.text, ()) if e.type is name.type)
    return tuple(e for e in look_up(name.text, name.type))


def _compose(text: str, locale: str) -> str:
    """A person's name from the gazetteer's given and family names, "" when a word is unknown."""
    words = [_composed(word, locale) for word in fold_apostrophes(text).split()]
    return " ".join(words) if all(words) else ""


def _composed(word: str, locale: str) -> str:
    """One word of it; without an article, or half by half ("Ahmed-Hassan"), where the list has no such word."""
    article, bare = split_article(word_key(word))
    listed = (e for text in (word, bare) for e in look_up(text, NameType.PERSON))
    form = next((e.renderings[locale] for e in listed if e.is_word and locale in e.renderings), "")
    if not form:
        return _compose(bare.replace("-", " "), locale) if "-" in bare else ""
    return "ال" + form if locale == "ar" and article == "al" and not form.startswith("ال") else form


def _best(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Distinct texts, best score first."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.text not in best or candidate.score > best[candidate.text].score:
            best[candidate.text] = candidate
    return tuple(sorted(best.values(), key=lambda c: -c.score)[:BEST])
