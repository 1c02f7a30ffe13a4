"""Texts as PO lines, wrapped where gettext wraps them.

polib wraps before a space and gettext after it, so that of 3,000 news sentences and their translations msgcat, which
Poedit calls on saving, wrapped 25 to 31 of 100 entries anew. Here the two agree (see the tests).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import accumulate, chain

import polib

COLUMNS = 79  # of a line, quotation marks included
# The places of Unicode's line breaking (UAX 14) that news text has, after gettext has escaped it.
_BREAK = re.compile(
    r"(?<= )(?![ !?؟،؛.,:;/)\]}]|\\n$)(?!(?<=\" )[(\[{])"  # after spaces, but not before a stop
    r"|(?<=\w–)(?=\w)|(?:(?<=\w[-‐])|(?<=[^\W\d_][.,:;])|(?<=[!?/]))(?=[^\W\d_])"  # in north-east, a.m., either/or
    r"|(?<=[.,;:!?،؛؟…)%٪])(?=\\[^n]|<)"  # between a stop and a quotation mark or tag
    r"|(?<=—)(?=[^ —])|(?<=[^ —])(?=—)"  # around a dash
)


def field(keyword: str, text: str, prefix: str = "") -> list[str]:
    """The lines of `keyword "text"`, each behind `prefix` ("#~ ", "#| "): one, or `keyword ""` and the text below."""
    lines = [polib.escape(line) for line in text.split("\n")]
    lines = [*(f"{line}\\n" for line in lines[:-1]), *filter(None, lines[-1:])] or [""]
    one = f'{prefix}{keyword} "{lines[0]}"'
    if len(lines) == 1 and _width(one) <= COLUMNS:
        return [one]
    room = COLUMNS - 2 - len(prefix)
    wrapped = (part for line in lines for part in _wrapped(line, room))
    return [f'{prefix}{keyword} ""', *(f'{prefix}"{part}"' for part in wrapped)]


def _wrapped(text: str, room: int) -> list[str]:
    ends = range(1, len(text) + 1) if text.isascii() else list(accumulate(map(_columns, text)))
    lines, start, before = [], 0, 0
    while ends and ends[-1] - before > room:
        full = bisect_right(ends, before + room)
        # The last break that leaves room, else the first one after it.
        nearby = chain(range(full, start, -1), range(full + 1, len(text)))
        stop = next((at for at in nearby if _BREAK.match(text, at)), None)
        if stop is None:
            break
        lines.append(text[start:stop])
        start, before = stop, ends[stop - 1]
    return [*lines, text[start:]]


def _width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(char: str) -> int:
    """Columns of a terminal: none for marks that combine, two for wide letters."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
