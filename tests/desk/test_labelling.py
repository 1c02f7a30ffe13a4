"""A label is out of the packs' sight and stands before the draft again."""

from __future__ import annotations

import pytest

from pipeline.desk.labelling import put_label, take_label
from pipeline.desk.wanted import Wanted
from pipeline.model import Draft, Mention, Name, NameType
from tests.conftest import Newsroom, texts

AKRE = Name("Akre", NameType.PLACE)


def test_mentions_and_accepted_english_go_with_the_text() -> None:
    live = Mention(Name("Live", NameType.ORGANISATION), 0, 4, "Live")
    text = "Live: Newroz in Akre"
    want, label = take_label(Wanted((0, 0), text, "en", "kmr", (live, Mention(AKRE, 16, 20, "Akre"))))
    assert label is not None
    assert want.text == "Newroz in Akre"
    assert [want.text[m.start : m.end] for m in want.mentions] == ["Akre"]
    assert put_label(Draft("Newroz li Akrê", ""), label, "kmr").text == "Zindî: Newroz li Akrê"
    assert put_label(Draft("", ""), label, "kmr").text == ""


def test_through_english_the_english_has_it_too() -> None:
    want, label = take_label(Wanted((0, 0), "عاجل: هزة", "ar", "ckb", accepted="Breaking: A quake"))
    assert label is not None
    assert (want.text, want.accepted) == ("هزة", "A quake")
    made = put_label(Draft("بوومەلەرزە", "", english="A quake"), label, "ckb")
    assert (made.text, made.english) == ("بەپەلە: بوومەلەرزە", "Breaking: A quake")


@pytest.mark.parametrize(
    ("drafted", "shown"),
    [
        ("وتغيرت الأسماء.", "ملاحظة: تغيرت الأسماء."),
        ("ولم يصب أحد.", "ملاحظة: لم يصب أحد."),
        ("وزير الداخلية يستقيل", "ملاحظة: وزير الداخلية يستقيل"),
        ("وضع حجر الأساس", "ملاحظة: وضع حجر الأساس"),
    ],
)
def test_an_arabic_text_behind_a_label_begins_without_and(drafted: str, shown: str) -> None:
    _, label = take_label(Wanted((0, 0), "Note: Names", "en", "ar"))
    assert label is not None
    assert put_label(Draft(drafted, ""), label, "ar").text == shown


def test_a_name_behind_a_label_keeps_its_letter() -> None:
    _, label = take_label(Wanted((0, 0), "Photo: Wissam Karim", "en", "ar"))
    assert label is not None
    assert put_label(Draft("وسام كريم", ""), label, "ar", ["وسام كريم"]).text == "الصورة: وسام كريم"


def test_labels_and_headings_of_an_article(newsroom: Newsroom) -> None:
    newsroom.write(
        "akre.md", "# WATCH: Newroz in Akre\n\n| Month | Total |\n| --- | --- |\n| 3 | 4 |\n\n## Background\n"
    )
    newsroom.translate()
    drafts = texts(newsroom.po("kmr", "akre"))
    assert drafts["WATCH: Newroz in Akre"].startswith("Vîdyo: ")
    assert [drafts[cell] for cell in ("Month", "Total", "Background")] == ["Meh", "Tevahî", "Paşxane"]


def test_a_dash_behind_capitals_ends_a_label(newsroom: Newsroom) -> None:
    newsroom.write("akre.md", "# UPDATE 1-Newroz in Akre\n\nFILE - Thousands dance in the streets of Akre at dusk.\n")
    newsroom.translate()
    drafts = texts(newsroom.po("kmr", "akre"))
    assert drafts["UPDATE 1-Newroz in Akre"].startswith("Nûvekirin: ")
    assert drafts["FILE - Thousands dance in the streets of Akre at dusk."].startswith("Wêneya arşîvê: ")
