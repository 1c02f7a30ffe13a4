"""Going on from packs: their int8 weights read back to float, since a pack outlives the checkpoint it was made of."""

from __future__ import annotations

import json
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
import torch
from numpy.typing import NDArray
from torch import Tensor

from pipeline.errors import UsageError
from pipeline.training.network import Attention, Dimensions, Feed, Network
from pipeline.training.recipe import target_of
from pipeline.training.vocabulary import with_tanwin_piece

_TYPES: dict[int, np.dtype[Any]] = {
    0: np.dtype("<f4"),
    1: np.dtype("i1"),
    2: np.dtype("<i2"),
    3: np.dtype("<i4"),
    4: np.dtype("<f2"),
}


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a pack holds: the variables of model.bin as floats, the pieces its language writes, the piece model."""

    tensors: dict[str, NDArray[np.float32]]
    writes: tuple[str, ...]
    pieces: bytes
    version: tuple[int, ...]


def read_variables(data: bytes) -> dict[str, NDArray[np.float32]]:
    """Variables of a CTranslate2 model.bin (layout: ctranslate2/specs/model_spec.py), int8 rows divided by scale."""
    at = 0

    def number(form: str) -> int:
        nonlocal at
        (value,) = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return int(value)

    def text() -> str:
        nonlocal at
        length = number("H")
        at += length
        return data[at - length : at].rstrip(b"\0").decode()

    number("I"), text(), number("I")
    raw: dict[str, NDArray[Any]] = {}
    for _ in range(number("I")):
        name, rank = text(), number("B")
        shape = [number("I") for _ in range(rank)]
        kind, size = _TYPES[number("B")], number("I")
        raw[name] = np.frombuffer(data, kind, size // kind.itemsize, at).reshape(shape)
        at += size
    out: dict[str, NDArray[np.float32]] = {}
    for name, value in raw.items():
        if name.endswith("_scale"):
            continue
        scale = raw.get(f"{name}_scale")
        floats = value.astype(np.float32)
        out[name] = floats if scale is None or value.dtype != np.int8 else floats / scale.astype(np.float32)[:, None]
    for _ in range(number("I")):
        alias, name = text(), text()
        if name in out:
            out[alias] = out[name]
    return out


def read_pack(path: Path) -> Unpacked:
    """Read an `.argosmodel` of ours; raises UsageError for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.split("/", 1)[1]: name for name in archive.namelist() if "/" in name}
            # One vocabulary serves both sides where they are the same.
            writes = names.get("model/target_vocabulary.json") or names["model/shared_vocabulary.json"]
            return Unpacked(
                read_variables(archive.read(names["model/model.bin"])),
                tuple(json.loads(archive.read(writes))),
                archive.read(names["sentencepiece.model"]),
                tuple(map(int, json.loads(archive.read(names["metadata.json"]))["package_version"].split("."))),
            )
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, struct.error) as error:
        raise UsageError(f"{path}: not a pack to go on from: {error}") from error


def network_of(packs: dict[str, Unpacked], languages: tuple[str, ...]) -> Network:
    """One network of the packs that were exported from one, `packs` by direction such as "en-ckb".

    `languages` in the order of their start marks; one without a pack begins with the source's start mark. Packs of an
    earlier version give only what no newer one has: the pieces of a language. Raises UsageError where the packs of
    the newest version do not belong together.
    """
    ranked = sorted(packs.items(), key=lambda pack: pack[1].version, reverse=True)
    first = ranked[0][1]
    same = "encoder/layer_0/ffn/linear_0/weight"
    for _, pack in ranked:
        together = pack.version != first.version or np.array_equal(pack.tensors[same], first.tensors[same])
        if with_tanwin_piece(pack.pieces) == with_tanwin_piece(first.pieces) and together:
            continue
        raise UsageError("the packs to go on from were not made from one network")
    processor = sentencepiece.SentencePieceProcessor(model_proto=first.pieces)
    count = processor.get_piece_size()
    width = first.tensors["encoder/embeddings_0/weight"].shape[1]
    layers = {
        side: 1 + max(int(n.split("/")[1][6:]) for n in first.tensors if n.startswith(f"{side}/layer_"))
        for side in ("encoder", "decoder")
    }
    heads = int(first.tensors["encoder/num_heads"].reshape(()))
    positions = first.tensors["encoder/position_encodings/encodings"].shape[0]
    size = Dimensions(count + len(languages), width, heads, layers["encoder"], layers["decoder"], positions)
    network = Network(size)
    with torch.no_grad():
        for side, stack in (("encoder", network.encoder), ("decoder", network.decoder)):
            stack.positions.weight.copy_(_tensor(first, f"{side}/position_encodings/encodings"))
            _norm(stack.norm, first, f"{side}/layernorm_embedding")
            for i, layer in enumerate(stack.layers):
                at = f"{side}/layer_{i}"
                _attention(layer.attention, first, f"{at}/self_attention", parts=1)  # type: ignore[arg-type]
                if side == "decoder":
                    _attention(layer.cross, first, f"{at}/attention", parts=2)  # type: ignore[arg-type]
                _feed(layer.feed, first, f"{at}/ffn")  # type: ignore[arg-type]
        # Each pack leaves out the rows of what its language does not write: see export.py.
        table = _first_filled([pack.tensors["encoder/embeddings_0/weight"] for _, pack in ranked])
        table = torch.cat([table, table[processor.bos_id()].repeat(len(languages), 1)])
        network.encoder.pieces.weight.copy_(table)
        network.decoder.pieces.weight.copy_(table)
        for direction, pack in reversed(ranked):
            language = target_of(direction)
            own = sentencepiece.SentencePieceProcessor(model_proto=pack.pieces)
            rows = torch.tensor([own.piece_to_id(piece) for piece in pack.writes])
            network.decoder.pieces.weight[rows] = _tensor(pack, "decoder/projection/weight")
            mark = count + languages.index(language)
            network.decoder.pieces.weight[mark] = _tensor(pack, "decoder/embeddings/weight")[processor.bos_id()]
            network.bias[rows[2:]] = _tensor(pack, "decoder/projection/bias")[2:]
    return network


def _first_filled(tables: list[NDArray[np.float32]]) -> Tensor:
    """Each row from the first of the tables that has it."""
    out = np.zeros_like(tables[0])
    for table in reversed(tables):
        filled = table.any(axis=1)
        out[filled] = table[filled]
    return torch.from_numpy(out)


def _tensor(pack: Unpacked, name: str) -> Tensor:
    return torch.from_numpy(pack.tensors[name].copy())


def _norm(norm: torch.nn.LayerNorm, pack: Unpacked, at: str) -> None:
    norm.weight.copy_(_tensor(pack, f"{at}/gamma"))
    norm.bias.copy_(_tensor(pack, f"{at}/beta"))


def _attention(attention: Attention, pack: Unpacked, at: str, parts: int) -> None:
    for name in ("weight", "bias"):
        joined = torch.cat([_tensor(pack, f"{at}/linear_{k}/{name}") for k in range(parts)])
        getattr(attention.qkv, name).copy_(joined)
        getattr(attention.out, name).copy_(_tensor(pack, f"{at}/linear_{parts}/{name}"))
    _norm(attention.norm, pack, f"{at}/layer_norm")


def _feed(feed: Feed, pack: Unpacked, at: str) -> None:
    for part, name in ((feed.up, "linear_0"), (feed.down, "linear_1")):
        part.weight.copy_(_tensor(pack, f"{at}/{name}/weight"))
        part.bias.copy_(_tensor(pack, f"{at}/{name}/bias"))
    _norm(feed.norm, pack, f"{at}/layer_norm")
