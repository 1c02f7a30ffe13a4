"""The numbers a text states, in digits and in words: English, Arabic, Sorani and Kurmanji.

A number has readings, since notations meet: "12,000" is 12 ألف and ١٢ هەزار, "7:30 p.m." is 19:30, "the 1990s" are
التسعينيات. Fractions keep "4.35 billion" exact.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from itertools import zip_longest
from typing import Any

_FOLD = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬\u00a0\u202f\u2009ـ", "01234567890123456789.,   \u200d")
_MARKS = re.compile("[\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<digits>\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
)
_AFTERNOON = re.compile(r"\s*p\.?\s?m\b", re.I)
_YEARS = re.compile(r"(?:salên|ساڵانی|سنوات|أعوام) $", re.I)
_NONE: frozenset[int] = frozenset()
_VULGAR = {"½": 2, "¼": 4, "¾": 4, "⅓": 3, "⅔": 3}
_ROMAN = {
    numeral: value
    for value, numeral in enumerate(
        ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"), 2
    )
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands; `readings` are the values it can mean, `exact` whether the other side must have it."""

    text: str
    readings: frozenset[Fraction]
    digits: bool
    exact: bool


@dataclass(slots=True)
class _Item:
    """One token on the way to a Number; `scale` is the word that multiplies it (1 for none)."""

    text: str
    readings: set[Fraction]
    digits: bool
    exact: bool
    start: int
    end: int
    scale: int = 1


@dataclass(frozen=True, slots=True)
class _Language:
    words: Mapping[str, frozenset[int]]
    scales: Mapping[str, int]
    months: Mapping[str, frozenset[int]]
    join: frozenset[str]
    loose: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Every number of a text, in its order; a language without a table gives its digits alone."""
    folded = _MARKS.sub("", _ADDRESS.sub(" ", text.translate(_FOLD)))
    items = list(_items(folded, language))
    return tuple(_merged(items, folded, _join(language)))


def _join(language: str) -> frozenset[str]:
    table = _tables().get(language)
    return table.join if table and language != "en" else frozenset()


def _items(text: str, language: str) -> Iterator[_Item]:
    for found in _TOKEN.finditer(text):
        kind, token, start, end = found.lastgroup, found.group(), found.start(), found.end()
        if kind == "word":
            item = _word_item(token, language, start, end)
            if item:
                yield item
        elif kind == "date":
            for part in re.split(r"[-./]", token):
                yield _Item(part, {Fraction(part)}, True, int(part) > 12, start, end)
        elif kind == "clock":
            yield from _clock(token, bool(_AFTERNOON.match(text, end)), start, end)
        else:
            yield from _digit_items(text, token, start, end)
    for sign, value in _VULGAR.items():
        if sign in text:
            yield _Item(sign, {Fraction(value)}, False, False, 0, 0)


def _clock(token: str, afternoon: bool, start: int, end: int) -> Iterator[_Item]:
    hour, minute, *_ = map(int, token.split(":"))
    hours = {hour, hour - 12 if hour > 12 else hour + 12 if afternoon or hour == 0 else hour}
    yield _Item(token, {Fraction(h) for h in hours}, True, hour > 1, start, end)
    yield _Item(token, {Fraction(minute)}, True, minute % 15 != 0, start, end)


def _digit_items(text: str, token: str, start: int, end: int) -> Iterator[_Item]:
    before, after = text[max(0, start - 9) : start], text[end : end + 12]
    readings = _digit_readings(token.replace(" ", ""))
    if not readings:
        for part in re.split(r"[.,]", token):
            yield _Item(part, {Fraction(part)}, True, False, start, end)
        return
    whole = max(readings)
    if re.match(r"\s*[ap]\.?\s?m\b", after, re.I) and re.fullmatch(r"\d{1,2}\.\d\d", token):  # "7.30 p.m."
        readings.add(Fraction(token.partition(".")[0]))
    if len(token) == 4 and token.endswith("0") and (after.startswith("s") or _YEARS.search(before)):
        readings.add(whole % 100)  # "1990s", التسعينيات
    if _AFTERNOON.match(text, end):
        readings |= {Fraction(int(reading) + 12) for reading in set(readings) if reading <= 12}
    if len(token) == 2 and re.search(r"\d{4}[-–/]$", before):
        readings.add(Fraction(text[start - 5 : start - 3] + token))  # "2025-26"
    yield _Item(token, readings, True, whole not in (0, 1), start, end)


def _digit_readings(token: str) -> set[Fraction]:
    """What "12,000", "4.3", "4,318.75" can mean; empty for "14.9" lists such as "10.1.2"."""
    parts = re.split(r"[.,]", token)
    marks = re.findall(r"[.,]", token)
    grouped = all(len(part) == 3 for part in parts[1:])
    if not marks or (len(parts) > 2 and grouped and len(set(marks)) == 1):
        return {Fraction("".join(parts))}
    whole, decimals = "".join(parts[:-1]), parts[-1]
    if len(parts) > 2 and (marks[-1] in marks[:-1] or not all(len(part) == 3 for part in parts[1:-1])):
        return set()
    decimal = Fraction(f"{whole}.{decimals}")
    return {decimal, Fraction("".join(parts))} if len(parts) == 2 and grouped and parts[0] != "0" else {decimal}


def _word_item(token: str, language: str, start: int, end: int) -> _Item | None:
    if token in _ROMAN:
        return _Item(token, {Fraction(_ROMAN[token])}, False, False, start, end)
    values, scale, months = _read(token.casefold(), language)
    readings = {Fraction(number) for number in (*values, *months, *((scale,) if scale else ()))}
    if not readings:
        return None
    # Only English words must be matched: its numerals carry no affixes and have few other senses.
    exact = language == "en" and not months and max(readings) > 2 and token.casefold() not in _tables()["en"].loose
    return _Item(token, readings, False, exact, start, end, scale or 1)


def _merged(items: list[_Item], text: str, join: frozenset[str]) -> Iterator[Number]:
    """Runs as one number: "12 هەزار و ٥٠٠", "twenty-five", "3 million"; each part stays a reading of a worded run."""
    run: list[_Item] = []
    for item, following in zip_longest(items, items[1:]):
        if run and not _continues(run[-1], item, following, text, join):
            yield from _run_numbers(run)
            run = []
        run.append(item)
    if run:
        yield from _run_numbers(run)


def _continues(last: _Item, item: _Item, following: _Item | None, text: str, join: frozenset[str]) -> bool:
    if item.start < last.end or (last.digits and item.digits):
        return False
    between = text[last.end : item.start].replace("\u200d", "").strip().casefold()
    if last.digits:
        return item.scale >= 1000 and between in ("", "-")
    if not item.digits:
        return between in join | {"", "-", "and"}
    if last.scale < 1000 or (between not in join and not (between == "" and _prefixed(item, text, join))):
        return False
    scaled = following.scale if following and not text[item.end : following.start].strip() else 1
    return max(item.readings) * scaled < last.scale


def _prefixed(item: _Item, text: str, join: frozenset[str]) -> bool:
    return text[: item.start].rstrip("\u200d")[-1:] in join


def _run_numbers(run: list[_Item]) -> Iterator[Number]:
    if len(run) == 1:
        item = run[0]
        yield Number(item.text, frozenset(item.readings), item.digits, item.exact)
        return
    text = " ".join(item.text for item in run)
    totals = {_total(run, max), _total(run, min)}
    if any(item.digits for item in run):
        if len(run[-1].text) == 1:  # "100 m" may be metres
            totals |= run[0].readings
        yield Number(text, frozenset(totals), True, True)
    else:
        parts = {reading for item in run for reading in item.readings}
        sums = {_total(run[i:j], max) for i in range(len(run)) for j in range(i + 2, min(len(run), i + 5) + 1)}
        yield Number(text, frozenset(totals | parts | sums), False, all(item.exact for item in run))


def _total(run: list[_Item], pick: Callable[[set[Fraction]], Fraction]) -> Fraction:
    total = current = Fraction(0)
    for item in run:
        if item.scale >= 1000:
            total += (current or Fraction(1)) * item.scale
            current = Fraction(0)
        elif item.scale > 1:
            current = (current or Fraction(1)) * item.scale
        else:
            current += pick(item.readings)
    return total + current


@lru_cache(maxsize=65536)
def _read(token: str, language: str) -> tuple[frozenset[int], int, frozenset[int]]:
    """A word's values, its scale (0 for none) and the months it can name, affixes taken off."""
    table = _tables().get(language)
    if table is None:
        return _NONE, 0, _NONE
    for stem in _stems(token, table):
        found = table.words.get(stem, _NONE), table.scales.get(stem, 0), table.months.get(stem, _NONE)
        if any(found):
            return found
    return _NONE, 0, _NONE


def _stems(token: str, table: _Language) -> Iterator[str]:
    """The word, then without a prefix, then without one, two and three suffixes."""
    stems = [token, *(token[len(b) :] for b in table.before if token.startswith(b) and len(token) > len(b) + 1)]
    for _ in range(4):
        yield from stems
        stems = [s[: -len(a)] for s in stems for a in table.after if s.endswith(a) and len(s) > len(a) + 1]


@cache
def _tables() -> Mapping[str, _Language]:
    raw = tomllib.loads(files("pipeline.checks").joinpath("data/numerals.toml").read_text(encoding="utf-8"))
    return {language: _table(rows) for language, rows in raw.items()}


def _table(rows: Mapping[str, Any]) -> _Language:
    return _Language(
        _inverted(rows["words"]),
        {word: int(value) for value, words in rows["scales"].items() for word in words},
        _inverted(rows["months"]),
        frozenset(rows.get("join", ())),
        frozenset(rows.get("loose", ())),
        tuple(rows.get("before", ())),
        tuple(sorted(rows.get("after", ()), key=len, reverse=True)),
    )


def _inverted(rows: Mapping[str, list[str]]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for value, words in rows.items():
        for word in words:
            found.setdefault(word, set()).add(int(value))
    return {word: frozenset(values) for word, values in found.items()}
