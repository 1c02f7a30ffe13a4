"""What a pack says becomes a translation as the locale writes it."""

from __future__ import annotations

import pytest

from pipeline.desk.finishing import written


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("دخلت  نظام جديد، منذ   أمس", "ar", "دخلت نظام جديد، منذ أمس"),
        ("<b1>Li  Hewlêrê</b1>  baran", "kmr", "<b1>Li Hewlêrê</b1> baran"),
        ("  Li Hewlêrê ", "kmr", "  Li Hewlêrê "),
    ],
)
def test_words_stand_one_space_apart(text: str, locale: str, wanted: str) -> None:
    assert written(text, locale, "") == wanted


@pytest.mark.parametrize(
    ("text", "locale", "wanted"),
    [
        ("في کرکوك #کەرکوک", "ar", "في كركوك #کەرکوک"),
        ("https://ar.wikipedia.org/wiki/كركوك كەركوك", "ckb", "https://ar.wikipedia.org/wiki/كركوك کەرکوک"),
    ],
)
def test_addresses_and_hashtags_keep_their_letters(text: str, locale: str, wanted: str) -> None:
    assert written(text, locale, "") == wanted
