"""The bench measures what it says, on the small packs of the repository."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.bench.stages import Stages

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "data" / "packs"
SENTENCES = json.loads((TINY / "sentences.json").read_text(encoding="utf-8"))


def busy(seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


class Room:
    """What a stage can be: a function, a method of a class, a generator."""

    @classmethod
    def load(cls) -> Room:
        busy(0.02)
        return cls()

    def steps(self) -> Iterator[int]:
        for i in range(3):
            busy(0.02)
            yield i

    def outer(self) -> int:
        busy(0.02)
        return sum(self.steps())


def test_each_stage_gets_its_own_time_and_no_other() -> None:
    stages = Stages()
    for stage, name in (("load", "load"), ("steps", "steps"), ("outer", "outer")):
        setattr(Room, name, stages._wrapped(stage, Room, name))
    stages.clear()
    assert Room.load().outer() == 3
    busy(0.02)
    told = {stage: spent["seconds"] for stage, spent in stages.report().items()}
    assert told.pop("workers") == 0.0
    assert set(told) == {"load", "steps", "outer", "the rest"}
    assert told["steps"] >= 0.06
    assert all(told[stage] >= 0.02 for stage in told)


def test_a_stage_that_fails_is_closed() -> None:
    stages = Stages()

    def fail() -> None:
        raise ValueError

    watched = stages._called("fail", fail)
    with pytest.raises(ValueError):
        watched()
    assert stages._open == []


def test_make_bench_writes_the_figures_that_the_project_promises(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number in range(2):
        rows = SENTENCES[number * 8 : number * 8 + 8]
        text = "\n\n".join(row["en"] for row in rows)
        (seeds / f"article-{number}.txt").write_text(text + "\n", encoding="utf-8")
    out = tmp_path / "bench.json"
    command = [sys.executable, "-m", "pipeline.bench", "--pack", "en-ar", "--models", str(TINY), "--runs", "1"]
    command += ["--articles", str(seeds), "--out", str(out), "--peers", "stock", "raw", "desk_equal_beam", "desk"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(out.read_text(encoding="utf-8"))
    for peer in ("stock", "raw", "desk_equal_beam", "desk"):
        assert found[peer]["words_per_second"] > 0
        assert 20 < found[peer]["peak_rss_mb"] < 2000
        assert peer in done.stdout
    assert {"model", "checks", "catalogues"} <= set(found["desk"]["stages"])


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--pack", "xx-yy"], "lists no pack xx-yy"), (["--articles", "docs/images"], "no article in en")],
)
def test_what_cannot_be_measured_is_one_line(options: list[str], told: str) -> None:
    command = [sys.executable, "-m", "pipeline.bench", "--models", str(TINY), *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
