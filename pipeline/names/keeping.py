"""Names that Kurmanji, written in Latin letters, keeps as English has them: "Wojciech Zielak", but Elî for Ali.

A logistic regression over runs of letters, learned from the names of the corpora (`training/names_keeping.py`).
"""

from __future__ import annotations

import lzma
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


def features(name: str) -> Sequence[str]:
    """Runs of one to four letters of each word, its bounds marked, and the letters that English does not have."""
    found = {""}
    for word in name.split():
        marked = f"^{word.lower()}$"
        found.update(marked[i : i + n] for n in (2, 3, 4) for i in range(len(marked) - n + 1))
        found.add(marked)
        found.update(char for char in word.lower() if not char.isascii())
    return sorted(found)


def probability(found: Sequence[str], weights: Mapping[str, float]) -> float:
    """How likely a name of these features is kept, 0..1."""
    score = sum(weights.get(feature, 0.0) for feature in found) / math.sqrt(len(found))
    return 1 / (1 + math.exp(-4 * max(-8.0, min(8.0, score))))


def kept(name: str) -> float:
    """How likely Kurmanji keeps the spelling of a person's English name, 0..1."""
    return probability(features(name), _weights())


@cache
def _weights() -> Mapping[str, float]:
    data = lzma.decompress((files("pipeline.names") / "data" / "kept.tsv.xz").read_bytes()).decode()
    rows = (line.split("\t") for line in data.splitlines())
    return {feature: float(weight) for feature, weight in rows}
