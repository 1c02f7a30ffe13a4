"""A word that takes a side where the source takes none."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import Case, quoted, warning
from pipeline.languages import unsaid
from pipeline.model import Finding


def check_partisan(case: Case) -> Iterator[Finding]:
    """No "occupier" stands for a soldier, no "martyr" for one who was killed."""
    if found := unsaid(case.source, case.target, case.source_language, case.locale):
        words = ", ".join(map(quoted, dict.fromkeys(found)))
        yield warning("partisan", f"takes a side that the source does not: {words}")
