"""The most memory a process had: Linux's VmHWM, since ru_maxrss of a child begins with what its parent had."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB$", re.MULTILINE)


def peak_mb(pid: int | str = "self") -> float:
    """MiB so far; 0 for a process that has ended or where there is no /proc."""
    try:
        found = _PEAK.search(Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def used_mb(usage: resource.struct_rusage) -> float:
    """MiB as getrusage has it, which is KiB on Linux and bytes on a Mac."""
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
