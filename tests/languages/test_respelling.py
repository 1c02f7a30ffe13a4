"""A source's words are read as the packs' texts spell them, and what these know stays."""

from __future__ import annotations

import pytest

from pipeline.languages import respelled
from pipeline.languages.edits import edited
from pipeline.languages.speller import Speller


def read(text: str, language: str, words: bool = True) -> str:
    return edited(text, respelled(text, language, words))


@pytest.mark.parametrize(
    ("language", "typed", "letters"),
    [
        ("ckb", "كوردستان و عيراق", "کوردستان و عیراق"),
        ("ckb", "له‌ هه‌ولێره‌وه‌ بۆ سلێمانی", "لە هەولێرەوە بۆ سلێمانی"),
        ("ckb", "رێگاى <b>گه‌وره‌</b> له BBC", "ڕێگای <b>گەورە</b> لە BBC"),
        ("ar", "أعلنت الحکومة فی بغداد", "أعلنت الحكومة في بغداد"),
        ("ar", "ذهب إلی أربيل", "ذهب إلى أربيل"),
    ],
)
def test_a_keyboards_letters_become_the_languages_own(language: str, typed: str, letters: str) -> None:
    assert read(typed, language, words=False) == letters
    assert read(letters, language, words=False) == letters


@pytest.mark.parametrize(
    ("language", "typed", "known"),
    [
        ("ckb", "سەرۆکی ئەمەریکا", "سەرۆکی ئەمریکا"),
        ("ckb", "ئەمەریکییەکان گەیشتن", "ئەمریکییەکان گەیشتن"),
        ("ckb", "نەخۆشیەکە نیە", "نەخۆشییەکە نییە"),
        ("ckb", "کێشە ئابوریەکان", "کێشە ئابوورییەکان"),
        ("ckb", "دەڵێ باشە", "دەڵێت باشە"),
        ("ckb", "کار ئەکات", "کار دەکات"),
        ("ckb", "بەشێوەی یاسایی", "بە شێوەی یاسایی"),
        ("ckb", "بڵاوکردەوە", "بڵاو کردەوە"),
        ("ckb", "حکومەتی نوێ", "حکوومەتی نوێ"),
        ("ckb", "بەڕیوەبەری گشتی", "بەڕێوەبەری گشتی"),
        ("kmr", "piranîya welatîyan", "piraniya welatiyan"),
        ("kmr", "Emrîka û hikumeta nû", "Amerîka û hikûmeta nû"),
        ("kmr", "Nuha giring e", "Niha girîng e"),
        ("kmr", "sinordarkirin", "sînordarkirin"),
    ],
)
def test_words_are_spelled_as_the_texts_have_them(language: str, typed: str, known: str) -> None:
    assert read(typed, language) == known
    assert read(known, language) == known


def test_a_kurmanji_text_without_its_letters_has_them_again() -> None:
    assert read("Parezgare Duhoke got ku pir ji bo karkeran hat vekirin u av li gund zede bu", "kmr") == (
        "Parêzgarê Duhokê got ku pir ji bo karkeran hat vekirin û av li gund zêde bû"
    )
    assert read("Wezareta Navxwe li Hewlere ji ber DAIS u NATO 12 nexwesxane girtin", "kmr") == (
        "Wezareta Navxwe li Hewlêrê ji ber DAIŞ û NATO 12 nexweşxane girtin"
    )
    assert read("Heta niha 12 kes mirin.", "kmr") == "Heta niha 12 kes mirin."  # a few words tell nothing


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ckb", "گەورەترین پەردەیی لێرەی چیرۆک"),  # known but for an ending
        ("ckb", "زڵقەڵۆک و BBC و iPhone"),  # not known at all
        ("kmr", "Ew ji min pîrtir e, keseke din bû."),
        ("kmr", "Zilqelok li CNN'ê got"),
        ("ar", "قال الرئيس إن عُمان بعيدة"),
        ("en", "The ک key is piranîya"),
        ("tr", "piranîya"),
    ],
)
def test_what_is_right_or_unknown_stays(language: str, text: str) -> None:
    assert read(text, language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kmr", "Li ser www.hukumet.org/nuha an ji info@hikumet.krd, @nuha û #piranîya_me"),
        ("ckb", "لێرە #كوردستان و www.كورد.com و info@كورد.com و <c1>كورد</c1>"),
        ("ar", "هنا #العراقی و https://example.org/عراقی و <c2>کود</c2>"),
    ],
)
def test_addresses_and_code_stay(language: str, text: str) -> None:
    assert read(text, language) == text


def test_tags_and_code_stay_in_a_text_that_was_typed_without_its_letters() -> None:
    typed = "Binere <c1>make rudaw</c1> u <a1>rudaw.net</a1> <i2>li vir</i2> <b3>an li wir</b3>"
    assert read(typed, "kmr") == typed.replace("Binere", "Binêre").replace("> u <", "> û <")


@pytest.mark.parametrize("language", ["ckb", "kmr"])
def test_every_form_of_the_texts_stays(language: str) -> None:
    speller = Speller.load(language)
    words = [form for form in speller.counts if " " not in form]
    assert len(words) > 20_000
    assert [word for word in words if speller.spell(word) != word] == []


@pytest.mark.parametrize("language", ["ckb", "kmr"])
def test_a_habit_is_one_that_the_texts_do_not_share(language: str) -> None:
    speller = Speller.load(language)
    for other, own in speller.habits.items():
        small = own[0].lower() + own[1:]
        assert speller.counts.get(other, 0) < speller.counts.get(small, 0), other
