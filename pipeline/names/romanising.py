"""Names of Arabic, Sorani and Kurmanji articles in English: from the gazetteer, from name words, letter by letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.model import LOCALES, Candidate, Name, NameType
from pipeline.names.gazetteer import by_rendering, words_by_rendering
from pipeline.names.kurdish import to_kurmanji
from pipeline.names.ordinary import SEEN, rank
from pipeline.names.patterns import foreign_parts
from pipeline.names.stems import citation
from pipeline.names.transliterator import transliterator

_KURMANJI = {"ç": "ch", "ş": "sh", "x": "kh", "c": "j", "ê": "e", "î": "i", "û": "u"}
_ARABIC = {
    **dict(zip("ابتجحدرزسصضطظفقكلمنهويىةأآؤپڤگ", "abtjhdrzssdtzfqklmnhwyaaaawpvg", strict=True)),
    **{"ث": "th", "خ": "kh", "ذ": "dh", "ش": "sh", "ع": "a", "غ": "gh", "إ": "i", "ئ": "y", "چ": "ch"},
}
_CONSONANTS = re.compile(r"(?<=[bdfghjklmnpqrstvz])(?=[bdfgjklmnpqrstvz])")


def romanised(name: Name, language: str) -> Iterator[Candidate]:
    """English forms of a name that an article in `language` has; none for an organisation that no list has."""
    listed = [entry for entry in by_rendering(language).get(name.text, ()) if entry.type is name.type]
    # "Banka Navendî", the short form of a name, is "CBI" in the list: no English for the words that stand there.
    listed = [entry for entry in listed if not (entry.stands_for and entry.english.isupper() and " " in name.text)]
    for place, entry in enumerate(listed):
        yield Candidate(entry.english, "gazetteer", 0.98 - 0.02 * place)
    if listed or language not in LOCALES:
        return
    if name.type is not NameType.PERSON and (whole := _patterned(name.text, language)):
        yield Candidate(whole, "pattern", 0.8)
        return
    if name.type is NameType.ORGANISATION:
        return
    words = [_word(word, language) for word in name.text.split()]
    if all(words):
        known = all(_known(word, language) for word in name.text.split())
        yield Candidate(_joined(words), "lexicon" if known else "transliteration", 0.8 if known else 0.5)


def english_of(name: Name, language: str) -> str:
    """The likeliest English form of a name, "" where there is none."""
    return next((candidate.text for candidate in romanised(name, language)), "")


def _patterned(text: str, language: str) -> str:
    """English for a common noun with a name that is listed or no ordinary word, "" for others."""
    inner, words = foreign_parts(text, language)
    if language == "kmr" and inner and " " not in inner:
        inner = citation([inner], NameType.PLACE, language, {inner: 1})  # without its oblique ending
    known = by_rendering(language).get(inner, ())
    if not inner or (not known and any(rank(word.lower(), language) >= SEEN for word in inner.split())):
        return ""
    english = next((e.english for e in known), "") or english_of(Name(inner, NameType.PLACE), language)
    return words.format(english) if english else ""


def fits_pattern(name: Name, language: str) -> bool:
    """Whether a name of another language is a common noun with a name."""
    return name.type is not NameType.PERSON and foreign_parts(name.text, language) != ("", "")


def _known(word: str, language: str) -> str:
    """The English form of a word of a name that is known, "" for one that is not."""
    listed = words_by_rendering(language).get(word)
    if listed:
        return listed
    seen = _spelled(language).get(word.lower(), "")
    return " ".join(part[:1].upper() + part[1:] for part in seen.split())


def _word(word: str, language: str) -> str:
    if known := _known(word, language):
        return known
    if language == "ar" and word.startswith("ال") and len(word) > 4:
        bare = _word(word[2:], language)
        return f"al-{bare}" if bare else ""
    if language == "ar":
        letters = "".join(_ARABIC.get(char, "") for char in word)
        spelled = _CONSONANTS.sub("a", letters) if len(letters) < 5 else letters
    else:
        latin = to_kurmanji(word) if language == "ckb" else word
        spelled = "".join(_KURMANJI.get(char, char) for char in latin.lower())
    return spelled[:1].upper() + spelled[1:]


def _joined(words: list[str]) -> str:
    """The words of a name; Abd and al-Wahid are Abdul Wahid, as the press has it."""
    return re.sub(r"\bAbd [Aa]l-(?=\w)", "Abdul ", " ".join(words))


@cache
def _spelled(language: str) -> Mapping[str, str]:
    """The commonest romanised spelling of each name word that the transliterator has seen."""
    seen: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for spelling, rows in transliterator(language).lexicon.items():
        for kind, text, count in rows:
            seen[text.lower()][spelling] += count * (3 if kind == "P" else 1)
    return {text: max(spellings, key=lambda s: (spellings[s], s)) for text, spellings in seen.items()}
