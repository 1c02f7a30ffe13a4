"""Days as English text writes them: "Nov. 3", "12 May", "May 12, 2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.languages.dates import format_date, format_day

# The first three letters of each month; of a longer form any that begins so.
_MONTHS: Sequence[str] = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>(?:Jan|Feb|Aug)(?:\.|r?uary|ust)?|Mar(?:\.|ch)?|Apr(?:\.|il)?|May|June?\.?|July?\.?|Sept?(?:\.|ember)?|"
    r"Oct(?:\.|ober)?|(?:Nov|Dec)(?:\.|ember)?)"
)
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_DAY = re.compile(
    rf"(?<!\w)(?:{_MONTH} (?P<day>\d{{1,2}})|(?P<first>\d{{1,2}}) {_MONTH.replace('month', 'second')}){_YEAR}(?!\w)"
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
    month = _MONTHS.index((found["month"] or found["second"])[:3].lower()) + 1
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
