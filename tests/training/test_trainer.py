"""The training loop: it goes on from packs, keeps checkpoints, and ends where the stages end."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from pipeline.training.continued import read_pack  # noqa: E402
from pipeline.training.corpora import Pair  # noqa: E402
from pipeline.training.export import pack  # noqa: E402
from pipeline.training.prepare import Example, Prepared  # noqa: E402
from pipeline.training.recipe import Recipe, Shape, Source, Stage  # noqa: E402
from pipeline.training.tiny import learn_rows  # noqa: E402
from pipeline.training.trainer import train  # noqa: E402

ROWS = [
    ("The school opens on Sunday.", "تفتح المدرسة يوم الأحد."),
    ("The bridge is closed.", "الجسر مغلق."),
    ("It rained in Mosul.", "هطل المطر في الموصل."),
]
SOURCE = Source("a.tsv", "en", "ar", shares=(1.0,), licence="CC0")


def test_training_goes_on_from_a_pack_and_then_from_its_checkpoint(tmp_path: Path) -> None:
    recipe = Recipe("tiny", "0.1", ("ar",), ("en-ar",), 7, Shape(2, 1), (), ())
    learned, checkpoint = learn_rows(recipe, ROWS, tmp_path, 60)
    packs = {"en-ar": read_pack(pack(recipe, "en-ar", learned, checkpoint, "", tmp_path).file)}
    checkpoint.unlink()
    pieces = learned.processor()
    examples = []
    for source, target in ROWS:
        ids = [np.array(pieces.encode(text), np.int32) for text in (source, target)]
        examples.append(Example(0, ids[0], ids[1], np.full(len(ids[1]), -1, np.int16), Pair(source, target)))
    prepared = Prepared(learned.model, {"en-ar": examples}, learned.writes)
    stages = tuple(Stage(name, 3, 400, 1e-3, 1, turns=(("en-ar",),)) for name in ("broad", "news"))
    run = Recipe("tiny", "0.2", ("ar",), ("en-ar",), 7, Shape(2, 1), stages, (SOURCE,))
    train(run, prepared, tmp_path / "run", tmp_path, packs=packs)
    first = torch.load(tmp_path / "run" / "broad.pt", weights_only=False, map_location="cpu")
    last = torch.load(tmp_path / "run" / "checkpoint.pt", weights_only=False, map_location="cpu")
    assert (first["update"], last["update"]) == (3, 6)
    began = torch.from_numpy(packs["en-ar"].tensors["decoder/layer_0/ffn/linear_0/weight"])
    moved = last["network"]["decoder.layers.0.feed.up.weight"]
    assert 0 < float((moved - began).abs().max()) < 0.1
    train(run, prepared, tmp_path / "run", tmp_path, packs=packs)
    again = torch.load(tmp_path / "run" / "checkpoint.pt", weights_only=False, map_location="cpu")
    assert torch.equal(again["network"]["bias"], last["network"]["bias"])
    train(run, prepared, tmp_path / "later", tmp_path, packs=packs, first=run.updates_before("news"))
    later = torch.load(tmp_path / "later" / "checkpoint.pt", weights_only=False, map_location="cpu")
    assert (later["update"], (tmp_path / "later" / "broad.pt").exists()) == (6, False)
