"""Finding the gazetteer's English names in a text: longest match over words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline.model import NameType
from pipeline.names.gazetteer import Entry, entries
from pipeline.names.spelling import fold_apostrophes, word_key

WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")
_JOINT = re.compile(r"'?\s|[-‐‑–.]\s?|\. ")  # what may stand between two words of one name: "Shia' al-Sudani"
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})


@dataclass(frozen=True, slots=True)
class Found:
    """A span that may be a name. `type` None: surely no name of ours (an event), keep others off it."""

    start: int
    end: int
    type: NameType | None
    origin: str  # gazetteer, model or rule
    entry: Entry | None = None


@dataclass(slots=True)
class _Node:
    then: dict[str, _Node] = field(default_factory=dict)
    entry: Entry | None = None
    cased: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, a possessive 's cut off."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1024)  # the rules ask for the words of a sentence a dozen times
def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text whose apostrophes are folded."""
    found = []
    for match in WORD.finditer(text):
        word, end = match[0], match.end()
        if word[-2:] in ("'s", "'S") and len(word) > 2:
            word, end = word[:-2], end - 2
        found.append(Word(word, match.start(), end))
    return tuple(found)


@cache
def _trie() -> _Node:
    return build(entries())


def build(listed: Iterable[Entry]) -> _Node:
    """A word trie of every spelling; lone given and family names stay out, they are words as often as names."""
    listed = tuple(listed)
    lone = {word_key(spelling) for entry in listed if entry.is_word for spelling in entry.spellings}
    root = _Node()
    for entry in listed:
        if entry.is_word:
            continue
        for spelling in entry.spellings:
            cased = tuple(word.text for word in words_of(fold_apostrophes(spelling)))
            keys = tuple(word_key(word) for word in cased)
            if not keys or (len(keys) == 1 and entry.type is NameType.PERSON and keys[0] in lone):
                continue
            _plant(root, keys, cased, entry)
            if len(keys) > 1 and keys[0] in _ARTICLES and entry.type is not NameType.PERSON:
                _plant(root, keys[1:], cased[1:], entry)
    return root


def _plant(root: _Node, keys: tuple[str, ...], cased: tuple[str, ...], entry: Entry) -> None:
    node = root
    for key in keys:
        node = node.then.setdefault(key, _Node())
    # a main spelling wins over an alias of another entry
    if node.entry is None or (entry.english.split() == list(cased) and node.entry.english.split() != list(cased)):
        node.entry, node.cased = entry, cased


def find(text: str, trie: _Node | None = None) -> Iterator[Found]:
    """Non-overlapping longest matches, from the left; the text's apostrophes are folded."""
    root = trie or _trie()
    words = words_of(text)
    at = place_to = 0  # where the last place ended
    while at < len(words):
        length, node = _longest(text, words, at, root)
        if node is None or node.entry is None:
            at += 1
            continue
        first, last = words[at], words[at + length - 1]
        start = first.start
        if at and text[words[at - 1].end : start] == "-" and word_key(words[at - 1].text) in _ARTICLES:
            start = words[at - 1].start  # "al-Tikrit" where the list has Tikrit
        halved = at and words[at - 1].end + 1 == start and text[start - 1] in "-‐‑" and words[at - 1].text[0].isupper()
        if halved and not (node.entry.type is NameType.PLACE and place_to + 1 == start):
            at += 1  # the second half of a hyphenated word, save of two places: "the Erbil-Shaqlawa road"
            continue
        if node.entry.type is NameType.PLACE:
            place_to = last.end
        yield Found(start, last.end, node.entry.type, "gazetteer", node.entry)
        at += length


def _longest(text: str, words: tuple[Word, ...], at: int, root: _Node) -> tuple[int, _Node | None]:
    node = root
    best: tuple[int, _Node | None] = (0, None)
    for offset in range(at, len(words)):
        if offset > at and not _JOINT.fullmatch(text[words[offset - 1].end : words[offset].start]):
            break
        after = node.then.get(word_key(words[offset].text))
        if after is None:
            break
        node = after
        if node.entry is not None and _cased_alike(words[at : offset + 1], node.cased):
            best = (offset - at + 1, node)
    return best


def _cased_alike(words: tuple[Word, ...], cased: tuple[str, ...]) -> bool:
    """Capitals where the list has them; an all-capital short form needs all its capitals."""
    for word, listed in zip(words, cased, strict=True):
        if listed.isupper() and len(listed) > 1:
            if word.text != listed:
                return False
        elif listed[0].isupper() and not (word.text[0].isupper() or word.text[0].isdigit()):
            if word_key(word.text) not in _ARTICLES:
                return False
        elif len(words) == 1 and len(listed) <= 3 and word.text != listed:
            return False
    return True
