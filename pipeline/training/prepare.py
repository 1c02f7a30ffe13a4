"""Collect, cut into pieces and align: everything that training reads, in one folder."""

from __future__ import annotations

import hashlib
import os
import pickle
import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from pipeline.engine.archive import file_digest
from pipeline.training.alignment import align
from pipeline.training.cognates import with_cognates
from pipeline.training.corpora import WORD_LISTS, Pair, collect, corpus_file
from pipeline.training.frequency import per_million, unknown
from pipeline.training.recipe import Recipe, target_of
from pipeline.training.vocabulary import learn_vocabulary

Ids = NDArray[np.int32]

# Letters and beginnings that a language has only in quotations: the network has both languages in it, and with the
# dictionaries 2 % of the Sorani sentences of press-dev had an Arabic word ("العاملێکی") without this.
# Latin abbreviations stay ("COVID"), words do not: the network began Arabic sentences with a Kurmanji "Li" or "Di".
_LATIN_WORD = "[çêîşû]|[A-Za-z][a-z]|[a-z][A-Za-z]"
_FOREIGN = {
    "ckb": re.compile(f"[ثذصضطظةإأآؤىيك]|^▁ال|{_LATIN_WORD}"),
    # Arabic texts have a few of these in quotations, and the network then wrote "دوو" for two.
    "ar": re.compile(f"[ڕڵێۆەڤچگپژیک]|^▁?[بتجدسش]?وون?$|{_LATIN_WORD}"),
}


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
    """The piece model, the examples by direction, and the piece ids each language may write."""

    model: bytes
    examples: dict[str, list[Example]]
    writes: dict[str, Ids]

    def processor(self) -> sentencepiece.SentencePieceProcessor:
        """The piece model, loaded."""
        return sentencepiece.SentencePieceProcessor(model_proto=self.model)


def prepare(recipe: Recipe, corpora: Path, folder: Path, model: bytes | None = None) -> Prepared:
    """Run the steps, or read their result where `folder` already holds it for these texts and this piece model.

    `model` is the piece model of packs to go on from; without it one is learned.
    """
    feeds = [replace(s, shares=(), reverse=()) for d in recipe.directions for s in recipe.of(d)]
    made = [file_digest(path) for path in sorted((folder / "back").glob("*.tsv"))]
    texts = [file_digest(path) for path in sorted({corpus_file(s.file, corpora) for s in feeds}) if path.exists()]
    inputs = (feeds, recipe.shape, recipe.directions, model, made, texts)
    digest = hashlib.sha256(repr(inputs).encode()).hexdigest()[:12]
    kept = folder / f"prepared-{digest}.pickle"
    if kept.exists():
        with kept.open("rb") as stream:
            return pickle.load(stream)  # type: ignore[no-any-return]
    lists = any(feed.format in WORD_LISTS for feed in feeds)
    pairs = with_cognates(recipe, collect(recipe, corpora, folder, per_million if lists else unknown))
    if model is None:
        model = learn_vocabulary(*_piece_lines(recipe, pairs), (recipe.shape.latin_pieces, recipe.shape.arabic_pieces))
    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    examples: dict[str, list[Example]] = {}
    written: dict[str, list[Ids]] = {language: [] for language in recipe.languages}
    # The aligner works both ways in one run, so a direction's links serve its reverse.
    linked: dict[tuple[str, str, str], NDArray[np.int16]] = {}
    for direction, rows in pairs.items():
        sources = [np.array(i, np.int32) for i in pieces.encode([pair.source for _, pair in rows])]
        targets = [np.array(i, np.int32) for i in pieces.encode([pair.target for _, pair in rows])]
        heads = _linked(recipe, direction, rows, sources, targets, linked)
        examples[direction] = [
            Example(origin, s, t, h, pair)
            for (origin, pair), s, t, h in zip(rows, sources, targets, heads, strict=True)
            if len(s) and len(t)
        ]
        # Nobody has read what was only found and translated back: it teaches no new signs.
        found = {i for i, source in enumerate(recipe.of(direction)) if source.format == "back"}
        read = [target for target, (origin, _) in zip(targets, rows, strict=True) if origin not in found]
        written[target_of(direction)] += read
    prepared = Prepared(model, examples, {k: _written(pieces, rows, k) for k, rows in written.items() if rows})
    folder.mkdir(parents=True, exist_ok=True)
    beside = kept.with_suffix(f".{os.getpid()}")
    with beside.open("wb") as stream:
        pickle.dump(prepared, stream)
    beside.replace(kept)
    return prepared


def _linked(
    recipe: Recipe,
    direction: str,
    rows: list[tuple[int, Pair]],
    sources: list[Ids],
    targets: list[Ids],
    known: dict[tuple[str, str, str], NDArray[np.int16]],
) -> list[NDArray[np.int16]]:
    """Links as in `alignment.align` for the sources that ask for them, none for the others: aligning takes long.

    `known` holds the links of earlier directions by (direction, source text, target text), their reverse included.
    """
    heads = [np.full(len(target), -1, np.int16) for target in targets]
    feeds = recipe.of(direction)
    if direction not in recipe.packs:
        return heads
    for i, (_, pair) in enumerate(rows):
        found = known.get((direction, pair.source, pair.target))
        if found is not None and len(found) == len(heads[i]):
            heads[i] = found
    left, right = direction.split("-")
    back = f"{right}-{left}"
    missing = direction not in {way for way, _, _ in known}
    at = [i for i, (origin, _) in enumerate(rows) if missing and feeds[origin].aligned]
    if at:
        forward, reverse = align([sources[i] for i in at], [targets[i] for i in at])
        for i, links, returned in zip(at, forward, reverse, strict=True):
            heads[i] = links
            known[(back, rows[i][1].target, rows[i][1].source)] = returned
    return heads


def _piece_lines(recipe: Recipe, pairs: dict[str, list[tuple[int, Pair]]]) -> tuple[list[str], list[str]]:
    """Text for the two piece models: the press five times, so that news words stay whole."""
    latin: list[str] = []
    arabic: list[str] = []
    dice = random.Random(recipe.seed)
    for direction, rows in pairs.items():
        sample = dice.sample(rows, min(len(rows), 40000))
        for origin, pair in sample:
            times = 5 if recipe.of(direction)[origin].format == "press" else 1
            for side, text in zip(direction.split("-"), (pair.source, pair.target), strict=True):
                (arabic if side in ("ar", "ckb") else latin).extend([text] * times)
    return latin, arabic


def _written(pieces: sentencepiece.SentencePieceProcessor, targets: list[Ids], language: str) -> Ids:
    """Pieces seen twice or more in the language, single signs seen once, ASCII signs, and the three special ones; none
    with another language's letters.
    """
    size = pieces.get_piece_size()
    counts = np.bincount(np.concatenate(targets), minlength=size)
    signs = [pieces.id_to_piece(i).lstrip("▁") for i in range(size)]
    single = np.array([len(sign) <= 1 for sign in signs])
    plain = np.array([sign.isascii() for sign in signs])
    wanted = (counts >= 2) | (single & (plain | (counts >= 1)))
    if language in _FOREIGN:
        wanted &= np.array([not _FOREIGN[language].search(pieces.id_to_piece(i)) for i in range(size)])
    wanted[:3] = True
    return np.flatnonzero(wanted).astype(np.int32)
