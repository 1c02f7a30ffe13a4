"""Requests of many articles in one stream, batched by language pair, through one pack or two."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.engine.batches import STEP
from pipeline.engine.packs import Pack, Packs
from pipeline.engine.tags import Link, Span, project_tags, strip_tags
from pipeline.engine.translator import STOCK_LENGTH_PENALTY, Decoding, Pending, Translated, Translator
from pipeline.errors import MissingPackError
from pipeline.languages import partisan
from pipeline.model import BoundName


@dataclass(frozen=True, slots=True)
class Settings:
    """How the engine runs; `cache` is where packs are unpacked, `window` how many requests are held at once.

    `repetition` 1.0, `length_penalty` 0.2, `step` 1 and not `impartial` are what stock Argos has. Of beams 2 to 4,
    penalties 1.1 to 1.2 and 0.2 to 1.5, these three gave the best chrF++ for the time on press-dev (docs/training.md).
    """

    cache: Path
    beam: int = 3
    repetition: float = 1.1
    length_penalty: float = 1.0
    step: int = STEP
    device: str = "auto"
    threads: int = 0
    batch_tokens: int = 2048
    window: int = 2048
    impartial: bool = True


@dataclass(frozen=True, slots=True)
class Request:
    """One text to translate; it may carry inline tags, and target-language names that stand inline.

    `align` asks for the links of the result, which the same pass gives at no measurable cost.
    """

    id: Any
    text: str
    source: str
    target: str
    names: tuple[BoundName, ...] = ()
    align: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A translation; `links` when it was asked for or had tags; `tags_lost` where tags found no place.

    Links hold offsets of both texts without their tags; through a pivot those of the last pack. `others` are what the
    beam held beside the best, from the same pass: it costs nothing to look there before translating again.
    """

    id: Any
    text: str
    score: float
    signature: str
    links: tuple[Link, ...] = ()
    tags_lost: bool = False
    others: tuple[Result, ...] = ()


_Taken: TypeAlias = tuple[str, tuple[Span, ...]]  # a text without its tags, and where they stood


@dataclass(slots=True)
class _Group:
    """Requests of one pair in one window, on their way through the packs of its route."""

    indices: list[int]
    route: tuple[Pack, ...]
    taken: list[_Taken]
    pending: Pending


_Begun: TypeAlias = tuple[list[Request], list[_Group]]


class Engine:
    """Translates over the packs it was given; each pack is loaded when first needed."""

    def __init__(self, packs: Packs, settings: Settings) -> None:
        self._packs = packs
        self._settings = settings
        self._loaded: dict[str, Translator] = {}
        self._opening: dict[str, Future[Translator]] = {}

    def translate(
        self, requests: Iterable[Request], *, beam: int = 0, repetition: float = 0.0, no_repeat: int = 0
    ) -> Iterator[Result]:
        """Results in the order of the requests, each as soon as it is there.

        The workers have the first window when this returns, and the next while the caller reads one. They begin with
        the longest texts: who asks for these first waits least. The same text is translated once a window. Raises
        MissingPackError for a pair without a way; ask `Packs.route` first.
        """
        decoding = self._decoding(beam, repetition, no_repeat)
        begun = (
            (window, self._submitted(window, decoding)) for window in _windows(iter(requests), self._settings.window)
        )
        ahead = deque(islice(begun, 1))
        return self._results(ahead, begun, decoding)

    def continued(
        self, begun: Sequence[tuple[Request, Sequence[str]]], *, beam: int = 0, repetition: float = 0.0
    ) -> Iterator[tuple[Result, ...]]:
        """For each request, its translation from each of the given beginnings on, scores of the whole.

        The workers have them when this returns. Beginnings are plain text. Where two packs are needed, or the text
        must be cut, there is none.
        """
        decoding = self._decoding(beam, repetition)
        found: list[Iterator[tuple[Result, ...]]] = [iter([()]) for _ in begun]
        pairs: dict[tuple[str, str], list[int]] = {}
        for i, (request, _) in enumerate(begun):
            pairs.setdefault((request.source, request.target), []).append(i)
        for (source, target), indices in pairs.items():
            route = self._packs.route(source, target)
            if len(route) > 1:
                continue
            taken = [strip_tags(begun[i][0].text) for i in indices]
            asked = [(plain, begun[i][1]) for i, (plain, _) in zip(indices, taken, strict=True)]
            parts = self._translator(route[0]).continued(asked, decoding)
            requests = [(begun[i][0], spans) for i, (_, spans) in zip(indices, taken, strict=True)]
            coming = _continued(requests, parts, _signature(route, decoding))
            for i in indices:
                found[i] = coming
        return (next(coming) for coming in found)

    def _results(self, ahead: deque[_Begun], begun: Iterator[_Begun], decoding: Decoding) -> Iterator[Result]:
        while ahead:
            ahead.extend(islice(begun, 1))
            yield from self._collected(*ahead.popleft(), decoding)

    def direct(self, source: str, target: str) -> bool:
        """Whether one pack does it. Raises MissingPackError where no way leads there."""
        return len(self._packs.route(source, target)) == 1

    def prepare(self, source: str, target: str) -> None:
        """Begin to open the packs of a pair, beside the caller's work; what is wrong with them, `load` says."""
        with suppress(MissingPackError):
            for pack in self._packs.route(source, target):
                if pack.digest not in self._loaded and pack.digest not in self._opening:
                    # A thread of its own: opening is reading, unpacking and hashing, which leave Python free.
                    opener = ThreadPoolExecutor(1)
                    self._opening[pack.digest] = opener.submit(self._open, pack)
                    opener.shutdown(wait=False)

    def close(self) -> None:
        """Wait for packs that are still being opened, so that nothing is written to the cache any more."""
        for opening in self._opening.values():
            opening.exception()
        self._opening.clear()

    def load(self, source: str, target: str) -> None:
        """Open the packs of a pair now. Raises MissingPackError, PackError, UsageError."""
        for pack in self._packs.route(source, target):
            self._translator(pack)

    def signature(self, source: str, target: str, beam: int = 0) -> str:
        """The signature that drafts of this pair get."""
        return _signature(self._packs.route(source, target), self._decoding(beam))

    def _decoding(self, beam: int = 0, repetition: float = 0.0, no_repeat: int = 0) -> Decoding:
        own = self._settings
        return Decoding(
            beam or own.beam,
            own.batch_tokens,
            repetition or own.repetition,
            no_repeat,
            own.length_penalty,
            own.step,
            own.impartial,
        )

    def _submitted(self, window: list[Request], decoding: Decoding) -> list[_Group]:
        pairs: dict[tuple[str, str], list[int]] = {}
        for i, request in enumerate(window):
            pairs.setdefault((request.source, request.target), []).append(i)
        groups = []
        for (source, target), indices in pairs.items():
            route = self._packs.route(source, target)
            requests = [window[i] for i in indices]
            taken = [strip_tags(request.text) for request in requests]
            groups.append(_Group(indices, route, taken, self._submit(route[0], requests, taken, decoding)))
        return groups

    def _submit(self, pack: Pack, requests: list[Request], taken: list[_Taken], decoding: Decoding) -> Pending:
        texts = list(dict.fromkeys(plain for plain, _ in taken))
        linked = {plain for request, (plain, spans) in zip(requests, taken, strict=True) if request.align or spans}
        return self._translator(pack).submit(texts, decoding, linked)

    def _collected(self, window: list[Request], groups: list[_Group], decoding: Decoding) -> Iterator[Result]:
        coming: dict[int, Iterator[Result]] = {}
        for group in groups:
            coming |= dict.fromkeys(group.indices, self._finished(window, group, decoding))
        for i in range(len(window)):
            yield next(coming[i])

    def _finished(self, window: list[Request], group: _Group, decoding: Decoding) -> Iterator[Result]:
        """The results of a group in its order, each as soon as it is there; through a pivot, once all are half-way."""
        requests = [window[i] for i in group.indices]
        taken, pending = group.taken, group.pending
        for pack, following in pairwise(group.route):
            taken = [strip_tags(result.text) for result in self._told(pack, requests, taken, pending)]
            pending = self._submit(following, requests, taken, decoding)
        signature = _signature(group.route, decoding)
        for request, result in zip(requests, self._told(group.route[-1], requests, taken, pending), strict=True):
            others = tuple(_signed(request, other, signature) for other in result.others)
            yield replace(_signed(request, result, signature), others=others)

    def _told(
        self, pack: Pack, requests: Sequence[Request], taken: Sequence[_Taken], pending: Pending
    ) -> Iterator[Result]:
        """What one pack makes of the requests; a text that was asked for twice is there once."""
        parts = zip(pending.texts, self._translator(pack).collect(pending), strict=True)
        known: dict[str, Translated] = {}
        for request, (plain, spans) in zip(requests, taken, strict=True):
            while plain not in known:
                known |= [next(parts)]
            yield _tagged(request.id, spans, known[plain])

    def _translator(self, pack: Pack) -> Translator:
        if pack.digest not in self._loaded:
            opening = self._opening.pop(pack.digest, None)
            self._loaded[pack.digest] = opening.result() if opening else self._open(pack)
        return self._loaded[pack.digest]

    def _open(self, pack: Pack) -> Translator:
        return Translator(pack, self._settings.cache, self._settings.device, self._settings.threads)


def _windows(requests: Iterator[Request], size: int) -> Iterator[list[Request]]:
    while window := list(islice(requests, size)):
        yield window


def _tagged(id: Any, spans: tuple[Span, ...], part: Translated) -> Result:
    text = project_tags(spans, part.text, part.links) if spans else part.text
    others = tuple(_tagged(id, spans, other) for other in part.others)
    return Result(id, part.text if text is None else text, part.score, "", part.links, text is None, others)


def _continued(
    requests: Iterable[tuple[Request, tuple[Span, ...]]], parts: Iterable[tuple[Translated, ...]], signature: str
) -> Iterator[tuple[Result, ...]]:
    for (request, spans), group in zip(requests, parts, strict=True):
        yield tuple(_signed(request, _tagged(request.id, spans, one), signature) for one in group)


def _signed(request: Request, result: Result, signature: str) -> Result:
    lost = "</" in request.text and "</" not in result.text
    return replace(result, signature=signature, tags_lost=lost, others=())


def _signature(route: tuple[Pack, ...], decoding: Decoding) -> str:
    said = [">".join(pack.signature for pack in route), f"beam={decoding.beam}"]
    if decoding.repetition != 1.0:
        said.append(f"repetition={decoding.repetition:g}")
    if decoding.no_repeat:
        said.append(f"no_repeat={decoding.no_repeat}")
    if decoding.length_penalty != STOCK_LENGTH_PENALTY:
        said.append(f"length_penalty={decoding.length_penalty:g}")
    if decoding.impartial and any(partisan(pack.target) for pack in route):
        said.append("impartial")
    return " ".join(said)
