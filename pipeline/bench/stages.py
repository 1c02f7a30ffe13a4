"""Where a run of the desk spends its time: functions of the rooms below wrapped, each second told to one stage."""

from __future__ import annotations

import functools
import importlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

# Stage, module, and what to wrap in it. The desk imports these inside its functions, so wrapping the room's own
# name reaches it. A stage inside another takes its time away from the outer one.
_PLACES = (
    ("reading and splitting", "pipeline.sources", ("read_article",)),
    ("language", "pipeline.languages", ("detect",)),
    ("names found", "pipeline.names", ("Recogniser.load", "Recogniser.mentions")),
    ("names rendered", "pipeline.names", ("propose", "prepare", "asked", "place")),
    ("memory", "pipeline.catalogs", ("Memory.exact", "Memory.similar")),
    ("model", "pipeline.engine", ("Engine.translate",)),
    ("model, going on from a name or number", "pipeline.engine", ("Engine.continued",)),
    ("pack opened", "pipeline.engine", ("Engine.load",)),
    ("checks", "pipeline.checks", ("check",)),
    (
        "catalogues",
        "pipeline.catalogs",
        (
            "read_article_catalogue",
            "wanted",
            "merge_article",
            "write_article_catalogue",
            "read_names",
            "merge_names",
            "write_names",
        ),
    ),
)


class Stages:
    """Seconds of the main thread by stage: `wall`, and `cpu` that the main thread itself used.

    A retry of what the checks refused is a stage of its own; "workers" has the CPU time of all other threads.
    """

    def __init__(self) -> None:
        self.wall: dict[str, float] = defaultdict(float)
        self.cpu: dict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = (time.perf_counter(), time.thread_time())
        self._others = time.process_time() - time.thread_time()

    def watch(self) -> None:
        """Wrap every place; for a process that only measures, since it is not undone."""
        for stage, module, names in _PLACES:
            for name in names:
                owner: Any = importlib.import_module(module)
                *path, last = name.split(".")
                for part in path:
                    owner = getattr(owner, part)
                setattr(owner, last, self._wrapped(stage, owner, last))

    def clear(self) -> None:
        """Forget what was measured so far."""
        self._turn()
        self.wall.clear()
        self.cpu.clear()
        self._others = time.process_time() - time.thread_time()

    def report(self) -> dict[str, dict[str, float]]:
        """Stage to its seconds, the desk's own share as "the rest"."""
        self._turn()
        workers = time.process_time() - time.thread_time() - self._others
        told = {
            stage: {"seconds": round(seconds, 2), "cpu_seconds": round(self.cpu[stage], 2)}
            for stage, seconds in sorted(self.wall.items(), key=lambda row: -row[1])
        }
        return {**told, "workers": {"seconds": 0.0, "cpu_seconds": round(workers, 2)}}

    def _turn(self) -> None:
        """Tell the time since the last turn to the innermost open stage."""
        now = time.perf_counter(), time.thread_time()
        stage = self._open[-1] if self._open else "the rest"
        self.wall[stage] += now[0] - self._since[0]
        self.cpu[stage] += now[1] - self._since[1]
        self._since = now

    def _enter(self, stage: str) -> None:
        self._turn()
        self._open.append(stage)

    def _leave(self) -> None:
        self._turn()
        self._open.pop()

    def _wrapped(self, stage: str, owner: Any, name: str) -> Any:
        inner = vars(owner)[name]
        if isinstance(inner, classmethod):
            return classmethod(self._called(stage, inner.__func__))
        return self._called(stage, inner)

    def _called(self, stage: str, inner: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(inner)
        def run(*args: Any, **options: Any) -> Any:
            called = f"{stage}, again" if options.get("no_repeat") else stage
            self._enter(called)
            try:
                found = inner(*args, **options)
            finally:
                self._leave()
            return self._stepped(called, found) if isinstance(found, Iterator) else found

        return run

    def _stepped(self, stage: str, steps: Iterator[Any]) -> Iterator[Any]:
        while True:
            self._enter(stage)
            try:
                step = next(steps)
            except StopIteration:
                return
            finally:
                self._leave()
            yield step
