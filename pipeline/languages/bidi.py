"""Runs of the other direction inside right-to-left text, for the bundles; catalogues hold no isolates."""

from __future__ import annotations

import re

_LETTER = r"A-Za-zªµº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_WORD = rf"[@#]?[{_LETTER}][{_LETTER}0-9]*"
# Latin words and what stands between two of them: blanks and the signs of names, addresses and units.
_JOIN = r"[ \u00a0]?[-–./:&'’@_+,]?[ \u00a0]?"
_NUMBER = r"[0-9]+(?:[.,:/-][0-9]+)*"
_RUN = re.compile(rf"https?://[!-~]+|(?:[0-9]+[ \u00a0-]?)?{_WORD}(?:{_JOIN}(?:{_WORD}|{_NUMBER}))*")
_FSI, _PDI = "\u2068", "\u2069"


def isolate_latin_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Where Latin runs stand in the text: (start, end) of each, in order, none touching another.

    Numbers alone are no runs: by the bidirectional algorithm they keep their order by themselves.
    """
    return tuple(found.span() for found in _RUN.finditer(text))


def with_isolates(text: str) -> str:
    """Plain text with U+2068 and U+2069 around its Latin runs, for outputs that have no markup."""
    out: list[str] = []
    last = 0
    for start, end in isolate_latin_runs(text):
        out += [text[last:start], _FSI, text[start:end], _PDI]
        last = end
    return "".join([*out, text[last:]])
