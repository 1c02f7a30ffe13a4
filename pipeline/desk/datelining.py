"""Text that is names, a day and who signs, and nothing else: "ERBIL, Iraq, Nov. 3 (Hawar Desk)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import category

from pipeline.desk.wanted import Wanted
from pipeline.model import Mention, NameType

_SIGNED = re.compile(r"\((?P<by>[^()<>]{2,40})\)\Z")
NAME = "\0"  # stands in for each letter of a bound name


def draft_dateline(want: Wanted, masked: str, digits: str) -> str:
    """The dateline made over from its parts; "" for what is none, which begins with a place and has no other words.

    `masked` is the text with a sign that is no letter for each of those in its names. Who signs it without a rendering
    in the catalogue stays as it is where the place is in capitals: "Mosul (population)" is no dateline. A pack made
    "the few" of "(Sample Desk)", and left "Nov 3" out.
    """
    from pipeline.languages import find_day, localise_numbers, write_day  # noqa: PLC0415

    place = next((m for m in want.mentions if m.start == 0 and m.name.type is NameType.PLACE), None)
    if place is None:
        return ""
    done: list[tuple[int, int, str]] = []
    day, signed = find_day(masked, want.source), _SIGNED.search(masked)
    if day:
        done.append((day.start, day.end, write_day(day, want.locale, digits)))
    if signed and worded(signed["by"]) and place.surface.isupper():
        done.append((*signed.span("by"), want.text[signed.start("by") : signed.end("by")]))
    pieces, at = [], 0
    for start, end, written in (*done, (len(masked), len(masked), "")):
        if worded(masked[at:start]):
            return ""
        piece = named(want, at, start)
        numbered = any(char.isdigit() for char in masked[at:start])
        pieces += [localise_numbers(piece, want.source, want.locale, digits) if numbered else piece, written]
        at = end
    return "".join(pieces)


def mask(text: str, mentions: Sequence[Mention]) -> str:
    """The text, as long as it was, with a sign that is no letter for each of those in the mentions."""
    for mention in mentions:
        text = text[: mention.start] + NAME * (mention.end - mention.start) + text[mention.end :]
    return text


def worded(text: str) -> bool:
    """Whether a text without its names has words; a currency sign stands for one."""
    return any(char.isalpha() or category(char) == "Sc" for char in text)


def named(want: Wanted, start: int, end: int) -> str:
    """A part of the text with its bound names as the locale writes them."""
    from pipeline.names import prepare  # noqa: PLC0415

    return prepare(want.text[start:end], tuple(_inside(want.mentions, start, end)), want.bound, want.locale)


def _inside(mentions: Sequence[Mention], start: int, end: int) -> Iterator[Mention]:
    for one in mentions:
        if start <= one.start and one.end <= end:
            yield replace(one, start=one.start - start, end=one.end - start)
