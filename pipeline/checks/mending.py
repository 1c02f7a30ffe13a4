"""A number that the machine copied wrongly is put right where nothing else can be meant, and a person is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.checks.base import warning
from pipeline.checks.numbers import compared
from pipeline.languages import localise_digits
from pipeline.model import Finding
from pipeline.sources.inline import strip_tags

_PLAIN = re.compile(r"\d+(?:[.,]\d+)*")
_STANDS = re.compile(r"(?<![\w.,٫٬/:-])[0-9٠-٩]+(?:[.,٫٬][0-9٠-٩]+)*(?![\w/:-]|[.,٫٬]\d)")


def mended(source: str, target: str, source_language: str, locale: str, digits: str) -> tuple[str, Finding] | None:
    """The translation with its one wrong number set right, and what to tell the reviewer; None where that is not sure.

    It is sure when exactly one number of the source is missing, exactly one number in the translation is foreign to
    the source, both are plain digits (no date, no time, no "12 million"), and each stands there once. `digits` are
    those of the locale, "arab" or "latn".
    """
    lost, added = compared(strip_tags(source), strip_tags(target), source_language, locale)
    if len(lost) != 1 or len(added) != 1 or not lost[0].digits:
        return None
    right, wrong = _latin(lost[0].text), _latin(added[0].text)
    if not _PLAIN.fullmatch(right) or not _PLAIN.fullmatch(wrong) or _places(source, right) != 1:
        return None
    found = [match for match in _STANDS.finditer(target) if _latin(match[0]) == wrong]
    if len(found) != 1:
        return None
    written = localise_digits(right, digits)
    text = target[: found[0].start()] + written + target[found[0].end() :]
    if any(compared(strip_tags(source), strip_tags(text), source_language, locale)):
        return None
    return text, warning(
        "mended", f"the machine wrote {found[0][0]}, the source has {right}: {written} was put in its place"
    )


def _places(text: str, number: str) -> int:
    return sum(_latin(match[0]) == number for match in _STANDS.finditer(text))


def _latin(number: str) -> str:
    return localise_digits(number, "latn")


def told(findings: Sequence[Finding], finding: Finding) -> tuple[Finding, ...]:
    """The findings after a mend: that of the numbers gives way to what was done."""
    return (*(f for f in findings if f.check != "numbers"), finding)
