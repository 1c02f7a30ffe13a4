"""The numbers a text states, in digits and in words: English, Arabic, Sorani and Kurmanji.

A number has readings, since notations meet: "12,000" is 12 ألف and ١٢ هەزار, "7:30 p.m." is 19:30, "the 1990s" are
التسعينيات. Fractions keep "4.35 billion" exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import zip_longest

from pipeline.checks.numeral_words import read_word, tables
from pipeline.languages import standard_letters
from pipeline.languages.addresses import ADDRESS, HANDLE

_FOLD = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬\u00a0\u202f\u2009ـ", "01234567890123456789.,   \u200d")
_MARKS = re.compile("[\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_ADDRESS = re.compile(rf"{ADDRESS}|{HANDLE}")  # the figures of a hashtag count: it may be another in another language
_TOKEN = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<digits>\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+)"
)
_AFTERNOON = re.compile(r"\s*p\.?\s?m\b", re.I)
_YEARS = re.compile(r"(?:salên|ساڵانی|سنوات|أعوام) $", re.I)
_SHARES = re.compile("[a-z]+ths|أ(?:ثلاث|رباع|خماس|سداس|سباع|ثمان|تساع|عشار)", re.I)  # "nine tenths" is no 19
_CENTURY = Fraction(100)
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
    """One token on the way to a Number; `scale` is what a word such as "million" multiplies by, 1 for other
    numerals, 0 for what never joins another number: months, centuries and Roman numerals; `part` is 2 for "half"."""

    text: str
    readings: set[Fraction]
    digits: bool
    exact: bool
    start: int
    end: int
    scale: int = 1
    part: int = 0


@lru_cache(maxsize=1024)  # a source is compared with each text of the beam and again with what is mended
def find_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Every number of a text, in its order; a language without a table gives its digits alone."""
    text = standard_letters(_ADDRESS.sub(" ", text), language)
    folded = _MARKS.sub("", text.translate(_FOLD))
    items = list(_items(folded, language))
    return tuple(_merged(items, folded, _join(language)))


def _join(language: str) -> frozenset[str]:
    table = tables().get(language)
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
            yield from _digit_items(text, token, start, end, language)
    for sign, value in _VULGAR.items():
        if sign in text:
            yield _Item(sign, {Fraction(value)}, False, False, 0, 0)


def _clock(token: str, afternoon: bool, start: int, end: int) -> Iterator[_Item]:
    hour, minute, *_ = map(int, token.split(":"))
    hours = {hour, hour - 12 if hour > 12 else hour + 12 if afternoon or hour == 0 else hour}
    dotted = {Fraction(f"{h}.{minute:02}") for h in hours}  # 14.30, as Kurmanji newsrooms write the time
    yield _Item(token, {Fraction(h) for h in hours} | dotted, True, hour > 1, start, end)
    yield _Item(token, {Fraction(minute)} | dotted, True, minute % 15 != 0, start, end)


def _digit_items(text: str, token: str, start: int, end: int, language: str) -> Iterator[_Item]:
    before, after = text[max(0, start - 9) : start], text[end : end + 12]
    readings = _digit_readings(token.replace(" ", ""), language)
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


def _digit_readings(token: str, language: str) -> set[Fraction]:
    """What "12,000", "4.3", "4,318.75" can mean; empty for "14.9" lists such as "10.1.2".

    "12,500" is 12.5 in Kurmanji alone, and nobody writes 12 as "12,000" or "12.000".
    """
    parts = re.split(r"[.,]", token)
    marks = re.findall(r"[.,]", token)
    grouped = all(len(part) == 3 for part in parts[1:])
    if not marks or (len(parts) > 2 and grouped and len(set(marks)) == 1):
        return {Fraction("".join(parts))}
    whole, decimals = "".join(parts[:-1]), parts[-1]
    if len(parts) > 2 and (marks[-1] in marks[:-1] or not all(len(part) == 3 for part in parts[1:-1])):
        return set()
    decimal = Fraction(f"{whole}.{decimals}")
    if len(parts) > 2 or not grouped or parts[0] == "0":
        return {decimal}
    joined = Fraction("".join(parts))
    only_joined = decimals == "000" or (marks == [","] and language != "kmr")
    return {joined} if only_joined else {decimal, joined}


def _word_item(token: str, language: str, start: int, end: int) -> _Item | None:
    if token in _ROMAN:
        return _Item(token, {Fraction(_ROMAN[token])}, False, False, start, end, scale=0)
    word = read_word(token.casefold(), language)
    if not word:
        return None
    readings = {Fraction(number) for number in (*word.values, *word.months, *((word.scale,) if word.scale else ()))}
    # Only English words must be matched: its numerals carry no affixes and have few other senses.
    exact = language == "en" and not word.months and max(readings) > 2 and token.casefold() not in tables()["en"].loose
    alone = bool(word.months) or (not word.scale and readings == {_CENTURY})
    return _Item(token, readings, False, exact, start, end, word.scale or (0 if alone else 1), word.part)


def _merged(items: list[_Item], text: str, join: frozenset[str]) -> Iterator[Number]:
    """Runs as one number: "12 هەزار و ٥٠٠", "twenty-five", "3 million"."""
    run: list[_Item] = []
    for item, following in zip_longest(items, items[1:]):
        if run and not _continues(run, item, following, text, join):
            yield from _run_numbers(run)
            run = []
        run.append(item)
    if run:
        yield from _run_numbers(run)


def _continues(run: list[_Item], item: _Item, following: _Item | None, text: str, join: frozenset[str]) -> bool:
    """Whether the grammar of numerals lets `item` go on from the run."""
    last = run[-1]
    if item.start < last.end or (last.digits and item.digits) or _SHARES.fullmatch(item.text):
        return False
    between = text[last.end : item.start].replace("\u200d", "").strip().casefold()
    joined = between in join or (between == "" and _prefixed(item, text, join))
    if item.part or any(one.part for one in run):
        return _continues_by_part(run, item, between, joined or (between == "" and item.text.startswith(tuple(join))))
    if item.digits:
        scaled = following.scale if following and not text[item.end : following.start].strip() else 1
        return last.scale >= 1000 and joined and max(item.readings) * scaled < last.scale
    if last.digits or not (joined or between in ("", "-", "and")):
        return last.digits and item.scale >= 1000 and between in ("", "-")
    if last.scale > 1 >= item.scale:
        return item.scale == 1 and max(item.readings) < last.scale
    apart = between == "" and "û" in join  # "ji dehan yek" is a tenth
    return item.scale > 1 or (last.scale == item.scale == 1 and not apart and _adds_up(run, item))


def _continues_by_part(run: list[_Item], item: _Item, between: str, joined: bool) -> bool:
    """ "Half a million", "two and a half", مليون ونصف المليون; from there nothing goes on."""
    if run[-1].part:
        return item.scale >= 1000 and between in ("", "-", "a")
    return bool(run[-1].scale and (joined or between in ("and", "and a"))) and not any(one.part for one in run)


def _adds_up(run: list[_Item], item: _Item) -> bool:
    """Twenty and five in either order, three and ten, two hundred and twenty; not "five and six", "eleven, second"."""
    so_far = Fraction(0)
    for earlier in reversed(run):
        if earlier.scale > 1:
            break
        so_far += max(earlier.readings)
    low, high = sorted((so_far, max(item.readings)))
    return (low < 10 <= high < 100 and high % 10 == 0) or (low < 100 <= high and high % 100 == 0)


def _prefixed(item: _Item, text: str, join: frozenset[str]) -> bool:
    return text[: item.start].rstrip("\u200d")[-1:] in join


def _run_numbers(run: list[_Item]) -> Iterator[Number]:
    if len(run) == 1:
        item = run[0]
        yield Number(item.text, frozenset(item.readings), item.digits, item.exact)
        return
    text = " ".join(item.text for item in run)
    readings = {_total(run, max), _total(run, min)}
    digits = any(item.digits for item in run)
    if digits and len(run[-1].text) == 1:  # "100 m" may be metres
        readings |= run[0].readings
    if at := next((at for at, item in enumerate(run) if item.part), -1) + 1:
        readings = _parted(run[: at - 1], run[at - 1], run[at:])
    elif not digits and any(item.scale > 1 or item.readings & {_CENTURY} for item in run):
        # "ji sedî heşt" is 8 %, تسعينيات القرن no sum
        readings |= {reading for item in run for reading in item.readings}
        readings |= {_total(run[i:j], max) for i in range(len(run)) for j in range(i + 2, len(run) + 1)}
    yield Number(text, frozenset(readings), digits, digits or all(item.exact or item.part for item in run))


def _parted(before: list[_Item], part: _Item, after: list[_Item]) -> set[Fraction]:
    """What a half makes of the numerals around it: half a million, two and a half million, مليونان ونصف المليون."""
    whole, share = _total(before, max), Fraction(1, part.part)
    unit = Fraction(after[0].scale if after else 1)
    if unit < 1000:
        unit = next((Fraction(scale) for scale in (10**12, 10**9, 10**6, 1000) if whole >= scale), Fraction(1))
    if whole >= unit > 1:
        return {whole + share * unit}
    return {(whole + share) * unit, *((whole, *part.readings) if unit == 1 else ())}  # half past seven is seven too


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
