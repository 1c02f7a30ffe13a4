"""Datelines and credits are made from their parts, no model is asked."""

from __future__ import annotations

import polib
import pytest

from tests.conftest import Newsroom, texts

STORY = """The dam

{}

The repairs took 14 days, and farmers asked for more water.

(Reporting by Hadeel Kamil in Erbil; Editing by Shorish Majid)
"""
LEAD = "Farmers asked the ministry for more water before the summer."


@pytest.mark.parametrize(
    ("dateline", "drafts"),
    [
        ("BASRA, Iraq (Zagros Desk)", {"ar": "البصرة، العراق (Zagros Desk)", "ckb": "بەسرە، عێراق (Zagros Desk)"}),
        ("ERBIL, Iraq (AP)", {"ar": "أربيل، العراق (أسوشيتد برس)", "kmr": "Hewlêr, Iraq (Associated Press)"}),
        ("BAGHDAD, Dec. 12 (Reuters)", {"ar": "بغداد، ١٢ كانون الأول (رويترز)", "kmr": "Bexda, 12ê Kanûnê (Reuters)"}),
        ("ERBIL, 14 November 2025 (Rudaw)", {"ckb": "هەولێر، ١٤ی تشرینی دووەمی ٢٠٢٥ (ڕووداو)"}),
    ],
)
def test_a_dateline_keeps_its_place_day_and_signature(
    newsroom: Newsroom, dateline: str, drafts: dict[str, str]
) -> None:
    newsroom.write("dam.txt", STORY.format(f"{dateline} - {LEAD}"))
    newsroom.translate()
    for locale, draft in drafts.items():
        entry = {e.msgid: e for e in polib.pofile(str(newsroom.po(locale, "dam")))}[dateline]
        assert entry.msgstr == draft
        assert "signature: names " in entry.comment


def test_who_signs_is_a_name_and_its_rendering_stands_in_the_dateline(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", STORY.format(f"BASRA, Iraq (Zagros Desk) - {LEAD}"))
    newsroom.translate()
    names = polib.pofile(str(newsroom.names("ar")))
    names.find("Zagros Desk").msgstr = "مكتب زاكروس"
    names.save()
    newsroom.translate()
    assert texts(newsroom.po("ar", "dam"))["BASRA, Iraq (Zagros Desk)"] == "البصرة، العراق (مكتب زاكروس)"


def test_a_credit_names_its_people_and_places(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", STORY.format(f"ERBIL (Rudaw) - {LEAD}"))
    newsroom.translate()
    credit = "(Reporting by Hadeel Kamil in Erbil; Editing by Shorish Majid)"
    assert texts(newsroom.po("ar", "dam"))[credit] == "(تغطية: هديل كامل في أربيل؛ تحرير: شورش مجيد)"
    assert texts(newsroom.po("kmr", "dam"))[credit].startswith("(Nûçe: Hedîl Kamil li Hewlêrê; Serrastkirin: ")


@pytest.mark.parametrize(
    ("credit", "drafts"),
    [
        (
            "(Photo by Hadeel Kamil/Getty Images)",
            {"ar": "(تصوير: هديل كامل/غيتي إيمجز)", "kmr": "(Wêne: Hedîl Kamil/Getty Images)"},
        ),
        ("(AP Photo/Shorish Majid)", {"ckb": "(وێنە: شۆڕش مەجید/ئەسۆشیەیتد پرێس)"}),
    ],
)
def test_a_photograph_is_credited(newsroom: Newsroom, credit: str, drafts: dict[str, str]) -> None:
    newsroom.write("dam.txt", STORY.format(f"ERBIL (Rudaw) - {LEAD}\n\n{credit}"))
    newsroom.translate()
    assert {locale: texts(newsroom.po(locale, "dam"))[credit] for locale in drafts} == drafts


def test_a_place_in_small_letters_is_no_dateline(newsroom: Newsroom) -> None:
    newsroom.write("dam.md", "# The dam\n\n| Erbil (women) | 12 |\n| --- | --- |\n| 3 | 4 |\n")
    newsroom.translate()
    assert "women" not in texts(newsroom.po("kmr", "dam"))["Erbil (women)"]


def test_brackets_alone_are_no_credit(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", STORY.format(f"ERBIL (Rudaw) - {LEAD}\n\n(Hadeel Kamil agreed with the farmers.)"))
    newsroom.translate()
    assert "هديل كامل" in texts(newsroom.po("ar", "dam"))["(Hadeel Kamil agreed with the farmers.)"]
