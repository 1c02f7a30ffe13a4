"""Sorani entries out of a Kurmanji dictionary, by the words of Sorani texts."""

from __future__ import annotations

import pytest

from pipeline.training.cognates import cognates, with_cognates
from pipeline.training.corpora import Pair
from pipeline.training.recipe import Recipe, Shape, Source

TEXTS = ["دەریایی و ڕووبار"] * 5 + ["یاقووت"] * 5 + ["زەبەش"] * 4 + ["عەقڵ"] * 6 + ["باز"] * 9


@pytest.mark.parametrize(
    ("english", "kurmanji", "sorani"),
    [
        ("marine", "deryayî", "دەریایی"),
        ("ruby", "yaqût", "یاقووت"),
        ("reason", "eql", "عەقڵ"),  # what Kurmanji letters do not tell apart
        ("watermelon", "zebeş", None),  # four times only
        ("hawk", "baz", None),  # too short to be sure
        ("river", "çem", None),
        ("Marine", "deryayî", None),
        ("sea water", "ava deryayî", None),
    ],
)
def test_a_word_that_sorani_texts_have(english: str, kurmanji: str, sorani: str | None) -> None:
    assert cognates([Pair(english, kurmanji)], TEXTS, []) == ([Pair(english, sorani)] if sorani else [])


def test_what_the_sorani_dictionaries_have_is_left_to_them() -> None:
    assert cognates([Pair("marine", "deryayî")], TEXTS, [Pair("marine", "دەریاوان")]) == []


def test_entries_of_a_recipe_are_put_into_sorani_both_ways() -> None:
    text = Source("text.tsv", "en", "ckb", shares=(1.0,), reverse=(1.0,))
    entries = Source("dict.tsv", "en", "ckb", "cognates", shares=(1.0,), reverse=(1.0,))
    recipe = Recipe("tiny", "1", ("ckb", "en"), ("en-ckb",), 1, Shape(), (), (text, entries))
    rows = [(0, Pair("x", line)) for line in TEXTS] + [(1, Pair("marine", "deryayî")), (1, Pair("river", "çem"))]
    back = [(i, pair.turned) for i, pair in rows]
    made = with_cognates(recipe, {"en-ckb": rows, "ckb-en": back})
    assert made["en-ckb"] == [*rows[:-2], (1, Pair("marine", "دەریایی"))]
    assert made["ckb-en"] == [(i, pair.turned) for i, pair in made["en-ckb"]]
