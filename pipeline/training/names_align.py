"""Letter alignment of word pairs by expectation maximisation, as in joint-sequence models (Bisani and Ney 2008)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# How many source and target letters one unit may hold.
MOVES = ((1, 0), (1, 1), (1, 2), (2, 1))
Unit = tuple[str, str]


def align(
    pairs: Sequence[tuple[str, str]], weights: Sequence[float], rounds: int = 8
) -> list[tuple[list[Unit], float]]:
    """For each pair its likeliest units and their log probability a unit; an empty list where none fits."""
    source_ids = {c: i + 1 for i, c in enumerate(sorted({c for s, _ in pairs for c in s}))}
    target_ids = {c: i + 1 for i, c in enumerate(sorted({c for _, t in pairs for c in t}))}
    a, b = len(source_ids) + 1, len(target_ids) + 1
    shapes: dict[tuple[int, int], list[int]] = {}
    for index, (source, target) in enumerate(pairs):
        shapes.setdefault((len(source), len(target)), []).append(index)
    groups = []
    for (n, m), members in sorted(shapes.items()):
        if not (n and m and m <= 2 * n and n <= 2 * m + 4):
            continue
        s = np.array([[source_ids[c] for c in pairs[i][0]] for i in members], dtype=np.int64)
        t = np.array([[target_ids[c] for c in pairs[i][1]] for i in members], dtype=np.int64)
        groups.append((n, m, np.array(members), _unit_keys(s, t, a, b)))
    keys = np.unique(np.concatenate([np.unique(k) for *_, cells in groups for k in cells.values()]))
    groups = [(n, m, who, {c: np.searchsorted(keys, k) for c, k in cells.items()}) for n, m, who, cells in groups]
    p = np.full(len(keys), 1.0 / len(keys))
    w = np.asarray(weights, dtype=np.float64)
    for _ in range(rounds):
        counts = np.full(len(keys), 1e-6)
        for n, m, who, cells in groups:
            _expect(n, m, cells, p, w[who], counts)
        p = counts / counts.sum()
    result: list[tuple[list[Unit], float]] = [([], -99.0)] * len(pairs)
    logp = np.log(p)
    for n, m, who, cells in groups:
        for index, moves, score in _best_paths(n, m, who, cells, logp):  # type: ignore[no-untyped-call]
            result[index] = (_units(pairs[index], moves), score / max(len(moves), 1))
    return result


def _unit_keys(
    s: NDArray[np.int64], t: NDArray[np.int64], a: int, b: int
) -> dict[tuple[int, int, int], NDArray[np.int64]]:
    """Key of the unit that ends in cell (i, j) by move k."""
    n, m = s.shape[1], t.shape[1]
    cells = {}
    for i in range(1, n + 1):
        for j in range(m + 1):
            for k, (di, dj) in enumerate(MOVES):
                if i < di or j < dj:
                    continue
                left = s[:, i - 1] if di == 1 else s[:, i - 2] * a + s[:, i - 1] + a
                right = 0 if dj == 0 else (t[:, j - 1] if dj == 1 else t[:, j - 2] * b + t[:, j - 1] + b)
                cells[i, j, k] = left * (b * b + 2 * b) + right
    return cells


def _expect(
    n: int,
    m: int,
    cells: dict[tuple[int, int, int], NDArray[np.int64]],
    p: NDArray[np.float64],
    w: NDArray[np.float64],
    counts: NDArray[np.float64],
) -> None:
    size = len(w)
    forward = np.zeros((n + 1, m + 1, size))
    backward = np.zeros((n + 1, m + 1, size))
    forward[0, 0] = backward[n, m] = 1.0
    for i in range(1, n + 1):
        for j in range(m + 1):
            for k, (di, dj) in enumerate(MOVES):
                if (i, j, k) in cells:
                    forward[i, j] += forward[i - di, j - dj] * p[cells[i, j, k]]
    for i in range(n, 0, -1):
        for j in range(m, -1, -1):
            for k, (di, dj) in enumerate(MOVES):
                if (i, j, k) in cells:
                    backward[i - di, j - dj] += backward[i, j] * p[cells[i, j, k]]
    total = forward[n, m]
    scale = np.where(total > 0, w / np.where(total > 0, total, 1), 0)
    for (i, j, k), ids in cells.items():
        di, dj = MOVES[k]
        counts += np.bincount(
            ids, weights=forward[i - di, j - dj] * p[ids] * backward[i, j] * scale, minlength=len(counts)
        )


def _best_paths(n, m, who, cells, logp):  # type: ignore[no-untyped-def]
    size = len(who)
    best = np.full((n + 1, m + 1, size), -np.inf)
    back = np.zeros((n + 1, m + 1, size), dtype=np.int8)
    best[0, 0] = 0
    for i in range(1, n + 1):
        for j in range(m + 1):
            for k, (di, dj) in enumerate(MOVES):
                if (i, j, k) not in cells:
                    continue
                score = best[i - di, j - dj] + logp[cells[i, j, k]]
                better = score > best[i, j]
                best[i, j][better] = score[better]
                back[i, j][better] = k
    for row, index in enumerate(who):
        if not np.isfinite(best[n, m, row]):
            continue
        i, j, moves = n, m, []
        while i or j:
            k = int(back[i, j, row])
            moves.append(k)
            i, j = i - MOVES[k][0], j - MOVES[k][1]
        yield int(index), moves[::-1], float(best[n, m, row])


def _units(pair: tuple[str, str], moves: Sequence[int]) -> list[Unit]:
    units, i, j = [], 0, 0
    for k in moves:
        di, dj = MOVES[k]
        units.append((pair[0][i : i + di], pair[1][j : j + dj]))
        i, j = i + di, j + dj
    return units
