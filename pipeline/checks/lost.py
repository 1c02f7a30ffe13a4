"""Numbers of a source that its translation lacks, and how the translation would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.numbers import PLAIN, compared
from pipeline.languages import localise_digits

_APART = r"(?<![\w.,])(?<!\w[-‐‑–/:])"  # "F-16", "3-1" and "7:30" are no numbers by themselves


def lost_numbers(source: str, target: str, source_language: str, locale: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The span in the source of each number that the translation lacks and that stands there once, with what to write.

    Plain digits only, in the digits that the translation has: "seven" and "14 million" may be said in other ways. None
    where the translation has a number of its own, which may be the lost one copied wrongly.
    """
    lost, added = compared(source, target, source_language, locale)
    for number in () if added else lost:
        if number.digits and PLAIN.fullmatch(number.text):
            found = list(re.finditer(rf"{_APART}{re.escape(number.text)}(?!\d|[.,]\d)", source))
            if len(found) == 1:
                arab = any(char in "٠١٢٣٤٥٦٧٨٩" for char in target) or (locale == "ckb" and not _has_digit(target))
                yield found[0].span(), localise_digits(number.text, "arab" if arab else "latn")


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))
