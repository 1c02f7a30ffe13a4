"""What training reads: the pieces that a language may write are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("google.protobuf", reason="the training extra is not installed")

from pipeline.training.prepare import prepare
from pipeline.training.recipe import Recipe, Shape, Source, Stage
from pipeline.training.vocabulary import learn_vocabulary

ROWS = [
    ("The school opens on Sunday.", "قوتابخانەکە ڕۆژی یەکشەممە دەکرێتەوە."),
    ("The bridge is closed, he said.", "گوتی، پردەکە داخراوە."),
    ("It is written: peace.", "نووسراوە: السلام ثابت."),
    ("It is written there: peace.", "لەوێ نووسراوە: السلام ثابت."),
]


def test_sorani_writes_no_letters_that_only_quoted_arabic_has(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in ROWS), encoding="utf-8")
    both = [text for row in ROWS for text in row] * 20
    model = learn_vocabulary(both, both, (60, 60))
    stage = Stage("all", 1, 100, 1e-3, 1, turns=(("en-ckb",),))
    source = Source("a.tsv", "en", "ckb", shares=(1.0,))
    recipe = Recipe("test", "0", ("ckb", "en"), ("en-ckb",), 1, Shape(), (stage,), (source,))
    prepared = prepare(recipe, tmp_path, tmp_path / "run", model)
    pieces = prepared.processor()
    known = {pieces.id_to_piece(i) for i in range(pieces.get_piece_size())}
    written = {pieces.id_to_piece(int(i)) for i in prepared.writes["ckb"]}
    assert any("ث" in piece for piece in known)
    assert not any("ث" in piece or piece.startswith("▁ال") for piece in written)
    assert {"ە", "ڕ", "ێ"} <= {letter for piece in written for letter in piece}


def test_arabic_writes_no_letters_that_only_quoted_kurdish_has(tmp_path: Path) -> None:
    rows = [(a, f"قال المدير إن كلمة گوند تعني قرية {i}.") for i, (a, _) in enumerate(ROWS)]
    (tmp_path / "a.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    both = [text for row in rows for text in row] * 20
    model = learn_vocabulary(both, both, (60, 60))
    stage = Stage("all", 1, 100, 1e-3, 1, turns=(("en-ar",),))
    source = Source("a.tsv", "en", "ar", shares=(1.0,))
    recipe = Recipe("test", "0", ("ar", "en"), ("en-ar",), 1, Shape(), (stage,), (source,))
    prepared = prepare(recipe, tmp_path, tmp_path / "run", model)
    pieces = prepared.processor()
    written = {pieces.id_to_piece(int(i)) for i in prepared.writes["ar"]}
    assert any("گ" in pieces.id_to_piece(i) for i in range(pieces.get_piece_size()))
    assert not any("گ" in piece for piece in written)
    assert {"د", "و"} <= {letter for piece in written for letter in piece}


def test_a_changed_corpus_is_prepared_anew(tmp_path: Path) -> None:
    file = tmp_path / "a.tsv"
    file.write_text("".join(f"{a}\t{b}\n" for a, b in ROWS), encoding="utf-8")
    both = [text for row in ROWS for text in row] * 20
    model = learn_vocabulary(both, both, (60, 60))
    stage = Stage("all", 1, 100, 1e-3, 1, turns=(("en-ckb",),))
    source = Source("a.tsv", "en", "ckb", shares=(1.0,))
    recipe = Recipe("test", "0", ("ckb", "en"), ("en-ckb",), 1, Shape(), (stage,), (source,))
    assert len(prepare(recipe, tmp_path, tmp_path / "run", model).examples["en-ckb"]) == 4
    file.write_text("".join(f"{a}\t{b}\n" for a, b in ROWS[:3]), encoding="utf-8")
    assert len(prepare(recipe, tmp_path, tmp_path / "run", model).examples["en-ckb"]) == 3
