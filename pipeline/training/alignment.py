"""Word alignment of piece sequences with eflomal: which source piece each target piece renders."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def align(sources: Sequence[NDArray[np.int32]], targets: Sequence[NDArray[np.int32]]) -> list[NDArray[np.int16]]:
    """For each pair, an array over target positions: index of the aligned source piece, or -1."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("source", "target", "forward", "reverse")]
        for path, rows in zip(paths, (sources, targets), strict=False):
            path.write_text("".join(" ".join(map(str, row)) + "\n" for row in rows), encoding="utf-8")
        command = [str(Path(sys.executable).parent / "eflomal-align"), "-s", str(paths[0]), "-t", str(paths[1])]
        command += ["-f", str(paths[2]), "-r", str(paths[3]), "--model", "3", "--length", "0.4"]
        subprocess.run(command, check=True)
        links = paths[2].read_text(encoding="utf-8").splitlines()
    out = []
    for row, target in zip(links, targets, strict=True):
        heads = np.full(len(target), -1, np.int16)
        for link in row.split():
            left, right = link.split("-")
            heads[int(right)] = int(left)
        out.append(heads)
    return out
