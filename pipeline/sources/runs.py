"""Text with its inline markup, between a reader and the segments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.model import BlockKind, Inline, InlineKind, SegmentKind
from pipeline.sources.clean import clean, suspect
from pipeline.sources.inline import neutralise

BREAK = "\u2028"
"""A hard line break in a run's text; the same character in a source is white space."""

LARGEST = 999_999_999
"""The largest number of a list item that CommonMark knows."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """One kind of inline markup; neighbouring runs with equal marks stand in one element."""

    kind: InlineKind
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of source text under the same marks (outermost first), on one source line."""

    text: str
    line: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """`plain[start:end]` of a Text."""

    start: int
    end: int
    line: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Clean one-line text with spans that cover it without gaps; `suspect` when odd characters were taken out."""

    plain: str
    spans: tuple[Span, ...]
    suspect: bool = False
    starts: tuple[int, ...] = field(default=())

    def line(self, offset: int) -> int:
        """The source line of the character at `offset`."""
        return self.spans[bisect_right(self.starts, offset) - 1].line if self.spans else 1

    def tagged(self, start: int, end: int) -> tuple[str, tuple[Inline, ...]]:
        """`plain[start:end]` with numbered tags, and what they stand for. Numbers start at 1 in every call."""
        pieces: list[str] = []
        inlines: list[Inline] = []
        stack: list[tuple[Mark, str]] = []
        first = max(bisect_right(self.starts, start) - 1, 0)
        for span in self.spans[first : bisect_right(self.starts, end - 1)]:
            piece = self.plain[max(start, span.start) : min(end, span.end)]
            if not piece:
                continue
            keep = _shared(tuple(mark for mark, _ in stack), span.marks)
            while len(stack) > keep:
                pieces.append(f"</{stack.pop()[1]}>")
            for mark in span.marks[keep:]:
                tag = f"{mark.kind.value}{len(inlines) + 1}"
                inlines.append(Inline(tag, mark.kind, mark.href, mark.title))
                stack.append((mark, tag))
                pieces.append(f"<{tag}>")
            pieces.append(piece)
        pieces.extend(f"</{tag}>" for _, tag in reversed(stack))
        return "".join(pieces), tuple(inlines)


def fold(runs: Iterable[Run]) -> Text:
    """Clean the runs and fold their white space; spaces at the rim of an element go outside it."""
    plain: list[str] = []
    spans: list[Span] = []
    length = 0
    odd = False
    gap = ""  # the pending separator: a space or a hard break

    def add(piece: str, line: int, marks: tuple[Mark, ...]) -> None:
        nonlocal length
        plain.append(piece)
        spans.append(Span(length, length + len(piece), line, marks))
        length += len(piece)

    for run in runs:
        text = run.text
        odd = odd or suspect(text)
        if text == BREAK:
            gap = BREAK
            continue
        text = _SPACES.sub(" ", clean(text))
        core = text.strip(" ")
        if text.startswith(" ") and not gap:
            gap = " "
        if not core:
            continue
        if gap and length:
            previous = spans[-1]
            add(gap, previous.line, run.marks[: _shared(previous.marks, run.marks)])
        add(core, run.line, run.marks)
        gap = " " if text.endswith(" ") else ""
    return Text(neutralise("".join(plain)), tuple(spans), odd, tuple(span.start for span in spans))


def without(text: Text, kind: InlineKind) -> Text:
    """The text without marks of one kind."""
    spans = tuple(
        Span(s.start, s.end, s.line, tuple(mark for mark in s.marks if mark.kind is not kind)) for s in text.spans
    )
    return Text(text.plain, spans, text.suspect, text.starts)


def _shared(left: tuple[Mark, ...], right: tuple[Mark, ...]) -> int:
    count = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        count += 1
    return count


@dataclass(frozen=True, slots=True)
class Part:
    """A block before it is split into segments. `cells` holds a table row's texts, `caption` a second image text."""

    kind: BlockKind
    text: Text
    level: int = 0
    ordered: bool = False
    start: int = 1  # the first item of an ordered list: its number
    image: str = ""
    header: bool = False
    cells: tuple[Text, ...] = ()
    caption: Text | None = None
    role: SegmentKind = SegmentKind.SENTENCE
    dateline: tuple[int, int] = (0, 0)  # where a dateline ends, where the text after it starts


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found in one file; `language` is what the author states, `hint` what the page claims."""

    parts: tuple[Part, ...]
    language: str = ""
    hint: str = ""
    date: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    canonical: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)  # of the front matter's keys
    warnings: tuple[str, ...] = ()  # "LINE: message"
