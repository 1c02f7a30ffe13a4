"""Forms of Kurdish dictionary entries, by the grammars' rules."""

from __future__ import annotations

import random

import pytest

from pipeline.training.corpora import Pair
from pipeline.training.english import English
from pipeline.training.kurdish import Shapes, noun_in

WORDS = "hills examples facts cleans cleaned cleaning creates created creating recovers recovered"
ENGLISH = English(
    nouns={"hill", "example", "fact", "fury", "belt", "duty", "swimming", "river"},
    attested=set(WORDS.split()),
)
SORANI, KURMANJI = Shapes("ckb", ENGLISH), Shapes("kmr", ENGLISH)


@pytest.mark.parametrize(
    ("english", "sorani", "definite", "one", "these"),
    [
        ("hill", "گرد", "گردەکە", "گردێک", "گردەکان"),
        ("example", "نموونە", "نموونەکە", "نموونەیەک", "نموونەکان"),
        ("fact", "ڕاستی", "ڕاستییەکە", "ڕاستییەک", "ڕاستییەکان"),
    ],
)
def test_sorani_nouns(english: str, sorani: str, definite: str, one: str, these: str) -> None:
    made = SORANI.of(Pair(english, sorani))
    article = "an" if english == "example" else "a"
    assert made[f"the {english}"] == definite
    assert made[f"{article} {english}"] == one
    assert made[f"the {english}s"] == these
    assert made[f"in the {english}"] == f"لە {definite}دا"
    assert made[f"this {english}"] == f"ئەم {one[:-2]}ە"


def test_sorani_stems_that_the_script_leaves_open() -> None:
    assert SORANI.of(Pair("fury", "تووڕەیی"))["the fury"] == "تووڕەییەکە"
    assert SORANI.of(Pair("river", "ڕوو")) == {}


@pytest.mark.parametrize(
    ("english", "kurmanji", "one"),
    [
        ("hill", "gir", "girek"),
        ("belt", "kember", "kemberek"),
        ("example", "nimûne", "nimûneyek"),
        ("duty", "erkî", "erkiyek"),
    ],
)
def test_kurmanji_nouns(english: str, kurmanji: str, one: str) -> None:
    made = KURMANJI.of(Pair(english, kurmanji))
    article = "an" if english == "example" else "a"
    assert made[f"the {english}"] == kurmanji
    assert made[f"{article} {english}"] == one


def test_kurmanji_plurals_are_marked_behind_a_preposition_alone() -> None:
    made = KURMANJI.of(Pair("hill", "gir"))
    assert made["hills"] == made["the hills"] == "gir"
    assert made["for the hills"] == "ji bo giran"
    assert made["in the hills"] == "di giran de"
    assert not any(form.endswith("s") for form in KURMANJI.of(Pair("belt", "kember")))  # no such plural in the texts


def test_verbs_with_a_light_verb() -> None:
    made = KURMANJI.of(Pair("clean", "paqijkirin"))
    assert made == {
        "cleaning": "paqijkirin",
        "cleaned": "paqij kir",
        "cleans": "paqij dike",
        "to clean": "paqij bike",
        "will clean": "dê paqij bike",
        "was cleaned": "hat paqijkirin",
    }
    made = SORANI.of(Pair("clean", "پاک کردن"))
    assert made["cleaned"] == "پاکی کرد" and made["cleans"] == made["will clean"] == "پاک دەکات"
    assert made["was cleaned"] == "پاک کرا" and made["to clean"] == "پاک بکات"
    assert "was recovered" not in KURMANJI.of(Pair("recover", "baş bûn"))


def test_verbs_in_andin() -> None:
    made = KURMANJI.of(Pair("create", "afirandin"))
    assert made == {
        "creating": "afirandin",
        "created": "afirand",
        "creates": "diafirîne",
        "to create": "biafirîne",
    }


@pytest.mark.parametrize(
    ("shapes", "entry"),
    [
        (KURMANJI, Pair("clean", "vekirin")),  # the marks stand behind ve-
        (KURMANJI, Pair("clean", "dîtin")),  # its present is irregular
        (SORANI, Pair("clean", "دەرکردن")),
    ],
)
def test_other_verbs_have_the_gerund_alone(shapes: Shapes, entry: Pair) -> None:
    assert shapes.of(entry) == {"cleaning": entry.target}


@pytest.mark.parametrize(
    "entry",
    [
        Pair("swimming", "melevanîkirin"),  # an infinitive
        Pair("sunset", "rojava"),  # no noun for sure
        Pair("hill", "gir û newal"),
    ],
)
def test_the_rest_stands_as_it_is(entry: Pair) -> None:
    assert noun_in(entry, "kmr", ENGLISH) is None
    assert KURMANJI.shown(entry, random.Random(1)) == entry


def test_a_sorani_verb_of_the_present_is_no_noun() -> None:
    assert noun_in(Pair("hill", "سەردەکەوێت"), "ckb", ENGLISH) is None
