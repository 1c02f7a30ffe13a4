"""Requests of many articles in one stream, batched by language pair, through one pack or two."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.engine.packs import Pack, Packs
from pipeline.engine.tags import Link, Span, project_tags, strip_tags
from pipeline.engine.translator import Decoding, Translated, Translator
from pipeline.model import BoundName


@dataclass(frozen=True, slots=True)
class Settings:
    """How the engine runs; `cache` is where packs are unpacked, `window` how many requests are held at once."""

    cache: Path
    beam: int = 2
    device: str = "auto"
    threads: int = 0
    batch_tokens: int = 2048
    window: int = 2048


@dataclass(frozen=True, slots=True)
class Request:
    """One text to translate; it may carry inline tags, and target-language names that stand inline."""

    id: Any
    text: str
    source: str
    target: str
    names: tuple[BoundName, ...] = ()
    align: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A translation; `links` when it was asked for or had tags; `tags_lost` where tags found no place."""

    id: Any
    text: str
    score: float
    signature: str
    links: tuple[Link, ...] = ()
    tags_lost: bool = False


class Engine:
    """Translates over the packs it was given; each pack is loaded when first needed."""

    def __init__(self, packs: Packs, settings: Settings) -> None:
        self._packs = packs
        self._settings = settings
        self._loaded: dict[str, Translator] = {}

    def translate(self, requests: Iterable[Request], *, beam: int = 0, no_repeat: int = 0) -> Iterator[Result]:
        """Results in the order of the requests, a window at a time.

        Raises MissingPackError for a pair without a way; ask `Packs.route` first to skip such texts.
        """
        decoding = Decoding(beam or self._settings.beam, self._settings.batch_tokens, no_repeat)
        stream = iter(requests)
        while window := list(islice(stream, self._settings.window)):
            done: dict[int, Result] = {}
            groups: dict[Hashable, list[int]] = {}
            for i, request in enumerate(window):
                needs_links = request.align or "</" in request.text
                groups.setdefault((request.source, request.target, needs_links), []).append(i)
            for indices in groups.values():
                for i, result in zip(indices, self._group([window[i] for i in indices], decoding), strict=True):
                    done[i] = result
            yield from (done[i] for i in range(len(window)))

    def signature(self, source: str, target: str, beam: int = 0) -> str:
        """The signature that drafts of this pair get."""
        return _signature(self._packs.route(source, target), Decoding(beam or self._settings.beam))

    def _group(self, requests: list[Request], decoding: Decoding) -> list[Result]:
        first = requests[0]
        route = self._packs.route(first.source, first.target)
        align = first.align or "</" in first.text
        taken = [strip_tags(request.text) for request in requests]
        for leg, pack in enumerate(route):
            translator = self._translator(pack)
            texts = [plain for plain, _ in taken]
            translated = translator.translate(texts, decoding, links=align)
            results = [
                _tagged(request.id, spans, part)
                for request, (_, spans), part in zip(requests, taken, translated, strict=True)
            ]
            if leg + 1 < len(route):
                taken = [strip_tags(result.text) for result in results]
        signature = _signature(route, decoding)
        return [
            replace(r, signature=signature, tags_lost="</" in request.text and "</" not in r.text)
            for request, r in zip(requests, results, strict=True)
        ]

    def _translator(self, pack: Pack) -> Translator:
        if pack.digest not in self._loaded:
            settings = self._settings
            self._loaded[pack.digest] = Translator(pack, settings.cache, settings.device, settings.threads)
        return self._loaded[pack.digest]


def _tagged(id: Any, spans: tuple[Span, ...], part: Translated) -> Result:
    text = project_tags(spans, part.text, part.links) if spans else part.text
    return Result(id, part.text if text is None else text, part.score, "", part.links, text is None)


def _signature(route: tuple[Pack, ...], decoding: Decoding) -> str:
    packs = ">".join(pack.signature for pack in route)
    return f"{packs} beam={decoding.beam}" + (f" no_repeat={decoding.no_repeat}" if decoding.no_repeat else "")
