"""A recipe says from which stage on a share holds, and which stages' weights led to a pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.training.recipe import load_recipe

STAGE = """
[[stages]]
name = "{name}"
updates = {updates}
batch_tokens = 100
peak = 1e-3
warmup = 1
turns = [["en-ar"]]
{more}
"""
HEAD = 'name = "r"\nversion = "0.1"\nlanguages = ["ar"]\npacks = ["en-ar"]\n'
SOURCE = '[[sources]]\nfile = "a.tsv"\nsource = "en"\ntarget = "ar"\n'


def _written(folder: Path, shares: str) -> Path:
    stages = [("first", 10, ""), ("second", 20, ""), ("third", 30, 'begins = "first"')]
    text = HEAD + "".join(STAGE.format(name=n, updates=u, more=m) for n, u, m in stages) + SOURCE + shares
    (folder / "r.toml").write_text(text, encoding="utf-8")
    return folder / "r.toml"


def test_a_share_holds_from_its_stage_to_the_next_that_names_one(tmp_path: Path) -> None:
    path = _written(tmp_path, "shares = { second = 0.4, third = 0.1 }\nreverse = { first = 1 }\n")
    (source,) = load_recipe(path).sources
    assert (source.shares, source.reverse) == ((0.0, 0.4, 0.1), (1.0, 1.0, 1.0))


def test_a_source_without_a_share_is_not_read(tmp_path: Path) -> None:
    assert load_recipe(_written(tmp_path, "reverse = { first = 1 }\n")).of("en-ar") == ()


def test_a_share_of_no_stage_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"r\.toml: not a recipe: a share begins with thrid, which is no stage"):
        load_recipe(_written(tmp_path, "shares = { first = 1, thrid = 0.1 }\n"))


@pytest.mark.parametrize(
    ("updates", "wanted"),
    [(0, ((0, 0),)), (4, ((0, 4),)), (10, ((0, 10),)), (11, ((0, 10), (1, 1))), (35, ((0, 10), (2, 5)))],
)
def test_the_lineage_leaves_out_what_the_weights_did_not_pass(
    tmp_path: Path, updates: int, wanted: tuple[tuple[int, int], ...]
) -> None:
    assert load_recipe(_written(tmp_path, "shares = { first = 1 }\n")).lineage(updates) == wanted


def test_a_stage_alone_reads_its_own_directions_and_keeps_the_numbers_of_its_updates(tmp_path: Path) -> None:
    path = _written(tmp_path, "shares = { first = 1 }\n")
    path.write_text(path.read_text(encoding="utf-8").replace('[["en-ar"]]', '[["ar-en"]]', 1), encoding="utf-8")
    whole = load_recipe(path)
    alone = whole.alone("second")
    assert (whole.directions, alone.directions) == (("ar-en", "en-ar"), ("en-ar",))
    assert (alone.updates_before("second"), [stage.updates for stage in alone.stages]) == (10, [10, 20])
    with pytest.raises(UsageError, match="r: has no stage fourth; its stages are first, second, third"):
        whole.alone("fourth")
