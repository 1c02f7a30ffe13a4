"""One pack, loaded: many sentences in, their translations out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.engine.chunks import cut
from pipeline.engine.packs import Pack
from pipeline.engine.tags import Link

_LONGEST = 200  # pieces of one model call; trained packs have seen sentences of up to 120
_STOCK_LENGTH_PENALTY = 0.2  # what argostranslate passes, so that both give the same text


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to decode: `no_repeat` forbids repeated runs of that many pieces, 0 for off."""

    beam: int = 2
    batch_tokens: int = 2048
    no_repeat: int = 0


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation with its mean log-probability a piece, and links when they were asked for."""

    text: str
    score: float
    links: tuple[Link, ...] = ()


def choose_device(device: str) -> str:
    """ "auto" as "cuda" where CTranslate2 sees a GPU, else "cpu"."""
    if device != "auto":
        return device
    import ctranslate2  # noqa: PLC0415

    return "cuda" if ctranslate2.get_cuda_device_count() else "cpu"


class Translator:
    """A pack's SentencePiece and CTranslate2 models."""

    def __init__(self, pack: Pack, cache: Path, device: str = "auto", threads: int = 0) -> None:
        import ctranslate2  # noqa: PLC0415
        import sentencepiece  # noqa: PLC0415

        home = pack.open(cache)
        cores = threads or os.cpu_count() or 1
        chosen = choose_device(device)
        # On two cores, two translators of one thread each are at least as fast as one of two, and steadier.
        workers = {"inter_threads": cores, "intra_threads": 1} if chosen == "cpu" else {}
        self._prefix = pack.target_prefix
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(home / "sentencepiece.model"))
        self._model = ctranslate2.Translator(str(home / "model"), device=chosen, **workers)

    def translate(self, texts: Sequence[str], decoding: Decoding, links: bool = False) -> list[Translated]:
        """Translate plain texts; the order and the result of each do not depend on the others."""
        parts = [cut(text, self._fits) for text in texts]
        flat = [part for chunks in parts for part in chunks]
        done = iter(self._decoded(flat, decoding, links))
        return [_joined(text, chunks, [next(done) for _ in chunks]) for text, chunks in zip(texts, parts, strict=True)]

    def _fits(self, text: str) -> bool:
        return len(text) <= _LONGEST or len(self._pieces.encode(text)) <= _LONGEST

    def _decoded(self, texts: list[str], decoding: Decoding, links: bool) -> list[Translated]:
        tokens = self._pieces.encode(texts, out_type=str)
        results = self._model.translate_batch(
            tokens,
            target_prefix=[[self._prefix]] * len(tokens) if self._prefix else None,
            beam_size=decoding.beam,
            length_penalty=_STOCK_LENGTH_PENALTY,
            no_repeat_ngram_size=decoding.no_repeat,
            max_batch_size=decoding.batch_tokens,
            batch_type="tokens",
            replace_unknowns=True,
            return_scores=True,
            return_attention=links,
        )
        out = []
        for text, result in zip(texts, results, strict=True):
            pieces = result.hypotheses[0]
            written = self._written(pieces)
            found = self._links(text, pieces, result.attention[0], written) if links else ()
            out.append(Translated(written, result.scores[0] / max(1, len(pieces)), found))
        return out

    def _written(self, pieces: list[str]) -> str:
        """Pieces as text, as stock Argos joins them."""
        text = str(self._pieces.decode_pieces(pieces)).replace("▁", " ").replace("_", " ")
        if self._prefix and text.startswith(self._prefix):
            text = text[len(self._prefix) :]
        return text.removeprefix(" ")

    def _links(self, text: str, pieces: list[str], attention: Any, written: str) -> tuple[Link, ...]:
        """Links of at least 0.05 between the pieces of both sides, by characters."""
        left = [
            (b + text[b:e].startswith(" "), e)
            for b, e in self._pieces.encode(text, out_type="offset_mapping")["offsets"]
        ]
        out: list[Link] = []
        at = 0
        for piece, row in zip(pieces, attention, strict=False):
            plain = piece.replace("▁", "")
            start = written.find(plain, at) if plain else at
            if start < 0:
                continue
            at = start + len(plain)
            extra = len(row) - len(left)
            inner = row[1:-1] if extra == 2 else row[: len(left)]
            out.extend(
                Link(start, at, begin, end, float(weight))
                for weight, (begin, end) in zip(inner, left, strict=False)
                if weight >= 0.05 and plain and begin < end
            )
        return tuple(out)


def _joined(text: str, chunks: Sequence[str], parts: Sequence[Translated]) -> Translated:
    if len(parts) == 1:
        return parts[0]
    links: list[Link] = []
    written, begin = "", 0
    for chunk, part in zip(chunks, parts, strict=True):
        begin = text.index(chunk, begin)
        written = f"{written} " if written else ""
        shift = len(written)
        links.extend(
            Link(
                k.target_start + shift,
                k.target_end + shift,
                k.source_start + begin,
                k.source_end + begin,
                k.weight,
            )
            for k in part.links
        )
        written += part.text
        begin += len(chunk)
    return Translated(written, sum(part.score for part in parts) / len(parts), tuple(links))
