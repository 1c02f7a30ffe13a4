"""Ranks before people's names, put in as the other language writes them: the packs carry that over with the name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.languages import Edit
from pipeline.languages.edits import one_of
from pipeline.model import LOCALES, PIVOT, Mention, NameType
from pipeline.names.vocabulary import words as listed_words

_WORD = re.compile(r"[\w'-]+")
_BEFORE = re.compile(r"([\w'-]+)\s+\Z")


@dataclass(frozen=True, slots=True)
class _Ranks:
    found: re.Pattern[str]
    forms: Mapping[str, Sequence[str]]
    serves: frozenset[str]
    before: frozenset[str]
    others: frozenset[str]


def ranks_for(text: str, mentions: Sequence[Mention], language: str, locale: str) -> tuple[Edit, ...]:
    """What to put in place of the ranks before the people of a text: out of English each, into English some."""
    people = [mention for mention in mentions if mention.name.type is NameType.PERSON]
    if language == PIVOT and locale in LOCALES:
        edits = (_out_of_english(text, mention.start, LOCALES.index(locale)) for mention in people)
    elif language in LOCALES and locale == PIVOT:
        edits = (_into_english(text, mention.start, language) for mention in people)
    else:
        return ()
    return tuple(edit for edit in edits if edit)


def _out_of_english(text: str, end: int, place: int) -> Edit | None:
    known = _ranks()
    found = known.found.search(text, 0, end)
    form = known.forms[" ".join(re.split(r"[\s-]", found["rank"]))][place] if found else ""
    return Edit(*found.span("rank"), form) if found and form and _is_rank(text, found, known) else None


def _into_english(text: str, end: int, language: str) -> Edit | None:
    pattern, forms = _foreign_ranks(language)
    found = pattern.search(text, 0, end)
    before = _BEFORE.search(text, 0, found.start()) if found else None
    if found is None or (before and before[1].startswith("ال")):  # الفنان الرائد, the pioneer among artists
        return None
    return Edit(*found.span("rank"), forms[found["rank"]])


def _is_rank(text: str, found: re.Match[str], known: _Ranks) -> bool:
    before = _BEFORE.search(text, 0, found.start())
    if before and before[1][0].isupper() and before[1].lower() not in known.before | listed_words("demonyms"):
        return before.start() == 0 and before[1].lower() not in known.others  # "Yesterday Colonel Saad"
    return found["rank"] != "Captain" or not known.serves.isdisjoint(map(str.lower, _WORD.findall(text)))


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "ranks.toml").read_text(encoding="utf-8"))


@cache
def _ranks() -> _Ranks:
    table = _table()
    forms = table["ranks"]
    one = "|".join(rank.replace(" ", r"[\s-]") for rank in sorted(forms, key=len, reverse=True))
    return _Ranks(
        re.compile(rf"(?<![\w-])(?P<rank>{one})\s+\Z"),
        forms,
        frozenset(table["captain"]["serves"].split()),
        frozenset(table["before"]["words"].split()),
        frozenset(table["others"]["words"].split()),
    )


@cache
def _foreign_ranks(language: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    forms = _table()["english"][language]
    return re.compile(rf"(?<!\w)و?(?P<rank>{one_of(forms)})\s+\Z"), forms
