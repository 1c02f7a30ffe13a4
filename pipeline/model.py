"""The words of the desk as values: articles, segments, names, drafts, findings, editions."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

LOCALES = ("ar", "ckb", "kmr")  # what a newsroom has where it does not say
PIVOT = "en"  # between two languages without a pack of their own
EVERY_LOCALE = (*LOCALES, PIVOT)  # what it may ask for
UNKNOWN = "unknown"


class SegmentKind(StrEnum):
    """What a segment is in its article."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    SENTENCE = "sentence"
    CAPTION = "caption"  # alt text and image captions


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    IMAGE = "image"
    TABLE_ROW = "row"


class InlineKind(StrEnum):
    """Inline markup that survives translation."""

    LINK = "a"
    STRONG = "b"
    EMPHASIS = "i"
    CODE = "c"


class NameType(StrEnum):
    """The three types of names; also the msgctxt in `names.po`."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


class Severity(StrEnum):
    """How bad a finding is: an error keeps a draft out of msgstr, a warning is a comment."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Inline:
    """One inline element; in `Segment.text` it stands as `<a1>…</a1>`: kind letter and number."""

    tag: str
    kind: InlineKind
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One translatable unit.

    `text` is one line, whitespace folded, inline markup as numbered tags (`<b1>…</b1>`);
    `line` is the 1-based line of the source file it starts on.
    """

    kind: SegmentKind
    text: str
    line: int
    inlines: tuple[Inline, ...] = ()

    @property
    def context(self) -> str | None:
        """The gettext msgctxt: "headline" for the headline, else none."""
        return "headline" if self.kind is SegmentKind.HEADLINE else None

    @property
    def key(self) -> tuple[str | None, str]:
        """(msgctxt, msgid), the identity of the segment in its catalogue."""
        return (self.context, self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of segments that stands together on the page."""

    kind: BlockKind
    segments: tuple[Segment, ...]
    level: int = 0  # heading level 2-6; nesting depth of a list item from 1
    ordered: bool = False  # list items only
    start: int = 1  # the first item of an ordered list: the number that it begins with
    image: str = ""  # image blocks: path relative to the article, or URL
    header: bool = False  # table rows only: a row of column heads
    cells: tuple[int, ...] = ()  # table rows only: segments in each cell; () when each holds one


@dataclass(frozen=True, slots=True)
class Article:
    """One source document. `language` is "unknown" until detected or forced."""

    slug: str
    path: Path
    language: str
    blocks: tuple[Block, ...]
    date: datetime | None = None
    author: str = ""
    dateline: str = ""
    tags: tuple[str, ...] = ()
    canonical: str = ""
    forced_language: bool = False
    warnings: tuple[str, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in reading order, repeats included."""
        return tuple(segment for block in self.blocks for segment in block.segments)

    @property
    def headline(self) -> str:
        """The headline's text, or "" where there is none."""
        return next((s.text for s in self.segments if s.kind is SegmentKind.HEADLINE), "")


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation, spelled as the source spells it, apostrophes folded to '."""

    text: str
    type: NameType


@dataclass(frozen=True, slots=True)
class Mention:
    """A name inside a segment: `surface` is `segment.text[start:end]`."""

    name: Name
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed rendering of a name, where it came from, and a score in 0..1."""

    text: str
    origin: str
    score: float


@dataclass(frozen=True, slots=True)
class BoundName:
    """A name with the rendering it must have in one locale; approved, or still a draft."""

    name: Name
    rendering: str
    approved: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in one translation."""

    check: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A machine translation of one segment, "" where none could be kept."""

    text: str
    signature: str
    score: float | None = None
    findings: tuple[Finding, ...] = ()
    suggestion: str = ""  # a similar approved translation, offered in a comment
    english: str = ""  # what it was made from, where it went through English


class State(StrEnum):
    """Where a segment of an edition stands."""

    APPROVED = "approved"
    DRAFT = "draft"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A segment with its text in one locale ("" when missing); tags as in the source."""

    segment: Segment
    text: str
    state: State
    translator: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """One article in one locale, as its catalogue stands.

    `rendered` runs parallel to `article.segments`. `revised` is the catalogue's PO-Revision-Date.
    """

    article: Article
    locale: str
    rendered: tuple[Rendered, ...]
    signature: str = ""
    translator: str = ""
    revised: datetime | None = None
    names: tuple[BoundName, ...] = field(default=())

    @property
    def complete(self) -> bool:
        """Whether every segment is approved."""
        return all(r.state is State.APPROVED for r in self.rendered)


def digest(text: str) -> str:
    """The first 16 hex digits of the text's SHA-256: the digest of drafts and sources."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
