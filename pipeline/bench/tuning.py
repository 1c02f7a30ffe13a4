"""What CTranslate2's settings are worth on a pack: `python -m pipeline.bench.tuning --pack en-ckb --test FILE`.

FILE is JSON lines, as press-dev.jsonl is, with the texts by language; chrF++ is sacrebleu's.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.engine import Packs
from pipeline.engine.device import cores
from pipeline.engine.translator import longest

_BASE: Mapping[str, Any] = {
    "beam": 2,
    "repetition": 1.2,
    "tokens": 2048,
    "workers": 0,
    "threads": 1,
    "penalty": 0.2,
    "one_length": True,
}
_TRIED: Mapping[str, Mapping[str, Any]] = {
    "as the desk does": {},
    "beam 1": {"beam": 1},
    "beam 3": {"beam": 3},
    "beam 4": {"beam": 4},
    "beam 5": {"beam": 5},
    "repetition 1.0, as stock": {"repetition": 1.0},
    "repetition 1.1": {"repetition": 1.1},
    "beam 4, repetition 1.0": {"beam": 4, "repetition": 1.0},
    "beam 4, repetition 1.0, batches of 32 tokens, as stock": {
        "beam": 4,
        "repetition": 1.0,
        "tokens": 32,
        "one_length": False,
    },
    "batches of 512 tokens": {"tokens": 512},
    "batches of 4,096 tokens": {"tokens": 4096},
    "mixed lengths, sorted by CTranslate2": {"one_length": False},
    "one worker of one thread": {"workers": 1},
    "one worker of all threads": {"workers": 1, "threads": 0},
    "no length penalty": {"penalty": 0.0},
}


def measure(
    model: Path, pieces: Sequence[list[str]], changed: Mapping[str, Any]
) -> tuple[float, float, list[list[str]]]:
    """Seconds, CPU-seconds and the pieces of the translations with one setting."""
    import ctranslate2  # noqa: PLC0415

    chosen = {**_BASE, **changed}
    workers, threads = chosen["workers"] or cores(), chosen["threads"] or cores()
    loaded = ctranslate2.Translator(str(model), inter_threads=workers, intra_threads=threads, max_queued_batches=-1)
    lengths: dict[int, list[int]] = {}
    for i, text in enumerate(pieces):
        lengths.setdefault(len(text) if chosen["one_length"] else 0, []).append(i)
    start, cpu = time.perf_counter(), time.process_time()
    answers: dict[int, Any] = {}
    for length in sorted(lengths, reverse=True):
        found = loaded.translate_batch(
            [pieces[i] for i in lengths[length]],
            beam_size=chosen["beam"],
            repetition_penalty=chosen["repetition"],
            max_batch_size=chosen["tokens"],
            batch_type="tokens",
            length_penalty=chosen["penalty"],
            max_decoding_length=longest(length or 80),
            return_scores=True,
            asynchronous=True,
        )
        answers.update(zip(lengths[length], found, strict=True))
    written = [answers[i].result().hypotheses[0] for i in range(len(pieces))]
    return time.perf_counter() - start, time.process_time() - cpu, written


def main() -> None:
    """The command."""
    import sentencepiece  # noqa: PLC0415
    from sacrebleu.metrics import CHRF  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="python -m pipeline.bench.tuning", description=__doc__)
    parser.add_argument("--pack", default="en-ar")
    parser.add_argument("--test", type=Path, default=Path("../shared/corpora/dev/press-dev.jsonl"))
    parser.add_argument("--most", type=int, default=0, help="only the first N texts")
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", default="", help="only the settings whose name has this in it")
    options = parser.parse_args()
    pack = next(p for p in Packs.find([options.models]).packs if p.name == options.pack)
    rows = [json.loads(line) for line in options.test.read_text(encoding="utf-8").splitlines()][: options.most or None]
    words = sum(len(row[pack.source].split()) for row in rows)
    tried = {name: changed for name, changed in _TRIED.items() if options.only in name}
    with tempfile.TemporaryDirectory() as cache:
        home = pack.open(Path(cache))
        splitter = sentencepiece.SentencePieceProcessor(model_file=str(home / "sentencepiece.model"))
        pieces = splitter.encode([row[pack.source] for row in rows], out_type=str)
        runs: dict[str, list[tuple[float, float, list[list[str]]]]] = {name: [] for name in tried}
        for _ in range(options.runs):  # interleaved, so that a slow minute hits all alike
            for name, changed in tried.items():
                runs[name].append(measure(home / "model", pieces, changed))
    print(f"{pack.signature}: {len(rows)} texts, {words} words, {options.runs} runs, {cores()} cores; medians")
    references = [[row[pack.target] for row in rows]]
    for name, found in runs.items():
        wall = statistics.median(words / run[0] for run in found)
        cpu = statistics.median(words / run[1] for run in found)
        texts = [splitter.decode(written) for written in found[0][2]]
        score = CHRF(word_order=2).corpus_score(texts, references).score
        print(f"{name:56} {wall:7.0f} words/s  {cpu:7.0f} words/CPU-s  chrF++ {score:6.2f}")


if __name__ == "__main__":
    main()
