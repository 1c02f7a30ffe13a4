"""Train the transliterators: `python -m pipeline.training.names_train --corpora ../shared/corpora [--locale ar]`."""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from pathlib import Path

import numpy as np

from pipeline.model import LOCALES
from pipeline.names.ngram import dump
from pipeline.training.names_align import align
from pipeline.training.names_corpus import NamePair, begins_alike, name_pairs, word_pairs
from pipeline.training.names_ngram import train

DATA = Path(__file__).parent.parent / "names" / "data"
# Pairs whose letters correspond worse than this (log probability a unit) are no transliterations: translations, other
# names of the same place, words out of order.
FLOOR = -6.3
ORDER = 6
# The least share of a target word's sightings at which it is what an English word is translated by.
TRANSLATED = 0.15
FLOORS = {"ar": (1, 1, 1, 2, 2, 2), "ckb": (1, 1, 1, 2, 2, 2), "kmr": (1, 1, 1, 2, 2, 2)}


def main() -> None:
    """Train and write data/transliterator-<locale>.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--locale", action="append", choices=LOCALES)
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    for locale in options.locale or LOCALES:
        began = time.process_time()
        data = train_pairs(name_pairs(options.corpora, locale), locale)
        (options.out / f"transliterator-{locale}.npz").write_bytes(data)
        print(f"{locale}: {len(data) / 1e6:.1f} MB, {time.process_time() - began:.0f} CPU-seconds", file=sys.stderr)


def train_pairs(named: Iterable[NamePair], locale: str) -> bytes:
    """The transliterator trained on these names as the bytes of its file."""
    counted = word_pairs(named, locale)
    merged: Counter[tuple[str, str]] = Counter()
    for (word, text, _), count in counted.items():
        merged[word, text] += count
    pairs = sorted(merged)
    aligned = align(pairs, [min(merged[pair], 5) for pair in pairs])
    fitting = {pair: units for pair, (units, score) in zip(pairs, aligned, strict=True) if units and score > FLOOR}
    fitting = {pair: units for pair, units in fitting.items() if begins_alike(*pair)}
    model = train(
        ((units, max(1, round(math.sqrt(merged[pair])))) for pair, units in fitting.items()), ORDER, FLOORS[locale]
    )
    listed = lexicon(counted, fitting)
    return dump(model, lexicon=np.frombuffer(listed.encode(), dtype=np.uint8))


def lexicon(counted: Counter[tuple[str, str, str]], fitting: Container[tuple[str, str]]) -> str:
    """The lexicon's lines: pairs whose letters correspond, and what places are translated by ("north": شمال)."""
    table: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    whole: Counter[str] = Counter()
    for (_, text, _), count in counted.items():
        whole[text] += count
    for (word, text, kind), count in counted.items():
        if text == "عبد" and len(word) > 5:
            continue  # the first half of Abdullah, cut off
        # Often is enough where both begin alike (Hassan: حسن). A word that stands for many others was matched out of
        # order: "new", "south" and مقاطعة, a county.
        often = count >= 12 and begins_alike(word, text)
        translated = count >= 12 and kind in ("LOC", "ORG") and count >= TRANSLATED * whole[text]
        if (word, text) in fitting or often or translated:
            table[word][kind[0] if kind in ("PER", "LOC", "ORG") else "P", text] += count
    lines = []
    for word in sorted(table):
        best = sorted(table[word].items(), key=lambda t: (-t[1], t[0]))[:6]
        total = sum(count for _, count in best)
        if total >= 2 and len(word) > 1:
            lines.append("\t".join([word, *(f"{kind}:{text}:{count}" for (kind, text), count in best)]))
    return "\n".join(lines)


if __name__ == "__main__":
    main()
