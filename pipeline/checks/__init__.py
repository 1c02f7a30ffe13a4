"""Checks of one translation: each in its own file, each a function from a case to findings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipeline.checks.addresses import address_spans, check_addresses
from pipeline.checks.base import Case, Check
from pipeline.checks.calendar import check_calendar
from pipeline.checks.echo import check_echo
from pipeline.checks.empty import check_empty
from pipeline.checks.guard import Verdict, better, guard, weight
from pipeline.checks.language import check_language
from pipeline.checks.length import check_length
from pipeline.checks.lost import lost_numbers
from pipeline.checks.mending import mended, put_right, told
from pipeline.checks.names import check_names
from pipeline.checks.negation import check_negation
from pipeline.checks.numbers import check_numbers, unmatched
from pipeline.checks.omitted import omitted
from pipeline.checks.partisan import check_partisan
from pipeline.checks.peoples import check_peoples
from pipeline.checks.punctuation import check_ending, check_pairs
from pipeline.checks.repetition import check_doubled, check_repetition
from pipeline.checks.stutter import check_stutter, said_once
from pipeline.checks.tags import check_tags
from pipeline.checks.untranslated import check_untranslated
from pipeline.model import BoundName, Finding, Mention

CHECKS: Mapping[str, Check] = {
    "empty": check_empty,
    "echo": check_echo,
    "language": check_language,
    "untranslated": check_untranslated,
    "repetition": check_repetition,
    "doubled": check_doubled,
    "stutter": check_stutter,
    "numbers": check_numbers,
    "calendar": check_calendar,
    "peoples": check_peoples,
    "partisan": check_partisan,
    "negation": check_negation,
    "length": check_length,
    "ending": check_ending,
    "pairs": check_pairs,
    "tags": check_tags,
    "addresses": check_addresses,
    "names": check_names,
}

__all__ = [
    "CHECKS",
    "Case",
    "Check",
    "Verdict",
    "address_spans",
    "better",
    "check",
    "guard",
    "lost_numbers",
    "mended",
    "omitted",
    "put_right",
    "said_once",
    "told",
    "unmatched",
    "weight",
]


def check(
    source: str,
    target: str,
    source_language: str,
    locale: str,
    names: Iterable[BoundName] = (),
    mentions: Iterable[Mention] = (),
) -> tuple[Finding, ...]:
    """Everything the checks find in one translation; the texts carry their inline tags.

    `mentions`, the names as this source spells them, lets a surname stand for the full name.
    An empty translation is told once; a translation that is the source needs no other check.
    """
    case = Case.of(source, target, source_language, locale, names, mentions)
    for sole in (check_empty, check_echo):
        if found := tuple(sole(case)):
            return found
    return tuple(finding for name, run in CHECKS.items() if name not in ("empty", "echo") for finding in run(case))
