"""Train what tells the names that Kurmanji keeps: `python -m pipeline.training.names_keeping --corpora C`."""

from __future__ import annotations

import argparse
import lzma
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.names.keeping import features, probability
from pipeline.training.names_corpus import NamePair, name_pairs

OUT = Path(__file__).parent.parent / "names" / "data" / "kept.tsv.xz"
ROUNDS = 12
RATE = 0.2
SHRINK = 1e-5  # of a weight, at each of its sightings
LEAST = 0.05  # weights nearer to 0 are left out
_SOURCES = frozenset({"press", "own", "gazetteer"})  # lists cut into words say nothing of whole names
Example = tuple[Sequence[str], bool]


def examples(pairs: Iterable[NamePair]) -> list[Example]:
    """The people of these names, each once: its features, and whether Kurmanji writes it as English does."""
    found = {pair.english: pair.target for pair in pairs if pair.type == "PER" and pair.source in _SOURCES}
    return [(features(english), english == target) for english, target in sorted(found.items())]


def train(rows: Sequence[Example]) -> Mapping[str, float]:
    """Weights of a logistic regression by stochastic gradient descent, the same for the same rows."""
    weights: dict[str, float] = defaultdict(float)
    dice = random.Random(7)
    order = list(rows)
    for turn in range(ROUNDS):
        dice.shuffle(order)
        rate = RATE * (1 - turn / ROUNDS)
        for found, kept in order:
            step = rate * (kept - probability(found, weights)) / math.sqrt(len(found))
            for feature in found:
                weights[feature] += step - SHRINK * weights[feature]
    return {feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST}


def main() -> None:
    """Train, tell how a tenth that is left out fares, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    rows = examples(name_pairs(options.corpora, "kmr"))
    held, rest = rows[::10], [row for i, row in enumerate(rows) if i % 10]
    weights = train(rest)
    right = sum((probability(found, weights) > 0.5) is kept for found, kept in held)
    print(
        f"{len(rows)} names, {sum(kept for _, kept in rows)} of them kept; {right} of {len(held)} left out told right"
    )
    table = train(rows)
    lines = [f"{feature}\t{weight:.2f}" for feature, weight in sorted(table.items())]
    options.out.write_bytes(lzma.compress("\n".join(lines).encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(lines)} weights, {options.out.stat().st_size} bytes in {options.out}")


if __name__ == "__main__":
    main()
