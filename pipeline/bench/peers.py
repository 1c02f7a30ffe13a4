"""One measurement in one process: `python -m pipeline.bench.peers PEER JOB HOME` prints its figures as JSON."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import time
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pipeline.bench.memory import peak_mb, used_mb
from pipeline.bench.stages import Stages
from pipeline.engine import Engine, Packs, Request, Settings
from pipeline.engine.batches import STEP
from pipeline.engine.device import cores
from pipeline.engine.packs import Pack

Articles = list[list[list[str]]]  # articles, paragraphs, sentences
Work = Callable[[], Mapping[str, Any]]

STOCK_BEAM = 4  # the default of argostranslate.settings
DESK_BEAM = Settings(Path()).beam
DESK_REPETITION = Settings(Path()).repetition
DESK_LENGTH_PENALTY = Settings(Path()).length_penalty


def stock(pack: Pack, home: Path, articles: Articles, _: list[Path]) -> Work:
    """`argostranslate.translate.translate()` article by article with its defaults, split by the pack's spaCy folder.

    Importing it imports stanza and minisbd, which the desk leaves out and this path never calls: empty modules stand
    in for them. It also looks for a cached spaCy model in order to download one; a bare splitter lies there, which
    serves the packs that carry none.
    """
    import spacy  # noqa: PLC0415

    cached = home / "cache" / "argos-translate" / "spacy"
    cached.mkdir(parents=True, exist_ok=True)
    spacy.blank("xx").to_disk(cached)
    (cached / "senter" / "model").mkdir(parents=True, exist_ok=True)
    minisbd = types.ModuleType("minisbd")
    minisbd.SBDetect = minisbd.models = types.ModuleType("minisbd.models")  # type: ignore[attr-defined]
    sys.modules.update({"stanza": types.ModuleType("stanza"), "minisbd": minisbd})
    from argostranslate import package, translate  # noqa: PLC0415

    if not package.get_installed_packages():
        package.install_from_path(pack.path)
    found = translate.get_translation_from_codes(pack.source, pack.target)
    found.translate("Good morning.")
    texts = ["\n".join(" ".join(sentences) for sentences in article) for article in articles]

    def run() -> Mapping[str, Any]:
        for text in texts:
            found.translate(text)
        return {}

    return run


def raw(beam: int) -> Callable[[Pack, Path, Articles, list[Path]], Work]:
    """CTranslate2 with every sentence at once, as fast as we know how to ask for it, and the desk's way of decoding."""

    def prepare(pack: Pack, home: Path, articles: Articles, _: list[Path]) -> Work:
        import ctranslate2  # noqa: PLC0415
        import sentencepiece  # noqa: PLC0415

        folder = pack.open(home / "packs")
        model = ctranslate2.Translator(str(folder / "model"), inter_threads=cores(), intra_threads=1)
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
        options = {"beam_size": beam, "max_batch_size": 2048, "batch_type": "tokens"}
        options |= {"length_penalty": DESK_LENGTH_PENALTY, "repetition_penalty": DESK_REPETITION}
        model.translate_batch(pieces.encode(["Good morning."], out_type=str), **options)

        def run() -> Mapping[str, Any]:
            model.translate_batch(pieces.encode(_sentences(articles), out_type=str), **options)
            return {}

        return run

    return prepare


def engine(
    beam: int, repetition: float = DESK_REPETITION, length_penalty: float = DESK_LENGTH_PENALTY, step: int = STEP
) -> Callable[[Pack, Path, Articles, list[Path]], Work]:
    """The desk's engine alone, on the same sentences."""

    def prepare(pack: Pack, home: Path, articles: Articles, _: list[Path]) -> Work:
        settings = Settings(home / "packs", beam=beam, repetition=repetition, length_penalty=length_penalty, step=step)
        loaded = Engine(Packs((pack,)), settings)
        list(loaded.translate([Request(0, "Good morning.", pack.source, pack.target)]))
        requests = [Request(i, s, pack.source, pack.target) for i, s in enumerate(_sentences(articles))]

        def run() -> Mapping[str, Any]:
            for _ in loaded.translate(requests):
                pass
            return {}

        return run

    return prepare


def desk(beam: int) -> Callable[[Pack, Path, Articles, list[Path]], Work]:
    """`make translate` into one locale: files in, catalogues out; reading, names, checks and a retry included."""

    def prepare(pack: Pack, home: Path, _: Articles, files: list[Path]) -> Work:
        from pipeline.config import load  # noqa: PLC0415
        from pipeline.desk import translate  # noqa: PLC0415

        def newsroom(name: str, seeds: list[Path]) -> Any:
            root = home / name
            shutil.rmtree(root, ignore_errors=True)
            (root / "seeds").mkdir(parents=True)
            for file in seeds:
                shutil.copy(file, root / "seeds" / file.name)
            packs = f'[paths]\nmodels = "{pack.path.parent.resolve()}"\n[packs]\n"{pack.name}" = "{pack.path.name}"\n'
            settings = f'locales = ["{pack.target}"]\n{packs}[engine]\nbeam = {beam}\n'
            (root / "pipeline.toml").write_text(settings, encoding="utf-8")
            return load(root / "pipeline.toml")

        translate(newsroom("warm", files[:1]))
        config = newsroom("room", files)
        # A pack is unpacked once for good, and raw's is before its clock starts; it is verified and loaded again here.
        shutil.move(home / "warm" / ".dragoman" / "packs", home / "room" / ".dragoman" / "packs")
        stages = Stages()
        stages.watch()

        def run() -> Mapping[str, Any]:
            stages.clear()
            translate(config)
            return {"stages": stages.report()}

        return run

    return prepare


PEERS: Mapping[str, Callable[[Pack, Path, Articles, list[Path]], Work]] = {
    "stock": stock,
    "raw": raw(STOCK_BEAM),
    "raw_default_beam": raw(DESK_BEAM),
    "engine_as_stock": engine(STOCK_BEAM, repetition=1.0, length_penalty=0.2, step=1),  # what stock says
    "engine_equal_beam": engine(STOCK_BEAM),
    "engine": engine(DESK_BEAM),
    "desk_equal_beam": desk(STOCK_BEAM),
    "desk": desk(DESK_BEAM),
}


def _sentences(articles: Articles) -> list[str]:
    return [s for article in articles for sentences in article for s in sentences]


def measure(peer: str, job: Path, home: Path) -> dict[str, Any]:
    """Words per second and per CPU-second over the whole text, peak memory in MB, seconds until the first text."""
    began = time.perf_counter()
    task = json.loads(job.read_text(encoding="utf-8"))
    articles: Articles = task["articles"]
    pack = next(p for p in Packs.find([Path(task["models"])]).packs if p.path.name == task["pack"])
    run = PEERS[peer](pack, home, articles, [Path(file) for file in task["files"]])
    start, cpu = time.perf_counter(), time.process_time()
    more = run()
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    words = sum(len(s.split()) for s in _sentences(articles))
    peak = peak_mb() or used_mb(resource.getrusage(resource.RUSAGE_SELF))
    return {
        "words_per_second": round(words / seconds, 1),
        "words_per_cpu_second": round(words / cpu, 1),
        "peak_rss_mb": round(peak, 1),
        "start_seconds": round(start - began, 2),
        "cpu_seconds": round(cpu, 2),
        **more,
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
