"""The training loop: it goes on from packs, keeps checkpoints, and ends where the stages end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from pipeline.engine.archive import file_digest  # noqa: E402
from pipeline.engine.packs import Pack, write_manifest  # noqa: E402
from pipeline.errors import UsageError  # noqa: E402
from pipeline.training.continued import Unpacked, network_of, read_pack  # noqa: E402
from pipeline.training.corpora import Pair  # noqa: E402
from pipeline.training.export import pack  # noqa: E402
from pipeline.training.prepare import Example, Prepared  # noqa: E402
from pipeline.training.recipe import Recipe, Shape, Source, Stage  # noqa: E402
from pipeline.training.tiny import learn_rows, train_tiny  # noqa: E402
from pipeline.training.train import packs_of  # noqa: E402
from pipeline.training.trainer import train  # noqa: E402

ROWS = [
    ("The school opens on Sunday.", "تفتح المدرسة يوم الأحد."),
    ("The bridge is closed.", "الجسر مغلق."),
    ("It rained in Mosul.", "هطل المطر في الموصل."),
]
SOURCE = Source("a.tsv", "en", "ar", shares=(1.0,), licence="CC0")


def tiny(folder: Path) -> tuple[Prepared, dict[str, Unpacked]]:
    recipe = Recipe("tiny", "0.1", ("ar",), ("en-ar",), 7, Shape(2, 1), (), ())
    learned, checkpoint = learn_rows(recipe, ROWS, folder, 60)
    packs = {"en-ar": read_pack(pack(recipe, "en-ar", learned, checkpoint, "", folder).file)}
    checkpoint.unlink()
    pieces = learned.processor()
    examples = []
    for source, target in ROWS:
        ids = [np.array(pieces.encode(text), np.int32) for text in (source, target)]
        examples.append(Example(0, ids[0], ids[1], np.full(len(ids[1]), -1, np.int16), Pair(source, target)))
    return Prepared(learned.model, {"en-ar": examples}, learned.writes), packs


def state(path: Path) -> dict[str, Any]:
    return torch.load(path, weights_only=False, map_location="cpu")  # type: ignore[no-any-return]


def test_training_goes_on_from_a_pack_and_then_from_its_checkpoint(tmp_path: Path) -> None:
    prepared, packs = tiny(tmp_path)
    stages = tuple(Stage(name, 3, 400, 1e-3, 1, turns=(("en-ar",),)) for name in ("broad", "news"))
    run = Recipe("tiny", "0.2", ("ar",), ("en-ar",), 7, Shape(2, 1), stages, (SOURCE,))
    train(run, prepared, tmp_path / "run", tmp_path, packs=packs)
    first = state(tmp_path / "run" / "broad.pt")
    last = state(tmp_path / "run" / "checkpoint.pt")
    assert (first["update"], last["update"]) == (3, 6)
    began = torch.from_numpy(packs["en-ar"].tensors["decoder/layer_0/ffn/linear_0/weight"])
    moved = last["network"]["decoder.layers.0.feed.up.weight"]
    assert 0 < float((moved - began).abs().max()) < 0.1
    train(run, prepared, tmp_path / "run", tmp_path, packs=packs)
    again = state(tmp_path / "run" / "checkpoint.pt")
    assert torch.equal(again["network"]["bias"], last["network"]["bias"])
    train(run, prepared, tmp_path / "later", tmp_path, packs=packs, first=run.updates_before("news"))
    later = state(tmp_path / "later" / "checkpoint.pt")
    assert (later["update"], (tmp_path / "later" / "broad.pt").exists()) == (6, False)


def test_a_stage_goes_on_from_the_weights_of_the_stage_it_names(tmp_path: Path) -> None:
    prepared, packs = tiny(tmp_path)
    first, second = (Stage(name, 3, 400, 1e-3, 1, turns=(("en-ar",),)) for name in ("broad", "news"))
    # No step at all, so that its weights at the end are those that it began with.
    still = Stage("later", 1, 400, 0.0, 1, turns=(("en-ar",),), begins="broad")
    run = Recipe("tiny", "0.2", ("ar",), ("en-ar",), 7, Shape(2, 1), (first, second, still), (SOURCE,))
    train(run, prepared, tmp_path / "run", tmp_path, packs=packs)
    kept, before, last = (state(tmp_path / "run" / f"{name}.pt") for name in ("broad", "news", "checkpoint"))
    assert last["update"] == 7
    assert torch.equal(last["network"]["bias"], kept["network"]["bias"])
    assert not torch.equal(last["network"]["bias"], before["network"]["bias"])


def test_a_stage_alone_begins_with_its_own_pack_among_packs_of_other_networks(tmp_path: Path) -> None:
    listed = []
    for seed, language in ((1, "ar"), (2, "ckb")):
        one = Recipe("tiny", "0.1", (language,), (f"en-{language}",), seed, Shape(2, 1), (), ())
        file = train_tiny(one, ROWS, tmp_path, 5)
        listed.append(
            Pack(f"en-{language}", "en", language, "0.1", file, file_digest(file), file.stat().st_size, "CC0", {})
        )
    write_manifest(tmp_path / "packs.toml", listed)
    stages = tuple(Stage(way, 3, 400, 1e-3, 1, turns=((way,),)) for way in ("en-ar", "en-ckb"))
    whole = Recipe("tiny", "0.2", ("ar", "ckb"), ("en-ar", "en-ckb"), 7, Shape(2, 1), stages, (SOURCE,))
    with pytest.raises(UsageError, match="not made from one network"):
        network_of(packs_of(whole, tmp_path), whole.languages)
    packs = packs_of(whole.alone("en-ckb"), tmp_path)
    assert list(packs) == ["en-ckb"]
    assert network_of(packs, whole.languages).size.decoder_layers == 1
