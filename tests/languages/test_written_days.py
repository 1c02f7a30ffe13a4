"""Days as English writes them, and as the locales do."""

from __future__ import annotations

import pytest

from pipeline.languages import find_day, write_day


@pytest.mark.parametrize(
    ("text", "said", "written"),
    [
        ("LONDON, Nov 3 (Reuters)", "Nov 3", {"ar": "٣ تشرين الثاني", "ckb": "٣ی تشرینی دووەم", "kmr": "3ê Mijdarê"}),
        ("KIRKUK, May 12, 2026", "May 12, 2026", {"kmr": "12ê Gulana 2026an", "ckb": "١٢ی ئایاری ٢٠٢٦"}),
        ("5 September 2026 -", "5 September 2026", {"ar": "٥ أيلول ٢٠٢٦", "en": "5 September 2026"}),
        ("Sept. 30", "Sept. 30", {"en": "30 September"}),
    ],
)
def test_a_day_is_found_and_written(text: str, said: str, written: dict[str, str]) -> None:
    day = find_day(text, "en")
    assert day is not None
    assert text[day.start : day.end] == said
    assert {locale: write_day(day, locale) for locale in written} == written


@pytest.mark.parametrize("text", ["Feb 31", "May 2026", "Marching 12", "12 Mays", "Nov 123"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert find_day(text, "en") is None
    assert find_day("Nov 3", "kmr") is None
