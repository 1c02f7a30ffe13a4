"""Inline markup across translation: taken off the source, set again around the words that render it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TAG = re.compile(r"</?([abic]\d+)>")
_WORD = re.compile(r"\S+")
_TAKES = 0.3  # a word belongs to a span when at least this share of its attention rests there


@dataclass(frozen=True, slots=True)
class Link:
    """How strongly one target piece looks at one source piece; character offsets, end exclusive."""

    target_start: int
    target_end: int
    source_start: int
    source_end: int
    weight: float

    def shifted(self, target: int, source: int) -> Link:
        """The same link in texts that begin so many characters earlier."""
        return Link(
            self.target_start + target,
            self.target_end + target,
            self.source_start + source,
            self.source_end + source,
            self.weight,
        )


@dataclass(frozen=True, slots=True)
class Span:
    """A tag's place in the plain text."""

    tag: str
    start: int
    end: int


def strip_tags(text: str) -> tuple[str, tuple[Span, ...]]:
    """The plain text and the spans of its tags, in the order they open; a tag without its partner is dropped."""
    plain: list[str] = []
    open_at: dict[str, int] = {}
    spans: list[Span] = []
    length = at = 0
    for found in TAG.finditer(text):
        plain.append(text[at : found.start()])
        length += found.start() - at
        at = found.end()
        tag = found.group(1)
        if found.group().startswith("</"):
            if tag in open_at:
                spans.append(Span(tag, open_at.pop(tag), length))
        else:
            open_at[tag] = length
    plain.append(text[at:])
    return "".join(plain), tuple(sorted(spans, key=lambda s: (s.start, -s.end)))


def project_tags(spans: Sequence[Span], target: str, links: Sequence[Link]) -> str | None:
    """The target with each span's tag around its words, or None where a span finds none or two would cross.

    Each span takes the run of words with the most attention on it (largest sum of what exceeds a threshold).
    """
    words = [(found.start(), found.end()) for found in _WORD.finditer(target)]
    placed: list[tuple[Span, int, int]] = []
    for span in spans:
        run = _run(span, words, links)
        if run is None:
            return None
        start, end = _trimmed(target, words[run[0]][0], words[run[1]][1])
        placed.append((span, start, end))
    for i, (a, s, e) in enumerate(placed):
        for b, t, f in placed[i + 1 :]:
            nested = a.start <= b.start and b.end <= a.end
            if (nested and not (s <= t and f <= e)) or (not nested and s < f and t < e):
                return None
    return _marked(target, placed)


def _run(span: Span, words: Sequence[tuple[int, int]], links: Sequence[Link]) -> tuple[int, int] | None:
    gains = []
    for start, end in words:
        mass = total = 0.0
        for link in links:
            if link.target_start < end and link.target_end > start:
                total += link.weight
                if link.source_start < span.end and link.source_end > span.start:
                    mass += link.weight
        gains.append((mass / total if total else 0.0) - _TAKES)
    best, found, current, first = 0.0, None, 0.0, 0
    for i, gain in enumerate(gains):
        if current <= 0:
            current, first = 0.0, i
        current += gain
        if current > best:
            best, found = current, (first, i)
    return found


def _trimmed(target: str, start: int, end: int) -> tuple[int, int]:
    """Leave sentence punctuation and outer quotes outside the tag."""
    while end - start > 1 and target[end - 1] in ".,،؛;:!?؟»”\"')":
        end -= 1
    while end - start > 1 and target[start] in "«“\"'(":
        start += 1
    return start, end


def _marked(target: str, placed: Sequence[tuple[Span, int, int]]) -> str:
    marks: list[tuple[int, int, int, str]] = []
    for order, (span, start, end) in enumerate(placed):
        marks.append((start, 1, order, f"<{span.tag}>"))
        marks.append((end, 0, -order, f"</{span.tag}>"))
    out = target
    for at, _, _, mark in sorted(marks, reverse=True):
        out = out[:at] + mark + out[at:]
    return out
