"""One run at a time in a newsroom: a lock that says who holds it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.errors import UsageError


class Locked(UsageError):
    """Another run works in this newsroom."""


@contextmanager
def locked(state: Path, command: str) -> Iterator[None]:
    """Hold the newsroom's lock. Raises Locked naming the holder's command, process, host and start.

    The lock is the kernel's (filelock), so a killed run leaves none behind; who holds it stands in a file beside it,
    which means nothing once the lock is free.
    """
    try:
        state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(state / "lock")
        lock.acquire(timeout=0)
    except Timeout:
        raise Locked(f"{state / 'lock'}: {_holder(state)}; wait until it is done, then run again") from None
    except OSError as error:
        mend = "change paths.state in pipeline.toml"
        raise UsageError(f"{state}: cannot be written ({error.strerror}); {mend}") from None
    try:
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        who = {"command": command, "pid": os.getpid(), "host": socket.gethostname(), "since": since}
        (state / "holder.json").write_text(json.dumps(who), "utf-8")
        yield
    finally:
        (state / "holder.json").unlink(missing_ok=True)
        lock.release()


def _holder(state: Path) -> str:
    try:
        who = json.loads((state / "holder.json").read_text("utf-8"))
        return f"`{who['command']}` is running (process {who['pid']} on {who['host']}, since {who['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another run has just begun"
