"""Both kinds of tokenizers give pieces whose places in the text are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine import Packs
from pipeline.engine.tokenizers import MosesPieces, SentencePieces, Tokenizer, open_tokenizer

TINY = Path(__file__).parent.parent / "data" / "packs"
TEXT = 'Four suspected members, "the cell" said; 12,000 dinars.'
MERGES = "#version: 0.2\nF o\nt h\nth e</w>\nc e\nce l\nd i\ndi n\n"


@pytest.fixture(params=["sentencepiece", "bpe"])
def tokenizer(request: pytest.FixtureRequest, tmp_path: Path) -> Tokenizer:
    if request.param == "bpe":
        (tmp_path / "bpe.model").write_text(MERGES, "utf-8")
        return open_tokenizer(tmp_path, "en", "ar")
    return open_tokenizer(Packs.find([TINY]).route("en", "ar")[0].open(tmp_path), "en", "ar")


def test_the_pack_s_model_file_tells_its_kind(tokenizer: Tokenizer) -> None:
    assert isinstance(tokenizer, SentencePieces | MosesPieces)


def test_pieces_become_the_text_again(tokenizer: Tokenizer) -> None:
    assert tokenizer.decode(tokenizer.encode([TEXT])[0]).strip() == TEXT


def test_spans_lie_in_the_text_in_order_and_hold_their_pieces(tokenizer: Tokenizer) -> None:
    pieces, spans = tokenizer.encode([TEXT])[0], tokenizer.spans(TEXT)
    assert len(pieces) == len(spans)
    assert spans == sorted(spans)
    for piece, (start, end) in zip(pieces, spans, strict=True):
        assert TEXT[start:end] in ("", '"', tokenizer.bare(piece))
    covered = {at for start, end in spans for at in range(start, end)}
    assert {at for at, char in enumerate(TEXT) if char != " "} <= covered
