"""How the sentence ends, and whether brackets and quotation marks pair up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.checks.base import Case, warning
from pipeline.languages import QUOTATION_MARK
from pipeline.model import Finding

# With them the marks that writers set to keep a stop on its side of the line.
_CLOSING = "\"'”’»›)]}*_ \u00a0\u061c\u200b\u200e\u200f\u202b\u202c\u2068\u2069"
_ENDS: Mapping[str, str] = {
    "?": "question mark",
    "؟": "question mark",
    "!": "exclamation mark",
    ".": "full stop",
    "۔": "full stop",
    "…": "ellipsis",
    ":": "colon",
}
_OPEN = {("full stop", ""), ("exclamation mark", ""), ("", "full stop"), ("", "ellipsis")}
_BRACKETS = (("(", ")"), ("[", "]"))
_QUOTATIONS = (("«", "»"), ("“", "”"))
_LAST_MARK = re.compile('[»”"](?=[.؟!…]*$)')
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:(?:[^\W\d_]\.)+|Jr\.|Sr\.|Inc\.|Ltd\.|Co\.|etc\.)$"
)  # its stop ends a sentence as well
_LIST_MARK = re.compile(r"(?:^|\s)\w{1,3}$")  # "a) first"


def check_ending(case: Case) -> Iterator[Finding]:
    """The sentence ends as the source does: with a question, with a stop, or open."""
    asked, found = _ending(case.source), _ending(case.target)
    if asked == found or not case.target:
        return
    if "question mark" in (asked, found):
        if not _asks(case.source, case.target):
            yield warning("ending", _message(asked, found))
    elif (asked, found) in _OPEN and not (found == "" and _ABBREVIATED.search(case.source.rstrip(_CLOSING))):
        yield warning("ending", _message(asked, found))


def check_pairs(case: Case) -> Iterator[Finding]:
    """Brackets and quotation marks that open also close.

    A quotation that begins or ends in another sentence of the source may do so in the translation; so may one end there
    that the source ends a sentence later, before it says who speaks.
    """
    for left, right in _BRACKETS:
        if _open(case.target, left, right) and not _open(case.source, left, right):
            yield warning("pairs", f"{left} and {right} do not pair up")
    if _half(case.source):
        return
    target = case.target
    if _half(target) and not QUOTATION_MARK.search(case.source):
        target = _LAST_MARK.sub("", target)
    for left, right in _QUOTATIONS:
        if _open(target, left, right):
            yield warning("pairs", f"{left} and {right} do not pair up")
    if _odd(target):
        yield warning("pairs", 'a " has no partner')


def _half(text: str) -> bool:
    """Whether a quotation of the text begins or ends elsewhere."""
    return _odd(text) or any(_open(text, left, right) for left, right in _QUOTATIONS)


def _odd(text: str) -> bool:
    """Whether a " has no partner; behind a figure it stands for inches."""
    return text.count('"') % 2 == 1 and not re.search(r'\d"', text)


def _open(text: str, left: str, right: str) -> bool:
    depth = 0
    for at, char in enumerate(text):
        if char == left:
            depth += 1
        elif char == right:
            if depth:
                depth -= 1
            elif not (right == ")" and _LIST_MARK.search(text[:at])):
                return True
    return depth > 0


def _ending(text: str) -> str:
    bare = text.rstrip(_CLOSING)
    if bare.endswith("..."):
        return "ellipsis"
    return _ENDS.get(bare[-1:], "")


def _asks(source: str, target: str) -> bool:
    """Whether both hold a question somewhere: word order moves quoted questions about."""
    return any(mark in source for mark in "?؟") and any(mark in target for mark in "?؟")


def _message(asked: str, found: str) -> str:
    return f"ends with {found or 'no mark'}, the source with {asked or 'no mark'}"
