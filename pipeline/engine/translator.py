"""One pack, loaded: many sentences in, their translations out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.engine.archive import read_installed
from pipeline.engine.batches import STEP, batches
from pipeline.engine.chunks import cut
from pipeline.engine.device import load_model
from pipeline.engine.folding import Folded, fold
from pipeline.engine.packs import Pack
from pipeline.engine.spellings import spellings
from pipeline.engine.tags import Link
from pipeline.engine.tokenizers import Tokenizer, open_tokenizer
from pipeline.languages import partisan

_LONGEST = 200  # pieces of one model call; trained packs have seen sentences of up to 120
STOCK_LENGTH_PENALTY = 0.2  # what argostranslate passes
_STOCK_LIMIT = 256  # pieces, where stock Argos stops a decoder that has lost its way
_WEAKEST = 0.05  # attention below this links nothing


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode: `repetition` weakens what was said before, 1 not at all; `no_repeat` forbids runs of that length;
    a text's likelihood is divided by its length to the power of `length_penalty`; `step` as in `batches`.

    The penalty is that of Keskar et al. (2019), https://arxiv.org/abs/1909.05858. An `impartial` one cannot write a
    word that takes a side where the source has none such (`pipeline.languages.partisan`).
    """

    beam: int = 2
    batch_tokens: int = 2048
    repetition: float = 1.0
    no_repeat: int = 0
    length_penalty: float = STOCK_LENGTH_PENALTY
    step: int = STEP
    impartial: bool = False


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation with its mean log-probability a piece, and links when they were asked for.

    `others` are what the beam held beside it, the likeliest first; a text that was cut in parts has none.
    """

    text: str
    score: float
    links: tuple[Link, ...] = ()
    others: tuple[Translated, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """Texts on their way: what was handed to CTranslate2, and how to put the answers together.

    `linked` are the texts whose links are wanted: the model gives attention for all or none, but reading it takes time.
    """

    texts: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    answers: tuple[Any, ...]
    linked: Collection[str]
    length_penalty: float


class Translator:
    """A pack's tokenizer and CTranslate2 model; `device` is the one it runs on."""

    def __init__(self, pack: Pack, cache: Path, device: str = "auto", threads: int = 0) -> None:
        home = pack.open(cache)
        self._languages = (pack.source, pack.target)
        self._prefix = read_installed(home).target_prefix
        self._tokenizer: Tokenizer = open_tokenizer(home, pack.source, pack.target)
        self._model, self.device = load_model(home / "model", device, threads)
        self._spellings = spellings(pack.target, self._tokenizer)

    def translate(self, texts: Sequence[str], decoding: Decoding, linked: Collection[str] = ()) -> list[Translated]:
        """Translate plain texts; the result of each does not depend on the others."""
        return list(self.collect(self.submit(texts, decoding, linked)))

    def submit(self, texts: Sequence[str], decoding: Decoding, linked: Collection[str] = ()) -> Pending:
        """Hand texts to the model's workers and come back at once."""
        parts = tuple(cut(text, self._fits) for text in texts)
        chunks = [part for chunks in parts for part in chunks]
        pieces = self._tokenizer.encode([self._folded(chunk).text for chunk in chunks])
        answers: list[Any] = [None] * len(pieces)
        for unsaid, places in self._by_unsaid(chunks, decoding).items():
            for batch in batches([pieces[i] for i in places], decoding.batch_tokens, decoding.step):
                rows = [pieces[places[i]] for i in batch.places] + ([batch.filler] if batch.filler else [])
                found = self._decode(rows, longest(batch.length), decoding, bool(linked), unsaid)
                for i, answer in zip(batch.places, found, strict=False):
                    answers[places[i]] = answer
        return Pending(tuple(texts), parts, tuple(answers), linked, decoding.length_penalty)

    def collect(self, pending: Pending) -> Iterator[Translated]:
        """Submitted texts in their order, each as soon as it is there."""
        answers = iter(pending.answers)
        penalty = pending.length_penalty
        for text, chunks in zip(pending.texts, pending.parts, strict=True):
            links = text in pending.linked
            yield _joined(text, chunks, [self._read(part, next(answers).result(), links, penalty) for part in chunks])

    def continued(
        self, begun: Sequence[tuple[str, Sequence[str]]], decoding: Decoding
    ) -> Iterator[tuple[Translated, ...]]:
        """For each text, its translation from each of the given beginnings on; none for a text that must be cut.

        The workers have them when this returns. Scores are those of the whole, beginnings too, so that they can be
        compared.
        """
        sent = [self._submit_begun(text, beginnings, decoding) for text, beginnings in begun]
        return self._collect_begun([text for text, _ in begun], sent, decoding.length_penalty)

    def _collect_begun(
        self, texts: Sequence[str], sent: Sequence[tuple[list[str], Sequence[Any]]], penalty: float
    ) -> Iterator[tuple[Translated, ...]]:
        answers = [[answer.result() for answer in group] for _, group in sent]
        said = [[answer.hypotheses[0] for answer in group] for group in answers]
        # A text that fills the limit leaves no room for its end mark where the pack has no more positions.
        limits: dict[str, Any] = {"max_input_length": _STOCK_LIMIT, "asynchronous": True}
        scored = [
            self._model.score_batch([pieces] * len(group), group, **limits) if group else []
            for (pieces, _), group in zip(sent, said, strict=True)
        ]
        for text, group, scores in zip(texts, answers, scored, strict=True):
            means = [sum(s.log_probs) / len(s.log_probs) for s in (one.result() for one in scores)]
            read = [self._read(text, answer, True, penalty) for answer in group]
            yield tuple(replace(one, score=mean, others=()) for one, mean in zip(read, means, strict=True))

    def _submit_begun(
        self, text: str, beginnings: Sequence[str], decoding: Decoding
    ) -> tuple[list[str], Sequence[Any]]:
        if not beginnings or not self._fits(text):
            return [], ()
        (pieces,) = self._tokenizer.encode([self._folded(text).text])
        starts = self._tokenizer.encode(list(beginnings))
        (unsaid,) = self._by_unsaid([text], decoding)
        return pieces, self._decode([pieces] * len(starts), longest(len(pieces)), decoding, True, unsaid, starts)

    def _by_unsaid(self, texts: Sequence[str], decoding: Decoding) -> dict[tuple[str, ...], list[int]]:
        """The places of the texts by what their translations must not say; nearly always all of it."""
        if not decoding.impartial:
            return {(): list(range(len(texts)))}
        source, target = self._languages
        groups: dict[tuple[str, ...], list[int]] = {}
        for place, text in enumerate(texts):
            unsaid = tuple(one.concept for one in partisan(target) if not one.said(text, source))
            groups.setdefault(unsaid, []).append(place)
        return groups

    def _folded(self, text: str) -> Folded:
        return fold(text, self._tokenizer.lacks)

    def _fits(self, text: str) -> bool:
        return len(text) <= _LONGEST or len(self._tokenizer.encode([text])[0]) <= _LONGEST

    def _decode(
        self,
        pieces: list[list[str]],
        limit: int,
        decoding: Decoding,
        links: bool,
        unsaid: Sequence[str] = (),
        starts: Sequence[list[str]] | None = None,
    ) -> list[Any]:
        prefix = [self._prefix] if self._prefix else []
        begun = [prefix + start for start in starts] if starts else [prefix] * len(pieces)
        return list(
            self._model.translate_batch(
                pieces,
                target_prefix=begun if any(begun) else None,
                beam_size=decoding.beam,
                num_hypotheses=decoding.beam,  # the search has them at its end, whether it gives one or all
                length_penalty=decoding.length_penalty,
                repetition_penalty=decoding.repetition,
                no_repeat_ngram_size=decoding.no_repeat,
                suppress_sequences=[spelled for concept in unsaid for spelled in self._spellings[concept]] or None,
                max_decoding_length=limit,
                max_batch_size=0,  # these are a batch already
                replace_unknowns=True,
                return_scores=True,
                return_attention=links,
                asynchronous=True,
            )
        )

    def _read(self, text: str, result: Any, links: bool, penalty: float) -> Translated:
        sources = []
        if links:
            folded = self._folded(text)
            sources = [folded.span(*place) for place in self._tokenizer.spans(folded.text)]
        attention = result.attention if links else [None] * len(result.hypotheses)
        # CTranslate2 (4.8.5) gives the first step of a beam search the attention of another sentence of the batch.
        astray = 1 + bool(self._prefix) if len(result.hypotheses) > 1 else 0
        # It divides the sum by length ** penalty; the end mark counts.
        first, *others = (
            self._written(
                pieces, score * (len(pieces) + 1) ** (penalty - 1), sources, rows and [[]] * astray + rows[astray:]
            )
            for pieces, score, rows in zip(result.hypotheses, result.scores, attention, strict=True)
        )
        return replace(first, others=tuple(others))

    def _written(self, pieces: list[str], score: float, sources: list[tuple[int, int]], attention: Any) -> Translated:
        written = self._tokenizer.decode(pieces)
        if self._prefix and written.startswith(self._prefix):
            written = written[len(self._prefix) :]
        written = written.removeprefix(" ")
        return Translated(written, score, self._links(sources, pieces, attention, written) if attention else ())

    def _links(self, left: list[tuple[int, int]], pieces: list[str], attention: Any, written: str) -> tuple[Link, ...]:
        """Links of at least 0.05 between the pieces of both sides, by characters; `left` has those of the source."""
        out: list[Link] = []
        at = 0
        for piece, row in zip(pieces, attention, strict=False):
            plain = self._tokenizer.bare(piece)
            start = written.find(plain, at) if plain else -1
            if start < 0:
                continue
            at = start + len(plain)
            inner = row[1:-1] if len(row) == len(left) + 2 else row[: len(left)]  # without <s> and </s>
            out.extend(
                Link(start, at, begin, end, float(weight))
                for weight, (begin, end) in zip(inner, left, strict=False)
                if weight >= _WEAKEST and begin < end
            )
        return tuple(out)


def longest(pieces: int) -> int:
    """How many pieces a translation of so many may have.

    Translations by people have at most twice the pieces of their source and 7 more (6,283 press segments, ar and ckb).
    A decoder that says more repeats itself to the end: its batch waits for it, and the guards refuse the text.
    """
    return min(_STOCK_LIMIT, 3 * pieces + 16)


def _joined(text: str, chunks: Sequence[str], parts: Sequence[Translated]) -> Translated:
    if len(parts) == 1:
        return parts[0]
    links: list[Link] = []
    written, begin = "", 0
    for chunk, part in zip(chunks, parts, strict=True):
        begin = text.index(chunk, begin)
        written = f"{written} " if written else ""
        links.extend(link.shifted(len(written), begin) for link in part.links)
        written += part.text
        begin += len(chunk)
    return Translated(written, sum(part.score for part in parts) / len(parts), tuple(links))
