"""Endless micro-batches of one language: sampled by share, varied, cut to a token budget."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import sentencepiece
import torch
from torch import Tensor

from pipeline.training.corpora import NAME_LISTS, WORD_LISTS, Pair
from pipeline.training.english import NO_ENGLISH, English
from pipeline.training.frequency import Frequency, unknown
from pipeline.training.prepare import Example, Ids
from pipeline.training.recipe import Source
from pipeline.training.substituting import Arabic, Kurdish, Substituter
from pipeline.training.wordlists import WordLists, sentences_with

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
    def parts(self) -> tuple[Tensor, ...]:
        """Its tensors in order."""
        return self.source, self.mask, self.given, self.wanted, self.heads

    @property
    def tokens(self) -> int:
        """Target pieces, padding left out."""
        return int((self.wanted >= 0).sum())

    def to(self, device: torch.device) -> Batch:
        """The same batch on a device, ids as 64-bit integers."""
        moved = (part.to(device, non_blocking=True) for part in self.parts)
        return Batch(*(part if part.dtype == torch.bool else part.long() for part in moved))


@dataclass(frozen=True, slots=True)
class Variation:
    """How often an example is varied."""

    names: float = 0.35
    swapped: float = 0.3
    numbers: float = 0.4
    copied: float = 0.4
    lower: float = 0.03
    upper: float = 0.03
    resegmented: float = 0.0
    substituted: float = 0.0


class Sampler:
    """Draws examples of one direction by the shares of a stage."""

    def __init__(
        self,
        examples: list[Example],
        sources: tuple[Source, ...],
        stage: int,
        longest: int,
        pieces: sentencepiece.SentencePieceProcessor,
        variation: Variation,
        dice: random.Random,
        english: English = NO_ENGLISH,
        frequency: Frequency = unknown,
    ) -> None:
        self._by_source: list[list[Example]] = [[] for _ in sources]
        self._names: dict[str, list[tuple[str, str]]] = {}
        for example in examples:
            if len(example.source) <= longest * 2 and len(example.target) <= longest * 2:
                self._by_source[example.origin].append(example)
            for name, rendering, kind in example.pair.names:
                if sources[example.origin].format in NAME_LISTS:
                    self._names.setdefault(kind, []).append((name, rendering))
        # Lists and nouns are made out of English; into it they are turned around.
        self._into_english = sources[0].target == "en"
        language = sources[0].source if self._into_english else sources[0].target
        texts = [self._outward(e.pair) for e in examples if sources[e.origin].format not in WORD_LISTS]
        seen, written = (sentences_with(side) for side in ((p.source for p in texts), (p.target for p in texts)))
        self._lists = {
            origin: WordLists(
                [self._outward(e.pair) for e in self._by_source[origin]],
                seen,
                language,
                written,
                english,
                frequency,
            )
            for origin, source in enumerate(sources)
            if source.format in WORD_LISTS
        }
        nouns = [noun for lists in self._lists.values() for noun in lists.nouns]
        starts = np.array([pieces.id_to_piece(i).startswith("▁") for i in range(pieces.get_piece_size())])
        grammar = Kurdish(language, english, written) if language in ("ckb", "kmr") else Arabic()
        self._substituter = Substituter(nouns, starts, grammar, english)
        self._sources = sources
        self._shares = [
            source.share(stage) if rows else 0.0 for source, rows in zip(sources, self._by_source, strict=True)
        ]
        self._pieces = pieces
        self._variation = variation
        self._dice = dice

    def with_dice(self, dice: random.Random) -> Sampler:
        """The same sampler with other dice; the examples are shared."""
        other = copy.copy(self)
        other._dice = dice
        return other

    def draw(self) -> tuple[Ids, Ids, Ids]:
        """(source, target, heads) of one example."""
        origin = self._dice.choices(range(len(self._shares)), self._shares)[0]
        if origin in self._lists:
            return self._cut(self._outward(self._lists[origin].draw(self._dice)), self._pieces.encode)
        example = self._dice.choice(self._by_source[origin])
        source, target, heads = example.source, example.target, example.heads.astype(np.int32)
        pair = example.pair
        if self._sources[origin].aligned and self._dice.random() < self._variation.substituted:
            pair = self._substituted(example)
        pair = self._varied(pair, self._sources[origin])
        resegmented = self._dice.random() < self._variation.resegmented
        if resegmented or pair is not example.pair:
            return self._cut(pair, self._sampled if resegmented else self._pieces.encode)
        return source, target, heads

    def _outward(self, pair: Pair) -> Pair:
        """The pair out of English, or one out of English as this direction has it."""
        return pair.turned if self._into_english else pair

    def _substituted(self, example: Example) -> Pair:
        """The example's pair with another noun, itself where none can be put in."""
        sides, links = (example.source, example.target), [(int(h), i) for i, h in enumerate(example.heads) if h >= 0]
        if self._into_english:
            sides, links = (example.target, example.source), [(i, h) for h, i in links]
        pair = self._outward(example.pair)
        varied = self._substituter.varied(pair, *sides, links, self._dice)
        return example.pair if varied is pair else self._outward(varied)

    def _cut(self, pair: Pair, cut: Callable[[str], list[int]]) -> tuple[Ids, Ids, Ids]:
        source, target = np.array(cut(pair.source), np.int32), np.array(cut(pair.target), np.int32)
        return source, target, np.full(len(target), -1, np.int32)

    def _sampled(self, text: str) -> list[int]:
        """Pieces by subword regularisation (Kudo, 2018)."""
        return self._pieces.encode(text, enable_sampling=True, alpha=0.2, nbest_size=-1)  # type: ignore[no-any-return]

    def _varied(self, pair: Pair, origin: Source) -> Pair:
        """The pair itself where nothing was varied."""
        dice, want = self._dice, self._variation
        into_english = origin.target == "en"
        if origin.format in NAME_LISTS:
            copied = not into_english and dice.random() < want.copied
            return replace(pair, source=pair.target) if copied else pair
        if pair.names and dice.random() < want.swapped:
            pair = swap_name(pair, self._names, dice)
        if dice.random() < want.numbers:
            pair = swap_numbers(pair, dice)
        if pair.names and dice.random() < want.names:
            bound = [(a, b) for a, b, _ in pair.names if dice.random() < 0.75]
            return replace(pair, source=bind_names(pair.source, bound))
        fate = dice.random()
        if fate < want.lower:
            return replace(pair, source=pair.source.lower())
        if fate < want.lower + want.upper and origin.source in ("en", "kmr"):
            return replace(pair, source=pair.source.upper())
        return pair


def bind_names(text: str, names: list[tuple[str, str]]) -> str:
    """Put each target-language name where the source-language name stands; longer names first."""
    for name, rendering in sorted(names, key=lambda pair: -len(pair[0])):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda _, r=rendering: r, text)  # type: ignore[misc]
    return text


def swap_name(pair: Pair, lists: dict[str, list[tuple[str, str]]], dice: random.Random) -> Pair:
    """Put another person or place of the lists in the stead of one, on both sides; affixes stay.

    The pair itself where no name stands once and whole on both sides.
    """
    fit = [
        (name, rendering, kind)
        for name, rendering, kind in pair.names
        if kind in lists
        and kind != "ORG"
        and len(rendering) > 3
        and pair.source.count(name) == 1
        and pair.target.count(rendering) == 1
        and not any(name in other and name != other for other, _, _ in pair.names)
    ]
    if not fit:
        return pair
    old = dice.choice(fit)
    name, rendering = dice.choice(lists[old[2]])
    return Pair(
        pair.source.replace(old[0], name),
        pair.target.replace(old[1], rendering),
        tuple((name, rendering, old[2]) if n == old else n for n in pair.names),
    )


_FIGURE = re.compile(r"(?<![\d٠-٩.,:/-])[1-9١-٩][\d٠-٩]*(?:[.,٫٬][\d٠-٩]+)*(?![\d٠-٩]|[.,:/-][\d٠-٩])")
_ZERO = ord("٠")
_TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")


def swap_numbers(pair: Pair, dice: random.Random) -> Pair:
    """Other numbers of the same shape, on both sides, for those that stand once on each: 1,250, 3.5 and 2019.

    Numbers of one digit and 10 stay: the noun's form hangs on them. Years stay in the centuries 1900 and 2000.
    """
    left, right = _FIGURE.findall(pair.source), _FIGURE.findall(pair.target)
    new: dict[str, str] = {}
    for number in left:
        there = [n for n in right if _latin(n) == _latin(number)]
        if left.count(number) == 1 and len(there) == 1 and len(number) > 1 and _latin(number) != "10":
            fresh = _other(_latin(number), dice)
            new[number] = _like(fresh, number)
            new[there[0]] = _like(fresh, there[0])
    if not new:
        return pair
    source, target = (_FIGURE.sub(lambda m: new.get(m[0], m[0]), text) for text in (pair.source, pair.target))
    return replace(pair, source=source, target=target)


def _other(number: str, dice: random.Random) -> str:
    """Another number with as many digits in the same places; zeros at its end stay, so that 12,000 stays round."""
    if len(number) == 2:
        return str(dice.randint(11, 99))
    if len(number) == 4 and number[:2] in ("19", "20"):
        return str(dice.randint(1900, 2060))
    whole = len(number.rstrip("0.,"))
    fresh = (
        str(dice.randint(0 if 0 < i < whole - 1 else 1, 9)) if c.isdigit() else c for i, c in enumerate(number[:whole])
    )
    return "".join(fresh) + number[whole:]


def _latin(number: str) -> str:
    return number.translate(_TO_LATIN)


def _like(number: str, model: str) -> str:
    """The digits of `number` in the script and with the separators of `model`, which is as long."""
    pairs = zip(number, model, strict=True)
    return "".join(m if not m.isdigit() else chr(int(n) + _ZERO) if ord(m) >= _ZERO else n for n, m in pairs)


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


def _padded(length: int) -> int:
    """Up to a multiple of four: oneDNN compiles a kernel for every new shape."""
    return -(-length // 4) * 4


def collate(rows: list[tuple[Ids, Ids, Ids]], start: int, bos: int = 1, eos: int = 2) -> Batch:
    """Pad and add marks: source as <s> … </s>, decoder input as start …, output as … </s>."""
    n = len(rows)
    sources = _padded(max(len(r[0]) for r in rows) + 2)
    targets = _padded(max(len(r[1]) for r in rows) + 1)
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
