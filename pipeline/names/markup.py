"""Segment text without its inline tags, with the way back to the offsets of the tagged text."""

from __future__ import annotations

import re
from dataclasses import dataclass

TAG = re.compile(r"</?[abic]\d+>")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` has no tags; `offsets[i]` is where its character i stands in the tagged text."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the tagged text for a non-empty span of the plain text."""
        return self.offsets[start], self.offsets[end - 1] + 1


def plain(tagged: str) -> Plain:
    """The text without tags."""
    kept: list[int] = []
    at = 0
    for tag in TAG.finditer(tagged):
        kept.extend(range(at, tag.start()))
        at = tag.end()
    kept.extend(range(at, len(tagged)))
    return Plain("".join(tagged[i] for i in kept), tuple(kept))
