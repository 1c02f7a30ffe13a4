"""Training of the names room: which pairs of words are kept, and what the tagger learns."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.names.tagger import decode
from pipeline.training.names_corpus import begins_alike
from pipeline.training.names_tagger import train
from pipeline.training.names_train import lexicon


@pytest.mark.parametrize(
    ("word", "text", "alike"),
    [
        ("leonhard", "يونارد", False),  # its ل was taken for a preposition
        ("leonhard", "ليونهارد", True),
        ("lake", "مقاطعة", False),
        ("mahjoub", "المحجوب", True),
        ("studio", "استوديو", True),
        ("phoenix", "فينيكس", True),
        ("khoy", "خۆی", True),
        ("barzan", "Barzan", True),  # Latin letters are not judged
    ],
)
def test_both_sides_begin_with_one_sound(word: str, text: str, alike: bool) -> None:
    assert begins_alike(word, text) is alike


def test_the_lexicon_has_what_places_are_translated_by_but_no_titles_and_no_neighbours() -> None:
    counted = Counter(
        {
            ("north", "شمال", "LOC"): 60,
            ("north", "مقاطعة", "LOC"): 12,
            ("county", "مقاطعة", "LOC"): 90,
            ("king", "الملك", "PER"): 48,
            ("king", "كينغ", "PER"): 12,
            ("king", "كينغ", "?"): 3,
            ("hassan", "حسن", "PER"): 40,
        }
    )
    lines = lexicon(counted, {("king", "كينغ")}).split("\n")
    assert lines == ["county\tL:مقاطعة:90", "hassan\tP:حسن:40", "king\tP:كينغ:15", "north\tL:شمال:60"]


def test_the_tagger_learns_what_stands_before_a_name() -> None:
    said, place, out = ["b", "p said"], ["b", "p in"], ["b", "p of"]
    found = [([said, place, out], [1, 3, 0]), ([out, said], [0, 1]), ([place], [3])] * 20
    weights = {feature: tuple(n / 100 for n in row) for feature, row in train(found).items()}
    assert decode([place, said, out], weights) == [3, 1, 0]
