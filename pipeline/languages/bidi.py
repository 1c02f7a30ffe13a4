"""Runs of the other direction inside a paragraph: Latin words and compound numbers in right-to-left text, and back.

By the Unicode Bidirectional Algorithm a plain run of digits keeps its order by itself, so it is no run: screen readers
pause at needless elements. A number with signs in it (2-1, 25%, +964 750, 12/7) does not. Catalogues hold no isolates;
pages put elements around the runs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.languages.addresses import WEB

_L = r"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_A = r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
_NUMBER = r"[+\-−±$€£]?[0-9]+(?:[.,:/\-–−][0-9]+)*[%٪‰°]?"
_WORD = rf"[@#]?[{_L}][{_L}0-9]*"
_JOIN = r"[ \u00a0]?[-–./:&'’@_+,]?[ \u00a0]?"
# A Latin run: words and numbers joined by blanks and the signs that stand inside names, addresses and units. So mail
# addresses and handles are found among them, together with the words beside them.
_LATIN = rf"{WEB}|(?:{_NUMBER}[ \u00a0-]?)?{_WORD}(?:{_JOIN}(?:{_WORD}|{_NUMBER}))*\+?"
_ARABIC_NUMBER = r"[+\-−±]?[٠-٩۰-۹]+(?:[.,:/\-–−٫٬][٠-٩۰-۹]+)*[%٪‰°]?"
# Telephone numbers are the one case where blanks join digits.
_TELEPHONE = r"(?:\+[0-9]{1,4}|0[0-9]{2,4})(?:[ -][0-9]{2,})+"
_IN_RTL = re.compile(rf"{_LATIN}|{_TELEPHONE}|{_ARABIC_NUMBER}|{_NUMBER}")
_ZW = r"\u200c\u200d"
_IN_LTR = re.compile(rf"[{_A}][{_A}{_ZW}]*(?:[ \u00a0،؛,.\-]{{1,2}}[{_A}\u0660-\u0669][{_A}\u0660-\u0669{_ZW}]*)*")


@dataclass(frozen=True, slots=True)
class Run:
    """`text[start:end]` runs in `direction`, rtl or ltr, whatever stands around it."""

    start: int
    end: int
    direction: str


def foreign_runs(text: str, direction: str) -> tuple[Run, ...]:
    """The runs to isolate in a paragraph of the direction, in order, none touching another."""
    pattern = _IN_RTL if direction == "rtl" else _IN_LTR
    return tuple(
        Run(*found.span(), "rtl" if direction == "ltr" else _direction(found[0]))
        for found in pattern.finditer(text)
        if not found[0].isdecimal()
    )


def _direction(run: str) -> str:
    if any(c.isascii() and c.isalnum() for c in run) or not any("٠" <= c <= "۹" for c in run):
        return "ltr"
    # Arabic digits: signs stand to their left, ranges run from the right, as Arabic and Sorani write them.
    return "rtl"
