"""Ctrl-C that is never lost.

Python raises KeyboardInterrupt wherever it happens to be. In a finaliser, a callback out of C or a library that catches
everything it is swallowed there, and the run goes on as if nobody had asked. So it is noted down as well, and raised
again at the next event of the run.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from pipeline.desk.events import Event, OnEvent


@dataclass(slots=True)
class Asked:
    """Whether somebody pressed Ctrl-C."""

    stop: bool = False

    def heeding(self, on_event: OnEvent) -> OnEvent:
        """The callback, which ends the run where a stop was asked for and has come to nothing."""

        def heeded(event: Event) -> None:
            if self.stop:
                raise KeyboardInterrupt
            on_event(event)

        return heeded


@contextmanager
def listening() -> Iterator[Asked]:
    """Note a Ctrl-C down besides raising it. A process that was told to ignore it (nohup, `&` in a script) does."""
    asked = Asked()

    def note(_signal: int, _frame: FrameType | None) -> None:
        asked.stop = True
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN or threading.current_thread() is not threading.main_thread():
        yield asked
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
