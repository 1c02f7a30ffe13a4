"""Endless micro-batches of one language: sampled by share, varied, cut to a token budget."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import sentencepiece
import torch
from torch import Tensor

from pipeline.training.prepare import Example, Ids
from pipeline.training.recipe import Source

_POOL = 480  # examples sorted by length together, so that a batch holds like lengths


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded ids; `heads` is the aligned source position of each target piece, or -1. Shapes (batch, length)."""

    source: Tensor
    mask: Tensor
    given: Tensor
    wanted: Tensor
    heads: Tensor

    @property
    def tokens(self) -> int:
        """Target pieces, padding left out."""
        return int((self.wanted >= 0).sum())


@dataclass(frozen=True, slots=True)
class Variation:
    """How often an example is varied."""

    names: float = 0.35
    copied: float = 0.4
    lower: float = 0.03
    upper: float = 0.03
    resegmented: float = 0.0


class Sampler:
    """Draws examples of one language by the shares of a stage."""

    def __init__(
        self,
        examples: list[Example],
        sources: tuple[Source, ...],
        stage: int,
        longest: int,
        pieces: sentencepiece.SentencePieceProcessor,
        variation: Variation,
        dice: random.Random,
    ) -> None:
        self._by_source: list[list[Example]] = [[] for _ in sources]
        for example in examples:
            if len(example.source) <= longest * 2 and len(example.target) <= longest * 2:
                self._by_source[example.origin].append(example)
        self._formats = [source.format for source in sources]
        self._shares = [
            source.shares[min(stage, len(source.shares) - 1)] if rows else 0.0
            for source, rows in zip(sources, self._by_source, strict=True)
        ]
        self._pieces = pieces
        self._variation = variation
        self._dice = dice

    def draw(self) -> tuple[Ids, Ids, Ids]:
        """(source, target, heads) of one example."""
        origin = self._dice.choices(range(len(self._shares)), self._shares)[0]
        example = self._dice.choice(self._by_source[origin])
        text = self._varied(example, self._formats[origin])
        target = example.target
        plain = True
        if self._dice.random() < self._variation.resegmented:
            target = np.array(self._sampled(example.pair.target), np.int32)
            text = text or example.pair.source
            plain = False
        if text is None:
            return example.source, target, example.heads.astype(np.int32)
        source = np.array(self._pieces.encode(text) if plain else self._sampled(text), np.int32)
        return source, target, np.full(len(target), -1, np.int32)

    def _sampled(self, text: str) -> list[int]:
        """Pieces by subword regularisation (Kudo, 2018)."""
        return self._pieces.encode(text, enable_sampling=True, alpha=0.2, nbest_size=-1)  # type: ignore[no-any-return]

    def _varied(self, example: Example, kind: str) -> str | None:
        dice, pair = self._dice, example.pair
        if kind == "gazetteer":
            return pair.target if dice.random() < self._variation.copied else None
        if pair.names and dice.random() < self._variation.names:
            return bind_names(pair.source, [n for n in pair.names if dice.random() < 0.75])
        fate = dice.random()
        if fate < self._variation.lower:
            return pair.source.lower()
        if fate < self._variation.lower + self._variation.upper:
            return pair.source.upper()
        return None


def bind_names(text: str, names: list[tuple[str, str]]) -> str:
    """Put each target-language name where the source-language name stands; longer names first."""
    for name, rendering in sorted(names, key=lambda pair: -len(pair[0])):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _, r=rendering: r, text)  # type: ignore[misc]
    return text


def batches(sampler: Sampler, tokens: int, start: int, dice: random.Random) -> Iterator[Batch]:
    """Batches of about `tokens` padded pieces a side; `start` is the id of the language's start mark."""
    while True:
        pool = sorted((sampler.draw() for _ in range(_POOL)), key=lambda e: len(e[1]) + len(e[0]))
        cuts: list[list[tuple[Ids, Ids, Ids]]] = [[]]
        left = right = 0
        for example in pool:
            left, right = max(left, len(example[0]) + 2), max(right, len(example[1]) + 1)
            if cuts[-1] and (len(cuts[-1]) + 1) * (left + right) > 2 * tokens:
                cuts.append([])
                left, right = len(example[0]) + 2, len(example[1]) + 1
            cuts[-1].append(example)
        dice.shuffle(cuts)
        for rows in cuts:
            yield collate(rows, start)


def collate(rows: list[tuple[Ids, Ids, Ids]], start: int, bos: int = 1, eos: int = 2) -> Batch:
    """Pad and add marks: source as <s> … </s>, decoder input as start …, output as … </s>."""
    n = len(rows)
    sources, targets = max(len(r[0]) for r in rows) + 2, max(len(r[1]) for r in rows) + 1
    source = np.full((n, sources), eos, np.int64)
    mask = np.zeros((n, sources), bool)
    given = np.full((n, targets), eos, np.int64)
    wanted = np.full((n, targets), -100, np.int64)
    heads = np.full((n, targets), -1, np.int64)
    for i, (left, right, links) in enumerate(rows):
        source[i, : len(left) + 2] = [bos, *left, eos]
        mask[i, : len(left) + 2] = True
        given[i, : len(right) + 1] = [start, *right]
        wanted[i, : len(right) + 1] = [*right, eos]
        heads[i, : len(right)] = np.where(links >= 0, links + 1, -1)
    return Batch(*(torch.from_numpy(part) for part in (source, mask, given, wanted, heads)))
