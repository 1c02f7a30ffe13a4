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
