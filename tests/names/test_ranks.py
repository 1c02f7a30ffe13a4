"""Ranks before people's names, as each locale writes them."""

from __future__ import annotations

import pytest

from pipeline.languages.edits import edited
from pipeline.model import Mention, Name, NameType
from pipeline.names import ranks_for


def ranked(text: str, locale: str, language: str = "en", kind: NameType = NameType.PERSON) -> str:
    start = text.index("Ali Saad")
    mention = Mention(Name("Ali Saad", kind), start, start + 8, "Ali Saad")
    return edited(text, ranks_for(text, [mention], language, locale))


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("Major General Ali Saad spoke", "ar", "اللواء Ali Saad spoke"),
        ("said Lieutenant-Colonel Ali Saad", "ckb", "said موقەدەم Ali Saad"),
        ("Iraqi Army Brigadier Ali Saad", "kmr", "Iraqi Army Emîd Ali Saad"),
        ("Yesterday Colonel Ali Saad", "kmr", "Yesterday Eqîd Ali Saad"),
        ("Captain Ali Saad of the border police", "ckb", "نەقیب Ali Saad of the border police"),
        ("Staff Major General Ali Saad", "ar", "اللواء الركن Ali Saad"),
    ],
)
def test_a_rank_is_put_in_as_the_locale_has_it(text: str, locale: str, wanted: str) -> None:
    assert ranked(text, locale) == wanted


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("Captain Ali Saad scored twice", "ar"),
        ("the captain, Ali Saad, said", "ar"),
        ("UN Secretary General Ali Saad", "ar"),
        ("Attorney General Ali Saad", "ar"),
        ("He met Flight Lieutenant Ali Saad", "ar"),
        ("a major Ali Saad concert", "ckb"),
        ("General Ali Saad spoke", "ckb"),
        ("Colonel Ali Saad spoke", "en"),
    ],
)
def test_what_is_no_rank_and_what_the_packs_write_better_stays(text: str, locale: str) -> None:
    assert ranked(text, locale) == text


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("وأصيب الرائد Ali Saad", "ar", "وأصيب Major Ali Saad"),
        ("النقيب عمر والرائد Ali Saad", "ar", "النقيب عمر وMajor Ali Saad"),
        ("الفنان الرائد Ali Saad", "ar", "الفنان الرائد Ali Saad"),
        ("عەمید Ali Saad گوتی", "ckb", "Brigadier Ali Saad گوتی"),
        ("ji Binbaşî Ali Saad re", "kmr", "ji Major Ali Saad re"),
    ],
)
def test_what_the_packs_into_english_misread_is_put_in_in_english(text: str, language: str, wanted: str) -> None:
    assert ranked(text, "en", language) == wanted


def test_a_place_and_another_language_have_none() -> None:
    assert ranked("Major Ali Saad", "ar", kind=NameType.PLACE) == "Major Ali Saad"
    assert ranked("Major Ali Saad", "ckb", language="kmr") == "Major Ali Saad"
