"""An Arabic text that opens something begins without "and"."""

from __future__ import annotations

import pytest

from pipeline.desk.opening import opening_keys, without_opening_and
from pipeline.sources import read_article
from tests.conftest import Newsroom


@pytest.mark.parametrize(
    ("drafted", "shown"),
    [
        ("وارتفعت الأسعار.", "ارتفعت الأسعار."),
        ("وستستقبل المستشفيات المرضى.", "ستستقبل المستشفيات المرضى."),
        ("ولم يصب أحد.", "لم يصب أحد."),
        ('"<b1>وقال</b1> الوزير"', '"<b1>قال</b1> الوزير"'),
        ("وأيّد الوزير القرار.", "أيّد الوزير القرار."),
        ("وزير الداخلية يستقيل", "وزير الداخلية يستقيل"),
        ("وسيط جديد", "وسيط جديد"),
        ("وصل الوفد.", "وصل الوفد."),
        ("وحدة الحماية", "وحدة الحماية"),
    ],
)
def test_the_letter_goes_where_it_is_no_part_of_the_word(drafted: str, shown: str) -> None:
    assert without_opening_and(drafted) == shown


def test_a_name_keeps_its_letter() -> None:
    assert without_opening_and("وسام كريم يفوز", ["وسام كريم"]) == "وسام كريم يفوز"
    assert without_opening_and("وشورش مجيد يفوز", ["شورش مجيد"]) == "شورش مجيد يفوز"


def test_heads_captions_and_the_first_sentence_open(newsroom: Newsroom) -> None:
    lead = "ERBIL (Rudaw) - The repairs took days. They cost much."
    path = newsroom.write("dam.md", f"# The dam\n\n{lead}\n\n## Later\n\n![A wall](wall.png)\n\nIt holds.\n")
    assert {key[1] for key in opening_keys(read_article(path, newsroom.root))} == {
        "The dam",
        "The repairs took days.",
        "Later",
        "A wall",
    }
