"""The credit at the end of an agency's story."""

from __future__ import annotations

import pytest

from pipeline.languages import find_credits, write_credits

CREDIT = "(Additional reporting by Ahmed Al-Hassan in Mosul and Erbil; Writing by J. B. Perry, editing by Dilan Aziz.)"


def test_its_clauses_are_found() -> None:
    found = find_credits(CREDIT, "en")
    assert [(one.work, [CREDIT[slice(*span)] for span in (*one.who, *one.where)]) for one in found] == [
        (("more",), ["Ahmed Al-Hassan", "Mosul", "Erbil"]),
        (("write",), ["J. B. Perry"]),
        (("edit",), ["Dilan Aziz"]),
    ]


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("ar", "(تغطية إضافية: 1 في 2 و3؛ كتابة: 4؛ تحرير: 5)"),
        ("ckb", "(ڕووماڵی زیادە: 1 لە 2 و 3؛ نووسین: 4؛ پێداچوونەوە: 5)"),
        ("kmr", "(Nûçeya zêde: 1 li 2 û 3; Nivîsandin: 4; Serrastkirin: 5)"),
    ],
)
def test_it_is_written_as_the_locale_does(locale: str, line: str) -> None:
    numbers = iter("12345")

    def written(start: int, end: int, where: bool) -> str:
        assert where is (CREDIT[start:end] in ("Mosul", "Erbil"))
        return next(numbers)

    made = write_credits(find_credits(CREDIT, "en"), CREDIT, locale, written)
    assert made == (line.replace("و3", "و 3") if locale == "ar" else line)


@pytest.mark.parametrize(
    "text",
    [
        "Editing by hand takes longer than writing by machine.",
        "Reporting by Dilan Aziz was praised.",
        "By Dilan Aziz",
        "Reporting and writing by committee",
    ],
)
def test_a_sentence_is_none(text: str) -> None:
    assert not find_credits(text, "en")
