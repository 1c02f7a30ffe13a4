"""The benchmark measures the real thing, and says plainly when it cannot."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.bench.peers import PEERS, measure

TINY = Path(__file__).parent.parent / "data" / "packs"


@pytest.mark.parametrize("peer", ["raw", "desk_equal_beam", "desk"])
def test_a_peer_reports_speed_memory_and_start(tmp_path: Path, peer: str) -> None:
    rows = json.loads((TINY / "sentences.json").read_text(encoding="utf-8"))
    job = tmp_path / "job.json"
    job.write_text(json.dumps({"pack": "en-kmr", "models": str(TINY), "articles": [[row["en"] for row in rows]]}))
    found = measure(peer, job, tmp_path)
    assert set(found) == {"words_per_second", "words_per_cpu_second", "peak_rss_mb", "start_seconds"}
    assert all(value > 0 for value in found.values())


def test_stock_argos_stands_first_among_the_peers() -> None:
    assert list(PEERS) == ["stock", "raw", "desk_equal_beam", "desk"]


def test_a_pack_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.bench", "--pack", "en-xx", "--models", str(TINY)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parent.parent.parent)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("lists no pack en-xx")
    assert not (tmp_path / "build").exists()
