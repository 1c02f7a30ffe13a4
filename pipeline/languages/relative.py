"""Spans of time seen from now: "قبل ٣ أيام", "٣ ڕۆژ لەمەوبەر", "berî 3 rojan", "3 days ago".

CLDR has none for Sorani ("-3 d"), and Babel 2.18 has none for Kurmanji. Forms as the press corpus writes them: ساڵێک
لەمەوبەر; berî neh rojan, piştî 20 deqeyan; قبل يومين.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from pipeline.languages.facts import facts
from pipeline.languages.numbers import format_decimal

# unit -> seconds; a month is a twelfth of a year
_UNITS: Mapping[str, int] = {
    "year": 31_557_600,
    "month": 2_629_800,
    "week": 604_800,
    "day": 86_400,
    "hour": 3_600,
    "minute": 60,
}
# one, two, three to ten, eleven to ninety-nine, a hundred and more
_ARABIC: Mapping[str, tuple[str, str, str, str, str]] = {
    "year": ("سنة", "سنتين", "{n} سنوات", "{n} سنة", "{n} سنة"),
    "month": ("شهر", "شهرين", "{n} أشهر", "{n} شهراً", "{n} شهر"),
    "week": ("أسبوع", "أسبوعين", "{n} أسابيع", "{n} أسبوعاً", "{n} أسبوع"),
    "day": ("يوم", "يومين", "{n} أيام", "{n} يوماً", "{n} يوم"),
    "hour": ("ساعة", "ساعتين", "{n} ساعات", "{n} ساعة", "{n} ساعة"),
    "minute": ("دقيقة", "دقيقتين", "{n} دقائق", "{n} دقيقة", "{n} دقيقة"),
}
# one, more
_OTHERS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "ckb": {
        "year": ("ساڵێک", "{n} ساڵ"),
        "month": ("مانگێک", "{n} مانگ"),
        "week": ("هەفتەیەک", "{n} هەفتە"),
        "day": ("ڕۆژێک", "{n} ڕۆژ"),
        "hour": ("کاتژمێرێک", "{n} کاتژمێر"),
        "minute": ("خولەکێک", "{n} خولەک"),
    },
    "kmr": {
        "year": ("salekê", "{n} salan"),
        "month": ("mehekê", "{n} mehan"),
        "week": ("hefteyekê", "{n} hefteyan"),
        "day": ("rojekê", "{n} rojan"),
        "hour": ("saetekê", "{n} saetan"),
        "minute": ("deqeyekê", "{n} deqeyan"),
    },
    "en": {unit: (f"{'an' if unit == 'hour' else 'a'} {unit}", f"{{n}} {unit}s") for unit in _UNITS},
}
_PAST = {"ar": "قبل {}", "ckb": "{} لەمەوبەر", "kmr": "berî {}", "en": "{} ago"}
_FUTURE = {"ar": "بعد {}", "ckb": "دوای {}", "kmr": "piştî {}", "en": "in {}"}


def format_relative(moment: datetime, now: datetime, locale: str, digits: str | None = None) -> str:
    """How far `moment` is from `now`, in the largest whole unit; under a minute it is "now".

    Both are aware, or both are naive. Raises UnknownLocale.
    """
    known = facts(locale)
    seconds = (moment - now).total_seconds()
    pattern = (_PAST if seconds < 0 else _FUTURE)[locale]
    for unit, length in _UNITS.items():
        count = int(abs(seconds) // length)
        if count:
            return pattern.format(_span(count, unit, locale, digits))
    return known.now


def _span(count: int, unit: str, locale: str, digits: str | None) -> str:
    number = format_decimal(count, locale, digits)
    if locale != "ar":
        one, more = _OTHERS[locale][unit]
        return one if count == 1 else more.format(n=number)
    forms = _ARABIC[unit]
    if count <= 2:
        return forms[count - 1]
    rest = count % 100
    form = 2 if 3 <= rest <= 10 else 3 if 11 <= rest <= 99 else 4
    return forms[form].format(n=number)
