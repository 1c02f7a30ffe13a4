"""One SentencePiece model over both scripts: Latin and Arabic pieces are learned apart, then joined.

The scripts share no letters, so the joined model cuts each run as its own model would, and a name in Arabic letters
inside an English sentence is cut just as it is in the Arabic or Sorani translation: carrying it over is copying pieces.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import numpy as np
import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as proto

from pipeline.training.pretrained import Floats, Pretrained

SPECIAL = ("<unk>", "<s>", "</s>")
ARABIC = re.compile(r"[\u0600-\u06ff]")
# SentencePiece's split_digits knows 0-9 only; numbers are carried over digit by digit.
_JOINED_DIGITS = re.compile(r"[٠-٩۰-۹].|.[٠-٩۰-۹]")


def _learn(lines: Iterable[str], size: int) -> proto.ModelProto:
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines),
        model_writer=out,
        vocab_size=size,
        model_type="unigram",
        character_coverage=0.9999,
        split_digits=True,
        normalization_rule_name="nmt_nfkc",
        hard_vocab_limit=False,
        num_threads=1,
        minloglevel=2,
    )
    model = proto.ModelProto()
    model.ParseFromString(out.getvalue())
    return model


def learn_vocabulary(latin: Iterable[str], arabic: Iterable[str], sizes: tuple[int, int]) -> bytes:
    """Train both piece models and join them into one serialised SentencePiece model."""
    joined = _learn(latin, sizes[0])
    have = {piece.piece for piece in joined.pieces}
    # Shared signs (digits, stops) keep the Latin model's score.
    for piece in _learn(arabic, sizes[1]).pieces:
        wanted = piece.type == 1 and piece.piece not in have and not _JOINED_DIGITS.search(piece.piece)
        if wanted and (ARABIC.search(piece.piece) or len(piece.piece) == 1):
            joined.pieces.add(piece=piece.piece, score=piece.score, type=1)
    joined.trainer_spec.vocab_size = len(joined.pieces)
    return bytes(joined.SerializeToString())


def with_tanwin_piece(model: bytes) -> bytes:
    """The piece model with the tanwin and its alif as a piece, in the place of the last piece that is one sign and
    neither a letter nor ASCII (﴿): so a network goes on with tables of the same size.

    Models of the packs before 1.20 have no tanwin: their texts had been cleaned of vowel marks.
    """
    joined = proto.ModelProto.FromString(model)
    known = {piece.piece: piece for piece in joined.pieces}
    if any("\u064b" in piece for piece in known) or "ا" not in known:
        return model
    signs = [
        p for p in joined.pieces if p.type == 1 and len(p.piece) == 1 and not (p.piece.isascii() or p.piece.isalnum())
    ]
    if not signs:
        return model
    signs[-1].piece, signs[-1].score = "ا\u064b", known["ا"].score
    return bytes(joined.SerializeToString())


def start_embeddings(model: sentencepiece.SentencePieceProcessor, pretrained: Pretrained) -> Floats:
    """(pieces, width) embeddings: the pretrained one where the piece exists there, else the mean of its parts."""
    theirs = _pretrained_processor(pretrained)
    table = pretrained.matrix("emb.word")
    index = {piece: i for i, piece in enumerate(pretrained.pieces)}
    size = model.get_piece_size()
    out = np.zeros((size, pretrained.width), np.float32)
    for i in range(size):
        piece = model.id_to_piece(i)
        if piece in index:
            out[i] = table[index[piece]]
            continue
        # Their piece k stands at k - 1 behind <unk>, <s>, </s>: see _pretrained_processor.
        parts = [k + 1 for k in theirs.encode(piece.replace("▁", " ")) if k > 2]
        if not piece.startswith("▁") and len(parts) > 1 and pretrained.pieces[parts[0]] == "▁":
            parts = parts[1:]
        out[i] = table[parts].mean(0) if parts else table[3]
    out[model.bos_id()], out[model.eos_id()] = table[0], table[2]
    return out


def _pretrained_processor(pretrained: Pretrained) -> sentencepiece.SentencePieceProcessor:
    model = _learn(["a b c hello world this is"] * 50, 40)
    del model.pieces[:]
    for piece, kind in zip(SPECIAL, (2, 3, 3), strict=True):
        model.pieces.add(piece=piece, score=0.0, type=kind)
    for piece, score in zip(pretrained.pieces[4:], pretrained.scores[4:], strict=True):
        model.pieces.add(piece=piece, score=float(score), type=1)
    model.trainer_spec.vocab_size = len(model.pieces)
    return sentencepiece.SentencePieceProcessor(model_proto=model.SerializeToString())
