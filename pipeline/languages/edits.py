"""Edits to a text, found before any of them is made, and the pattern of the words that ask for one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`words` in place of `text[start:end]`."""

    start: int
    end: int
    words: str


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits in order; of two that overlap the first, of two that begin together the longest."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that stand apart, in order, all made."""
    for edit in reversed(tuple(edits)):
        text = text[: edit.start] + edit.words + text[edit.end :]
    return text


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; of none, one that nothing is."""
    return rf"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or '(?!)'})"
