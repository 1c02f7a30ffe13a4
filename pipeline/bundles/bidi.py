"""Isolating runs of the other direction, as HTML: <bdi> around Latin runs and compound numbers.

By the Unicode Bidirectional Algorithm a plain run of digits keeps its order by itself, so it stays bare:
screen readers pause at needless elements. A number with signs in it (2-1, 25%, +964 750, 12/7) does not.
"""

from __future__ import annotations

import re

from markupsafe import Markup

_L = r"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_A = r"\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
_NUMBER = r"[+\-−±$€£]?[0-9]+(?:[.,:/\-–−][0-9]+)*[%٪‰°]?"
_WORD = rf"[@#]?[{_L}][{_L}0-9]*"
_JOIN = r"[ \u00a0]?[-–./:&'’@_+,]?[ \u00a0]?"
# A Latin run: words and numbers joined by blanks and the signs that stand inside names, addresses and units.
_LATIN = rf"https?://[!-~]+|(?:{_NUMBER}[ \u00a0-]?)?{_WORD}(?:{_JOIN}(?:{_WORD}|{_NUMBER}))*\+?"
_ARABIC_NUMBER = r"[+\-−±]?[٠-٩۰-۹]+(?:[.,:/\-–−٫٬][٠-٩۰-۹]+)*[%٪‰°]?"
# Telephone numbers are the one case where blanks join digits.
_IN_RTL = re.compile(rf"{_LATIN}|\+[0-9]{{1,4}}(?:[ -][0-9]{{2,}})+|{_ARABIC_NUMBER}|{_NUMBER}")
_ZW = r"\u200c\u200d"
_IN_LTR = re.compile(rf"[{_A}][{_A}{_ZW}]*(?:[ \u00a0،؛,.\-]{{1,2}}[{_A}\u0660-\u0669][{_A}\u0660-\u0669{_ZW}]*)*")


def isolate(text: str, direction: str) -> Markup:
    """The text escaped for HTML, with what runs the other way in <bdi>; `direction` is that of the paragraph."""
    pattern = _IN_RTL if direction == "rtl" else _IN_LTR
    out: list[Markup] = []
    end = 0
    for match in pattern.finditer(text):
        out += [Markup.escape(text[end : match.start()]), _wrap(match.group(), direction)]
        end = match.end()
    out.append(Markup.escape(text[end:]))
    return Markup("").join(out)


def _wrap(run: str, direction: str) -> Markup:
    if run.isdecimal():
        return Markup.escape(run)
    if direction == "ltr":
        return Markup('<bdi dir="rtl">{}</bdi>').format(run)
    if any(c.isascii() and c.isalnum() for c in run) or not any("٠" <= c <= "۹" for c in run):
        return Markup('<bdi dir="ltr">{}</bdi>').format(run)
    # Arabic digits: signs stand to their left, ranges run from the right, as Arabic and Sorani write them.
    return Markup('<bdi dir="rtl">{}</bdi>').format(run)
