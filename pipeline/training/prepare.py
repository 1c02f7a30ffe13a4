"""Collect, cut into pieces and align: everything that training reads, in one folder."""

from __future__ import annotations

import pickle
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from pipeline.training.alignment import align
from pipeline.training.corpora import Pair, collect
from pipeline.training.recipe import Recipe
from pipeline.training.vocabulary import learn_vocabulary

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair as piece ids without end marks; `heads` as in `alignment.align`."""

    origin: int
    source: Ids
    target: Ids
    heads: NDArray[np.int16]
    pair: Pair


@dataclass(frozen=True, slots=True)
class Prepared:
    """The piece model, the examples by target language, and the piece ids each language may write."""

    model: bytes
    examples: dict[str, list[Example]]
    writes: dict[str, Ids]

    def processor(self) -> sentencepiece.SentencePieceProcessor:
        """The piece model, loaded."""
        return sentencepiece.SentencePieceProcessor(model_proto=self.model)


def prepare(recipe: Recipe, corpora: Path, folder: Path) -> Prepared:
    """Run the steps, or read their result where `folder` already holds it."""
    kept = folder / "prepared.pickle"
    if kept.exists():
        with kept.open("rb") as stream:
            return pickle.load(stream)  # type: ignore[no-any-return]
    pairs = collect(recipe, corpora)
    model = learn_vocabulary(*_piece_lines(recipe, pairs), (recipe.shape.latin_pieces, recipe.shape.arabic_pieces))
    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    examples, writes = {}, {}
    for language, rows in pairs.items():
        sources = [np.array(i, np.int32) for i in pieces.encode([pair.source for _, pair in rows])]
        targets = [np.array(i, np.int32) for i in pieces.encode([pair.target for _, pair in rows])]
        heads = align(sources, targets)
        examples[language] = [
            Example(origin, s, t, h, pair)
            for (origin, pair), s, t, h in zip(rows, sources, targets, heads, strict=True)
            if len(s) and len(t)
        ]
        writes[language] = _written(pieces, targets)
    prepared = Prepared(model, examples, writes)
    folder.mkdir(parents=True, exist_ok=True)
    with kept.open("wb") as stream:
        pickle.dump(prepared, stream)
    return prepared


def _piece_lines(recipe: Recipe, pairs: dict[str, list[tuple[int, Pair]]]) -> tuple[list[str], list[str]]:
    """Text for the two piece models: the press five times, so that news words stay whole."""
    latin: list[str] = []
    arabic: list[str] = []
    dice = random.Random(recipe.seed)
    for language, rows in pairs.items():
        sample = dice.sample(rows, min(len(rows), 40000))
        for origin, pair in sample:
            times = 5 if recipe.of(language)[origin].format == "press" else 1
            for side, text in ((recipe.source, pair.source), (language, pair.target)):
                (arabic if side in ("ar", "ckb") else latin).extend([text] * times)
    return latin, arabic


def _written(pieces: sentencepiece.SentencePieceProcessor, targets: list[Ids]) -> Ids:
    """Pieces seen twice or more in the language, single signs seen once, ASCII signs, and the three special ones."""
    size = pieces.get_piece_size()
    counts = np.bincount(np.concatenate(targets), minlength=size)
    signs = [pieces.id_to_piece(i).lstrip("▁") for i in range(size)]
    single = np.array([len(sign) <= 1 for sign in signs])
    plain = np.array([sign.isascii() for sign in signs])
    wanted = (counts >= 2) | (single & (plain | (counts >= 1)))
    wanted[:3] = True
    return np.flatnonzero(wanted).astype(np.int32)
