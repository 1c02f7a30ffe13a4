"""Name pairs of the corpora as word pairs for the transliterator."""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.names.gazetteer import entries
from pipeline.names.romanised import split_article, words_of_name
from pipeline.names.spelling import name_key
from pipeline.training.corpora import corpus_file, records
from pipeline.training.names_press import FILES, OWN_TEXTS, TRAINED

# Sources kept and how often each pair counts. Left out: anetac (no licence, hamza stripped), dr5hn (ODbL, partly
# machine-translated), enwiktionary (CC BY-SA), language names.
WEIGHTS = {
    "press": 4, "own": 2, "gazetteer": 4, "seed": 4, "unsc": 3, "iraq_geo_data": 3, "cldr": 2, "iso-codes": 2,
    "nominatim": 2, "coling18-c3": 3, "coling18": 1, "google-ar2en": 2, "rigour-wikidata": 1, "arwikicats": 2,
    "popular-names": 2,
    "geonames": 1, "nsi": 2,
    **{f"wof-{country}": 1 for country in ("iq", "sy", "ir", "tr", "ye", "sa", "eg", "lb", "jo", "ps", "ly")},
    "wof-iq-kur": 1, "wof-iq-gns": 1,
}  # fmt: skip
_LATIN = re.compile(r"[A-Za-z]")
_KURDISH = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک"})
_BRACKETS = re.compile(r"\s*[(（].*?[)）]")


@dataclass(frozen=True, slots=True)
class NamePair:
    """One name in English and in the locale; type PER, LOC, ORG or "?"; `source` the tag of the corpus."""

    english: str
    target: str
    type: str
    source: str
    weight: int


def name_pairs(corpora: Path, locale: str) -> Iterator[NamePair]:
    """All pairs of a locale, names of the judging sets taken out by their key."""
    judged = judging_keys(corpora)
    for pair in _all_pairs(corpora, locale):
        if name_key(pair.english) not in judged and pair.target:
            yield pair


def judging_keys(corpora: Path) -> frozenset[str]:
    """Keys of every English name in dev/names-* and in the press documents kept for judging."""
    keys = set()
    for path in sorted((corpora / "dev").glob("names-*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            keys.add(name_key(line.split("\t")[0]))
    return frozenset(keys)


def _all_pairs(corpora: Path, locale: str) -> Iterator[NamePair]:
    for entry in entries():
        if entry.type is not None and locale in entry.renderings and not entry.stands_for:
            kind = {"person": "PER", "place": "LOC", "organisation": "ORG"}[entry.type.value]
            for spelling in entry.spellings:
                yield NamePair(spelling, entry.renderings[locale], kind, "gazetteer", WEIGHTS["gazetteer"])
    seen = set()
    for file in TRAINED:
        tag = "own" if file in OWN_TEXTS else file
        for row in records(corpus_file(FILES[file], corpora)):
            for name in row["names"]:
                pair = (name["en"], name[locale])
                if pair not in seen:
                    seen.add(pair)
                    yield NamePair(*pair, name["type"], tag, WEIGHTS[tag])
    with lzma.open(corpora / "names" / f"en-{locale}.tsv.xz", "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            english, target, kind, sources = line.rstrip("\n").split("\t")
            tags = sources.split("|")
            weight = sum(WEIGHTS.get(tag, 0) for tag in tags)
            if weight and not _LATIN.search(target if locale != "kmr" else ""):
                target = target.translate(_KURDISH) if locale == "ckb" else target
                yield NamePair(english, _BRACKETS.sub("", target), kind, tags[0], min(weight, 6))


def word_pairs(pairs: Iterable[NamePair], locale: str) -> Counter[tuple[str, str, str]]:
    """(english word, target word, type) with summed weights, from names whose words correspond one to one.

    One English word may give two target words (Abdulrahman: عبد الرحمن).
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for pair in pairs:
        for word, text in words_of_pair(pair, locale):
            if len(word) < 24 and len(text) < 24:
                counts[word, text, pair.type] += pair.weight
    return counts


def words_of_pair(pair: NamePair, locale: str) -> Iterator[tuple[str, str]]:
    """(english word, target word) of a name whose words correspond one to one, articles off both sides."""
    left = words_of_name(pair.english)
    right = pair.target.replace("-", " ").split() if locale != "ar" else pair.target.split()
    if locale == "kmr":
        right = [word.lower() for word in right]
    if len(left) == 1 and len(right) == 2:
        right = [" ".join(right)]
    if len(left) != len(right):
        right = _merge(left, right)
    if len(left) == len(right):
        for one, other in zip(left, right, strict=True):
            if locale != "ckb" or other[0] not in _BARE_VOWELS:
                yield _without_articles(one, other, locale)


_BARE_VOWELS = "اەێۆ"  # no Sorani word begins with one: lists have Arabic words among them (ابی, الیرموک)

# How a word may begin in Arabic script, by its first romanised letter, where that leaves little choice. Lists that were
# cut into words have lost beginnings (Leonhard: "يونارد", taken for "to Yonard") and match words out of order.
_BEGINNINGS = {
    "b": "بپوڤ", "d": "دضذظطجزت", "f": "ف", "k": "كکقخنگغچج", "l": "لڵ", "m": "م", "n": "ن", "p": "بپفس", "r": "رڕ",
    "s": "سشصزثتذظ", "t": "تطثذظضزچد", "v": "فوبڤ", "w": "وفڤبر", "z": "زظذضصستژجد",
}  # fmt: skip


def begins_alike(word: str, text: str) -> bool:
    """Whether a romanised word and its writing in Arabic script can begin with the same sound."""
    may = _BEGINNINGS.get(word[0])
    if may is None or text[0] in may or text[0] < "\u0600":
        return True
    rest = text.removeprefix("ال")
    if rest != text and word[0] != "l" and rest[:1] in tuple(may):
        return True  # a family name with the article
    # a vowel stands before two consonants: ستوديو, استوديو
    return word[0] == "s" and word[1:2] not in tuple("aeiouy") and text[0] in "اأإئ"


def _without_articles(word: str, text: str, locale: str) -> tuple[str, str]:
    """An article off both sides; Kurdish drops it."""
    article, stem = split_article(word)
    if not article:
        return word, text
    mark = {"ar": "ال", "ckb": "ئەل", "kmr": "el"}[locale]
    rest = text.removeprefix(mark).lstrip(" -")
    if locale == "ar" and rest == text:
        return word, text
    return stem, rest if len(rest) > 1 else text


def _merge(left: tuple[str, ...], right: list[str]) -> list[str]:
    """Join compounds (عبد الرحمن, نور الدين) where the English writes one word."""
    out: list[str] = []
    spare = len(right) - len(left)
    for word in right:
        if spare > 0 and out and (out[-1] in ("عبد", "أبو", "ابو") or word in ("الدين", "الله")):
            out[-1] += " " + word
            spare -= 1
        else:
            out.append(word)
    return out
