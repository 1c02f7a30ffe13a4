"""Abbreviated titles before people's names, in words: the packs made "D. lithium" of "د. ليث", a judge of "Sgt."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pipeline.languages import Edit
from pipeline.model import Mention, NameType

_TITLES: Mapping[str, Mapping[str, str]] = {
    "ar": {"أ.د.": "الأستاذ الدكتور", "د.": "الدكتور", "م.": "المهندس", "أ.": "الأستاذ"},
    "ckb": {"پ.د.": "پرۆفیسۆر", "د.": "دکتۆر", "م.": "مامۆستا"},
    "en": {
        "Adm": "Admiral",
        "Amb": "Ambassador",
        "Brig": "Brigadier",
        "Capt": "Captain",
        "Cllr": "Councillor",
        "Cmdr": "Commander",
        "Col": "Colonel",
        "Cpl": "Corporal",
        "Det": "Detective",
        "Gen": "General",
        "Gov": "Governor",
        "Insp": "Inspector",
        "Lt": "Lieutenant",
        "Maj": "Major",
        "Prof": "Professor",
        "Rep": "Representative",
        "Rev": "Reverend",
        "Sen": "Senator",
        "Sgt": "Sergeant",
        "Supt": "Superintendent",
    },
}
# An English one may stand without its full stop, and two together: "Lt Gen Sir Ali".
_ENGLISH = re.compile(rf"(?<![\w.])(?:(?:{'|'.join(_TITLES['en'])})\.?\s+)+\Z")
_LETTERS = re.compile(r"(?<![\w.])(?:[أپ]\.\s?)?[دمأ]\.\s*\Z")


def titles_in_words(text: str, mentions: Sequence[Mention], language: str) -> tuple[Edit, ...]:
    """What to put in place of the titles before a text's people; elsewhere such a letter may number a list."""
    if language not in _TITLES:
        return ()
    edits, at = [], 0
    for mention in sorted(mentions, key=lambda m: m.start):
        before = text[at : mention.start]
        if mention.name.type is NameType.PERSON and (titled := _titled(before, language)) != before:
            edits.append(Edit(at, mention.start, titled))
        at = mention.end
    return tuple(edits)


def _titled(before: str, language: str) -> str:
    """What stands before a person, a title at its end in words."""
    titles = _TITLES[language]
    found = (_ENGLISH if language == "en" else _LETTERS).search(before)
    if not found:
        return before
    if language == "en":
        return before[: found.start()] + "".join(f"{titles[word.rstrip('.')]} " for word in found[0].split())
    words = titles.get("".join(found[0].split()))
    return f"{before[: found.start()]}{words} " if words else before
