"""The lock of a newsroom, between real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.desk.lock import Locked, locked

HOLD = """
import sys, time
from pathlib import Path
from pipeline.desk.lock import locked
with locked(Path(sys.argv[1]), "dragoman translate"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path):
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()


def test_the_second_run_says_who_holds_the_lock(tmp_path: Path, holder: subprocess.Popen) -> None:
    with pytest.raises(Locked) as caught, locked(tmp_path, "dragoman publish"):
        raise AssertionError("two runs at once")
    assert caught.value.exit_code == 2
    assert f"`dragoman translate` is running (process {holder.pid} on " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_killed_run_leaves_no_lock_behind(tmp_path: Path, holder: subprocess.Popen) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with locked(tmp_path, "dragoman publish"):
        pass


def test_the_lock_is_free_after_an_error(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError), locked(tmp_path, "x"):
            1 / 0  # noqa: B018


def test_a_state_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(Exception, match=r"change paths.state in pipeline.toml") as caught,
        locked(tmp_path / "file", "x"),
    ):
        pass
    assert caught.value.exit_code == 2
