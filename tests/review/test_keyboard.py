"""The review page under the fingers of a reviewer, in a real Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.catalogs import read_article_catalogue
from pipeline.review import Server
from tests.conftest import ROOT, Newsroom
from tests.review.test_review import REPAIRS, server

__all__ = ["server"]  # the fixture

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PUPPETEER = ROOT / "tests" / "bundles" / "browser" / "node_modules" / "puppeteer-core"


@pytest.mark.skipif(CHROMIUM is None or shutil.which("node") is None, reason="chromium or node is not installed")
@pytest.mark.skipif(not PUPPETEER.exists(), reason="npm ci has not run in tests/bundles/browser")
def test_a_reviewer_needs_no_mouse(server: Server, newsroom: Newsroom) -> None:
    command = ["node", str(Path(__file__).with_name("type.mjs")), str(CHROMIUM), f"{server.url}article/ckb/road"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    saw = json.loads(done.stdout)
    assert saw["moved"]["focused"] == "s3"
    assert "dirty" in saw["typed"]["forms"][2]
    assert saw["accepted"]["count"] == "1 of 4 accepted"
    assert (saw["accepted"]["focused"], saw["kept"]["focused"]) == ("s4", "s4")
    assert not any("dirty" in form for form in saw["kept"]["forms"])
    table = read_article_catalogue(newsroom.po("ckb", "road")).table
    assert table[None, REPAIRS].approved and table[None, REPAIRS].target == "دەقی نوێ ١٤"
    last = list(table.values())[3]
    assert last.fuzzy and last.by_person and "x" in last.target
    assert saw["violations"] == []
    assert [error for error in saw["errors"] if "Content Security Policy" not in error] == []
