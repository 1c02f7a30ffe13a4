"""Bylines in each locale."""

from __future__ import annotations

import pytest

from pipeline.languages import author_names, draft_byline, write_byline


@pytest.mark.parametrize(
    ("locale", "names", "line"),
    [
        ("ar", ["هديل كامل"], "بقلم هديل كامل"),
        ("ar", ["هديل كامل", "ليلى حسن"], "بقلم هديل كامل وليلى حسن"),
        ("ckb", ["هەدیل کامیل"], "نووسینی: هەدیل کامیل"),
        ("ckb", ["هەدیل کامیل", "لەیلا حەسەن"], "نووسینی: هەدیل کامیل و لەیلا حەسەن"),
        ("kmr", ["Hedîl Kamil", "Leyla Hesen"], "Nivîskar: Hedîl Kamil û Leyla Hesen"),
        ("en", ["Hadeel Kamil"], "By Hadeel Kamil"),
    ],
)
def test_a_byline_is_written_as_the_locale_writes_it(locale: str, names: list[str], line: str) -> None:
    assert write_byline(names, locale) == line


@pytest.mark.parametrize(
    ("left", "source"),
    [
        ("By ", "en"),
        ("Story by ", "en"),
        ("By and ", "en"),
        ("بقلم ", "ar"),
        ("تقرير: ", "ar"),
        ("نووسینی: ", "ckb"),
        ("Nivîskar: û ", "kmr"),
    ],
)
def test_what_stands_beside_the_names_tells_a_byline(left: str, source: str) -> None:
    assert draft_byline(left, ["Hedîl Kamil"], source, "kmr") == "Nivîskar: Hedîl Kamil"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Hadeel Kamil and Shorish Majid", ("Hadeel Kamil", "Shorish Majid")),
        ("Hadeel Kamil, Shorish Majid, and Omer Ali", ("Hadeel Kamil", "Shorish Majid", "Omer Ali")),
        ("Hedîl Kamil û Leyla Hesen", ("Hedîl Kamil", "Leyla Hesen")),
        ("هەدیل کامیل، لەیلا حەسەن و عومەر عەلی", ("هەدیل کامیل", "لەیلا حەسەن", "عومەر عەلی")),
        ("Hadeel Kamil", ("Hadeel Kamil",)),
        ("Hadeel Kamil, Reuters", ()),
        ("Hadeel Kamil, Chief Reporter", ()),
        ("Zagros Press", ()),
        ("", ()),
    ],
)
def test_an_authors_line_names_people(line: str, names: tuple[str, ...]) -> None:
    assert author_names(line) == names


@pytest.mark.parametrize(("left", "source"), [("تقرير ", "ar"), ("كتب ", "ar"), ("ڕاپۆرتی ", "ckb")])
def test_the_report_of_somebody_is_a_heading(left: str, source: str) -> None:
    assert draft_byline(left, ["Hedîl Kamil"], source, "kmr") == ""


@pytest.mark.parametrize("left", ["", "and ", "By the river, ", "said by ", "By , Reuters"])
def test_anything_else_is_none(left: str) -> None:
    assert draft_byline(left, ["Hedîl Kamil"], "en", "kmr") == ""
    assert draft_byline("By ", [], "en", "kmr") == ""
    assert draft_byline("By ", ["x"], "fa", "kmr") == ""
