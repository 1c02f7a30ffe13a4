"""Labels and headings of the table, in four languages."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pipeline.languages import draft_label, find_label, write_label

TABLE = Path(__file__).parents[2] / "pipeline/languages/data/labels.toml"


@pytest.mark.parametrize(
    ("text", "source", "locale", "label", "rest"),
    [
        ("WATCH: Thousands dance", "en", "ckb", "ڤیدیۆ: ", "Thousands dance"),
        ("Breaking news | Mayor resigns", "en", "ar", "عاجل | ", "Mayor resigns"),
        ("FILE - Smoke rises", "en", "ar", "صورة أرشيفية: ", "Smoke rises"),
        ("UPDATE 2-Oil falls", "en", "kmr", "Nûvekirin: ", "Oil falls"),
        ("<b1>Photo:</b1> Azad Karim", "en", "kmr", "<b1>Wêne:</b1> ", "Azad Karim"),
        ("<b1>Q</b1>: Who?", "en", "ckb", "<b1>پ</b1>: ", "Who?"),
        ("عاجل: هزة في دهوك", "ar", "kmr", "Lezgîn: ", "هزة في دهوك"),
        ("سەرچاوە: وەزارەت", "ckb", "en", "Source: ", "وەزارەت"),
        ("Hevpeyvîn: Em naçin", "kmr", "ar", "مقابلة: ", "Em naçin"),
    ],
)
def test_a_label_is_found_and_printed(text: str, source: str, locale: str, label: str, rest: str) -> None:
    found = find_label(text, source)
    assert found is not None
    assert write_label(found[0], locale) == label
    assert text[found[1] :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "Watch: ",
        "Live and let live: a motto",
        "Watch the river",
        "<b1>Photo: Azad</b1> Karim",
        "The video: a farce",
        "File - a word",
        "LIVE-fire drills",
        "FILE-sharing",
        "İnterview: we stay",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert find_label(text, "en") is None


@pytest.mark.parametrize(
    ("text", "source", "locale", "printed"),
    [
        ("Month", "en", "kmr", "Meh"),
        ("TOTAL:", "en", "ar", "المجموع:"),
        ("<b1>Background</b1>", "en", "ckb", "<b1>پاشخان</b1>"),
        ("الشهر", "ar", "ckb", "مانگ"),
        ("Q:", "en", "kmr", "P:"),
        ("A", "en", "kmr", ""),
        ("Months", "en", "kmr", ""),
        ("Month of rain", "en", "kmr", ""),
        ("Month", "de", "kmr", ""),
    ],
)
def test_a_heading_is_printed(text: str, source: str, locale: str, printed: str) -> None:
    assert draft_label(text, source, locale) == printed


def test_the_table_is_whole() -> None:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    assert all(list(row) == ["en", "ar", "ckb", "kmr"] and all(row.values()) for row in table.values())
    english = [word.casefold() for row in table.values() for word in row["en"]]
    assert len(english) == len({*english})
