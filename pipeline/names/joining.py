"""Which mentions of one article are one name: short forms, surnames, articles, abbreviations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Name, NameType
from pipeline.names.gazetteer import look_up
from pipeline.names.matcher import Found, words_of
from pipeline.names.spelling import name_key, without_article, word_key
from pipeline.names.wordlists import given_names

_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})


@dataclass(frozen=True, slots=True)
class Spelled:
    """A span with its text; `segment` is the index of its segment."""

    segment: int
    found: Found
    text: str


def core_key(text: str) -> str:
    """The key of a name without articles: "al-Qaim" and "Qaim" share it."""
    words = [word for word in name_key(text).split() if word not in _ARTICLES]
    return " ".join(words) or name_key(text)


def join(spelled: Sequence[Spelled], texts: Sequence[str]) -> Mapping[str, Name]:
    """For each spelling of the article the name it belongs to, spelled as its fullest mention."""
    types = _types(spelled)
    names = {text: Name(canonical(text, types, spelled), kind) for text, kind in types.items()}
    people = _by_short_form(types)
    longer = {text: _full_form(text, kind, types, people, texts) for text, kind in types.items()}
    for text, full in longer.items():
        if full:
            # Rasul, of Kosrat Rasul, is Kosrat Rasul Ali
            fullest = (types[full] is NameType.PERSON and longer[full]) or full
            names[text] = Name(canonical(fullest, types, spelled), types[fullest])
    return names


def _types(spelled: Sequence[Spelled]) -> dict[str, NameType]:
    """One type a spelling: the list's where it has one, else the commonest of the article, longest first."""
    votes: dict[str, Counter[NameType]] = {}
    for item in spelled:
        if item.found.type is not None:
            weight = {"gazetteer": 100, "rule": 3}.get(item.found.origin, 1)
            votes.setdefault(item.text, Counter())[item.found.type] += weight
    return {text: count.most_common(1)[0][0] for text, count in votes.items()}


def canonical(text: str, types: Mapping[str, NameType], spelled: Sequence[Spelled]) -> str:
    """The spelling that stands for all that differ in article, case or accents only: the longest, mixed case first."""
    key = core_key(text)
    alike = [t for t in types if core_key(t) == key and types[t] is types[text]]
    best = max(alike, key=lambda t: (not _shouts(t), len(t), -_first(t, spelled)))
    if _shouts(best):  # a dateline: "ERBIL" is Erbil
        listed = [s for e in look_up(best, types[best]) for s in e.spellings if name_key(s) == name_key(best)]
        return listed[0] if listed else best.title()
    return best


def _shouts(text: str) -> bool:
    """Whether this is a name in capitals rather than an abbreviation."""
    if not text.isupper() or len(text) < 4:
        return False
    entries = look_up(text)
    return any(not s.isupper() for e in entries for s in e.spellings if name_key(s) == name_key(text))


def _first(text: str, spelled: Sequence[Spelled]) -> int:
    return next(i for i, item in enumerate(spelled) if item.text == text)


def _by_short_form(types: Mapping[str, NameType]) -> dict[str, list[str]]:
    """Full names of people by what may stand for them: the last word, the last two, and the first ones but the last."""
    table: dict[str, list[str]] = {}
    for text, kind in types.items():
        words = core_key(text).split()
        if kind is NameType.PERSON and len(words) > 1:
            shorts = (words[-1:], words[-2:], *(words[:end] for end in range(2, len(words))))
            for short in dict.fromkeys(" ".join(words) for words in shorts):
                table.setdefault(short, []).append(text)
    return table


def _bearer(short: str, key: str, people: Sequence[str]) -> str:
    """The one of these people that a short form of their names stands for, "" where there is none or it is open.

    "Kosrat Rasul" is Kosrat Rasul Ali, and no "Shalaw Kosrat Rasul": that is a child of his. "Hussein" beside Saddam
    Hussein and his sons is he.
    """
    words = key.split()
    longer = [full for full in people if len(core_key(full).split()) > len(words)]
    if len(words) > 1:
        begun = [full for full in longer if core_key(full).startswith(key + " ")]
        ended = [full for full in longer if full not in begun and not _is_parent(short, words, full)]
        longer = begun or ended
    keys = {core_key(full): full for full in reversed(longer)}
    return keys.get(elder(keys), "")


def elder(people: Iterable[str]) -> str:
    """The one of these full names that each of the others ends in, as children's names do; "" where there is none."""
    names = tuple(people)
    return next((own for own in names if all(other == own or other.endswith(" " + own) for other in names)), "")


def _is_parent(short: str, words: Sequence[str], child: str) -> bool:
    """Whether the last words of a person's name are a parent's: listed apart, or begun by a given name."""
    listed = [entry for entry in look_up(short, NameType.PERSON) if not entry.is_word]  # Abdul-Zahra is one given name
    if listed:
        return not any(entry in listed for entry in look_up(child, NameType.PERSON))
    return words[0] in given_names()


def _full_form(
    text: str,
    kind: NameType,
    types: Mapping[str, NameType],
    people: Mapping[str, list[str]],
    texts: Sequence[str],
) -> str:
    """The full name that a short spelling stands for in this article, or ""."""
    key = core_key(text)
    known = look_up(text)
    if not any(e.type is NameType.PLACE for e in known) or kind is NameType.PERSON:
        full = _bearer(text, key, people.get(key, ()))
        if full:
            return full
    if text.isupper() and len(text) > 1:
        return _abbreviated(text, types, texts)
    return ""


def _abbreviated(short: str, types: Mapping[str, NameType], texts: Sequence[str]) -> str:
    """The full name of an abbreviation: in brackets after it, or by the gazetteer."""
    pattern = re.compile(re.escape(short))
    for full, kind in types.items():
        if kind is NameType.PERSON or full == short or len(full) <= len(short):
            continue
        if kind is NameType.PLACE and not _initials(short, full):
            continue  # "ERBIL, Iraq (AP)"
        bracketed = re.compile(rf"{re.escape(full)} \({re.escape(short)}\b")
        if pattern.search(full) is None and any(bracketed.search(text) for text in texts):
            return full
    for entry in look_up(short):
        full_key = name_key(entry.stands_for or entry.english)
        for full, kind in types.items():
            if kind is not NameType.PERSON and full != short and name_key(full) != name_key(short):
                keys = {full_key} | {name_key(s) for e in look_up(full) for s in e.spellings}
                if full_key in keys and any(full_key == name_key(s) for e in look_up(full) for s in e.spellings):
                    return full
    return ""


def _initials(short: str, full: str) -> bool:
    """Whether the letters of an abbreviation are, in this order, initials of the words of a name."""
    initials = iter(word.text[0].upper() for word in words_of(full))
    return all(letter in initials for letter in short if letter.isalpha())


def surnames(types: Mapping[str, NameType]) -> Mapping[str, str]:
    """Last words of the article's people, as written without article, for mentions that nothing has found yet."""
    table = {}
    for text, kind in types.items():
        words = words_of(text)
        if kind is NameType.PERSON and len(words) > 1 and len(words[-1].text) > 2:
            table[word_key(without_article(words[-1].text))] = text
    return table
