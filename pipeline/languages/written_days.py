"""Days as English text writes them: "Nov. 3", "12 May", "May 12, 2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.languages.dates import format_date, format_day
from pipeline.languages.facts import facts

_MONTHS: Sequence[str] = facts("en").months
_WRITTEN = [rf"{month[:3]}(?:\.|{month[3:]})?" for month in _MONTHS if month != "May"]
MONTH = rf"(?:May|Sept\.?|{'|'.join(_WRITTEN)})"
"""A pattern for a month of English, whole or short."""

_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_DAY = re.compile(
    rf"(?<!\w)(?:(?P<month>{MONTH}) (?P<day>\d{{1,2}})|(?P<first>\d{{1,2}}) (?P<behind>{MONTH})){_YEAR}(?!\w)"
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day where it stands in a text; `year` 0 where none is said."""

    start: int
    end: int
    day: int
    month: int
    year: int


def find_day(text: str, language: str) -> WrittenDay | None:
    """The first day that an English text names; None without one, or for another language."""
    found = _DAY.search(text) if language == "en" else None
    if found is None:
        return None
    day, year = int(found["day"] or found["first"]), int(found["year"] or 0)
    said = (found["month"] or found["behind"])[:3]
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(said))
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return WrittenDay(*found.span(), day, month, year)


def write_day(day: WrittenDay, locale: str, digits: str | None = None) -> str:
    """The day as a locale writes it."""
    if day.year:
        return format_date(date(day.year, day.month, day.day), locale, digits=digits)
    return format_day(day.day, day.month, locale, digits)
