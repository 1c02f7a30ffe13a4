"""A checkpoint to Argos packs: int8 CTranslate2 models that write one language each."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from ctranslate2.specs import TransformerSpec
from ctranslate2.specs.common_spec import Activation
from numpy.typing import NDArray

from pipeline.training.prepare import Prepared
from pipeline.training.recipe import Recipe
from pipeline.training.vocabulary import ARABIC

# Weights are whole numbers up to this, not up to 127: a pack is a quarter smaller and loses 0.3 chrF++ at most
# (docs/training.md).
LEVELS = 24
_STAMP = (1980, 1, 1, 0, 0, 0)  # a pack built twice is the same file
_NAMES = {"en": "English", "ar": "Arabic", "ckb": "Sorani Kurdish", "kmr": "Kurmanji Kurdish"}


@dataclass(frozen=True, slots=True)
class Packed:
    """What `models/packs.toml` needs to know."""

    name: str
    file: Path
    version: str


def export_model(state: dict[str, Any], prepared: Prepared, recipe: Recipe, name: str, out: Path) -> None:
    """Write the CTranslate2 folder of one pack, such as "en-ckb", from the checkpoint's averaged weights.

    The target vocabulary holds only what the language may write, and its `<s>` is the language's start mark, so
    the pack needs no target prefix and decodes faster.
    """
    # Copies, since rows that the pack never reads are set to zero.
    weights = {name: value.float().numpy().copy() for name, value in state["average"].items()}
    size = state["size"]
    source, language = name.split("-")
    language_index = recipe.languages.index(language)
    spec = TransformerSpec.from_config(
        (size["encoder_layers"], size["decoder_layers"]),
        size["heads"],
        pre_norm=False,
        activation=Activation.GELU,
        layernorm_embedding=True,
        alignment_heads=size["heads"],
    )
    processor = prepared.processor()
    count = processor.get_piece_size()
    pieces = [processor.id_to_piece(i) for i in range(count)]
    writes = [int(i) for i in prepared.writes[language]]
    rows = [count + language_index if i == 1 else i for i in writes]
    weights["encoder.pieces.weight"][_idle(pieces, source, set(writes))] = 0.0
    for side, part in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        side.scale_embeddings = False
        table = weights[f"{part}.pieces.weight"]
        embedding = side.embeddings[0] if isinstance(side.embeddings, list) else side.embeddings
        _table(embedding, table[:count] if part == "encoder" else table[rows])
        side.position_encodings.encodings = weights[f"{part}.positions.weight"]
        _norm(side.layernorm_embedding, weights, f"{part}.norm")
        for i, layer in enumerate(side.layer):
            at = f"{part}.layers.{i}"
            _attention(layer.self_attention, weights, f"{at}.attention")
            if part == "decoder":
                _attention(layer.attention, weights, f"{at}.cross", cross=True)
            _linear(layer.ffn.linear_0, weights, f"{at}.feed.up")
            _linear(layer.ffn.linear_1, weights, f"{at}.feed.down")
            _norm(layer.ffn.layer_norm, weights, f"{at}.feed.norm")
    # The same table as the embeddings, so that the file holds it once; <s>, the one row that differs, is never written.
    _table(spec.decoder.projection, weights["decoder.pieces.weight"][rows])
    bias = weights["bias"][writes].copy()
    bias[:2] = -1e4  # <unk> and <s> are never written
    spec.decoder.projection.bias = bias
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary([pieces[i] for i in writes])
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "<s>"
    spec.config.add_source_bos = spec.config.add_source_eos = True
    spec.validate()
    spec.optimize()  # the tables are in int8 already
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    spec.save(str(out))


def _idle(pieces: list[str], source: str, writes: set[int]) -> list[int]:
    """Pieces of the script that the source is not written in and the target does not need: zeros pack to nothing."""
    foreign = [bool(ARABIC.search(piece)) == (source in ("en", "kmr")) for piece in pieces]
    letters = [any(c.isalpha() for c in piece) for piece in pieces]
    return [i for i in range(len(pieces)) if foreign[i] and letters[i] and i not in writes]


def _norm(spec: Any, weights: dict[str, NDArray[np.float32]], name: str) -> None:
    spec.gamma, spec.beta = weights[f"{name}.weight"], weights[f"{name}.bias"]


def _table(spec: Any, weight: NDArray[np.float32]) -> None:
    """Set a table in int8, each row with the scale of the least squared error: to cut one large weight can be best."""
    largest = np.maximum(np.abs(weight).max(axis=1, keepdims=True), 1e-30)
    least = np.full(len(weight), np.inf)
    scale = np.ones(len(weight), np.float32)
    for part in np.arange(1.0, 0.45, -0.05):
        tried = LEVELS / (part * largest)
        error = np.square(np.clip(np.rint(weight * tried), -LEVELS, LEVELS) / tried - weight).sum(axis=1)
        better = error < least
        least[better], scale[better] = error[better], tried[better, 0]
    scale[~weight.any(axis=1)] = 1.0
    spec.weight_scale = scale
    spec.weight = np.clip(np.rint(weight * scale[:, None]), -LEVELS, LEVELS).astype(np.int8)


def _linear(spec: Any, weights: dict[str, NDArray[np.float32]], name: str, at: slice = slice(None)) -> None:
    _table(spec, weights[f"{name}.weight"][at])
    spec.bias = weights[f"{name}.bias"][at]


def _attention(spec: Any, weights: dict[str, NDArray[np.float32]], name: str, cross: bool = False) -> None:
    width = weights[f"{name}.qkv.weight"].shape[1]
    if cross:
        _linear(spec.linear[0], weights, f"{name}.qkv", slice(width))
        _linear(spec.linear[1], weights, f"{name}.qkv", slice(width, None))
    else:
        _linear(spec.linear[0], weights, f"{name}.qkv")
    _linear(spec.linear[-1], weights, f"{name}.out")
    _norm(spec.layer_norm, weights, f"{name}.norm")


def _splitter(source: str, folder: Path) -> None:
    """A bare spaCy pipeline: with ARGOS_CHUNK_TYPE=SPACY stock Argos splits sentences by it, without a download."""
    import spacy  # noqa: PLC0415

    spacy.blank(source if source in ("en", "ar") else "xx").to_disk(folder)


def pack(recipe: Recipe, name: str, prepared: Prepared, checkpoint: Path, card: str, folder: Path) -> Packed:
    """Write `translate-<from>_<to>-<version>.argosmodel` into `folder`, in the layout stock Argos installs."""
    state = torch.load(checkpoint, weights_only=False, map_location="cpu")
    source, target = name.split("-")
    stem = f"translate-{source}_{target}-{recipe.version.replace('.', '_')}"
    work = folder / f".{stem}"
    export_model(state, prepared, recipe, name, work / "model")
    (work / "sentencepiece.model").write_bytes(prepared.model)
    (work / "README.md").write_text(card, encoding="utf-8")
    _splitter(source, work / "spacy")
    metadata = {
        "package_version": recipe.version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": _NAMES[source],
        "to_code": target,
        "to_name": _NAMES[target],
    }
    (work / "metadata.json").write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    out = folder / f"{stem}.argosmodel"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in work.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(f"{source}_{target}/{path.relative_to(work)}", _STAMP)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)
    shutil.rmtree(work)
    return Packed(name, out, recipe.version)
