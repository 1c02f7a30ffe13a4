"""Parts into the blocks and segments of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Block, BlockKind, InlineKind, Segment, SegmentKind
from pipeline.sources.runs import BREAK, Part, Text, without
from pipeline.sources.splitting import LONGEST, boundaries

_WHOLE = (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.IMAGE)  # one segment, one msgid


def to_blocks(parts: Iterable[Part], language: str) -> tuple[Block, ...]:
    """The blocks, their sentences split by the language's rules."""
    return tuple(block for block in (_block(part, language) for part in parts) if block.segments or block.image)


def _block(part: Part, language: str) -> Block:
    cells: tuple[int, ...] = ()
    if part.kind is BlockKind.TABLE_ROW:
        rows = [_whole(cell, part.role, language) for cell in part.cells]
        segments = [segment for row in rows for segment in row]
        cells = tuple(map(len, rows)) if any(len(row) != 1 for row in rows) else ()
    elif part.kind in _WHOLE or part.role is SegmentKind.BYLINE:
        texts = [part.text, *([part.caption] if part.caption else [])]
        if part.role is SegmentKind.BYLINE:
            texts = [_unmarked(text) for text in texts]
        elif part.kind in (BlockKind.HEADLINE, BlockKind.HEADING):
            texts = [_plain_weight(text) for text in texts]
        segments = [segment for text in texts for segment in _whole(text, part.role, language)]
    else:
        segments = _sentences(part, language)
    return Block(
        part.kind,
        tuple(segments),
        level=part.level,
        ordered=part.ordered,
        start=part.start,
        image=part.image,
        header=part.header,
        cells=cells,
    )


def _sentences(part: Part, language: str) -> list[Segment]:
    text = part.text
    end, start = part.dateline
    segments = [_segment(_unmarked(text), 0, end, SegmentKind.DATELINE)] if end else []
    for a, b in _lines(text.plain, start):
        marks = [a, *(a + offset for offset in boundaries(text.plain[a:b], language)), b]
        for left, right in pairwise(marks):
            piece = text.plain[left:right]
            core = piece.strip()
            if core:
                begin = left + piece.index(core[0])
                segments.append(_segment(text, begin, begin + len(core), part.role))
    return segments


def _whole(text: Text, role: SegmentKind, language: str) -> list[Segment]:
    """The text as one segment, or none; one that no model could take in is split after all."""
    if len(text.plain) <= LONGEST:
        return [_segment(text, 0, len(text.plain), role)] if text.plain else []
    first, *rest = _sentences(Part(BlockKind.PARAGRAPH, text, role=role), language)
    again = SegmentKind.SENTENCE if role is SegmentKind.HEADLINE else role
    return [first, *(replace(segment, kind=again) for segment in rest)]


def _lines(plain: str, start: int) -> list[tuple[int, int]]:
    """The stretches between hard line breaks, those put together that run on in the middle of a sentence."""
    if BREAK not in plain:
        return [(start, len(plain))]
    cuts = [start]
    for index, character in enumerate(plain):
        following = plain[index + 1 : index + 2]
        # Only a capital, a digit or a sign begins anew for sure; Arabic script has no capitals, there the stops decide.
        if character == BREAK and index >= start and not (following.isalpha() and not following.isupper()):
            cuts.append(index + 1)
    return list(zip(cuts, [*cuts[1:], len(plain)], strict=True))


def _unmarked(text: Text) -> Text:
    """A byline's or dateline's text: the page has a look of its own for it."""
    return without(without(text, InlineKind.STRONG), InlineKind.EMPHASIS)


def _plain_weight(text: Text) -> Text:
    """A heading's text, not bold when all of it is: it is bold as a heading."""
    bold = all(any(mark.kind is InlineKind.STRONG for mark in span.marks) for span in text.spans)
    return without(text, InlineKind.STRONG) if bold else text


def _segment(text: Text, start: int, end: int, kind: SegmentKind) -> Segment:
    tagged, inlines = text.tagged(start, end)
    return Segment(kind, tagged.replace(BREAK, " "), text.line(start), inlines)
