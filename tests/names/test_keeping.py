"""Which names Kurmanji keeps as English spells them."""

from __future__ import annotations

import pytest

from pipeline.model import Name, NameType
from pipeline.names import propose
from pipeline.names.keeping import features, kept, probability


@pytest.mark.parametrize(
    "name", ["Margaret Whitcombe", "Jonathan Prescott", "Thorsten Kleinschmidt", "Giulia Bertolucci"]
)
def test_western_names_are_kept(name: str) -> None:
    assert kept(name) > 0.5
    assert propose([Name(name, NameType.PERSON)], "kmr", {})[Name(name, NameType.PERSON)][0].text == name


@pytest.mark.parametrize(
    "name", ["Karwan Mahmoud", "Fatima Abdulrahman", "Hussein Khalaf", "Shirin Ahmed", "Ali Hassan"]
)
def test_names_that_kurmanji_has_a_spelling_of_are_not(name: str) -> None:
    assert kept(name) < 0.5


def test_only_kurmanji_keeps_them() -> None:
    name = Name("Margaret Whitcombe", NameType.PERSON)
    for locale in ("ar", "ckb"):
        assert all(candidate.origin != "kept" for candidate in propose([name], locale, {})[name])


def test_a_spelling_that_the_newsroom_approved_goes_before() -> None:
    name = Name("Margaret Whitcombe", NameType.PERSON)
    assert propose([name], "kmr", {name: "Margarêt Wîtkom"})[name][0].text == "Margarêt Wîtkom"


def test_each_word_is_read_by_itself() -> None:
    assert {"^an", "na$", "^ann", "^anna$", "ö"} <= set(features("Anna Örn"))
    assert probability(features("Anna"), {}) == 0.5
    assert probability(features("Anna"), {"^anna$": 1.0}) > 0.5
