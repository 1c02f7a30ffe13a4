"""A pack's card says what the pack has seen, and nothing that came later."""

from __future__ import annotations

from dataclasses import replace

from pipeline.training.card import card
from pipeline.training.recipe import Recipe, Shape, Source, Stage

FIRST = Stage("first", 10, 100, 1e-3, 1, turns=(("en-ckb",),))
SOURCES = (
    Source("press.jsonl", "en", "ckb", "press", shares=(0.5,)),
    Source("later.tsv", "en", "ckb", shares=(0.0, 0.7)),
)
RECIPE = Recipe("two", "0.1", ("ckb",), ("en-ckb",), 1, Shape(), (FIRST, replace(FIRST, name="second")), SOURCES)


def test_a_card_names_the_stages_and_sources_up_to_its_updates() -> None:
    early, late = card(RECIPE, "en-ckb", 10, []), card(RECIPE, "en-ckb", 11, [])
    assert "10 updates on two CPU cores, in the stages first." in early
    assert "`press.jsonl`" in early
    assert "`later.tsv`" not in early
    assert "11 updates on two CPU cores, in the stages first, second." in late
    assert "| `later.tsv` |  | 0.7 second |" in late


def test_a_card_leaves_out_the_stages_of_other_directions_and_of_weights_left_behind() -> None:
    aside, third = replace(FIRST, name="aside", turns=(("en-ar",),)), replace(FIRST, name="third", begins="first")
    recipe = replace(RECIPE, stages=(FIRST, aside, third), sources=(Source("a", "en", "ckb", shares=(0.5, 0.9, 0.7)),))
    text = card(recipe, "en-ckb", 25, [])
    assert "15 updates on two CPU cores, in the stages first, third." in text
    assert "| `a` |  | 0.5 first, 0.7 third |" in text
