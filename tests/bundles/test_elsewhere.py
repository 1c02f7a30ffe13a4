"""Another machine makes the same bytes: other clocks, locales, masks, hash seeds and interpreters."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
MAKE = """
import locale, os, sys
from pathlib import Path
os.umask(int(os.environ["MASK"], 8))
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
from tests.bundles.samples import mark, newsroom, settings
from pipeline.bundles import publish
folder = Path(sys.argv[1])
publish(newsroom(folder / "seeds"), settings(folder / "dist", logo=mark()))
"""
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "MASK": "022"}
ELSEWHERE = {
    "clock": {"TZ": "Asia/Tehran"},
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "ar_IQ.UTF-8"},
    "encoding": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    "hash seed": {"PYTHONHASHSEED": "4711"},
    "mask": {"MASK": "077"},
}


def others() -> Iterator[str]:
    """Interpreters of other versions that can import what the desk needs, from DRAGOMAN_PYTHONS (paths, by ':')."""
    yield from filter(None, os.environ.get("DRAGOMAN_PYTHONS", "").split(os.pathsep))


def made(python: str, folder: Path, **environment: str) -> dict[str, str]:
    """Path below dist to digest, of the newsroom published in a process of its own."""
    env = os.environ | HERE | environment | {"PYTHONPATH": str(REPO)}
    done = subprocess.run([python, "-c", MAKE, str(folder)], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    dist = folder / "dist"
    found = {str(p.relative_to(dist)): sha256(p.read_bytes()).hexdigest() for p in dist.rglob("*") if p.is_file()}
    shutil.rmtree(folder)
    return found


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return made(sys.executable, tmp_path_factory.mktemp("here") / "room")


@pytest.mark.parametrize("what", ELSEWHERE)
def test_another_machine_makes_the_same_bytes(what: str, here: dict[str, str], tmp_path: Path) -> None:
    assert len(here) > 80
    assert made(sys.executable, tmp_path / "elsewhere", **ELSEWHERE[what]) == here


def test_another_interpreter_makes_the_same_bytes(here: dict[str, str], tmp_path: Path) -> None:
    pythons = list(others())
    if not pythons:
        pytest.skip("DRAGOMAN_PYTHONS names no interpreter of another version with the desk's packages")
    for number, python in enumerate(pythons):
        assert made(python, tmp_path / str(number)) == here, python
