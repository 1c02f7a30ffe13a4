"""Plain text: the first line is the title, blank lines or line ends part the paragraphs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.model import BlockKind, SegmentKind
from pipeline.sources.runs import Document, Part, Run, fold

_BULLET = re.compile(r"\s*(?:[-*•▪◦‣·–—]|(?P<number>\d{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})[.)])\s+(?=\S)")
_TERMINAL = re.compile(r"[.!?؟۔…:;؛][\"'”’»›)\]]*$")

Line = tuple[int, str]


def read_text(text: str) -> Document:
    """The document of a .txt source."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1)]
    while lines and not lines[0][1].strip():
        lines.pop(0)
    if not lines:
        return Document(())
    number, title = lines[0]
    parts = [Part(BlockKind.HEADLINE, fold([Run(title, number)]), role=SegmentKind.HEADLINE)]
    for chunk in _chunks(lines[1:]):
        parts.extend(_parts(chunk))
    return Document(tuple(part for part in parts if part.text.plain))


def _chunks(lines: list[Line]) -> list[list[Line]]:
    chunks: list[list[Line]] = [[]]
    for number, line in lines:
        if line.strip():
            chunks[-1].append((number, line))
        elif chunks[-1]:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _parts(chunk: list[Line]) -> list[Part]:
    start = next((i for i, (_, line) in enumerate(chunk) if _BULLET.match(line)), 0)
    if start and chunk[start - 1][1].rstrip().endswith(":"):  # "They ask for:" and the list without a blank line
        items = _items(chunk[start:])
        if items:
            return [*_parts(chunk[:start]), *items]
    items = _items(chunk)
    if items:
        return items
    groups = [chunk] if _wrapped(chunk) else [[line] for line in chunk]
    return [Part(BlockKind.PARAGRAPH, fold(Run(text + " ", number) for number, text in group)) for group in groups]


def _wrapped(chunk: list[Line]) -> bool:
    """Whether the lines are one paragraph, broken by an editor or by hand, and not a paragraph each."""
    lines = [text.strip() for _, text in chunk]
    width = max(map(len, lines))
    # A program breaks a line only where the next word does not fit any more.
    if (
        30 <= width <= 120
        and len(lines) > 2
        and all(len(a) + 1 + len(b.split()[0]) > width for a, b in pairwise(lines))
    ):
        return True
    ends = sum(bool(_TERMINAL.search(line)) for line in lines[:-1])
    return ends < 0.8 * (len(lines) - 1)


def _items(chunk: list[Line]) -> list[Part]:
    """The chunk as list items, when each line starts one or, indented, goes on with one; else nothing."""
    groups: list[list[Line]] = []
    numbers: list[int] = []
    for number, line in chunk:
        bullet = _BULLET.match(line)
        if bullet:
            groups.append([(number, line[bullet.end() :])])
            if bullet["number"]:
                numbers.append(int(bullet["number"]))
        elif groups and line[:1].isspace():
            groups[-1].append((number, line))
        else:
            return []
    ordered = len(numbers) == len(groups)
    if numbers and (not ordered or len(numbers) < 2 or any(b != a + 1 for a, b in pairwise(numbers))):
        return []
    items = [
        Part(BlockKind.ITEM, fold(Run(text + " ", number) for number, text in group), level=1, ordered=ordered)
        for group in groups
    ]
    return [replace(items[0], start=numbers[0]), *items[1:]] if numbers else items
