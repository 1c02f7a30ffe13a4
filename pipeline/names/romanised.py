"""A romanised name as the words that the transliterator reads."""

from __future__ import annotations

import re
import unicodedata

from pipeline.names.spelling import fold_apostrophes

# Letters kept beside a-z: they tell Turkish and Kurdish spellings from English ones.
KEPT = "çşğıöüêîû"
ALPHABET = "abcdefghijklmnopqrstuvwxyz'-." + KEPT + "0123456789&/"
_ARTICLE = r"(?:al|el|ad|adh|an|ar|as|ash|at|ath|az|ul|ud|ur|us|un)"
_JOIN = re.compile(rf"(?<![^\s-])({_ARTICLE})[\s-]+(?=[^\W\d_']|')")
_SPLIT = re.compile(r"(?<!\s)-(?=[^\W\d_]{2})")
_GLIDES = re.compile(r"([yw])\1+")  # Arabic script writes them once
# "Abdul Rahman", "Abd el-Halim": the article belongs to the second word
_SERVANT = re.compile(r"(?<!\S)abd[ -]?[aeu]l[ -]+(?=\w)")
_IZAFE = re.compile(r"\s*-\s*([eiy]|ye|yi)(?=\s|$)")


def letters(text: str) -> str:
    """Lower case, accents off save those of `KEPT`, other signs gone."""
    text = fold_apostrophes(text).replace("İ", "i").lower()
    out = []
    for char in unicodedata.normalize("NFC", text):
        if char in ALPHABET or char == " ":
            out.append(char)
            continue
        base = unicodedata.normalize("NFKD", char)[0]
        out.append(base if base in ALPHABET else {"ø": "o", "ł": "l", "ß": "s", "đ": "d", "æ": "e"}.get(char, " "))
    return re.sub(r"\s+", " ", "".join(out)).strip()


def words_of_name(text: str) -> tuple[str, ...]:
    """The words of a romanised name, each with its article: "Saif-Al-Din al Rawi" is saif, al-din, al-rawi."""
    text = _GLIDES.sub(r"\1", _IZAFE.sub(r"~\1", letters(text)))
    text = _SERVANT.sub("abd al~", text)
    text = re.sub(r"(?<=[a-z])-(?=(?:al|el|ud|ad|ul)[ -])", " ", text)  # Saif-Al-Din
    text = _JOIN.sub(r"\1~", text)
    text = _SPLIT.sub(" ", text)
    return tuple(word.replace("~", "-") for word in text.split() if word.strip("'-./"))


_LEADING = re.compile(r"(al|el|ad|adh|an|ar|as|ash|at|ath|az|ul|ud|ur|us|un)-(?=.)")


def split_article(word: str) -> tuple[str, str]:
    """("al", "rawi") for "al-rawi", ("", "rawi") for a word without article."""
    found = _LEADING.match(word)
    return (found[1], word[found.end() :]) if found else ("", word)


_VOWELS = re.compile("[aeiouêîûöüı]+")
_TWICE = re.compile(r"(.)\1+")
_FOLDS = (("tch", "ch"), ("sch", "sh"), ("ph", "f"), ("ck", "k"), ("dj", "j"), ("ou", "u"), ("q", "k"), ("'", ""))
_ENDS = {**dict.fromkeys("aeê", "A"), **dict.fromkeys("iyî", "I"), **dict.fromkeys("ouû", "U")}


def skeleton(word: str) -> str:
    """A word without what spellings of one name differ in: Ismat and Esmat share one, Safiya and Safiyyah."""
    for old, new in _FOLDS:
        word = word.replace(old, new)
    word = _TWICE.sub(r"\1", word)
    first = "A" if _VOWELS.match(word) else ""
    bare = word.rstrip("h")
    last = _ENDS.get(bare[-1:], "")
    return first + _VOWELS.sub("", bare if last else word) + last
