"""Table cells of names and numbers: written by the locale's rules, no model is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest

from pipeline.desk.finishing import put_in_order
from pipeline.desk.wanted import Wanted
from pipeline.desk.wordless import wordless
from pipeline.model import BoundName, Draft, Finding, Mention, Name, NameType, Severity
from tests.conftest import texts

if TYPE_CHECKING:
    from tests.conftest import Newsroom

TABLE = """# The harvest in figures

| Place | 2024 | 2025 | Change |
| --- | --- | --- | --- |
| Nineveh | 840,000 | 1,010,000 | **20.2%** |

Farmers in Nineveh brought in more wheat than in any year before. The silos cost $1,200.
"""


@pytest.mark.parametrize(
    ("locale", "cells"),
    [
        ("ar", {"840,000": "٨٤٠٬٠٠٠", "1,010,000": "١٬٠١٠٬٠٠٠", "2024": "٢٠٢٤"}),
        ("ckb", {"840,000": "٨٤٠٬٠٠٠", "1,010,000": "١٬٠١٠٬٠٠٠", "2024": "٢٠٢٤"}),
        ("kmr", {"840,000": "840,000", "1,010,000": "1,010,000", "2024": "2024"}),
    ],
)
def test_a_cell_of_numbers_keeps_its_number(newsroom: Newsroom, locale: str, cells: dict[str, str]) -> None:
    newsroom.write("harvest.md", TABLE)
    newsroom.translate()
    drafts = texts(newsroom.po(locale, "harvest"))
    assert {cell: drafts[cell] for cell in cells} == cells
    entries = {entry.msgid: entry for entry in polib.pofile(str(newsroom.po(locale, "harvest")))}
    assert all("signature: numbers " in entries[cell].comment for cell in cells)
    percent = next(text for source, text in drafts.items() if "20.2%" in source)
    assert {"ar": "٢٠٫٢٪", "ckb": "٢٠٫٢٪", "kmr": "%20.2"}[locale] in percent
    money = next(entry for source, entry in entries.items() if "$1,200" in source)
    assert "signature: numbers" not in money.comment


@pytest.mark.parametrize(("kind", "wanted"), [(NameType.PERSON, "نووسینی: ئازاد"), (NameType.ORGANISATION, None)])
def test_a_byline_names_people(newsroom: Newsroom, kind: NameType, wanted: str | None) -> None:
    name = Name("آزاد", kind)
    mentions, bound = (Mention(name, 5, 9, "آزاد"),), (BoundName(name, "ئازاد", approved=True),)
    made = wordless(Wanted((0, 0), "بقلم آزاد", "ar", "ckb", mentions, bound), newsroom.config)
    assert (made and made.text) == wanted


def test_no_half_of_a_name_is_taken_for_a_word_said_twice(newsroom: Newsroom) -> None:
    name = BoundName(Name("Karim Karimi", NameType.PERSON), "کەریم کەریمی", approved=True)
    want = Wanted((0, 0), "Karim Karimi said so.", "en", "ckb", (), (name,))
    made = Draft("کەریم کەریمی گوتی.", "sig", -1.0, (Finding("stutter", Severity.WARNING, "says twice"),))
    assert put_in_order(want, made, newsroom.config) == made
