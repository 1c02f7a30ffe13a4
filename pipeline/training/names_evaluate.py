"""Judge the transliterators: `python -m pipeline.training.names_evaluate --corpora ../shared/corpora`."""

from __future__ import annotations

import argparse
import csv
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import Name, NameType

FILES = {"en-ar.PER": "ar", "en-ar.LOC": "ar", "en-ckb": "ckb", "en-kmr": "kmr"}
TYPES = {"PER": NameType.PERSON, "LOC": NameType.PLACE, "ORG": NameType.ORGANISATION, "?": NameType.PLACE}
Propose = Callable[[Sequence[Name], str], Iterable[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One name with its references and what was proposed for it."""

    stratum: str
    name: Name
    references: tuple[str, ...]
    proposed: tuple[str, ...]


def fold(text: str) -> str:
    """For the lenient figure: hamza and final ya folded."""
    text = re.sub("[أإآ]", "ا", text.lower())
    return text.replace("ى", "ي").replace("ؤ", "و").replace("ئ", "ي")


def judge(corpora: Path, file: str, propose: Propose) -> Iterator[Judged]:
    """Each name of dev/names-<file>.tsv with the proposals for it."""
    path = corpora / "dev" / f"names-{file}.tsv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = [Name(row["english"], TYPES[row["type"]]) for row in rows]
    for row, name, proposed in zip(rows, names, propose(names, FILES[file]), strict=True):
        yield Judged(row["stratum"], name, tuple(row["refs"].split("|")), tuple(proposed))


def figures(judged: Iterable[Judged]) -> dict[str, dict[str, float]]:
    """Per stratum and for all: n, top-1, top-5, and both lenient, in percent."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for item in judged:
        exact = [text.lower() in {r.lower() for r in item.references} for text in item.proposed[:5]]
        folded = {fold(reference) for reference in item.references}
        lenient = [fold(text) in folded for text in item.proposed[:5]]
        for stratum in ("all", item.stratum):
            table[stratum].update(
                n=1,
                top1=int(any(exact[:1])),
                top5=int(any(exact)),
                lenient1=int(any(lenient[:1])),
                lenient5=int(any(lenient)),
            )
    return {s: {k: v if k == "n" else 100 * v / c["n"] for k, v in c.items()} for s, c in table.items()}


def by_transliterator(names: Sequence[Name], locale: str) -> Iterator[tuple[str, ...]]:
    """Lexicon and n-gram model alone."""
    from pipeline.names.transliterator import transliterator  # noqa: PLC0415

    model = transliterator(locale)
    for name in names:
        yield tuple(text for text, _ in model.render(name.text, name.type))


def by_desk(names: Sequence[Name], locale: str) -> Iterator[tuple[str, ...]]:
    """All layers as the desk proposes them: gazetteer, CLDR, patterns, lexicon, n-gram model."""
    from pipeline.names import propose  # noqa: PLC0415

    proposed = propose(names, locale, {})
    for name in names:
        yield tuple(candidate.text for candidate in proposed[name])


def main() -> None:
    """Print the figures; --misses N prints that many wrong ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--file", action="append", choices=FILES)
    options = parser.parse_args()
    from pipeline.names.transliterator import transliterator  # noqa: PLC0415

    for label, propose in (("transliterator", by_transliterator), ("desk", by_desk)):
        for file in options.file or FILES:
            transliterator.cache_clear()  # nor may one run leave its words to the next
            list(propose([Name("Ali", NameType.PERSON)], FILES[file]))  # loading is not judged
            began = time.process_time()
            judged = list(judge(options.corpora, file, propose))
            speed = len(judged) / (time.process_time() - began)
            print(f"{label} {file}: {speed:.0f} names a CPU-second")
            for stratum, row in figures(judged).items():
                print(f"  {stratum:18}", *(f"{k} {v:.1f}" for k, v in row.items()))
            if options.misses:
                wrong = [j for j in judged if not set(j.proposed[:1]) & set(j.references)]
                for j in random.Random(1).sample(wrong, min(options.misses, len(wrong))):
                    print("   ", j.stratum, j.name.text, j.references, j.proposed)


if __name__ == "__main__":
    main()
