"""What CTranslate2's settings are worth on a pack: `python -m pipeline.bench.tuning --pack en-ckb --articles seeds`."""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.bench.__main__ import read_articles
from pipeline.engine import Packs
from pipeline.engine.device import cores

_BASE: Mapping[str, Any] = {"beam": 2, "tokens": 2048, "workers": 0, "threads": 1, "penalty": 0.2, "one_length": True}
_TRIED: Mapping[str, Mapping[str, Any]] = {
    "as the desk does": {},
    "beam 1": {"beam": 1},
    "beam 4": {"beam": 4},
    "beam 4, batches of 32 tokens, as stock": {"beam": 4, "tokens": 32, "one_length": False},
    "batches of 512 tokens": {"tokens": 512},
    "batches of 1,024 tokens": {"tokens": 1024},
    "batches of 4,096 tokens": {"tokens": 4096},
    "mixed lengths, sorted by CTranslate2": {"one_length": False},
    "one worker of one thread": {"workers": 1},
    "one worker of all threads": {"workers": 1, "threads": 0},
    "no length penalty": {"penalty": 0.0},
    "beam 4, no length penalty": {"beam": 4, "penalty": 0.0},
}


def measure(model: str, pieces: list[list[str]], words: int, changed: Mapping[str, Any]) -> tuple[float, float]:
    """Words per second and per CPU-second of one setting."""
    import ctranslate2  # noqa: PLC0415

    chosen = {**_BASE, **changed}
    workers, threads = chosen["workers"] or cores(), chosen["threads"] or cores()
    loaded = ctranslate2.Translator(model, inter_threads=workers, intra_threads=threads, max_queued_batches=-1)
    lengths: dict[int, list[list[str]]] = {}
    for text in pieces:
        lengths.setdefault(len(text) if chosen["one_length"] else 0, []).append(text)
    start, cpu = time.perf_counter(), time.process_time()
    answers = []
    for length in sorted(lengths, reverse=True):
        answers += loaded.translate_batch(
            lengths[length],
            beam_size=chosen["beam"],
            max_batch_size=chosen["tokens"],
            batch_type="tokens",
            length_penalty=chosen["penalty"],
            max_decoding_length=80,  # a decoder that has lost its way must not decide the comparison
            return_scores=True,
            asynchronous=True,
        )
    for answer in answers:
        answer.result()
    return words / (time.perf_counter() - start), words / (time.process_time() - cpu)


def main() -> None:
    """The command."""
    import sentencepiece  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m pipeline.bench.tuning", description=__doc__)
    parser.add_argument("--pack", default="en-ar")
    parser.add_argument("--articles", type=Path, default=Path("seeds"))
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    pack = next(p for p in Packs.find([options.models]).packs if p.name == options.pack)
    texts = [s for article in read_articles(options.articles, pack.source)[1] for block in article for s in block]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as cache:
        home = pack.open(Path(cache))
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(home / "sentencepiece.model"))
        encoded = pieces.encode(texts, out_type=str)
        runs: dict[str, list[tuple[float, float]]] = {name: [] for name in _TRIED}
        for _ in range(options.runs):
            for name, changed in _TRIED.items():
                runs[name].append(measure(str(home / "model"), encoded, words, changed))
    print(f"{pack.signature}: {len(texts)} sentences, {words} words, {options.runs} runs, {cores()} cores; medians")
    for name, found in runs.items():
        wall, cpu = (statistics.median(column) for column in zip(*found, strict=True))
        print(f"{name:40} {wall:7.0f} words/s  {cpu:7.0f} words/CPU-s")


if __name__ == "__main__":
    main()
