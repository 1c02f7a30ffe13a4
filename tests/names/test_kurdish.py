"""A name known in one Kurdish alphabet is proposed in the other."""

from __future__ import annotations

import pytest

from pipeline.model import Name, NameType
from pipeline.names import propose
from pipeline.names.kurdish import mapped, to_kurmanji, to_sorani


@pytest.mark.parametrize(
    ("sorani", "kurmanji"),
    [
        ("بەشار ئەسەد", "Beşar Esed"),
        ("سیروان", "Sîrwan"),
        ("کۆچەر جەمال", "Koçer Cemal"),
        ("هەژار قادر زەنگەنە", "Hejar Qadir Zengene"),
        ("خێوەتە", "Xêwete"),
        ("عەبدولکەریم", "Ebdulkerîm"),
        ("یاشار گوڵابی", "Yaşar Gulabî"),
        ("عومەر عیسا", "Omer Îsa"),
    ],
)
def test_the_alphabets_correspond(sorani: str, kurmanji: str) -> None:
    assert to_kurmanji(sorani) == kurmanji
    assert to_sorani(kurmanji) == sorani


@pytest.mark.parametrize(("sorani", "kurmanji"), [("عوزێر", "Uzêr"), ("ئیبێ", "Îbê"), ("حەمەساڵح", "Hemesalih")])
def test_a_vowel_begins_a_word_and_a_compound_is_read_in_its_parts(sorani: str, kurmanji: str) -> None:
    assert to_kurmanji(sorani) == kurmanji


def test_letters_that_cannot_be_mapped_give_nothing() -> None:
    assert mapped("Hélène", "ckb") == ""


def test_an_approval_in_one_kurdish_is_a_candidate_in_the_other() -> None:
    name = Name("Xebat Zirarî", NameType.PERSON)
    found = propose([name], "kmr", {}, elsewhere={name: "خەبات زراری"})[name]
    assert (found[0].text.split()[0], found[0].origin) == ("Xebat", "kurdish")
    assert propose([name], "ckb", {}, elsewhere={name: "Xebat Zirarî"})[name][0].text.startswith("خەبات ")
