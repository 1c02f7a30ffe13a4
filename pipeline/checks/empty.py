"""Nothing where there should be text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Case, error
from pipeline.model import Finding

_SAYS_SOMETHING = re.compile(r"\w")


def check_empty(case: Case) -> Iterator[Finding]:
    """The translation has no letter and no digit where the source has."""
    if _SAYS_SOMETHING.search(case.source) and not _SAYS_SOMETHING.search(case.target):
        yield error("empty", "the translation is empty")
