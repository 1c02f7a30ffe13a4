"""What the packs of a locale write wrong whatever they translate is put right in its drafts alone."""

from __future__ import annotations

from pipeline.desk.finishing import put_right, written


def test_an_arabic_draft_is_joined_and_gets_its_tanwin() -> None:
    assert put_right("زار وفد ال العراق عاما", "ar", ["العراق"]) == "زار وفد العراق عاماً"


def test_a_kurmanji_draft_gets_the_glide_of_its_names() -> None:
    assert put_right("li Helebceê عاما", "kmr", ["Helebce"]) == "li Helebceyê عاما"


def test_a_sorani_draft_stays() -> None:
    assert put_right("عاما ال العراق", "ckb", ["العراق"]) == "عاما ال العراق"


def test_brackets_stand_close() -> None:
    assert written("Partiya Karkeran ( PKK ) got", "kmr", "latn") == "Partiya Karkeran (PKK) got"
