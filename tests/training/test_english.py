"""English endings by rule, and only where the texts have the word."""

from __future__ import annotations

import pytest

from pipeline.training.corpora import Pair
from pipeline.training.english import English, english_of

WORDS = "hills armies wishes plays cleaned planned committed visited used studied agreed cleaning planning using seeing"
ENGLISH = English(attested=set(WORDS.split()))


@pytest.mark.parametrize(
    ("word", "form"), [("hill", "hills"), ("army", "armies"), ("wish", "wishes"), ("play", "plays"), ("woman", None)]
)
def test_the_plural_and_the_third_person(word: str, form: str | None) -> None:
    assert ENGLISH.with_s(word) == form


@pytest.mark.parametrize(
    ("word", "past", "gerund"),
    [
        ("clean", "cleaned", "cleaning"),
        ("plan", "planned", "planning"),
        ("commit", "committed", None),
        ("visit", "visited", None),
        ("use", "used", "using"),
        ("study", "studied", None),
        ("agree", "agreed", None),
        ("see", None, "seeing"),
    ],
)
def test_past_and_gerund(word: str, past: str | None, gerund: str | None) -> None:
    assert ENGLISH.past(word) == past
    assert ENGLISH.gerund(word) == gerund


@pytest.mark.parametrize(("word", "single"), [("hills", "hill"), ("armies", "army"), ("wishes", "wish"), ("bus", None)])
def test_the_singular_of_a_known_noun(word: str, single: str | None) -> None:
    assert ENGLISH.singular(word, {"hill", "army", "wish", "bu"}) == single


def test_nouns_are_what_the_arabic_dictionary_marks_and_no_quantities() -> None:
    dictionary = [Pair("hill", "التل"), Pair("many", "العديد"), Pair("lots", "الكثير"), Pair("clean", "نظيف")]
    made = english_of(dictionary, [Pair("The hills, again", "x")])
    assert made.nouns == {"hill"}
    assert "hills" in made.attested and "x" not in made.attested
