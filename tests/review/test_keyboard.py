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


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_the_keys_that_save() -> None:
    accept, arabic = {"key": "Enter", "ctrlKey": True}, {"key": "س", "code": "KeyS", "ctrlKey": True}
    cases: list[tuple[dict[str, object], list[object]]] = [
        (accept, ["accept", True]),
        ({**accept, "repeat": True}, ["", True]),  # held down
        ({"key": "Enter", "repeat": True}, ["", False]),  # lines in a text
        ({"key": "Enter", "repeat": True, "on": "input"}, ["", True]),
        ({"key": "Enter", "on": "input"}, ["", False]),  # the form's own
        ({"key": "s", "code": "KeyS", "ctrlKey": True}, ["draft", True]),
        (arabic, ["draft", True]),
        ({**arabic, "repeat": True}, ["", True]),
        ({**arabic, "altKey": True}, ["", False]),
        ({"key": "o", "code": "KeyS", "ctrlKey": True}, ["", False]),  # another Latin layout
        ({"key": "z", "code": "KeyZ", "ctrlKey": True, "repeat": True}, ["", False]),
    ]
    events = json.dumps([event for event, _ in cases])
    command = ["node", str(Path(__file__).with_name("keys.mjs")), events]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [saw for _, saw in cases]


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
