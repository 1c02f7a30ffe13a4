"""Units, currencies and fractions written short, in words: the packs made nine kilometres of "9 cm"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path

from pipeline.languages.edits import Edit, apart, edited, one_of

# No part of F-16, of COVID-19 or of 2:30; an Arabic figure may have a letter before it, و20.
_NUMBER = r"(?<![A-Za-z\u00c0-\u024f\d])(?<![A-Za-z\u00c0-\u024f]-)(?<!\d[.,:/٫٬])(?P<number>\d+(?:[.,٫٬]\d+)*[½¼¾]?)"
_RANGE = r"(?P<range>\s?[-–]\s?\d+(?:[.,٫٬]\d+)*)?"
_END = r"(?![\w°²³])"
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_FRACTION = re.compile(rf"(?<![\w.,/])(\d*)\s?([{''.join(_VULGAR)}])(?![\w/])")
_SHORT = re.compile(r"\d|[½¼¾]")
_DATED = re.compile(r"(?:الساعة|عام|سنة)\s$|(?<!\d)[12]\d{3}$")  # 2025 م is a year, "الساعة 5 م" an evening
_FEW = range(3, 11)


@dataclass(frozen=True, slots=True)
class _Units:
    counted: tuple[re.Pattern[str], ...]  # number and unit
    per: re.Pattern[str]  # what comes after "per" or a stroke
    words: Mapping[str, Sequence[str]]
    letters: Mapping[str, str]
    made: re.Pattern[str]  # what it is that has so much of them


def units_in_words(text: str, language: str) -> tuple[Edit, ...]:
    """What to put in place of the units, currencies and fractions that stand short in a text, in order.

    An "m" right behind a number is left, mostly a million, but for "120m deep" and "the 100m hurdles".
    """
    if not _SHORT.search(text):
        return ()
    known = _units(language)
    return apart([*_fractions(text), *_counted(text, known), *_per(text, known)])


@lru_cache(maxsize=1024)  # a source is compared with each text of the beam
def spell_units(text: str, language: str) -> str:
    """The text with its units, currencies and fractions in words."""
    return edited(text, units_in_words(text, language))


def _fractions(text: str) -> Iterator[Edit]:
    for found in _FRACTION.finditer(text):
        yield Edit(*found.span(), _decimal(found[1], found[2]))


def _decimal(whole: str, vulgar: str) -> str:
    return f"{float(int(whole or 0) + _VULGAR[vulgar]):g}"


def _counted(text: str, known: _Units) -> Iterator[Edit]:
    for pattern in known.counted:
        for found in pattern.finditer(text):
            part = found.groupdict("")
            if part["unit"] == "م" and any(map(_DATED.search, (text[: found.start()], part["number"]))):
                continue
            scale = f" {known.letters[part['letter']]}" if part.get("letter") else part.get("scale", "")
            tight = part.get("gap") == "" and known.made.match(text, found.end())
            joined = (part.get("gap") == "-" or bool(tight)) and not scale
            words = _form(known.words[part["unit"]], part["number"], bool(scale), joined)
            number = part["number"]
            figures = (_decimal(number[:-1], number[-1]) if number[-1] in _VULGAR else number) + part.get("range", "")
            yield Edit(*found.span(), f"{figures}{scale}{'-' if joined else ' '}{words}")


def _per(text: str, known: _Units) -> Iterator[Edit]:
    for found in known.per.finditer(text):
        unit = found["unit"] or found["of"]
        yield Edit(*found.span(), f" per {known.words.get(unit, [unit])[0]}")


def _form(forms: Sequence[str], number: str, scaled: bool, joined: bool) -> str:
    """The form of a unit after a number; with a hyphen, and after "million" in Arabic, that of one."""
    if joined or (number in ("1", "١") and not scaled):
        return forms[0]
    if len(forms) < 3:
        return forms[-1]
    return forms[0] if scaled or not number.isdecimal() else forms[1 if int(number) in _FEW else 2]


@cache
def _units(language: str) -> _Units:
    table = tomllib.loads((Path(__file__).parent / "data" / "units.toml").read_text(encoding="utf-8")).get(language, {})
    after, gap, glued, money = (table.get(key, {}) for key in ("after", "gap", "glued", "money"))
    letters, of = table.get("letters", {}), table.get("of", ())
    much = rf"{_NUMBER}{_RANGE}(?:(?P<scale>\s{one_of(table.get('scales', ()))})|(?P<letter>{one_of(letters)})(?!\w))?"
    first = much.replace("|(?P<letter>", r"|\s?(?P<letter>")  # after "€" a letter is a scale, also with a space
    return _Units(
        tuple(
            re.compile(pattern)
            for pattern in (
                rf"(?<![^\W_])(?P<unit>{one_of(money)})\s?{first}{_END}",
                rf"{much}\s?(?P<unit>{one_of(money)}){_END}",
                rf"{much}(?P<gap>[\s-]?)(?P<unit>{one_of(after)}){_END}",
                rf"{much}(?P<gap>[\s-])(?P<unit>{one_of(gap)}){_END}",
                rf"{_NUMBER}(?<=[.,]\d)(?P<unit>{one_of(glued)}){_END}",
                rf"{_NUMBER}(?P<unit>m)(?=[\s-]{one_of(table.get('dimension', ()))}\b)",
            )
        ),
        re.compile(
            rf"(?: per (?P<unit>{one_of(after)})|(?:(?<=[\d€])|(?<=[A-Z]{{3}}))/(?P<of>{one_of([*of, *after])})){_END}"
        ),
        {**money, **after, **glued, **gap},
        letters,
        re.compile(rf" {one_of(table.get('made', ()))}(?!\w)"),
    )
