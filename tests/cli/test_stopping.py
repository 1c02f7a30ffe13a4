"""A Ctrl-C that somebody swallows still ends the run."""

from __future__ import annotations

import gc
import os
import signal
import threading

import pytest

from pipeline.cli.stopping import listening
from pipeline.desk.events import Problem, Reading


class Swallows:
    """A finaliser, in which an exception comes to nothing."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)


def test_a_swallowed_ctrl_c_is_raised_at_the_next_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.unraisablehook", lambda _lost: None)
    seen: list[object] = []
    with listening() as asked:
        told = asked.heeding(seen.append)
        told(Reading(1))
        Swallows()
        gc.collect()
        assert asked.stop
        with pytest.raises(KeyboardInterrupt):
            told(Reading(2))
    assert seen == [Reading(1)]


def test_the_handler_of_before_comes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with listening():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_a_process_that_ignores_ctrl_c_goes_on_ignoring_it() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with listening() as asked:
            os.kill(os.getpid(), signal.SIGINT)
            assert not asked.stop
    finally:
        signal.signal(signal.SIGINT, before)


def test_outside_the_main_thread_nothing_is_installed() -> None:
    seen: list[object] = []

    def work() -> None:
        with listening() as asked:
            asked.heeding(seen.append)(Problem("x"))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [Problem("x")]
