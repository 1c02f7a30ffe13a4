"""A joint n-gram model over letter units: romanised words to words of another script (Bisani and Ney 2008)."""

from __future__ import annotations

import heapq
import io
import math
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

Arc = tuple[int, float, int]  # unit, cost, next state

END = 0  # the unit that closes a word
START = 1  # only ever context
_ARCS = 6  # the likeliest units kept for a chunk after a state: with 8 in 1.2 % of words another rendering came first
_STEP = 0.05  # log probabilities are kept in steps of this many nats, in one byte


@dataclass(frozen=True, slots=True)
class NgramModel:
    """`chunks[k]` are source letters, `units[u]` is (chunk id, target letters).

    States are contexts; `keys` are state * len(chunks) + chunk, sorted, with the arcs of key i in
    `first[i] : first[i + 1]`: their unit, cost and next state. Costs are negative log probabilities.
    """

    chunks: tuple[str, ...]
    units: tuple[tuple[int, str], ...]
    keys: array[int]
    first: array[int]
    arc_units: array[int]
    arc_costs: array[int]
    arc_next: array[int]
    back_state: array[int]
    back_cost: array[int]
    start: int
    chunk_ids: dict[str, int] = field(default_factory=dict)
    _arcs: dict[int, tuple[Arc, ...]] = field(default_factory=dict)

    def arcs(self, state: int, chunk: int) -> tuple[Arc, ...]:
        """The likeliest (unit, cost, next state) that read this chunk after this state, backing off as needed."""
        key = state * len(self.chunks) + chunk
        found = self._arcs.get(key)
        if found is None:
            found = self._arcs[key] = self._collect(state, chunk, key)
        return found

    def _collect(self, state: int, chunk: int, key: int) -> tuple[Arc, ...]:
        own: list[Arc] = []
        at = bisect_left(self.keys, key)
        if at < len(self.keys) and self.keys[at] == key:
            own = [
                (self.arc_units[arc], self.arc_costs[arc] * _STEP, self.arc_next[arc])
                for arc in range(self.first[at], self.first[at + 1])
            ]
        if state:
            seen = {unit for unit, _, _ in own}
            more = self.back_cost[state] * _STEP
            # the shorter context's arcs are kept, so that each state adds its own alone
            for unit, cost, after in self.arcs(self.back_state[state], chunk):
                if unit not in seen:
                    own.append((unit, cost + more, after))
        own.sort(key=_arc_cost)
        return tuple(own[:_ARCS])

    def transliterate(self, word: str, best: int = 5, beam: int = 8) -> list[tuple[str, float]]:  # noqa: PLR0912 - one search, hot
        """The best renderings of a word with their probabilities among those that the beam kept, best first."""
        length = len(word)
        steps: list[dict[tuple[int, str], float]] = [{} for _ in range(length + 1)]
        steps[0][self.start, ""] = 0.0
        units = self.units
        for at in range(length):
            hypotheses = steps[at]
            if len(hypotheses) > beam:
                kept = heapq.nsmallest(beam, hypotheses.items(), key=_cost)
            else:
                kept = list(hypotheses.items())
            if not kept:
                continue
            worst = min(cost for _, cost in kept) + 9.0
            for width in (1, 2):
                if at + width > length:
                    continue
                chunk = self.chunk_ids.get(word[at : at + width], -1)
                if chunk < 0:
                    if width == 1:  # an unknown sign is passed over
                        _merge(steps[at + 1], ((key, cost + 10.0) for key, cost in kept))
                    continue
                table = steps[at + width]
                for (state, out), cost in kept:
                    if cost > worst:
                        continue
                    for unit, more, after in self.arcs(state, chunk):
                        total = cost + more
                        if total > worst + 6.0:
                            continue
                        key = (after, out + units[unit][1])
                        old = table.get(key)
                        table[key] = total if old is None else _add(old, total)
        finals: dict[str, float] = {}
        for (state, out), cost in heapq.nsmallest(beam * 2, steps[length].items(), key=_cost):
            ends = self.arcs(state, END)
            if ends:
                total = cost + ends[0][1]
                finals[out] = total if out not in finals else _add(finals[out], total)
        ranked = heapq.nsmallest(best, finals.items(), key=lambda item: item[1])
        if not ranked:
            return []
        whole = sum(math.exp(ranked[0][1] - cost) for cost in finals.values())
        return [(out, math.exp(ranked[0][1] - cost) / whole) for out, cost in ranked]


def _arc_cost(arc: Arc) -> float:
    return arc[1]


def _cost(item: tuple[tuple[int, str], float]) -> float:
    return item[1]


def _add(one: float, other: float) -> float:
    """The cost of either of two ways to one output."""
    low, high = (one, other) if one < other else (other, one)
    return low if high - low > 8 else low - math.log1p(math.exp(low - high))


def _merge(table: dict[tuple[int, str], float], items: Iterable[tuple[tuple[int, str], float]]) -> None:
    for key, cost in items:
        old = table.get(key)
        table[key] = cost if old is None else _add(old, cost)


def dump(model: NgramModel, **more: np.ndarray) -> bytes:
    """The model as an npz archive, with more arrays beside its own."""
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        chunks=np.array("\n".join(model.chunks)),
        units=np.array("\n".join(f"{chunk}\t{text}" for chunk, text in model.units)),
        keys=np.diff(np.frombuffer(model.keys, dtype=np.uint64), prepend=np.uint64(0)).astype(np.uint32),
        first=np.diff(np.frombuffer(model.first, dtype=np.uint32), prepend=np.uint32(0)).astype(np.uint16),
        arc_units=np.frombuffer(model.arc_units, dtype=np.uint16),
        arc_costs=np.frombuffer(model.arc_costs, dtype=np.uint8),
        arc_next=np.frombuffer(model.arc_next, dtype=np.uint32),
        back_state=np.frombuffer(model.back_state, dtype=np.uint32),
        back_cost=np.frombuffer(model.back_cost, dtype=np.uint8),
        start=np.array(model.start),
        **more,  # type: ignore[arg-type]
    )
    return buffer.getvalue()


def load(data: bytes) -> NgramModel:
    """The model of an npz archive."""
    with np.load(io.BytesIO(data)) as table:
        chunks = tuple(str(table["chunks"]).split("\n"))
        units = []
        for line in str(table["units"]).split("\n"):
            chunk, text = line.split("\t")
            units.append((int(chunk), text))
        model = NgramModel(
            chunks=chunks,
            units=tuple(units),
            keys=array("Q", np.cumsum(table["keys"].astype(np.uint64)).tobytes()),
            first=array("I", np.cumsum(table["first"].astype(np.uint32)).astype(np.uint32).tobytes()),
            arc_units=array("H", table["arc_units"].tobytes()),
            arc_costs=array("B", table["arc_costs"].tobytes()),
            arc_next=array("I", table["arc_next"].tobytes()),
            back_state=array("I", table["back_state"].tobytes()),
            back_cost=array("B", table["back_cost"].tobytes()),
            start=int(table["start"]),
        )
    model.chunk_ids.update({chunk: index for index, chunk in enumerate(chunks)})
    return model
