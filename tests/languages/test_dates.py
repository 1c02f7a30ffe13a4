"""Dates, times and spans of time, as newsrooms write them."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date as cldr_date
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import (
    facts,
    format_date,
    format_datetime,
    format_month,
    format_relative,
    format_time,
    localise_digits,
)
from pipeline.languages.dates import STYLES, kurmanji_year

DAY = date(2025, 9, 14)
NOW = datetime(2025, 9, 14, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "style", "expected"),
    [
        ("ar", "full", "الأحد، ١٤ أيلول ٢٠٢٥"),
        ("ar", "long", "١٤ أيلول ٢٠٢٥"),
        ("ar", "medium", "١٤ أيلول ٢٠٢٥"),
        ("ar", "short", "١٤\u200f/٩\u200f/٢٠٢٥"),
        ("ckb", "full", "یەکشەممە، ١٤ی ئەیلوولی ٢٠٢٥"),
        ("ckb", "long", "١٤ی ئەیلوولی ٢٠٢٥"),
        ("ckb", "medium", "١٤ ئەیلوول ٢٠٢٥"),
        ("ckb", "short", "١٤\u200f/٩\u200f/٢٠٢٥"),
        ("kmr", "full", "Yekşem, 14ê Îlona 2025an"),
        ("kmr", "long", "14ê Îlona 2025an"),
        ("kmr", "medium", "14 Îlon 2025"),
        ("kmr", "short", "14.09.2025"),
        ("en", "full", "Sunday, 14 September 2025"),
        ("en", "long", "14 September 2025"),
        ("en", "medium", "14 Sept 2025"),
        ("en", "short", "14/09/2025"),
    ],
)
def test_a_day_in_each_style(locale: str, style: str, expected: str) -> None:
    assert format_date(DAY, locale, style) == expected


@pytest.mark.parametrize(
    ("locale", "style"),
    [
        ("ar", "long"),
        ("ar", "short"),
        ("ckb", "long"),
        ("kmr", "short"),
        ("en", "long"),
        ("en", "medium"),
        ("en", "short"),
    ],
)
def test_where_cldr_is_right_it_is_followed(locale: str, style: str) -> None:
    for month in range(1, 13):
        if locale == "ckb" and month in (7, 12):
            continue  # spelled otherwise, see test_facts
        day = DAY.replace(month=month)
        assert format_date(day, locale, style, "latn") == cldr_date(day, style, locale=facts(locale).babel_locale)


@given(st.dates(), st.sampled_from(("ar", "ckb", "kmr", "en")), st.sampled_from(STYLES))
def test_every_day_has_its_figures_in_the_digits_asked_for(day: date, locale: str, style: str) -> None:
    latin = format_date(day, locale, style, "latn")
    assert str(day.year) in latin
    assert not any("٠" <= c <= "٩" for c in latin)
    if locale in ("ar", "ckb"):
        assert not any(c.isascii() and c.isdigit() for c in format_date(day, locale, style, "arab"))
        assert localise_digits(format_date(day, locale, style, "arab"), "latn") == latin


def test_an_unknown_style_is_an_error() -> None:
    with pytest.raises(ValueError, match="none of full, long, medium, short"):
        format_date(DAY, "ar", "longer")


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2025, "2025an"),
        (2021, "2021ê"),
        (2011, "2011an"),
        (2030, "2030î"),
        (2070, "2070yî"),
        (2020, "2020an"),
        (2000, "2000î"),
        (1988, "1988an"),
        (1991, "1991ê"),
        (2010, "2010an"),
    ],
)
def test_a_kurmanji_year_takes_its_ending_from_its_last_numeral(year: int, expected: str) -> None:
    assert kurmanji_year(year) == expected


def test_kurmanji_days_stand_before_the_forms_of_the_table() -> None:
    path = Path(__file__).parent / "data" / "press-dev.jsonl"
    text = "\n".join(json.loads(row)["kmr"] for row in path.read_text(encoding="utf-8").splitlines())
    known = facts("kmr")
    written = re.findall(r"\b[123]?[0-9]ê ([A-ZÇÎŞ]\w+)", text)
    assert len(written) >= 5
    assert set(written) <= {*known.months_after_day, *known.months_before_year}


def test_months_times_and_moments() -> None:
    assert format_month(DAY, "ar") == "أيلول ٢٠٢٥"
    assert format_month(DAY, "ckb") == "ئەیلوولی ٢٠٢٥"
    assert format_month(DAY, "kmr") == "Îlona 2025an"
    assert format_month(DAY, "en") == "September 2025"
    assert format_time(NOW, "ckb") == "١٦:٣٠"
    assert format_time(NOW, "ar", "latn") == "16:30"
    assert format_datetime(NOW, "ar") == "١٤ أيلول ٢٠٢٥، ١٦:٣٠"
    assert format_datetime(NOW, "kmr", "short") == "14.09.2025, 16:30"


@pytest.mark.parametrize(
    ("back", "expected"),
    [
        (timedelta(seconds=20), ("الآن", "ئێستا", "niha", "now")),
        (timedelta(minutes=1), ("قبل دقيقة", "خولەکێک لەمەوبەر", "berî deqeyekê", "a minute ago")),
        (timedelta(hours=2), ("قبل ساعتين", "٢ کاتژمێر لەمەوبەر", "berî 2 saetan", "2 hours ago")),
        (timedelta(days=3), ("قبل ٣ أيام", "٣ ڕۆژ لەمەوبەر", "berî 3 rojan", "3 days ago")),
        (timedelta(minutes=11), ("قبل ١١ دقيقة", "١١ خولەک لەمەوبەر", "berî 11 deqeyan", "11 minutes ago")),
        (timedelta(days=14), ("قبل أسبوعين", "٢ هەفتە لەمەوبەر", "berî 2 hefteyan", "2 weeks ago")),
        (timedelta(days=31), ("قبل شهر", "مانگێک لەمەوبەر", "berî mehekê", "a month ago")),
        (timedelta(days=366 * 100), ("قبل ١٠٠ سنة", "١٠٠ ساڵ لەمەوبەر", "berî 100 salan", "100 years ago")),
        (timedelta(days=366 * 103), ("قبل ١٠٣ سنوات", "١٠٣ ساڵ لەمەوبەر", "berî 103 salan", "103 years ago")),
        (-timedelta(hours=1), ("بعد ساعة", "دوای کاتژمێرێک", "piştî saetekê", "in an hour")),
        (-timedelta(days=20), ("بعد أسبوعين", "دوای ٢ هەفتە", "piştî 2 hefteyan", "in 2 weeks")),
        (-timedelta(days=340), ("بعد ١١ شهراً", "دوای ١١ مانگ", "piştî 11 mehan", "in 11 months")),
    ],
)
def test_spans_of_time_in_every_locale(back: timedelta, expected: tuple[str, ...]) -> None:
    assert tuple(format_relative(NOW - back, NOW, locale) for locale in ("ar", "ckb", "kmr", "en")) == expected
