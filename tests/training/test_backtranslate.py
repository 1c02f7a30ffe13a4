"""Monolingual text becomes pairs through the run's own network, and only what is fit to train on."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="the training extra is not installed")

from pipeline.training.backtranslate import keep_best, lacking, readable, translate_back
from pipeline.training.corpora import Pair, newest_made, read_source
from pipeline.training.recipe import Recipe, Shape, Source, Stage
from pipeline.training.tiny import learn_rows

ROWS = [
    ("قوتابخانەکە ڕۆژی یەکشەممە دەکرێتەوە.", "The school opens on Sunday."),
    ("پردەکە لەبەر باران داخراوە.", "The bridge is closed because of rain."),
    ("لە شاری مووسڵ باران باری.", "It rained in the city of Mosul."),
]
NEWS = Source("mono/news.txt.xz", "en", "ckb", format="back", shares=(0.0, 0.2), longest=40)


def written(path: Path, lines: list[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    return path


def test_what_was_learned_is_translated_back_and_read_as_pairs(tmp_path: Path) -> None:
    turns = (("ckb-en", "en-ckb"),)
    stages = tuple(
        Stage(name, 1, 100, 1e-3, 1, turns=turns, again=name == "more") for name in ("broad", "news", "more")
    )
    recipe = Recipe("tiny", "0.1", ("en",), ("ckb-en",), 7, Shape(2, 1), stages, (NEWS,))
    written(tmp_path / NEWS.file, [sorani for sorani, _ in ROWS])
    assert lacking(recipe, tmp_path, 0) == ()
    assert lacking(recipe, tmp_path, 1) == (NEWS,)
    assert list(read_source(NEWS, tmp_path, tmp_path)) == []
    prepared, _ = learn_rows(recipe, ROWS, tmp_path, 160)
    translate_back(recipe, prepared, tmp_path, tmp_path, [NEWS], 1)
    assert lacking(recipe, tmp_path, 1) == ()
    found = list(read_source(NEWS, tmp_path, tmp_path))
    # The penalty on what was said may cost a network of single letters its last full stop.
    assert found
    assert all(dict(ROWS)[p.target].rstrip(".") == p.source.rstrip(".") for p in found)
    assert newest_made(tmp_path, NEWS) == tmp_path / "back" / "news.tsv"
    assert lacking(recipe, tmp_path, 2) == (NEWS,)
    translate_back(recipe, prepared, tmp_path, tmp_path, [NEWS], 2)
    assert lacking(recipe, tmp_path, 2) == ()
    assert newest_made(tmp_path, NEWS) == tmp_path / "back" / "news.more.tsv"


def test_a_stage_asks_only_for_text_of_the_directions_that_it_trains(tmp_path: Path) -> None:
    stages = tuple(Stage("news", 1, 100, 1e-3, 1, turns=((direction,),)) for direction in ("en-ar", "ckb-en", "en-ckb"))
    recipe = Recipe("tiny", "0.1", ("ckb", "en"), ("ckb-en",), 7, Shape(2, 1), stages, (NEWS,))
    assert [lacking(recipe, tmp_path, stage) for stage in range(3)] == [(), (), (NEWS,)]


def test_only_sentences_in_the_language_are_read_and_each_once(tmp_path: Path) -> None:
    lines = [
        ROWS[0][0],
        ROWS[0][0],
        "دوو وشە.",
        f"{ROWS[0][0]} #هەولێر",
        " ".join(sorani for sorani, _ in ROWS) + " کۆتایی.",
        "تفتح المدرسة أبوابها يوم الأحد في مدينة الموصل.",
    ]
    assert list(readable(written(tmp_path / "a.txt.xz", lines), "ckb", 40)) == [ROWS[0][0]]


def test_loops_and_the_least_sure_fifth_are_left_out() -> None:
    good = [(-0.1 * i, Pair(f"Sentence {i} of a text", f"ڕستەی {i} لە دەقێک")) for i in range(5)]
    loop = (0.0, Pair("the man the man the man ran", "پیاوەکە ڕای کرد و چوو"))
    assert keep_best([*good, loop]) == [pair for _, pair in good[:4]]
    assert keep_best([loop]) == []
