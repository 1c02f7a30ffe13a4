"""Word alignment of piece sequences with eflomal: which source piece each target piece renders."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Links = list[NDArray[np.int16]]


def align(sources: Sequence[NDArray[np.int32]], targets: Sequence[NDArray[np.int32]]) -> tuple[Links, Links]:
    """For each pair, an array over target positions: index of the aligned source piece, or -1; and the other way."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("source", "target", "forward", "reverse")]
        for path, rows in zip(paths, (sources, targets), strict=False):
            path.write_text("".join(" ".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
        command = [str(Path(sys.executable).parent / "eflomal-align"), "-s", str(paths[0]), "-t", str(paths[1])]
        command += ["-f", str(paths[2]), "-r", str(paths[3]), "--model", "3", "--length", "0.4"]
        subprocess.run(command, check=True)
        forward, reverse = (path.read_text(encoding="utf-8").splitlines() for path in paths[2:])
    return _links(forward, targets, 0), _links(reverse, sources, 1)


def _links(lines: Sequence[str], rows: Sequence[NDArray[np.int32]], side: int) -> Links:
    """Lines of "source-target" positions as arrays over `rows`; `side` is the column of what is pointed at."""
    out = []
    for line, row in zip(lines, rows, strict=True):
        heads = np.full(len(row), -1, np.int16)
        for link in line.split():
            ends = link.split("-")
            heads[int(ends[1 - side])] = int(ends[side])
        out.append(heads)
    return out
