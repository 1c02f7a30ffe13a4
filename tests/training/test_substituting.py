"""Rare nouns in known sentences: both sides change together, agreement holds, and what is not sure is left alone."""

from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.training.corpora import Pair
from pipeline.training.english import English
from pipeline.training.phrases import Noun
from pipeline.training.substituting import Arabic, Kurdish, Substituter

BRIDGE, ACCIDENT = Noun("bridge", "جسر"), Noun("accident", "حادث")
ISLAND, BADGE, PILOTS, MINORS = (
    Noun("island", "جزيرة"),
    Noun("badge", "شارة"),
    Noun("pilots", "طيارون"),
    Noun("minors", "قاصرون"),
)


def _links(heads: list[int]) -> list[tuple[int, int]]:
    """Links from the position that each foreign piece hangs on, -1 for none."""
    return [(head, at) for at, head in enumerate(heads) if head >= 0]


def _varied(source: str, target: str, links: list[int], nouns: list[Noun], chances: list[float] | None = None) -> Pair:
    """A pair varied, each of its words one piece."""
    words = [np.arange(len(text.split()), dtype=np.int32) for text in (source, target)]
    made = Substituter(list(zip(nouns, chances or [1.0] * len(nouns), strict=True)), np.ones(20, bool), Arabic())
    return made.varied(Pair(source, target), words[0], words[1], _links(links), random.Random(1))


@pytest.mark.parametrize(
    ("source", "target", "links", "wanted"),
    [
        ("see the bridge.", "شاهدوا الجسر.", [0, 2], ("see the accident.", "شاهدوا الحادث.")),
        ("a bridge fell", "سقط جسر", [2, 1], ("an accident fell", "سقط حادث")),
        ("for the bridge", "للجسر", [2], ("for the accident", "للحادث")),
        ("and the bridge", "والجسر", [2], ("and the accident", "والحادث")),
        ("by a bridge, here", "بجسر، هنا", [2, 3], ("by an accident, here", "بحادث، هنا")),
    ],
)
def test_a_noun_gives_way_on_both_sides(source: str, target: str, links: list[int], wanted: tuple[str, str]) -> None:
    varied = _varied(source, target, links, [BRIDGE, ACCIDENT], [0.0, 1.0])
    assert (varied.source, varied.target) == wanted


def test_a_noun_is_replaced_by_one_of_its_ending() -> None:
    varied = _varied("the island sank", "غرقت الجزيرة", [2, 1], [ISLAND, BRIDGE, ACCIDENT, BADGE], [0.0, 1.0, 1.0, 0.1])
    assert (varied.source, varied.target) == ("the badge sank", "غرقت الشارة")


@pytest.mark.parametrize(
    ("source", "target", "links", "nouns"),
    [
        ("the bridge", "هذا الجسر", [1, 1], [BRIDGE, ACCIDENT]),  # two words of the one
        ("old bridge", "الجسر", [-1], [BRIDGE, ACCIDENT]),  # not linked
        ("the river", "النهر", [1], [BRIDGE, ACCIDENT]),  # not in the dictionary
        ("a bridge", "معبر", [1], [BRIDGE, ACCIDENT]),  # neither the article nor the dictionary's word
        ("the Bridge", "الجسر", [1], [BRIDGE, ACCIDENT]),  # a name
        ("the pilots", "الطيارون", [1], [PILOTS, MINORS]),  # their ending hangs on the case
        ("the bridge", "الجسر", [1], []),
    ],
)
def test_the_rest_is_left_alone(source: str, target: str, links: list[int], nouns: list[Noun]) -> None:
    assert _varied(source, target, links, nouns) == Pair(source, target)


def test_a_noun_gives_way_into_english_too() -> None:
    pytest.importorskip("torch", reason="the training extra is not installed")
    from pipeline.training.batches import Sampler, Variation  # noqa: PLC0415
    from pipeline.training.prepare import Example  # noqa: PLC0415
    from pipeline.training.recipe import Source  # noqa: PLC0415

    pieces = _Words(["شاهدوا", "الجسر.", "see", "the", "bridge."])
    rows = np.arange(5, dtype=np.int32)
    seen = Example(0, rows[:2], rows[2:], np.array([0, 1, 1], np.int16), Pair("شاهدوا الجسر.", "see the bridge."))
    entries = [
        Example(1, rows[:1], rows[:1], np.array([-1], np.int16), Pair(arabic, english))
        for arabic, english in (("الجسر", "bridge"), ("الحادث", "accident"))
    ]
    sources = (
        Source("read.tsv", "ar", "en", shares=(1.0,), aligned=True, swapped=True),
        Source("dict.tsv", "ar", "en", "words", shares=(0.0,), swapped=True),
    )
    always = Variation(names=0.0, swapped=0.0, numbers=0.0, lower=0.0, upper=0.0, substituted=1.0)
    sampler = Sampler([seen, *entries], sources, 0, 60, pieces, always, random.Random(1))  # type: ignore[arg-type]
    drawn = {tuple(pieces.text(side) for side in sampler.draw()[:2]) for _ in range(60)}
    assert ("شاهدوا الحادث.", "see the accident.") in drawn
    assert all((arabic == "شاهدوا الجسر.") == (english == "see the bridge.") for arabic, english in drawn)


class _Words:
    """A piece model whose pieces are whole words, learned as they come."""

    def __init__(self, words: list[str]) -> None:
        self.words = words

    def get_piece_size(self) -> int:
        return len(self.words)

    def id_to_piece(self, at: int) -> str:
        return f"▁{self.words[at]}"

    def encode(self, text: str) -> list[int]:
        self.words += [word for word in text.split() if word not in self.words]
        return [self.words.index(word) for word in text.split()]

    def text(self, ids: NDArray[np.int32]) -> str:
        return " ".join(self.words[i] for i in ids)


def test_a_word_of_several_pieces_is_one_word() -> None:
    # "the brid|ge", "ال|جسر": the second piece of each goes on with the word.
    starts = np.array([True, True, False, True, False])
    made = Substituter([(BRIDGE, 0.0), (ACCIDENT, 1.0)], starts, Arabic())
    pieces = np.array([0, 1, 2], np.int32), np.array([3, 4], np.int32)
    varied = made.varied(Pair("the bridge", "الجسر"), *pieces, _links([1, 2]), random.Random(1))
    assert varied == Pair("the accident", "الحادث")


ENGLISH = English(attested={"hills", "drills", "valleys", "women", "sheep"})
WRITTEN = Counter({"gira": 9, "girî": 1, "matkapa": 5, "newala": 1, "newalî": 4})


def _kurdish(language: str, source: str, target: str, links: list[int], nouns: list[tuple[Noun, float]]) -> Pair:
    """A pair varied, each of its words one piece."""
    words = [np.arange(len(text.split()), dtype=np.int32) for text in (source, target)]
    made = Substituter(nouns, np.ones(20, bool), Kurdish(language, ENGLISH, WRITTEN), ENGLISH)
    return made.varied(Pair(source, target), words[0], words[1], _links(links), random.Random(1))


@pytest.mark.parametrize(
    ("language", "source", "target", "links", "wanted"),
    [
        ("ckb", "on the hill.", "لەسەر گردەکە.", [0, 2], ("on the drill.", "لەسەر کونکەرەکە.")),
        ("ckb", "a hill here", "گردێک لێرە", [1, 2], ("a drill here", "کونکەرێک لێرە")),
        ("ckb", "these hills", "ئەم گردانە", [0, 1], ("these hills", "ئەم گردانە")),  # not an ending of nouns alone
        ("ckb", "the hills", "گردەکان", [1], ("the drills", "کونکەرەکان")),
        ("kmr", "a hill", "girek", [1], ("a drill", "matkapek")),
        ("kmr", "on hills", "li giran", [0, 1], ("on drills", "li matkapan")),
        ("kmr", "the hill of", "gira me", [1, 2], ("the drill of", "matkapa me")),
    ],
)
def test_a_kurdish_noun_keeps_its_ending(
    language: str, source: str, target: str, links: list[int], wanted: tuple[str, str]
) -> None:
    stems = {"ckb": ("گرد", "کونکەر"), "kmr": ("gir", "matkap")}[language]
    nouns = [(Noun("hill", stems[0]), 0.0), (Noun("drill", stems[1]), 1.0)]
    varied = _kurdish(language, source, target, links, nouns)
    assert (varied.source, varied.target) == wanted


@pytest.mark.parametrize(
    ("target", "nouns"),
    [
        ("newala", [Noun("hill", "newal"), Noun("drill", "matkap")]),  # masculine by what is written: -a is none of its
        ("gir", [Noun("hill", "gir"), Noun("drill", "alavê")]),  # another last letter
        ("gira", [Noun("hill", "gir"), Noun("valley", "newal")]),  # another gender
    ],
)
def test_a_kurmanji_noun_stays_where_the_ending_would_not_fit(target: str, nouns: list[Noun]) -> None:
    pair = _kurdish("kmr", "hill", target, [0], [(nouns[0], 1e-9), (nouns[1], 1.0)])
    assert pair == Pair("hill", target)


def test_a_plural_waits_for_a_noun_whose_plural_is_known() -> None:
    nouns = [(Noun("hill", "gir"), 0.0), (Noun("woman", "matkap"), 1.0)]
    assert _kurdish("kmr", "hills", "giran", [0], nouns) == Pair("hills", "giran")
    assert _kurdish("kmr", "hill", "gir", [0], nouns) == Pair("woman", "matkap")
