"""Numbers in digits and words, across four languages."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks import check
from pipeline.checks.numerals import find_numbers

KEPT = [
    # source, translation, source language, locale
    ("25 people", "٢٥ شخصاً", "en", "ar"),
    ("25 people", "خمسة وعشرون شخصاً", "en", "ar"),
    ("twenty-five people", "25 شخصاً", "en", "ar"),
    ("25 people", "بیست و پێنج کەس", "en", "ckb"),
    ("25 people", "۲۵ کەس", "en", "ckb"),
    ("25 people", "bîst û pênc kes", "en", "kmr"),
    ("12,000 families", "12 ألف عائلة", "en", "ar"),
    ("12,000 families", "12 hezar malbat", "en", "kmr"),
    ("12,000 families", "١٢ هەزار خێزان", "en", "ckb"),
    ("12,000 families", "١٢٬٠٠٠ خێزان", "en", "ckb"),
    ("12,500 families", "١٢ هەزار و ٥٠٠ خێزان", "en", "ckb"),
    ("12,500 families", "12 ألفاً و500 عائلة", "en", "ar"),
    ("12,500 families", "12 hezar û 500 malbat", "en", "kmr"),
    ("12,000 families", "12.000 malbat", "en", "kmr"),
    ("2.800 malbat", "2,800 families", "kmr", "en"),
    ("Prizes of 3 million and 2 million", "جوائز بـ3 ملايين ومليونين", "en", "ar"),
    ("from 45 million to 18 million", "من 45 مليوناً إلى 18 مليوناً", "en", "ar"),
    ("a 27-billion-dollar project", "مشروع قيمته 27 مليار دولار", "en", "ar"),
    ("rose 4.3 percent", "بە ڕێژەی ٤٫٣٪ بەرز بووەوە", "en", "ckb"),
    ("rose 4.3 percent", "ji sedî 4,3 zêde bû", "en", "kmr"),
    ("4,318.75 dollars", "4318.75 دولاراً", "en", "ar"),
    ("11 bcm of water", "١١ مليار متر مكعب من المياه", "en", "ar"),
    ("for 2½ hours", "٢٫٥ کاتژمێر", "en", "ckb"),
    ("11 billion cubic metres", "11 مليار م³", "en", "ar"),
    ("at 7:30 p.m.", "الساعة 19:30", "en", "ar"),
    ("at 7:30 p.m.", "saet 7 û nîvê êvarê", "en", "kmr"),
    ("at 7:37 p.m.", "di saet 19.37an de", "en", "kmr"),
    ("di saet 14.30an de", "at 14:30", "kmr", "en"),
    ("on Sept. 14, 2024", "في 14 أيلول 2024", "en", "ar"),
    ("on 14/9/2024", "لە ١٤ی ئەیلوولی ٢٠٢٤", "en", "ckb"),
    ("the 71st minute", "الدقيقة 71", "en", "ar"),
    ("the 19th province", "نۆزدەهەمین پارێزگا", "en", "ckb"),
    ("in the 1990s", "في تسعينيات القرن الماضي", "en", "ar"),
    ("the 2025-26 season", "موسم 2025-2026", "en", "ar"),
    ("won 2-0", "فاز بهدفين دون رد", "en", "ar"),
    ("1 soldier died", "سەربازێک گیانی لەدەست دا", "en", "ckb"),
    ("World War II", "الحرب العالمية الثانية", "en", "ar"),
    ("the G7 leaders", "قادة مجموعة السبع", "en", "ar"),
    ("see https://example.org/2024/17", "انظر الموقع", "en", "ar"),
    ("three-day event", "çalakiya sêrojî", "en", "kmr"),
    ("١٢ هەزار و ٥٠٠ خێزان", "12,500 عائلة", "ckb", "ar"),
    ("see example.org/2024/17 and @k24", "انظر الموقع", "en", "ar"),
    ("on 12 Mar", "لە ١٢ی ئازار", "en", "ckb"),
    ("1.5 million people", "مليون ونصف المليون شخص", "en", "ar"),
    ("2.5 million people", "دوو ملیۆن و نیو کەس", "en", "ckb"),
    ("3.5 million people", "3 milyon û nîv kes", "en", "kmr"),
    ("half a million people", "500 hezar kes", "en", "kmr"),
    ("two and a half million people", "٢٫٥ ملیۆن کەس", "en", "ckb"),
    ("2 trillion dinars", "تريليوني دينار", "en", "ar"),
    ("the 21st century", "القرن الحادي والعشرين", "en", "ar"),
    ("the 21st century", "sedsala bîst û yekem", "en", "kmr"),
    ("12,000 families", "١٢ هه‌زار خێزان", "en", "ckb"),
    ("3 million families", "3 ملایین عائلة", "en", "ar"),
    ("25 people", "بیستوپێنج کەس", "en", "ckb"),
    ("all three", "hersê", "en", "kmr"),
    ("rose by a tenth", "ji dehan yekê zêde bû", "en", "kmr"),
    ("nine tenths of the crop", "neh ji dehan ê berhemê", "en", "kmr"),
    ("nine tenths of the crop", "تسعة أعشار المحصول", "en", "ar"),
    ("nine tenths of the crop", "نۆ لە دەی بەرهەمەکە", "en", "ckb"),
]
CHANGED = [
    ("11 bcm of water", "11 milyon metrekup av", "en", "kmr"),
    ("at 14:37", "di saet 14.47an de", "en", "kmr"),
    ("at 14:37", "di saet 15.37an de", "en", "kmr"),
    ("25 people", "52 شخصاً", "en", "ar"),
    ("twenty-five people", "خمسة وثلاثون شخصاً", "en", "ar"),
    ("three people were killed", "قتل خمسة أشخاص", "en", "ar"),
    ("12,000 families", "١٢ ملیۆن خێزان", "en", "ckb"),
    ("5 million dollars", "5 مليارات دولار", "en", "ar"),
    ("5 million dollars", "5 دولارات", "en", "ar"),
    ("rose 4.3 percent", "ji sedî 43 zêde bû", "en", "kmr"),
    ("F-16 jets", "مقاتلات إف-35", "en", "ar"),
    ("at 9:20 p.m.", "الساعة 9:40 مساءً", "en", "ar"),
    ("in 2024", "في 2025", "en", "ar"),
    ("12 people were killed", "١٢٬٠٠٠ کەس کوژران", "en", "ckb"),
    ("12,500 families", "١٢٫٥ خێزان", "en", "ckb"),
    ("12 people were killed", "12.000 kes hatin kuştin", "en", "kmr"),
    ("killed 14 people", "أشخاصاً قُتلوا", "en", "ar"),
    ("killed people", "قتل 14 شخصاً", "en", "ar"),
    ("half a million people", "خمسة ملايين شخص", "en", "ar"),
    ("3 milyon û nîv kes", "3 million people", "kmr", "en"),
]


def _numbers(source: str, target: str, language: str, locale: str) -> list[str]:
    return [f.message for f in check(source, target, language, locale) if f.check == "numbers"]


@pytest.mark.parametrize(("source", "target", "language", "locale"), KEPT)
def test_a_number_may_change_its_notation(source: str, target: str, language: str, locale: str) -> None:
    assert _numbers(source, target, language, locale) == []


@pytest.mark.parametrize(("source", "target", "language", "locale"), CHANGED)
def test_a_number_may_not_change_its_value(source: str, target: str, language: str, locale: str) -> None:
    assert len(_numbers(source, target, language, locale)) == 1


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("one hundred and twenty-five thousand", "en", 125_000),
        ("مئة وخمسة وعشرون ألفاً", "ar", 125_000),
        ("سەد و بیست و پێنج هەزار", "ckb", 125_000),
        ("sed û bîst û pênc hezar", "kmr", 125_000),
        ("ثلاثمئة وسبعون", "ar", 370),
        ("والخامسة عشرة", "ar", 15),
        ("heftê û heft", "kmr", 77),
        ("نۆزدەیەم", "ckb", 19),
        ("4.35 billion", "en", 4_350_000_000),
        ("½", "en", 2),
    ],
)
def test_words_are_read(text: str, language: str, value: int) -> None:
    assert any(Fraction(value) in number.readings for number in find_numbers(text, language))


@given(st.integers(3, 10**9), st.sampled_from(["ar", "ckb", "kmr"]))
def test_any_number_matches_itself_and_not_the_next(value: int, locale: str) -> None:
    said = {"ar": "نحو {} دولار", "ckb": "نزیکەی {} دۆلار", "kmr": "nêzîkî {} dolar"}[locale]
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩") if locale == "ckb" else {}
    assert _numbers(f"about {value:,} dollars", said.format(str(value).translate(digits)), "en", locale) == []
    assert _numbers(f"about {value:,} dollars", said.format(str(value + 1).translate(digits)), "en", locale)


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["en", "ar", "ckb", "kmr", "fa"]))
def test_no_text_is_too_strange(source: str, target: str, language: str) -> None:
    check(source, target, language, "ckb")
    check(target, source, language, "kmr")
