"""One measurement in one process: `python -m pipeline.bench.peers PEER JOB HOME` prints its figures as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
import types
from collections.abc import Callable, Mapping
from pathlib import Path

from pipeline.engine import Engine, Packs, Request, Settings
from pipeline.engine.packs import Pack

Articles = list[list[str]]
Translate = Callable[[Articles], object]

STOCK_BEAM = 4  # the default of argostranslate.settings


def stock(pack: Pack, home: Path) -> Translate:
    """`argostranslate.translate.translate()` article by article with its defaults, split by the pack's spaCy folder.

    Importing it imports stanza and minisbd, which the desk leaves out and this path never calls, and looks for a
    cached spaCy model in order to download one: empty stand-ins of both let it come up without a network.
    """
    (home / "cache" / "argos-translate" / "spacy" / "senter" / "model").mkdir(parents=True, exist_ok=True)
    minisbd = types.ModuleType("minisbd")
    minisbd.SBDetect = minisbd.models = types.ModuleType("minisbd.models")  # type: ignore[attr-defined]
    sys.modules.update({"stanza": types.ModuleType("stanza"), "minisbd": minisbd})
    from argostranslate import package, translate  # noqa: PLC0415

    if not package.get_installed_packages():
        package.install_from_path(pack.path)
    found = translate.get_translation_from_codes(pack.source, pack.target)
    return lambda articles: [found.translate("\n".join(sentences)) for sentences in articles]


def raw(pack: Pack, home: Path) -> Translate:
    """CTranslate2 with every sentence handed over at once, already cut into pieces."""
    import ctranslate2  # noqa: PLC0415
    import sentencepiece  # noqa: PLC0415

    folder = pack.open(home / "packs")
    model = ctranslate2.Translator(str(folder / "model"), inter_threads=2, intra_threads=1)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))

    def run(articles: Articles) -> object:
        tokens = [pieces.encode(s, out_type=str) for sentences in articles for s in sentences]
        return model.translate_batch(tokens, beam_size=STOCK_BEAM, max_batch_size=2048, batch_type="tokens")

    return run


def _desk(beam: int) -> Callable[[Pack, Path], Translate]:
    def prepare(pack: Pack, home: Path) -> Translate:
        engine = Engine(Packs((pack,)), Settings(home / "packs", beam=beam))

        def run(articles: Articles) -> object:
            texts = (s for sentences in articles for s in sentences)
            return list(engine.translate(Request(i, s, pack.source, pack.target) for i, s in enumerate(texts)))

        return run

    return prepare


PEERS: Mapping[str, Callable[[Pack, Path], Translate]] = {
    "stock": stock,
    "raw": raw,
    "desk_equal_beam": _desk(STOCK_BEAM),
    "desk": _desk(Settings(Path()).beam),
}


def measure(peer: str, job: Path, home: Path) -> dict[str, float]:
    """Words per second and per CPU-second over the whole text, peak memory in MB, seconds until the first sentence."""
    began = time.perf_counter()
    task = json.loads(job.read_text())
    articles: Articles = task["articles"]
    pack = next(p for p in Packs.find([Path(task["models"])]).packs if p.name == task["pack"])
    run = PEERS[peer](pack, home)
    run([["Good morning."]])
    start, cpu = time.perf_counter(), time.process_time()
    run(articles)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    words = sum(len(s.split()) for sentences in articles for s in sentences)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "words_per_second": round(words / seconds, 1),
        "words_per_cpu_second": round(words / cpu, 1),
        "peak_rss_mb": round(peak, 1),
        "start_seconds": round(start - began, 2),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
