"""Digits and numbers as a locale writes them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

from pipeline.languages.addresses import ADDRESS
from pipeline.languages.facts import facts

_LATIN = "0123456789"
_TO_ARAB = str.maketrans(_LATIN + "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩" * 2)
_TO_LATN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬٪", _LATIN * 2 + ".,%")
# What keeps its digits: inline tags and addresses.
_KEPT = rf"</?[abic]\d+>|{ADDRESS}|[@#]\w+"
# Words with Latin letters in them have Latin digits (F-16, COVID-19, v2.1, G7); packs write H٥N١.
_WORD = r"[A-Za-z\u00c0-\u024f][\w]*(?:[-–./:_]\w+)*"
_NUMBER = r"(?<![A-Za-z\u00c0-\u024f])[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*(?:\s?[%٪])?(?![A-Za-z\u00c0-\u024f])"
_LATIN_TAIL = r"[0-9٠-٩۰-۹]+(?:[.,٫٬][0-9٠-٩۰-۹]+)*[A-Za-z\u00c0-\u024f][\w]*(?:[-–./:_]\w+)*"
_SIGN = r"[%٪](?=[0-9٠-٩۰-۹])"
_TOKEN = re.compile(rf"(?P<kept>{_KEPT})|(?P<word>{_WORD}|{_LATIN_TAIL})|(?P<number>{_NUMBER})|(?P<sign>{_SIGN})")
_KURMANJI = re.compile(
    r"(?<![\w.,:/])(?<![^\W\d_]-)(?:[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]{1,2})(?![0-9_:/]|[.,][0-9])"
)
_FIGURES = r"[0-9٠-٩۰-۹](?:[0-9٠-٩۰-۹.,٫٬–-]*[0-9٠-٩۰-۹])?"  # one number, or a range
_PERCENT = re.compile(rf"[%٪]\s?(?P<after>{_FIGURES})|(?P<before>{_FIGURES})\s?[%٪](?![0-9٠-٩۰-۹])")
_SWAPPED = str.maketrans(".,", ",.")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?")
_DECIMAL = re.compile(r"\d+[.٫]\d+")


def localise_digits(text: str, digits: str) -> str:
    """The text with its numbers in "arab" (٠١٢) or "latn" (012) digits.

    With the digits go the signs inside a number: 2,500 is ٢٬٥٠٠, 3.6 is ٣٫٦, 38% is ٣٨٪, and back. Dates, times, ranges
    and scores keep their signs. Inline tags and addresses stay as they are; words in Latin letters (F-16, COVID-19)
    have Latin digits. Persian digits are taken for Arabic ones.
    """
    change = _arab if digits == "arab" else _latn

    def put(found: re.Match[str]) -> str:
        if word := found["word"]:
            return _latn(word)
        return found["kept"] or change(found["number"] or found["sign"])

    return _TOKEN.sub(put, text)


def _arab(number: str) -> str:
    body = number.rstrip("%٪ \u00a0")
    if _GROUPED.fullmatch(body):
        body = body.replace(",", "٬").replace(".", "٫")
    elif _DECIMAL.fullmatch(body):
        body = body.replace(".", "٫")
    return body.translate(_TO_ARAB) + number[len(number.rstrip("%٪ \u00a0")) :].replace("%", "٪")


def _latn(number: str) -> str:
    return number.translate(_TO_LATN)


def english_separators(text: str, language: str) -> str:
    """A Kurmanji text with the signs in its numbers as English has them: 2.800 is 2,800, 3,5 is 3.5. Same length."""
    if language != "kmr":
        return text
    return _KURMANJI.sub(lambda found: found[0].translate(_SWAPPED), text)


def localise_numbers(text: str, source: str, locale: str, digits: str) -> str:
    """A text that is numbers and signs alone as the locale writes it: 840,000 is ٨٤٠٬٠٠٠, 38% is %38 in Kurmanji.

    Dates, times, ranges and scores keep their order and signs.
    """
    pattern = facts(locale).percent
    text = english_separators(text, source)
    text = _PERCENT.sub(lambda found: pattern.format(number=found["after"] or found["before"], sign="%"), text)
    return localise_digits(text, digits)


def format_decimal(number: float | Decimal, locale: str, digits: str | None = None, places: int | None = None) -> str:
    """A number with the locale's decimal and group signs: ٢٬٥٠٠٫٥, 2.500,5.

    `places`: fraction digits, trailing zeros kept; None writes at most three and drops trailing zeros, as CLDR does.
    """
    known = facts(locale)
    digits = digits or known.digits
    point, group = known.separators[digits]
    value = Decimal(str(number)).quantize(Decimal(1).scaleb(-(3 if places is None else places)), ROUND_HALF_EVEN)
    whole, _, fraction = f"{abs(value):,f}".partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    # The sign stands before the number in memory; a mark keeps it there in right-to-left text, as CLDR has it.
    minus = ("" if known.direction == "ltr" else "\u200f" if digits == "arab" else "\u200e") + "-" if value < 0 else ""
    text = minus + whole.replace(",", group) + (point + fraction if fraction else "")
    return text.translate(_TO_ARAB) if digits == "arab" else text


def format_percent(number: float | Decimal, locale: str, digits: str | None = None, places: int | None = None) -> str:
    """A per cent figure (38 for 38 %), its sign where the locale has it: ٣٨٪, %38."""
    known = facts(locale)
    digits = digits or known.digits
    sign = "٪" if digits == "arab" else "%"
    return known.percent.format(number=format_decimal(number, locale, digits, places), sign=sign)
