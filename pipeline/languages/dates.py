"""Dates, times and spans of time. CLDR lacks much of it for ckb and ku; `facts` names the sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from pipeline.languages.facts import LocaleFacts, facts
from pipeline.languages.numbers import localise_digits

STYLES = ("full", "long", "medium", "short")
# Right-to-left mark beside a slash, as CLDR has it for Arabic: without it the day would stand on the wrong end.
_SLASH = "\u200f/"


def format_date(day: date, locale: str, style: str = "long", digits: str | None = None) -> str:
    """A day: "full" with its weekday, "long", "medium", or "short" in figures. Raises ValueError for another style.

    ar ١٤ أيلول ٢٠٢٥; ckb ١٤ی ئەیلوولی ٢٠٢٥; kmr 14ê Îlona 2025an; en 14 September 2025. `digits` None: the
    locale's own.
    """
    if style not in STYLES:
        raise ValueError(f"style {style!r} is none of {', '.join(STYLES)}")
    known = facts(locale)
    text = _date(day, known, "long" if style == "full" else style)
    if style == "full":
        text = f"{known.weekdays[day.weekday()]}{known.comma} {text}"
    return _digits(text, known, digits)


def _date(day: date, known: LocaleFacts, style: str) -> str:
    month = known.months[day.month - 1]
    if style == "short":
        return {
            "kmr": f"{day.day:02}.{day.month:02}.{day.year}",
            "en": f"{day.day:02}/{day.month:02}/{day.year}",
        }.get(known.code, f"{day.day}{_SLASH}{day.month}{_SLASH}{day.year}")
    if known.code == "en" and style == "medium":
        return f"{day.day} {'Sept' if day.month == 9 else month[:3]} {day.year}"
    if known.code == "kmr" and style == "long":
        return f"{day.day}ê {known.months_before_year[day.month - 1]} {kurmanji_year(day.year)}"
    if known.code == "ckb" and style == "long":
        return f"{day.day}ی {month}ی {day.year}"
    return f"{day.day} {month} {day.year}"


def format_day(day: int, month: int, locale: str, digits: str | None = None) -> str:
    """A day without its year: "٣ تشرين الثاني", "٣ی تشرینی دووەم", "3ê Mijdarê", "3 November"."""
    known = facts(locale)
    ending = {"ckb": "ی", "kmr": "ê"}.get(locale, "")
    return _digits(f"{day}{ending} {(known.months_after_day or known.months)[month - 1]}", known, digits)


def kurmanji_year(year: int) -> str:
    """The year in the oblique case, by the sound of its last numeral: 2025an, 2021ê (yek), 2030î (sî), 2070yî (heftê).

    The press corpus and Kurmanji news (InterdialectCorpus) have 20 both ways, mostly 2020an.
    """
    last, tens = year % 10, year % 100
    if last == 1 and tens != 11:
        return f"{year}ê"
    if tens in (70, 80):
        return f"{year}yî"
    if tens in (0, 30, 40, 50, 60, 90):
        return f"{year}î"
    return f"{year}an"


def format_month(day: date, locale: str, digits: str | None = None) -> str:
    """A month and its year: "أيلول ٢٠٢٥", "ئەیلوولی ٢٠٢٥", "Îlona 2025an"."""
    known = facts(locale)
    month = known.months[day.month - 1]
    if locale == "kmr":
        text = f"{known.months_before_year[day.month - 1]} {kurmanji_year(day.year)}"
    else:
        text = f"{month}{'ی' if locale == 'ckb' else ''} {day.year}"
    return _digits(text, known, digits)


def format_time(moment: datetime, locale: str, digits: str | None = None) -> str:
    """The hour in 24 hours ("16:30"), as the timestamps of Iraqi and Kurdish news sites have it."""
    return _digits(f"{moment:%H:%M}", facts(locale), digits)


def format_datetime(moment: datetime, locale: str, style: str = "long", digits: str | None = None) -> str:
    """Day and hour, parted by the locale's comma."""
    return f"{format_date(moment, locale, style, digits)}{facts(locale).comma} {format_time(moment, locale, digits)}"


def _digits(text: str, known: LocaleFacts, digits: str | None) -> str:
    if (digits or known.digits) != "arab":
        return text
    # Every figure here is a number of ours: nothing to spare, and no decimal sign.
    return text.translate(_ARAB) if known.script == "Arab" else localise_digits(text, "arab")


_ARAB: Mapping[int, str] = {ord("0") + value: chr(0x660 + value) for value in range(10)}
