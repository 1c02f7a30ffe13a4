"""Ranks before people's names, put in as the locale writes them, since the packs carry that over with the name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.languages import Edit
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
    """What to put in place of the ranks before the people of an English text; none for other languages."""
    if language != PIVOT or locale not in LOCALES:
        return ()
    known = _ranks()
    place = LOCALES.index(locale)
    edits = []
    for mention in mentions:
        found = known.found.search(text, 0, mention.start) if mention.name.type is NameType.PERSON else None
        form = known.forms[" ".join(re.split(r"[\s-]", found["rank"]))][place] if found else ""
        if found and form and _is_rank(text, found, known):
            edits.append(Edit(*found.span("rank"), form))
    return tuple(edits)


def _is_rank(text: str, found: re.Match[str], known: _Ranks) -> bool:
    before = _BEFORE.search(text, 0, found.start())
    if before and before[1][0].isupper() and before[1].lower() not in known.before | listed_words("demonyms"):
        return before.start() == 0 and before[1].lower() not in known.others  # "Yesterday Colonel Saad"
    return found["rank"] != "Captain" or not known.serves.isdisjoint(map(str.lower, _WORD.findall(text)))


@cache
def _ranks() -> _Ranks:
    table = tomllib.loads((Path(__file__).parent / "data" / "ranks.toml").read_text(encoding="utf-8"))
    forms = table["ranks"]
    one = "|".join(rank.replace(" ", r"[\s-]") for rank in sorted(forms, key=len, reverse=True))
    return _Ranks(
        re.compile(rf"(?<![\w-])(?P<rank>{one})\s+\Z"),
        forms,
        frozenset(table["captain"]["serves"].split()),
        frozenset(table["before"]["words"].split()),
        frozenset(table["others"]["words"].split()),
    )
