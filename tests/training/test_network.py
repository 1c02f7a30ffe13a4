"""The network learns, and the pack made of it writes just what the network writes."""

from __future__ import annotations

import random
import re
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.errors import UsageError

torch = pytest.importorskip("torch", reason="the training extra is not installed")

from pipeline.training.batches import bind_names, collate, swap_name, swap_numbers  # noqa: E402
from pipeline.training.continued import network_of, read_pack  # noqa: E402
from pipeline.training.corpora import Pair  # noqa: E402
from pipeline.training.export import LEVELS, _table, pack  # noqa: E402
from pipeline.training.mixing import mixed  # noqa: E402
from pipeline.training.network import Dimensions, Network  # noqa: E402
from pipeline.training.prepare import Prepared  # noqa: E402
from pipeline.training.recipe import Recipe, Shape, Stage  # noqa: E402
from pipeline.training.tiny import learn_rows, train_tiny  # noqa: E402
from pipeline.training.trainer import age, loss_of, place, rate  # noqa: E402
from pipeline.training.vocabulary import learn_vocabulary  # noqa: E402

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


def test_fused_attention_says_what_attention_by_hand_says(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(5)
    network = Network(Dimensions(24, 32, 4, 1, 2, positions=16))
    rows = [(np.arange(3, 3 + n), np.arange(9, 14), np.full(5, -1)) for n in (2, 5, 9)]
    batch, subset, stage = collate(rows, start=23), torch.arange(23), Stage("toy", 1, 0, 0.0, 0, dropout=0.0)
    by_hand = loss_of(network, batch, subset, subset, stage)[1]
    monkeypatch.setattr("pipeline.training.network._fused", lambda _: True)
    assert loss_of(network, batch, subset, subset, stage)[1] == pytest.approx(by_hand, abs=1e-5)


def test_a_pack_says_what_was_learned(tmp_path: Path) -> None:
    from pipeline.engine import Engine, Packs, Request, Settings, add_pack  # noqa: PLC0415

    recipe = Recipe("tiny", "0.1", ("ar",), ("en-ar",), 7, Shape(2, 1), (), ())
    file = train_tiny(recipe, ROWS, tmp_path, 400)
    models = tmp_path / "models"
    add_pack(file, models)
    engine = Engine(Packs.find([models]), Settings(tmp_path / "cache", beam=2, repetition=1.0, length_penalty=0.2))
    said = [r.text for r in engine.translate([Request(i, e, "en", "ar") for i, (e, _) in enumerate(ROWS)])]
    assert said == [a for _, a in ROWS]


def test_stages_follow_one_another_and_the_rate_warms_up_and_decays() -> None:
    stages = (Stage("a", 10, 1, 1.0, 5), Stage("b", 20, 1, 1.0, 1, decay="linear"))
    recipe = Recipe("r", "0", ("ar",), ("en-ar",), 1, Shape(), stages, ())
    assert [place(recipe, u) for u in (0, 9, 10, 29, 30)] == [(0, 0), (0, 9), (1, 0), (1, 19), (2, 0)]
    assert rate(stages[0], 0) == pytest.approx(0.2)
    assert rate(stages[0], 6) == pytest.approx(1.0)
    assert rate(stages[1], 19) < 0.1


def test_the_average_is_as_old_as_the_stage_that_renews_it() -> None:
    stages = tuple(Stage(str(n), 10, 100, 1e-3, 2, renewed=n == 1) for n in range(3))
    recipe = Recipe("tiny", "1", ("en",), (), 1, Shape(), stages, ())
    assert [age(recipe, update) for update in (0, 9, 10, 19, 20, 29)] == [0, 9, 0, 9, 10, 19]


def test_longer_names_are_bound_first() -> None:
    names = [("Erbil", "هەولێر"), ("Erbil Citadel", "قەڵای هەولێر")]
    assert bind_names("Erbil Citadel is in Erbil, not Erbilgate.", names) == "قەڵای هەولێر is in هەولێر, not Erbilgate."


def test_a_pack_read_back_is_the_network_it_was_made_of(tmp_path: Path) -> None:
    recipe = Recipe("tiny", "0.1", ("ar",), ("en-ar",), 7, Shape(2, 1), (), ())
    file = train_tiny(recipe, ROWS, tmp_path, 30)
    unpacked = read_pack(file)
    network = network_of({"en-ar": unpacked}, ("ar", "ckb"))
    assert network.size.pieces == len(unpacked.writes) + 2
    again = unpacked.tensors["decoder/layer_0/attention/linear_1/weight"]
    width = network.size.width
    assert torch.equal(network.decoder.layers[0].cross.qkv.weight[width:], torch.from_numpy(again))
    assert float(network.encoder.pieces.weight.detach().abs().max()) > 0.1


def test_packs_of_two_networks_are_not_joined(tmp_path: Path) -> None:
    packs = {}
    for seed, language in ((1, "ar"), (2, "ckb")):
        recipe = Recipe("tiny", "0.1", (language,), (f"en-{language}",), seed, Shape(2, 1), (), ())
        packs[f"en-{language}"] = read_pack(train_tiny(recipe, ROWS, tmp_path, 5))
    with pytest.raises(UsageError, match="not made from one network"):
        network_of(packs, ("ar", "ckb"))


def test_what_is_no_pack_of_ours_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.argosmodel").write_bytes(b"no zip")
    with pytest.raises(UsageError, match=r"x\.argosmodel: not a pack to go on from"):
        read_pack(tmp_path / "x.argosmodel")


def test_numbers_change_alike_on_both_sides() -> None:
    pair = Pair("The 45 men left in 2019 with 3 dogs.", "٤٥ پیاو لە ٢٠١٩ لەگەڵ ٣ سەگ ڕۆیشتن.")
    fresh = swap_numbers(pair, random.Random(4))
    left, right = re.findall(r"\d+", fresh.source), re.findall(r"\d+", fresh.target)
    assert sorted(map(int, left)) == sorted(map(int, right))
    assert left[2] == "3"
    assert left[:2] != ["45", "2019"]
    assert all("٠" <= c <= "٩" for number in right for c in number)


@pytest.mark.parametrize(
    ("text", "there"), [("12,000", "١٢,٠٠٠"), ("3.5", "٣٫٥"), ("1,250.75", "١٬٢٥٠.٧٥"), ("140", "١٤٠")]
)
def test_a_number_keeps_its_shape_and_its_zeros(text: str, there: str) -> None:
    pair = Pair(f"It was {text} then.", f"ئەوە {there} بوو.")
    fresh = swap_numbers(pair, random.Random(3))
    left, right = fresh.source.split()[2], fresh.target.split()[1]
    assert left != text
    assert [int(c) if c.isdigit() else "" for c in left] == [int(c) if c.isdigit() else "" for c in right]
    for new, old in ((left, text), (right, there)):
        assert re.sub(r"\d", "0", new) == re.sub(r"\d", "0", old)
        assert len(new) - len(new.rstrip("0٠")) == len(old) - len(old.rstrip("0٠"))


@pytest.mark.parametrize("text", ["10", "F-16", "7", "2:14", "2019-2021", "v1.2.3-4"])
def test_numbers_that_hang_together_stay(text: str) -> None:
    pair = Pair(f"It was {text} then.", f"Ew {text} bû.")
    assert swap_numbers(pair, random.Random(1)) == pair


def test_a_name_gives_way_to_another_and_keeps_its_affix() -> None:
    pair = Pair("It rained in Erbil.", "Li Hewlêrê baran barî.", (("Erbil", "Hewlêr", "LOC"),))
    fresh = swap_name(pair, {"LOC": [("Duhok", "Dihok")]}, random.Random(1))
    assert (fresh.source, fresh.target) == ("It rained in Duhok.", "Li Dihokê baran barî.")
    assert swap_name(pair, {"PER": [("Ali", "Elî")]}, random.Random(1)) == pair


def test_packs_of_one_network_leave_out_foreign_letters_and_come_together_again(tmp_path: Path) -> None:
    latin = [english for english, _ in ROWS] * 9
    model = learn_vocabulary(latin, [arabic for _, arabic in ROWS] * 9, (60, 40))
    pieces = Prepared(model, {}, {}).processor()
    count = pieces.get_piece_size()
    plain = np.array([i for i in range(count) if pieces.id_to_piece(i).lstrip("▁").isascii()], np.int32)
    prepared = Prepared(model, {}, {"ar": np.arange(count, dtype=np.int32), "kmr": plain})
    network = Network(Dimensions(count + 2, 32, 4, 1, 1, positions=64))
    torch.save({"size": asdict(network.size), "average": network.state_dict()}, tmp_path / "c.pt")
    recipe = Recipe("two", "0.1", ("ar", "kmr"), ("en-ar", "en-kmr"), 1, Shape(1, 1), (), ())
    packs = {}
    for language in recipe.languages:
        made = pack(recipe, f"en-{language}", prepared, tmp_path / "c.pt", "", tmp_path).file
        packs[f"en-{language}"] = read_pack(made)
    foreign = [i for i in range(count) if i not in set(plain.tolist())]
    assert foreign
    assert not packs["en-kmr"].tensors["encoder/embeddings_0/weight"][foreign].any()
    again = network_of(dict(reversed(packs.items())), recipe.languages)
    table, wanted = again.encoder.pieces.weight[:count], network.encoder.pieces.weight[:count]
    assert torch.allclose(table, wanted, atol=2.3 / LEVELS)  # half a step of the widest row and a little


def test_weights_keep_to_few_steps_with_the_scale_that_serves_the_row_best() -> None:
    spec = SimpleNamespace()
    weight = np.random.default_rng(2).normal(size=(40, 384)).astype(np.float32)
    weight[0, 0] = 9.0
    weight[1] = 0.0
    _table(spec, weight)
    assert int(np.abs(spec.weight.astype(int)).max()) == LEVELS
    error = np.square(spec.weight / spec.weight_scale[:, None] - weight).mean(axis=1) ** 0.5
    assert error[2:].max() < 1.35 / LEVELS
    whole = np.square(np.rint(weight[0] / 9.0 * LEVELS) * 9.0 / LEVELS - weight[0]).mean() ** 0.5
    assert error[0] <= whole
    assert not spec.weight[1].any()


def test_weights_are_mixed_with_those_of_an_earlier_pack(tmp_path: Path) -> None:
    recipe = Recipe("tiny", "0.1", ("ar",), ("en-ar",), 1, Shape(2, 1), (), ())
    packs = {"en-ar": read_pack(train_tiny(recipe, ROWS, tmp_path, 10))}
    _, checkpoint = learn_rows(recipe, ROWS, tmp_path, 5)
    out = mixed(checkpoint, packs, ("ar",), 0.25, tmp_path / "mixed.pt")
    own, new = (torch.load(path, weights_only=False)["average"] for path in (checkpoint, out))
    for name, earlier in network_of(packs, ("ar",)).state_dict().items():
        torch.testing.assert_close(new[name], 0.75 * own[name] + 0.25 * earlier)
    with pytest.raises(UsageError, match="another shape"):
        mixed(checkpoint, packs, ("ar", "ckb"), 0.25, tmp_path / "mixed.pt")
