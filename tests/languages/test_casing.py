"""Capitals where a text begins, and English signs in Kurmanji numbers."""

from __future__ import annotations

import pytest

from pipeline.languages import capitalised, english_separators


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("two years of work", "دوو ساڵ", "Two years of work"),
        ("“two years”", '"دوو ساڵ"', "“Two years”"),
        ("<b1>îro</b1> hat", "<b1>Today</b1> it came", "<b1>Îro</b1> hat"),
        ("sobeyek", "a stove;", "sobeyek"),
        ("al-Qaim crossing", "معبر القائم", "Al-Qaim crossing"),
        ("https://example.org/a", "الموقع", "https://example.org/a"),
        ("20 ton", "Twenty", "20 ton"),
        ("نعم", "Yes", "نعم"),
        ("", "Yes", ""),
        ("yes", "...", "yes"),
    ],
)
def test_a_text_begins_as_its_source_does(text: str, source: str, expected: str) -> None:
    assert capitalised(text, source) == expected


@pytest.mark.parametrize(
    ("kurmanji", "english"),
    [
        ("Di nav wan de 2.800 pirtûk", "Di nav wan de 2,800 pirtûk"),
        ("1.250.000,5 ton û 3,5 metre.", "1,250,000.5 ton û 3.5 metre."),
        ("ji sedî 3,25.", "ji sedî 3.25."),
        ("25.000-30.000, -3,5, -2.500, 2.800î", "25,000-30,000, -3.5, -2,500, 2,800î"),
        ("F-2.500 û a-3,5", "F-2.500 û a-3,5"),
        ("saet 9.30, 28.11.2026, 1,2,3 û 10.0.0.1", "saet 9.30, 28.11.2026, 1,2,3 û 10.0.0.1"),
    ],
)
def test_kurmanji_numbers_are_read_as_english_writes_them(kurmanji: str, english: str) -> None:
    assert english_separators(kurmanji, "kmr") == english
    assert english_separators(kurmanji, "en") == kurmanji
