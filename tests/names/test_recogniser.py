"""Names are found in English articles with the right type, and their short forms joined."""

from __future__ import annotations

import pytest

from pipeline.model import NameType
from pipeline.names import Recogniser

PERSON, PLACE, ORGANISATION = NameType.PERSON, NameType.PLACE, NameType.ORGANISATION


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser.load()


def found(recogniser: Recogniser, *texts: str, language: str = "en") -> list[tuple[str, str, NameType]]:
    mentions = recogniser.mentions_of(texts, language)
    return [(m.surface, m.name.text, m.name.type) for segment in mentions for m in segment]


def test_titles_and_possessives_stay_outside_the_name(recogniser: Recogniser) -> None:
    text = "Syrian President Bashar al-Assad's regime collapsed."
    assert found(recogniser, text) == [("Bashar al-Assad", "Bashar al-Assad", PERSON)]


def test_curly_apostrophe_is_folded_in_the_name_and_kept_in_the_surface(recogniser: Recogniser) -> None:
    text = "Sa’d Mohammadi, head of the security committee of the Anbar provincial council, told Rudaw on Wednesday."
    assert found(recogniser, text) == [
        ("Sa’d Mohammadi", "Sa'd Mohammadi", PERSON),
        ("Anbar provincial council", "Anbar provincial council", ORGANISATION),
        ("Rudaw", "Rudaw", ORGANISATION),
    ]


def test_surname_article_and_abbreviation_are_joined_with_the_full_name(recogniser: Recogniser) -> None:
    names = found(
        recogniser,
        "Bashar al-Assad fled.",
        "They left by the al-Qaim crossing and came back at the Qaim crossing before Assad’s fall.",
        "Hay'at Tahrir al-Sham (HTS) fought the Popular Mobilization Forces.",
        "The HTS and the PMF withdrew.",
    )
    assert ("Assad", "Bashar al-Assad", PERSON) in names
    assert ("Qaim", "al-Qaim", PLACE) in names
    assert ("HTS", "Hay'at Tahrir al-Sham", ORGANISATION) in names
    assert ("PMF", "Popular Mobilization Forces", ORGANISATION) in names


def test_inline_tags_do_not_hide_a_name_and_half_tagged_names_are_left_out(recogniser: Recogniser) -> None:
    assert found(recogniser, "He lives in <a1>Erbil</a1>.") == [("Erbil", "Erbil", PLACE)]
    assert found(recogniser, "He met <b1>Bashar</b1> al-Assad.") == []


def test_dateline_in_capitals_is_the_city(recogniser: Recogniser) -> None:
    assert ("ERBIL", "Erbil", PLACE) in found(recogniser, "ERBIL, Kurdistan Region - Iraq said on Thursday it agreed.")
