"""The network learns, and the pack made of it writes just what the network writes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from pipeline.training.batches import bind_names, collate  # noqa: E402
from pipeline.training.network import Dimensions, Network  # noqa: E402
from pipeline.training.recipe import Recipe, Shape, Stage  # noqa: E402
from pipeline.training.tiny import train_tiny  # noqa: E402
from pipeline.training.trainer import loss_of, place, rate  # noqa: E402

ROWS = [
    ("The school opens on Sunday.", "تفتح المدرسة يوم الأحد."),
    ("The bridge is closed.", "الجسر مغلق."),
    ("It rained in Mosul.", "هطل المطر في الموصل."),
]


def test_copying_is_learned_in_seconds() -> None:
    torch.manual_seed(3)
    network = Network(Dimensions(24, 32, 4, 1, 1, positions=16))
    optimizer = torch.optim.Adam(network.parameters(), lr=4e-3)
    subset, stage = torch.arange(23), Stage("toy", 1, 0, 0.0, 0, dropout=0.0)
    rng = np.random.default_rng(3)
    losses = []
    for _ in range(220):
        rows = [rng.integers(3, 23, 5).astype(np.int32) for _ in range(32)]
        batch = collate([(row, row, np.arange(5, dtype=np.int32)) for row in rows], start=23)
        loss, plain = loss_of(network, batch, subset, subset, Stage("toy", 1, 0, 0.0, 0, dropout=0.0, alignment=0.5))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(plain)
    assert losses[0] > 2.5
    assert losses[-1] < 0.6
    assert stage.alignment == 0.0


def test_a_pack_says_what_was_learned(tmp_path: Path) -> None:
    from pipeline.engine import Engine, Packs, Request, Settings, add_pack  # noqa: PLC0415

    recipe = Recipe("tiny", "0.1", "en", ("ar",), 7, Shape(2, 1), (), ())
    file = train_tiny(recipe, ROWS, "ar", tmp_path, 160)
    models = tmp_path / "models"
    add_pack(file, models)
    engine = Engine(Packs.find([models]), Settings(tmp_path / "cache"))
    said = [r.text for r in engine.translate([Request(i, e, "en", "ar") for i, (e, _) in enumerate(ROWS)])]
    assert said == [a for _, a in ROWS]


def test_stages_follow_one_another_and_the_rate_warms_up_and_decays() -> None:
    stages = (Stage("a", 10, 1, 1.0, 5), Stage("b", 20, 1, 1.0, 1, decay="linear"))
    recipe = Recipe("r", "0", "en", ("ar",), 1, Shape(), stages, ())
    assert [place(recipe, u) for u in (0, 9, 10, 29, 30)] == [(0, 0), (0, 9), (1, 0), (1, 19), (2, 0)]
    assert rate(stages[0], 0) == pytest.approx(0.2)
    assert rate(stages[0], 6) == pytest.approx(1.0)
    assert rate(stages[1], 19) < 0.1


def test_longer_names_are_bound_first() -> None:
    names = [("Erbil", "هەولێر"), ("Erbil Citadel", "قەڵای هەولێر")]
    assert bind_names("Erbil Citadel is in Erbil, not Erbilgate.", names) == "قەڵای هەولێر is in هەولێر, not Erbilgate."
