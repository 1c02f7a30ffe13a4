"""What training reads: the pieces that a language may write are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("google.protobuf", reason="the training extra is not installed")

from sentencepiece import SentencePieceProcessor

from pipeline.training.prepare import Prepared, prepare
from pipeline.training.recipe import Recipe, Shape, Source, Stage
from pipeline.training.vocabulary import learn_vocabulary, with_tanwin_piece

ROWS = [
    ("The school opens on Sunday.", "قوتابخانەکە ڕۆژی یەکشەممە دەکرێتەوە."),
    ("The bridge is closed, he said.", "گوتی، پردەکە داخراوە."),
    ("It is written: peace.", "نووسراوە: السلام ثابت."),
    ("It is written there: peace.", "لەوێ نووسراوە: السلام ثابت."),
]


def model_of(rows: list[tuple[str, str]]) -> bytes:
    both = [text for row in rows for text in row] * 20
    return learn_vocabulary(both, both, (60, 60))


def prepared_of(rows: list[tuple[str, str]], language: str, folder: Path, model: bytes) -> Prepared:
    """A recipe out of English, prepared in the folder from these rows."""
    (folder / "a.tsv").write_text("".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    direction = f"en-{language}"
    stage = Stage("all", 1, 100, 1e-3, 1, turns=((direction,),))
    source = Source("a.tsv", "en", language, shares=(1.0,))
    recipe = Recipe("test", "0", (language, "en"), (direction,), 1, Shape(), (stage,), (source,))
    return prepare(recipe, folder, folder / "run", model)


def pieces_of(prepared: Prepared, language: str) -> tuple[set[str], set[str]]:
    """All pieces, and those that the language writes."""
    pieces = prepared.processor()
    known = {pieces.id_to_piece(i) for i in range(pieces.get_piece_size())}
    return known, {pieces.id_to_piece(int(i)) for i in prepared.writes[language]}


def test_sorani_writes_no_letters_that_only_quoted_arabic_has(tmp_path: Path) -> None:
    known, written = pieces_of(prepared_of(ROWS, "ckb", tmp_path, model_of(ROWS)), "ckb")
    assert any("ث" in piece for piece in known)
    assert not any("ث" in piece or piece.startswith("▁ال") for piece in written)
    assert {"ە", "ڕ", "ێ"} <= {letter for piece in written for letter in piece}


def test_arabic_writes_no_letters_that_only_quoted_kurdish_has(tmp_path: Path) -> None:
    rows = [(a, f"قال المدير إن كلمة گوند تعني قرية {i}.") for i, (a, _) in enumerate(ROWS)]
    known, written = pieces_of(prepared_of(rows, "ar", tmp_path, model_of(rows)), "ar")
    assert any("گ" in piece for piece in known)
    assert not any("گ" in piece for piece in written)
    assert {"د", "و"} <= {letter for piece in written for letter in piece}


def test_a_changed_corpus_is_prepared_anew(tmp_path: Path) -> None:
    model = model_of(ROWS)
    assert len(prepared_of(ROWS, "ckb", tmp_path, model).examples["en-ckb"]) == 4
    assert len(prepared_of(ROWS[:3], "ckb", tmp_path, model).examples["en-ckb"]) == 3


def test_arabic_is_written_with_tanwin(tmp_path: Path) -> None:
    rows = [(a, f"كان الطريق مغلقا أيضا {i}.") for i, (a, _) in enumerate(ROWS)]
    signs = [(a, f"﴿{b}﴾") for a, b in rows]
    prepared = prepared_of(rows, "ar", tmp_path, with_tanwin_piece(model_of(signs)))
    _, written = pieces_of(prepared, "ar")
    assert "ا\u064b" in written
    [first, *_] = prepared.examples["en-ar"]
    assert prepared.processor().decode(first.target.tolist()) == "كان الطريق مغلقاً أيضاً 0."


def test_a_piece_model_gets_a_tanwin_once_and_keeps_its_size() -> None:
    model = model_of([(a, f"﴿{b}﴾ هنا") for a, b in ROWS])
    once = with_tanwin_piece(model)
    assert with_tanwin_piece(once) == once
    size = [SentencePieceProcessor(model_proto=m).get_piece_size() for m in (model, once)]
    assert size[0] == size[1]
    lacking = model_of([("a b c", "d e f")])
    assert with_tanwin_piece(lacking) == lacking
