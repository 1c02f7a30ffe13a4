"""The Makefile hands its variables on to the command line, and nothing else."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")


def made(*arguments: str) -> str:
    """What make would run, on one line, without the set-up that may come first."""
    out = subprocess.run(["make", "-n", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    lines = [" ".join(line.split()) for line in out.splitlines() if ".venv/bin/" in line]
    return lines[-1]


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (["translate"], ".venv/bin/dragoman translate"),
        (
            ["translate", "LOCALES=ckb kmr", "ARTICLES=a"],
            ".venv/bin/dragoman translate --locale ckb --locale kmr --article a",
        ),
        (["translate", "V=1", "REDRAFT=1"], ".venv/bin/dragoman translate --verbose --redraft"),
        (["review-status"], ".venv/bin/dragoman status"),
        (["review"], ".venv/bin/dragoman review"),
        (["review", "PORT=8002", "AS=Nazdar A"], '.venv/bin/dragoman review --port 8002 --as "$AS"'),
        (["check", "LOCALES=ar"], ".venv/bin/dragoman check --locale ar"),
        (["publish", "DRAFT=1", "PRUNE=1"], ".venv/bin/dragoman publish --draft --prune"),
        (["publish", "DRAFT=0", "PRUNE=no", "V=0"], ".venv/bin/dragoman publish"),
        (["translate", "REDRAFT=0"], ".venv/bin/dragoman translate"),
        (["packs"], ".venv/bin/dragoman packs list"),
        (["packs", "ADD=x.argosmodel"], '.venv/bin/dragoman packs add "$ADD"'),
        (["packs", "GET=en-ar"], ".venv/bin/dragoman packs get en-ar"),
        (["preview"], ".venv/bin/dragoman preview"),
        (["evaluate", "PACK=en-ckb"], ".venv/bin/python -m pipeline.training.evaluate --pack en-ckb"),
        (["evaluate", "DESK=1"], ".venv/bin/python -m pipeline.training.evaluate_desk"),
    ],
)
def test_variables_become_options(arguments: list[str], command: str) -> None:
    assert made(*arguments) == command


def test_names_with_blanks_stay_whole(tmp_path: Path) -> None:
    folder = tmp_path / "a b"
    (folder / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    for name in ("pyproject.toml", "uv.lock", ".venv/.ready"):
        (folder / name).touch()
    for name, says in (("dragoman", 'for a; do echo "<$a>"; done'), ("uv", 'echo "$UV_PROJECT_ENVIRONMENT"')):
        (folder / ".venv" / "bin" / name).write_text(f"#!/bin/sh\n{says}\n", "utf-8")
        (folder / ".venv" / "bin" / name).chmod(0o755)

    def said(*arguments: str) -> list[str]:
        command = ["make", "--no-print-directory", *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        return done.stdout.splitlines()

    assert said("packs", "ADD=my pack.argosmodel") == ["<packs>", "<add>", "<my pack.argosmodel>"]
    assert said("review", 'AS=Nazdar "N" A') == ["<review>", "<--as>", '<Nazdar "N" A>']
    assert said("lint")[0] == f"{folder}/.venv"


def test_make_alone_shows_every_target() -> None:
    out = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    shown = re.findall(r"^ {2}make ([a-z-]+)", out, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert phony is not None
    assert sorted(shown) == sorted(phony[1].split())
