"""What to do with a draft, by what the checks found in it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from pipeline.model import Finding, Severity

# Warnings that other decoding settings often mend; the rest (a name's rendering, an ending) they leave as they are.
_MENDABLE = frozenset(
    {"numbers", "calendar", "peoples", "partisan", "negation", "omitted", "length", "doubled", "tags", "untranslated"}
)


class Verdict(StrEnum):
    """Keep the draft, try once more with other settings, or keep it out of the catalogue."""

    OK = "ok"
    RETRY = "retry"
    REJECT = "reject"


def guard(findings: Sequence[Finding], *, last: bool = False) -> Verdict:
    """The verdict on a first draft, or on the `last` one that will be made."""
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    if last:
        return Verdict.REJECT if broken else Verdict.OK
    return Verdict.RETRY if broken or any(f.check in _MENDABLE for f in findings) else Verdict.OK


def better(first: Sequence[Finding], second: Sequence[Finding]) -> bool:
    """Whether the second draft's findings are lighter than the first's: fewer errors, then fewer that a retry mends."""
    return weight(second) < weight(first)


def weight(findings: Sequence[Finding]) -> tuple[int, int, int]:
    """How many errors, findings that a retry mends, and findings there are."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    mendable = sum(finding.check in _MENDABLE for finding in findings)
    return errors, mendable, len(findings)
