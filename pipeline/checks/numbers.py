"""Numbers that the translation lost, changed or added."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Case, spelled, warning
from pipeline.checks.numerals import Number, find_numbers
from pipeline.languages import spell_units
from pipeline.model import Finding

PLAIN = re.compile(r"\d+(?:[.,]\d+)*")  # in digits alone: no date, no time, no "12 million"
_DUAL = re.compile(r"\w{2,}(?:ان|ين|تا|تي)\b")  # "goals: 2" is هدفان


def check_numbers(case: Case) -> Iterator[Finding]:
    """Every number in digits stands on the other side too, in digits or in words; so does each number in English words.

    Zero and one may go unsaid, and two may be an Arabic dual.
    """
    lost, added = compared(case.source, case.target, case.source_language, case.locale)
    if lost and added:
        yield warning("numbers", f"{_shown(lost)} became {_shown(added)}")
    elif lost:
        yield warning("numbers", f"{_shown(lost)} is not in the translation")
    elif added:
        yield warning("numbers", f"{_shown(added)} is not in the source")


def compared(source: str, target: str, source_language: str, locale: str) -> tuple[list[Number], list[Number]]:
    """The numbers of a source that its translation lacks, and those in digits that it has of its own.

    What goes when the source is spelled out may stay or go: 24/7 is "around the clock", 4x4 a jeep.
    """
    here, there = _numbers(source, source_language), _numbers(target, locale)
    anyhow = find_numbers(spelled(source, source_language, locale), source_language)
    lost = [n for n in here if n.exact and not _stands(n, there) and not _dual(n, target, locale)]
    added = [
        n
        for n in there
        if n.exact and n.digits and not _stands(n, here + anyhow) and not _dual(n, source, source_language)
    ]
    return [n for n in lost if _stands(n, anyhow)], added


def unmatched(source: str, target: str, source_language: str, locale: str) -> int:
    """How many numbers of either side the other lacks, also those that may go unsaid: months, ordinals, one and two.

    For comparing two translations of one source: a number won at the cost of a month is none.
    """
    here, there = _numbers(source, source_language), _numbers(target, locale)
    _, added = compared(source, target, source_language, locale)
    return sum(not _stands(number, there) for number in here) + len(added)


def _numbers(text: str, language: str) -> tuple[Number, ...]:
    return find_numbers(spell_units(text, language), language)  # "11 bcm" is eleven billion, 2½ is 2.5


def _stands(number: Number, others: tuple[Number, ...]) -> bool:
    return any(number.readings & other.readings for other in others)


def _dual(number: Number, text: str, language: str) -> bool:
    return (
        language == "ar" and any(r in (2, 200, 2000, 2_000_000) for r in number.readings) and bool(_DUAL.search(text))
    )


def _shown(numbers: list[Number]) -> str:
    return ", ".join(dict.fromkeys(number.text for number in numbers))
