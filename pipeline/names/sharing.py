"""One person or place under its names in several languages: what is accepted for one of them binds them all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pipeline.languages import normalise_sorani
from pipeline.model import BoundName, Name, NameType
from pipeline.names.gazetteer import entries
from pipeline.names.patterns import noun_beside
from pipeline.names.spelling import name_key


def shared(table: Mapping[Name, BoundName], locale: str = "") -> dict[Name, BoundName]:
    """The table, with names that nobody has accepted bound as the same one is accepted elsewhere: أربيل as Erbil.

    Sorani renderings have the letters that drafts have: people type كەركوك on an Arabic keyboard.
    """
    if locale == "ckb":
        table = {name: replace(bound, rendering=normalise_sorani(bound.rendering)) for name, bound in table.items()}
    accepted = {
        place: bound.rendering
        for name, bound in table.items()
        if bound.approved and (place := _places().get(_key(name))) is not None
    }
    if not accepted:
        return dict(table)
    return {name: _followed(bound, accepted) for name, bound in table.items()}


def _followed(bound: BoundName, accepted: Mapping[int, str]) -> BoundName:
    if bound.approved:
        return bound
    place = _places().get(_key(bound.name))
    return bound if place is None or place not in accepted else replace(bound, rendering=accepted[place], approved=True)


def _key(name: Name) -> tuple[str, NameType]:
    return name_key(name.text), name.type


@cache
def _places() -> Mapping[tuple[str, NameType], int]:
    """The place in the gazetteer of every name in four languages, main English spellings before others."""
    found: dict[tuple[str, NameType], int] = {}
    listed = [(at, entry) for at, entry in enumerate(entries()) if entry.type is not None and not entry.is_word]
    for at, entry in listed:
        found.setdefault((name_key(entry.english), NameType(str(entry.type))), at)
    for at, entry in listed:
        named = (a for a in entry.aliases if not noun_beside(a, entry.spellings, entry.renderings.get("ar", ""), "ar"))
        for spelling in (*named, *entry.renderings.values()):
            found.setdefault((name_key(spelling), NameType(str(entry.type))), at)
    return found
