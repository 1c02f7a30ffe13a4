"""`make evaluate`: the packs on held-out text: BLEU, chrF, chrF++, how sane the output is, and the speed."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.errors import DeskError, UsageError
from pipeline.training.corpora import OWN, records
from pipeline.training.names_press import FILES

# The project's own, kept out of training.
HELD_OUT = {name: OWN / FILES[name] for name in ("words-dev", "agency-dev", "dailies-dev")}


@dataclass(frozen=True, slots=True)
class Pairs:
    """A held-out set: parallel source and reference texts."""

    name: str
    sources: tuple[str, ...]
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sanity:
    """Shares of outputs, 0..1; `numbers`: kept, of the sentences that have any; `language`: right by detection."""

    echo: float
    language: float
    repetition: float
    numbers: float


@dataclass(frozen=True, slots=True)
class Scores:
    """One pack on one set; scores are sacrebleu's, 0..100."""

    pack: str
    set: str
    sentences: int
    beam: int
    bleu: float
    chrf: float
    chrf_pp: float
    sanity: Sanity
    words_per_second: float
    signatures: tuple[str, ...]


def load_sets(corpora: Path, source: str, target: str) -> Iterator[Pairs]:
    """The dev sets that have both languages, the project's own among them; raises UsageError without a folder."""
    dev = corpora / "dev"
    if not dev.is_dir():
        raise UsageError(f"{dev}: no such folder; give the corpora with --corpora")
    for name, path in {"press-dev": dev / "press-dev.jsonl", **HELD_OUT}.items():
        if path.exists():
            rows = list(records(path))
            yield Pairs(name, tuple(r[source] for r in rows), tuple(r[target] for r in rows))
    tico = dev / "tico19.tsv"
    if tico.exists():
        lines = [line.split("\t") for line in tico.read_text(encoding="utf-8").splitlines()]
        left, right = lines[0].index(source), lines[0].index(target)
        rows_ = [r for r in lines[1:] if len(r) > max(left, right) and r[left] and r[right]]
        yield Pairs("tico19", tuple(r[left] for r in rows_), tuple(r[right] for r in rows_))


def score(pack: str, pairs: Pairs, outputs: Sequence[str], beam: int, speed: float) -> Scores:
    """Score outputs of a pack such as "en-ckb" against their references."""
    from sacrebleu.metrics import BLEU, CHRF  # noqa: PLC0415

    bleu, chrf, plus = BLEU(), CHRF(), CHRF(word_order=2)
    references = [list(pairs.references)]
    values = [round(m.corpus_score(list(outputs), references).score, 2) for m in (bleu, chrf, plus)]
    return Scores(
        pack=pack,
        set=pairs.name,
        sentences=len(outputs),
        beam=beam,
        bleu=values[0],
        chrf=values[1],
        chrf_pp=values[2],
        sanity=sanity(pairs.sources, outputs, *pack.split("-")),
        words_per_second=round(speed, 1),
        signatures=tuple(str(m.get_signature()) for m in (bleu, chrf, plus)),
    )


def sanity(sources: Sequence[str], outputs: Sequence[str], source: str, target: str) -> Sanity:
    """The rates of sane output, by the desk's own checks and detector."""
    from pipeline.checks import CHECKS, Case  # noqa: PLC0415
    from pipeline.languages import detect  # noqa: PLC0415

    cases = [Case.of(s, t, source, target, (), ()) for s, t in zip(sources, outputs, strict=True)]
    whole = [case for case in cases if len(case.target.split()) >= 4]
    numbered = [case for case in cases if any(c.isdigit() for c in case.source)]

    def rate(name: str, among: Sequence[Case]) -> float:
        return sum(any(True for _ in CHECKS[name](case)) for case in among) / max(1, len(among))

    right = sum(detect(case.target) == target for case in whole) / max(1, len(whole))
    return Sanity(
        round(rate("echo", cases), 4),
        round(right, 4),
        round(rate("repetition", cases), 4),
        round(1 - rate("numbers", numbered), 4),
    )


def evaluate(
    models: Path,
    corpora: Path,
    cache: Path,
    only: str = "",
    beams: Sequence[int] = (3,),
    most: int = 0,
    repetition: float = 0.0,
) -> list[Scores]:
    """Translate every dev set with every listed pack and score it; `repetition` 0 is the engine's own penalty."""
    from pipeline.engine import Engine, Packs, Request, Settings  # noqa: PLC0415

    packs = Packs.find([models])
    wanted = [pack for pack in packs.packs if not only or pack.name == only]
    if not wanted:
        raise UsageError(f"{models}: lists no pack {only or 'at all'}")
    out = []
    for pack in wanted:
        for pairs in load_sets(corpora, pack.source, pack.target):
            taken = Pairs(pairs.name, pairs.sources[: most or None], pairs.references[: most or None])
            for beam in beams:
                settings = Settings(cache, beam=beam)
                engine = Engine(packs, replace(settings, repetition=repetition) if repetition else settings)
                list(engine.translate([Request(0, taken.sources[0], pack.source, pack.target)]))
                began = time.perf_counter()
                requests = [Request(i, text, pack.source, pack.target) for i, text in enumerate(taken.sources)]
                outputs = [result.text for result in engine.translate(requests)]
                words = sum(len(text.split()) for text in taken.sources)
                out.append(score(pack.name, taken, outputs, beam, words / (time.perf_counter() - began)))
                print(row(out[-1]), flush=True)
    return out


def evaluate_rows(models: Path, corpora: Path, cache: Path, only: str, most: int) -> list[dict[str, object]]:
    """The scores of one pack as plain dictionaries; none where the corpora are missing."""
    if not (corpora / "dev").is_dir():
        return []
    return [asdict(s) for s in evaluate(models, corpora, cache, only, most=most)]


def row(s: Scores) -> str:
    """One line of the table."""
    return (
        f"{s.pack:8} {s.set:10} beam {s.beam}  BLEU {s.bleu:5.1f}  chrF {s.chrf:5.1f}  chrF++ {s.chrf_pp:5.1f}  "
        f"echo {s.sanity.echo:.2%}  language {s.sanity.language:.2%}  repetition {s.sanity.repetition:.2%}  "
        f"numbers {s.sanity.numbers:.2%}  {s.words_per_second:.0f} words/s"
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="make evaluate", description=__doc__)
    parser.add_argument("--pack", default="", help="only this pack, such as en-ckb")
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--beam", type=int, action="append", help="may be given more than once; 3 unless told")
    parser.add_argument("--repetition", type=float, default=0.0, help="another penalty on what was said; 1 for none")
    parser.add_argument("--most", type=int, default=0, help="only the first N sentences of each set")
    parser.add_argument("--out", type=Path, default=Path("build/evaluate.json"))
    options = parser.parse_args()
    cache = Path(".dragoman/packs")
    try:
        scores = evaluate(
            options.models, options.corpora, cache, options.pack, options.beam or [3], options.most, options.repetition
        )
    except DeskError as error:
        parser.exit(error.exit_code, f"{error}\n")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps([asdict(s) for s in scores], indent=1) + "\n", encoding="utf-8")
    print(scores[0].signatures)


if __name__ == "__main__":
    main()
