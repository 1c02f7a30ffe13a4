"""Code points, punctuation, scripts and directions of text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.languages import (
    foreign_runs,
    main_script,
    normalise_apostrophes,
    normalise_arabic,
    normalise_punctuation,
    normalise_sorani,
    script_counts,
    script_shares,
)

PRESS = [
    json.loads(row)
    for row in (Path(__file__).parent / "data" / "press-dev.jsonl").read_text(encoding="utf-8").splitlines()
]
ARABIC_SCRIPT = "يىكھهەریکۆێڕڵڤاوؤئأةلآ\u200c\u200d\u0640\u064e ـ،<a1>٣۳"


@pytest.mark.parametrize(
    ("given_text", "standard"),
    [
        ("كوردي", "کوردی"),
        ("هه‌ولێر", "هەولێر"),
        ("به‌رده‌وامه‌", "بەردەوامە"),
        ("لێکۆڵینه‌وه", "لێکۆڵینەوە"),
        ("ھەولێر", "هەولێر"),
        ("رۆژنامە", "ڕۆژنامە"),
        ("لە ره‌واندز", "لە ڕەواندز"),
        ("به كورتي", "بە کورتی"),
        ("وه هەروەها", "وە هەروەها"),
        ("شاه", "شاه"),
        ("ؤپۆزسیۆن", "ۆپۆزسیۆن"),
        ("کــوردستان", "کوردستان"),
        ("ﮐﻮردﺳﺘﺎن", "کوردستان"),
        ("رأس العین", "رأس العین"),
        ("<b1>رێگا</b1> بۆ NATO", "<b1>ڕێگا</b1> بۆ NATO"),
        ("ساڵی ۲۰۲۵", "ساڵی ٢٠٢٥"),
    ],
)
def test_sorani_is_written_in_standard_letters(given_text: str, standard: str) -> None:
    assert normalise_sorani(given_text) == standard


def test_standard_sorani_stays_as_it_is() -> None:
    assert [row["ckb"] for row in PRESS if normalise_sorani(row["ckb"]) != row["ckb"]] == []


@given(st.text(alphabet=ARABIC_SCRIPT, max_size=30) | st.text(max_size=30))
@example("ره\u200c\u0640ه")
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    sorani = normalise_sorani(text)
    assert normalise_sorani(sorani) == sorani
    arabic = normalise_arabic(text)
    assert normalise_arabic(arabic) == arabic


@pytest.mark.parametrize(
    ("given_text", "standard"),
    [
        ("کان علی وشک المغادرة", "كان على وشك المغادرة"),
        ("فی بغداد", "في بغداد"),
        ("إلی أربیل", "إلى أربيل"),
        ("مصطفی الکاظمی", "مصطفى الكاظمي"),
        ("الـ412 وبـ40", "الـ412 وبـ40"),
        ("الســلام", "السلام"),
        ("نێچیرڤان", "نێچیرڤان"),
        ("ﺍﻟﻌﺮﺍﻕ", "العراق"),
        ("مدرسةٌ قديمة", "مدرسةٌ قديمة"),
    ],
)
def test_arabic_from_other_keyboards_is_written_in_arabic_letters(given_text: str, standard: str) -> None:
    assert normalise_arabic(given_text) == standard


def test_standard_arabic_stays_as_it_is() -> None:
    assert [row["ar"] for row in PRESS if normalise_arabic(row["ar"]) != row["ar"]] == []


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Sa’d and the Hay’at", "Sa'd and the Hay'at"),
        ("Qur`an, Shi‘ite", "Qur'an, Shi'ite"),
        ("the ministers’ talks", "the ministers' talks"),
        ("‘the ministers’ said", "‘the ministers’ said"),
        ("“Sa’d”", "“Sa'd”"),
    ],
)
def test_apostrophes_are_folded_and_quotes_are_not(given_text: str, expected: str) -> None:
    assert normalise_apostrophes(given_text) == expected
    assert len(expected) == len(given_text)


@pytest.mark.parametrize(
    ("locale", "given_text", "expected"),
    [
        ("ar", 'قال: "نعم, غداً"', "قال: «نعم، غداً»"),
        ("ar", "هل وصل?", "هل وصل؟"),
        ("ar", "وصل; ثم غادر", "وصل؛ ثم غادر"),
        ("ar", "وصل , ثم غادر", "وصل، ثم غادر"),
        ("ar", "1,905 جندياً, و36 موظفاً", "1,905 جندياً، و36 موظفاً"),
        ("ar", "شركة Rudaw, Inc. قالت", "شركة Rudaw, Inc. قالت"),
        ("ar", 'بـ"الدعاية"', "بـ«الدعاية»"),
        ("ar", "قال “نعم” و”لا“", "قال «نعم» و«لا»"),
        ("ar", '"قال "نعم', '"قال "نعم'),
        ("ar", '"سمعت كلمة "نعم" اليوم"', '"سمعت كلمة "نعم" اليوم"'),
        ("ar", 'أنبوب 5" و 6" هنا', 'أنبوب 5" و 6" هنا'),
        ("ar", '5" أنبوب', '5" أنبوب'),
        ("ar", '"نعم. قال غداً', "«نعم. قال غداً"),
        ("ar", 'وطلبوا الماء".', "وطلبوا الماء»."),
        ("ar", 'قال: "نعم". "وأضاف', "قال: «نعم». «وأضاف"),
        ("ckb", 'گوتی "بەڵێ" و "نا".', "گوتی «بەڵێ» و «نا»."),
        ("ar", 'a " b', 'a " b'),
        ("kmr", 'Wan av xwest," wî got.', "Wan av xwest,” wî got."),
        ("kmr", 'Got: "Em li vir in', "Got: “Em li vir in"),
        ("ar", '“قال "نعم" لي”', "«قال ‹نعم› لي»"),
        ("ar", "<b1>هل وصل?</b1>", "<b1>هل وصل؟</b1>"),
        ("ar", "https://example.org/?a=1,2 هنا", "https://example.org/?a=1,2 هنا"),
        ("ckb", "example.org/a?b=1,2;c لێرە", "example.org/a?b=1,2;c لێرە"),
        ("ckb", 'گوتی "بەڵێ"ی', "گوتی «بەڵێ»ی"),
        ("kmr", 'Got: "Erê، baş e؟"', "Got: “Erê, baş e?”"),
        ("kmr", "Got «erê»", "Got “erê”"),
    ],
)
def test_punctuation_is_that_of_the_locale(locale: str, given_text: str, expected: str) -> None:
    assert normalise_punctuation(given_text, locale) == expected


@pytest.mark.parametrize(
    ("drafted", "written"),
    [
        ("Rê nîvro vebû....", "Rê nîvro vebû…"),
        ("Rê vebû..”", "Rê vebû…”"),
        ("Rê vebû...", "Rê vebû..."),
        ("Rê vebû.", "Rê vebû."),
        ("Ji 1..5", "Ji 1..5"),
    ],
)
def test_stops_that_are_an_ellipsis_are_written_as_one(drafted: str, written: str) -> None:
    assert normalise_punctuation(drafted, "kmr", quotes="keep") == written


def test_punctuation_takes_digits_and_quotes_as_set() -> None:
    assert normalise_punctuation('"25"', "ar", "arab") == "«٢٥»"
    assert normalise_punctuation('مع " بعض الأحزاب " هنا', "ar") == "مع «بعض الأحزاب» هنا"
    assert normalise_punctuation("«نعم»", "ar", quotes="straight") == '"نعم"'
    assert normalise_punctuation('"نعم"', "ar", quotes="keep") == '"نعم"'


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr"])
def test_press_text_has_its_punctuation_right_already(locale: str) -> None:
    changed = [row[locale] for row in PRESS if normalise_punctuation(row[locale], locale, quotes="keep") != row[locale]]
    assert changed == []


@example(";«1", "kmr")
@given(st.text(alphabet='"«»“”‘’,;?،؛؟ ab5ابێ<1>', max_size=30), st.sampled_from(("ar", "ckb", "kmr")))
def test_punctuating_twice_changes_nothing_more(text: str, locale: str) -> None:
    once = normalise_punctuation(text, locale)
    assert normalise_punctuation(once, locale) == once


def test_scripts_are_counted_by_letters() -> None:
    assert script_counts("سڵاو ABC 123 ،ـ") == {"arabic": 4, "latin": 3, "other": 0}
    assert script_shares("Şêx") == {"arabic": 0, "latin": 1, "other": 0}
    assert script_shares("123") == {"arabic": 0, "latin": 0, "other": 0}
    assert main_script("Привет") == "other"
    assert main_script("٢٠٢٥") == ""


@given(st.text(max_size=60))
def test_shares_add_up(text: str) -> None:
    total = sum(script_shares(text).values())
    assert total == pytest.approx(1) or total == 0


def test_latin_runs_are_found_for_isolation() -> None:
    text = "قالت شبكة Rudaw TV إن مقاتلات F-16 قصفت 25 موقعاً"
    assert [text[run.start : run.end] for run in foreign_runs(text, "rtl")] == ["Rudaw TV", "F-16"]
    [score] = foreign_runs("انتهت ٣-٢ أمس", "rtl")
    assert score.direction == "rtl"
    [arabic] = foreign_runs("Navê wî سلێمان e", "ltr")
    assert (arabic.start, arabic.end, arabic.direction) == (8, 14, "rtl")


@given(st.text(max_size=60), st.sampled_from(["rtl", "ltr"]))
def test_runs_stand_in_order(text: str, direction: str) -> None:
    runs = foreign_runs(text, direction)
    assert all(run.start < run.end for run in runs)
    assert all(left.end <= right.start for left, right in pairwise(runs))
