"""Names in another rendering than the catalogue of names has."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.base import Case
from pipeline.model import Finding


def check_names(case: Case) -> Iterable[Finding]:
    """Each bound name stands in the translation in its rendering, affixes allowed."""
    if not case.names:
        return ()
    from pipeline.names import verify  # noqa: PLC0415

    return verify(case.target, case.names, case.locale, case.mentions)
