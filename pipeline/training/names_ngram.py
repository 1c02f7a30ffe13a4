"""Counting letter units into a smoothed joint n-gram model."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.names.ngram import _STEP, END, START, NgramModel
from pipeline.training.names_align import Unit

Context = tuple[int, ...]


def train(
    words: Iterable[tuple[Sequence[Unit], int]], order: int = 6, floors: Sequence[int] = (1, 1, 1, 1, 1, 1, 1, 1)
) -> NgramModel:
    """An interpolated Kneser-Ney model over unit sequences with their weights.

    `floors[k]`: the least count of a (k+1)-gram that is kept.
    """
    unit_ids: dict[Unit, int] = {("", ""): END, ("^", ""): START}
    grams: list[Counter[Context]] = [Counter() for _ in range(order)]
    for sequence, weight in words:
        ids = [START] * 1 + [unit_ids.setdefault(unit, len(unit_ids)) for unit in sequence] + [END]
        for at in range(1, len(ids)):
            # the highest order counts occurrences; lower orders are made below, except at the start of words
            low = max(0, at - order + 1)
            grams[at - low][tuple(ids[low : at + 1])] += weight
    return _build(unit_ids, grams, order, floors)


def _build(unit_ids: dict[Unit, int], grams: list[Counter[Context]], order: int, floors: Sequence[int]) -> NgramModel:
    # continuation counts: each distinct longer gram counts once for its suffix
    for n in range(order - 1, 0, -1):
        for gram in list(grams[n]):
            grams[n - 1][gram[1:]] += 1
    probabilities: list[dict[Context, float]] = [{} for _ in range(order)]
    bows: dict[Context, float] = {}
    vocabulary = len(unit_ids)
    for n in range(order):
        counts = grams[n]
        discounts = _discounts(counts)
        followers: dict[Context, list[tuple[int, int]]] = defaultdict(list)
        for gram, count in counts.items():
            followers[gram[:-1]].append((gram[-1], count))
        for context, after in followers.items():
            total = sum(count for _, count in after)
            kept = [(unit, count) for unit, count in after if n < 2 or count >= floors[n]]
            mass = 0.0
            for unit, count in kept:
                share = max(count - discounts[min(count, 3)], 0.0) / total
                probabilities[n][(*context, unit)] = share
                mass += share
            bows[context] = max(1.0 - mass, 1e-6)
    for n in range(order):
        for gram in probabilities[n]:
            lower = probabilities[n - 1].get(gram[1:]) if n else 1.0 / vocabulary
            if n and lower is None:
                lower = _lookup(probabilities, bows, gram[1:], n - 1, vocabulary)
            assert lower is not None
            probabilities[n][gram] += bows[gram[:-1]] * lower
    return _pack(unit_ids, probabilities, bows)


def _lookup(p: list[dict[Context, float]], bows: dict[Context, float], gram: Context, n: int, v: int) -> float:
    if n < 0:
        return 1.0 / v
    if gram in p[n]:
        return p[n][gram]
    return bows.get(gram[:-1], 1.0) * _lookup(p, bows, gram[1:], n - 1, v)


def _discounts(counts: Counter[Context]) -> tuple[float, float, float, float]:
    """Modified Kneser-Ney discounts for counts 1, 2 and 3 or more (Chen and Goodman 1999)."""
    n = Counter(min(count, 5) for count in counts.values())
    y = n[1] / max(n[1] + 2 * n[2], 1)
    values = [0.0]
    for k in (1, 2, 3):
        values.append(min(max(k - (k + 1) * y * n[k + 1] / n[k], 0.1), k - 0.05) if n[k] else 0.5 * k)
    return (values[0], values[1], values[2], values[3])


def _pack(unit_ids: dict[Unit, int], p: list[dict[Context, float]], bows: dict[Context, float]) -> NgramModel:
    chunks = ["", *sorted({source for source, _ in unit_ids if source})]
    chunk_ids = {chunk: index for index, chunk in enumerate(chunks)}
    units = [(chunk_ids[source], target) for source, target in unit_ids]
    contexts = sorted({gram[:-1] for table in p for gram in table}, key=lambda c: (len(c), c))
    states = {context: index for index, context in enumerate(contexts)}
    arcs: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    number = len(chunks)
    for table in p:
        for gram, probability in table.items():
            if gram[-1] == START:
                continue
            state = states[gram[:-1]]
            following = gram
            while following not in states:
                following = following[1:]
            arcs[state * number + units[gram[-1]][0]].append((-math.log(probability), gram[-1], states[following]))
    keys, first = array("Q"), array("I", [0])
    arc_units, arc_costs, arc_next = array("H"), array("B"), array("I")
    for key in sorted(arcs):
        keys.append(key)
        for cost, unit, after in sorted(arcs[key]):
            arc_units.append(unit)
            arc_costs.append(min(round(cost / _STEP), 255))
            arc_next.append(after)
        first.append(len(arc_units))
    back_state, back_cost = array("I"), array("B")
    for context in contexts:
        shorter = context[1:]
        while shorter not in states:
            shorter = shorter[1:]
        back_state.append(states[shorter])
        back_cost.append(min(round(-math.log(bows[context]) / _STEP), 255))
    model = NgramModel(
        tuple(chunks),
        tuple(units),
        keys,
        first,
        arc_units,
        arc_costs,
        arc_next,
        back_state,
        back_cost,
        states[(START,)],
    )
    model.chunk_ids.update(chunk_ids)
    return model
