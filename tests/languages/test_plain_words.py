"""English that a pack misreads goes to it in plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline import languages
from pipeline.languages import apart, plain_words
from pipeline.languages.edits import edited

DATA = Path(languages.__file__).parent / "data" / "plain.toml"
LOCALES = ("ar", "ckb", "kmr")


def plain(text: str, locale: str, language: str = "en") -> str:
    return edited(text, apart(plain_words(text, language, locale)))


@pytest.mark.parametrize(
    ("locale", "text", "wanted"),
    [
        ("ar", "The army quelled the revolt.", "The army crushed the revolt."),
        ("kmr", "Snow is hampering the search.", "Snow is slowing the search."),
        ("kmr", "The sides have hammered out a deal.", "The sides have reached a deal."),
        ("ar", "Iraq Inks Deal With Turkey", "Iraq Signs Deal With Turkey"),
        ("ar", "He embezzled what had been embezzled.", "He stole what had been stolen."),
        ("kmr", "Rents have quickly skyrocketed.", "Rents have quickly risen sharply."),
        ("ar", "He scored a hat-trick after an impasse.", "He scored three goals after a deadlock."),
        ("kmr", "A slew of rules, a heinous crime", "Many rules, a horrible crime"),
        ("ar", "A landmark ruling, a landmark of Erbil", "A historic ruling, a landmark of Erbil"),
        (
            "kmr",
            "He slammed the report; a car slammed into it.",
            "He sharply criticised the report; a car slammed into it.",
        ),
        ("ar", "Violence against women; violence", "The violence against women; violence"),
        (
            "kmr",
            "Kurds marked Newroz and marked the tenth anniversary, it marked an end",
            "Kurds celebrated Newroz and commemorated the tenth anniversary, it marked an end",
        ),
    ],
)
def test_what_a_pack_misreads_stands_in_plain_words(locale: str, text: str, wanted: str) -> None:
    assert plain(text, locale) == wanted


@pytest.mark.parametrize(
    "text",
    ["THE ARMY QUELLED THE REVOLT", "a well-foiled plan, inkwell, Foil-Smith", "the minister's clinch-hold"],
)
def test_what_is_something_else_stays(text: str) -> None:
    assert [plain(text, locale) for locale in LOCALES] == [text] * 3


def test_other_languages_stay() -> None:
    assert plain("The army quelled it.", "en") == "The army quelled it."
    assert plain("The army quelled it.", "ar", "kmr") == "The army quelled it."


def _entries() -> Iterator[tuple[str, str]]:
    tables = tomllib.loads(DATA.read_text(encoding="utf-8"))["en"]
    for locale in LOCALES:
        for phrase, meant in {**tables[locale]["verbs"], **tables[locale]["words"]}.items():
            if isinstance(meant, str):
                yield locale, phrase


@pytest.mark.parametrize("locale", LOCALES)
def test_every_entry_is_found_and_its_plain_words_need_none(locale: str) -> None:
    for phrase in (phrase for where, phrase in _entries() if where == locale):
        text = f"{phrase} today"
        once = plain(text, locale)
        assert once != text
        assert plain(once, locale) == once, phrase
