"""Digits, numbers and lists."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from babel.numbers import format_decimal as cldr_decimal
from hypothesis import given
from hypothesis import strategies as st

from pipeline.languages import (
    facts,
    format_decimal,
    format_list,
    format_percent,
    localise_digits,
    localise_numbers,
)

PRESS = Path(__file__).parent / "data" / "press-dev.jsonl"


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("وقتل 25 شخصاً", "وقتل ٢٥ شخصاً"),
        ("2,490 جندياً", "٢٬٤٩٠ جندياً"),
        ("1,234,567.5", "١٬٢٣٤٬٥٦٧٫٥"),
        ("بنسبة 3.6 بالمئة", "بنسبة ٣٫٦ بالمئة"),
        ("38% منهم", "٣٨٪ منهم"),
        ("%38", "٪٣٨"),
        ("الساعة 7:52", "الساعة ٧:٥٢"),
        ("14/09/2025", "١٤/٠٩/٢٠٢٥"),
        ("14.09.2025", "١٤.٠٩.٢٠٢٥"),
        ("2014-2017", "٢٠١٤-٢٠١٧"),
        ("الـ412 وبـ40", "الـ٤١٢ وبـ٤٠"),
        ("إف-16", "إف-١٦"),
        ("1.", "١."),
    ],
)
def test_numbers_change_digits_with_their_signs_and_back(latin: str, arabic: str) -> None:
    assert localise_digits(latin, "arab") == arabic
    assert localise_digits(arabic, "latn") == latin


@pytest.mark.parametrize(
    ("text", "source", "locale", "wanted"),
    [
        ("840,000", "en", "ckb", "٨٤٠٬٠٠٠"),
        ("840,000", "en", "kmr", "840,000"),
        ("840.000", "kmr", "ar", "٨٤٠٬٠٠٠"),
        ("3,5", "kmr", "ckb", "٣٫٥"),
        ("١٬٠١٠٬٠٠٠", "ckb", "kmr", "1,010,000"),
        ("38%", "en", "kmr", "%38"),
        ("10–12 %", "en", "kmr", "%10–12"),
        ("%38", "kmr", "ar", "٣٨٪"),
        ("٣٫٦٪", "ar", "kmr", "%3.6"),
        ("2024 %38", "kmr", "ar", "٢٠٢٤ ٣٨٪"),
        ("2-1", "en", "ar", "٢-١"),
        ("14.09.2025", "kmr", "ckb", "١٤.٠٩.٢٠٢٥"),
        ("<b1>840,000</b1>", "en", "ar", "<b1>٨٤٠٬٠٠٠</b1>"),
    ],
)
def test_numbers_that_stand_alone(text: str, source: str, locale: str, wanted: str) -> None:
    assert localise_numbers(text, source, locale, facts(locale).digits) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "<a1>نص</a1> <b12>آخر</b12>",
        "F-16",
        "COVID-19",
        "https://example.org/2025/09",
        "a1@example.org",
        "example.org/a?b=1,2",
        "G7",
        "5G",
        "@user99",
        "HCoV-229E",
        "v2.1.3",
    ],
)
def test_tags_addresses_and_latin_words_keep_their_digits(text: str) -> None:
    assert localise_digits(text, "arab") == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("SARS-CoV-٢", "SARS-CoV-2"), ("H٥N١", "H5N1"), ("٥G", "5G"), ("٢٫٥GB", "2.5GB"), ("F-۳۵ی", "F-35ی")],
)
def test_latin_words_have_latin_digits(text: str, wanted: str) -> None:
    assert {localise_digits(text, "arab"), localise_digits(text, "latn")} == {wanted}


def test_digits_change_around_tags_but_not_inside() -> None:
    assert localise_digits("قتل <b1>25</b1> في 2025", "arab") == "قتل <b1>٢٥</b1> في ٢٠٢٥"
    assert localise_digits("۲۵ و ٢٥", "arab") == "٢٥ و ٢٥"
    assert localise_digits("۲۵ و ٢٥", "latn") == "25 و 25"


@given(st.text(alphabet="0123456789٠٥٩۰۹.,:٫٬%٪ -/<>ab1هێ", max_size=40), st.sampled_from(("arab", "latn")))
def test_changing_digits_twice_changes_nothing_more(text: str, digits: str) -> None:
    once = localise_digits(text, digits)
    assert localise_digits(once, digits) == once


def test_press_sentences_survive_the_way_there_and_back() -> None:
    for row in PRESS.read_text(encoding="utf-8").splitlines():
        text = json.loads(row)["ar"]
        there = localise_digits(text, "arab")
        assert localise_digits(there, "latn") == text


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr", "en"])
@pytest.mark.parametrize("digits", ["arab", "latn"])
@pytest.mark.parametrize("number", [0, 7, 1234.5, Decimal("1234567.8915"), 0.125, 999_999.9996])
def test_decimals_are_those_of_cldr(locale: str, digits: str, number: float | Decimal) -> None:
    expected = cldr_decimal(number, locale=facts(locale).babel_locale, numbering_system=digits)
    # Babel changes the signs alone and leaves Latin digits
    digit = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩") if digits == "arab" else {}
    assert format_decimal(number, locale, digits) == expected.translate(digit)


def test_decimals_with_places_and_signs() -> None:
    assert format_decimal(2.5, "ar", places=2) == "٢٫٥٠"
    assert format_decimal(-3, "en") == "-3"
    assert format_decimal(-3, "ckb") == "\u200f-٣"
    assert format_decimal(-0.0001, "en") == "0"


def test_the_per_cent_sign_stands_where_the_press_has_it() -> None:
    assert format_percent(38.2, "ar") == "٣٨٫٢٪"
    assert format_percent(38.2, "ar", "latn") == "38.2%"
    assert format_percent(94, "ckb") == "٩٤٪"
    assert format_percent(38.2, "kmr") == "%38,2"


def test_lists_are_joined_as_the_locale_does() -> None:
    assert format_list(["بغداد", "أربيل", "دهوك"], "ar") == "بغداد وأربيل ودهوك"
    assert format_list(["بغداد", "NRT", "٣"], "ar") == "بغداد و NRT و ٣"
    assert format_list(["هەولێر", "دهۆک", "هەڵەبجە"], "ckb") == "هەولێر، دهۆک و هەڵەبجە"
    assert format_list(["Hewlêr", "Dihok", "Helebce"], "kmr") == "Hewlêr, Dihok û Helebce"
    assert format_list(["Erbil", "Duhok", "Halabja"], "en") == "Erbil, Duhok and Halabja"
    assert format_list(["Hewlêr", "Dihok"], "kmr", "or") == "Hewlêr an Dihok"
    assert format_list(["هەولێر"], "ckb") == "هەولێر"
    assert format_list([], "ar") == ""
