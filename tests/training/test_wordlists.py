"""Dictionary entries in lists: rarely seen words come first, both sides stay level, Arabic nouns keep their grammar."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from pipeline.training.corpora import Pair
from pipeline.training.phrases import Noun, noun_of, phrase
from pipeline.training.wordlists import WordLists, sentences_with

ENTRIES = [Pair("loyalty", "دەڵسۆزی"), Pair("check", "پشکنین"), Pair("appendix", "پاشکۆ")]


def test_a_list_has_the_same_entries_in_the_same_order_on_both_sides() -> None:
    lists = WordLists(ENTRIES, Counter(), "ckb")
    rendering = {entry.source: entry.target for entry in ENTRIES}
    lengths = set()
    for seed in range(200):
        drawn = lists.draw(random.Random(seed))
        assert [rendering[word] for word in drawn.source.split(", ")] == drawn.target.split("، ")
        lengths.add(drawn.source.count(", ") + 1)
    assert lengths == set(range(1, 11))


def test_kurmanji_lists_have_the_latin_comma() -> None:
    drawn = WordLists([Pair("birth", "zayin")], Counter(), "kmr").draw(random.Random(3))
    assert set(drawn.target.split(", ")) == {"zayin"}


def test_what_the_sentences_teach_is_drawn_less_often() -> None:
    seen = sentences_with(["Check the check again."] * 90)
    assert seen["check"] == 90
    lists, dice = WordLists(ENTRIES, seen, "ckb"), random.Random(5)
    counts = Counter(word for _ in range(2000) for word in lists.draw(dice).source.split(", "))
    assert counts["loyalty"] / counts["check"] == pytest.approx(10, rel=0.2)
    assert counts["loyalty"] / counts["appendix"] == pytest.approx(1, rel=0.1)


def test_the_rendering_that_texts_have_is_drawn_most() -> None:
    entries = [Pair("fright", "ترس"), Pair("fright", "تۆقین"), Pair("fright", "دەنگی بەرز"), Pair("loyalty", "دەڵسۆزی")]
    written = sentences_with(["ترس هەیە"] * 20 + ["دەنگی بەرز"] * 95 + ["تۆقین"] * 9)
    lists, dice = WordLists(entries, Counter(), "ckb", written), random.Random(5)
    counts = Counter(word for _ in range(3000) for word in lists.draw(dice).target.split("، "))
    assert counts["ترس"] / counts["تۆقین"] == pytest.approx(20.5 / 9.5, rel=0.15)
    assert counts["ترس"] / counts["دەنگی بەرز"] == pytest.approx(20.5 / 10, rel=0.15)  # words of their own, too
    assert counts["دەڵسۆزی"] == pytest.approx(sum(counts.values()) / 2, rel=0.1)  # as often as the three together


def test_what_a_language_uses_is_drawn_more_often_than_oddities() -> None:
    common = {("typhoon", "en"): 4.0, ("إعصار", "ar"): 8.0, ("زوبعة", "ar"): 0.0, ("rusk", "en"): 0.01}
    entries = [Pair("typhoon", "إعصار"), Pair("typhoon", "زوبعة"), Pair("rusk", "بقسماط")]
    lists = WordLists(entries, Counter(), "ar", frequency=lambda word, language: common.get((word, language), 0.0))
    dice = random.Random(5)
    counts = Counter(word for _ in range(3000) for word in lists.draw(dice).target.split("، "))
    assert counts["إعصار"] / counts["زوبعة"] == pytest.approx(24.5 / 0.5, rel=0.2)
    assert (counts["إعصار"] + counts["زوبعة"]) / counts["بقسماط"] == pytest.approx(2 / 0.15, rel=0.1)


def test_an_arabic_word_counts_behind_what_is_written_to_it() -> None:
    seen = sentences_with(["والبنك", "بالبنك", "البنك", "للبنك", "بنك"])
    assert seen["البنك"] == 4 and seen["بنك"] == 1


@pytest.mark.parametrize(
    ("english", "arabic", "noun"),
    [
        ("badge", "الشارة", Noun("badge", "شارة")),
        ("unedited", "غير محرر", None),
        ("auspicious", "مبشر", None),
        ("maize", "الذرة الصفراء", None),
    ],
)
def test_a_noun_is_one_word_with_the_article(english: str, arabic: str, noun: Noun | None) -> None:
    assert noun_of(Pair(english, arabic)) == noun


def _phrases(noun: Noun, other: Noun) -> dict[str, str]:
    return {p.source: p.target for p in (phrase(noun, other, random.Random(seed)) for seed in range(300))}


def test_phrases_have_the_article_where_arabic_has_it() -> None:
    made = _phrases(Noun("accident", "حادث"), Noun("badge", "شارة"))
    assert made["the accident"] == "الحادث"
    assert made["an accident"] == "حادث"
    assert made["for the accident"] == "للحادث"
    assert made["by the accident"] == "بالحادث"
    assert made["in the accident"] == "في الحادث"
    assert made["the accident of the badge"] == "حادث الشارة"
    assert made["the accident and the badge"] == "الحادث والشارة"


def test_sound_plurals_change_after_a_preposition_and_never_lead() -> None:
    made = _phrases(Noun("pilots", "طيارون"), Noun("minors", "قاصرون"))
    assert made["the pilots"] == "الطيارون"
    assert made["for the pilots"] == "للطيارين"
    assert made["from the pilots"] == "من الطيارين"
    assert made["the pilots and the minors"] == "الطيارون والقاصرون"
    assert "a pilots" not in made and "the pilots of the minors" not in made


def test_half_and_more_of_the_arabic_nouns_stand_in_phrases() -> None:
    lists, dice = WordLists([Pair("badge", "الشارة")], Counter(), "ar"), random.Random(1)
    words = [word for _ in range(300) for word in lists.draw(dice).source.split(", ")]
    assert 0.5 < sum(word != "badge" for word in words) / len(words) < 0.7
