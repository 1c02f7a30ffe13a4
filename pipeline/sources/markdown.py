"""Markdown with YAML front matter, by markdown-it-py (CommonMark, tables and footnotes)."""

# ruff: noqa: SIM905 (word lists read better as text)
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from pipeline.model import BlockKind, InlineKind, SegmentKind
from pipeline.sources.clean import struck_out, superscript
from pipeline.sources.frontmatter import Field, split_front_matter
from pipeline.sources.references import safe_href, safe_image
from pipeline.sources.runs import BREAK, Document, Mark, Part, Run, Text, fold

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST = 50_000  # characters; a longer paragraph is taken as it stands, its markup as text
_HTML_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)([^>]*)>\Z", re.DOTALL)
_ATTRIBUTE = re.compile(r"(href|title)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_HTML_MARKS = {
    "b": InlineKind.STRONG,
    "strong": InlineKind.STRONG,
    "i": InlineKind.EMPHASIS,
    "em": InlineKind.EMPHASIS,
    "code": InlineKind.CODE,
    "a": InlineKind.LINK,
}
_HTML_SILENT = frozenset("u ins mark small sub span font big cite abbr time wbr center img video audio iframe".split())
_TOKEN_MARKS = {"strong": InlineKind.STRONG, "em": InlineKind.EMPHASIS, "link": InlineKind.LINK}
_STRUCK = Mark(InlineKind.EMPHASIS, "struck")  # these two are on runs within `inline` only
_RAISED = Mark(InlineKind.EMPHASIS, "raised")
_PASSING = {"s": _STRUCK, "del": _STRUCK, "strike": _STRUCK, "sup": _RAISED}
_YEARS = 1000  # a list that starts here or above has years for numbers
_BREAKING = frozenset(("fence", "code_block", "table_open"))


def read_markdown(text: str, name: str) -> Document:
    """The document of a .md source. Raises SourceError for bad front matter."""
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    fields, body, shift = split_front_matter(text, name)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    # A refused link would come back as its literal source: take every link and refuse its target in `safe_href`.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    # Inline markup is parsed below, paragraph by paragraph: 5 MB of "*a **b " in one take hours.
    parser.disable(["inline", "text_join"])
    env: dict[str, Any] = {}
    tokens = parser.parse(body, env)
    for token in tokens:
        if token.type == "inline" and len(token.content) <= _LONGEST:
            parser.inline.parse(token.content, parser, env, token.children if token.children is not None else [])
    reader = _Reader(shift + 1, env.get("footnotes", {}).get("refs", {}))
    parts = list(reader.blocks(tokens))
    title = fields.get("title")
    if title is not None and title.text:
        parts = _with_title(parts, title)
    return Document(
        tuple(parts),
        language=_text(fields, "language", "lang"),
        date=_text(fields, "date"),
        author=", ".join(_values(fields, "author", "authors")),
        tags=tuple(
            tag.strip() for value in _values(fields, "tags", "keywords") for tag in value.split(",") if tag.strip()
        ),
        canonical=_text(fields, "canonical", "canonical_url"),
        lines={key: field.line for key, field in fields.items()},
        warnings=tuple(reader.warnings),
    )


def _text(fields: dict[str, Field], *keys: str) -> str:
    return next((fields[key].text for key in keys if key in fields), "")


def _values(fields: dict[str, Field], *keys: str) -> tuple[str, ...]:
    return next((tuple(v.strip() for v in fields[key].values if v.strip()) for key in keys if key in fields), ())


def _with_title(parts: list[Part], title: Field) -> list[Part]:
    text = fold([Run(title.text, title.line)])
    body = parts
    for index, part in enumerate(parts):
        if part.kind is BlockKind.HEADLINE:
            same = part.text.plain.casefold() == text.plain.casefold()
            again = [] if same else [Part(BlockKind.HEADING, part.text, level=2)]
            body = [*parts[:index], *again, *parts[index + 1 :]]
            break
    return [Part(BlockKind.HEADLINE, text, role=SegmentKind.HEADLINE), *body]


class _Reader:
    """Walks the token stream once; holds the open lists and quotes."""

    def __init__(self, shift: int, notes: Mapping[str, int]) -> None:
        self.shift = shift
        self.notes = notes  # numbers of footnotes from 0, by label; -1 where no text refers to one
        self.note: str | None = None  # the mark of a footnote that has begun
        self.warnings: list[str] = []
        self.titled = False
        self.start = 1  # the number of the next item's list, until an item has it

    def blocks(self, tokens: list[Token]) -> Iterator[Part]:  # noqa: PLR0912, PLR0915 (a case a token)
        lists: list[str] = []  # "ul", "ol", and "numbered": of paragraphs with their numbers
        numbered = _numbered(tokens)
        number = ""
        item: list[Run] | None = None
        quotes = level = 0
        row: list[Text] = []
        cell = header = False
        for index, token in enumerate(tokens):
            if token.type in _BREAKING or token.type == "heading_open":
                yield from self.item(item, lists, number)
                item = None
            match token.type:
                case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                    yield from self.item(item, lists, number)
                    item = None
                    if token.nesting > 0:
                        lists.append("numbered" if index in numbered else token.tag)
                        self.start = int(token.attrs.get("start", 1))
                    else:
                        lists.pop()
                case "footnote_reference_open":
                    self.note = self.noted(str(token.meta["label"]))
                case "list_item_open":
                    item = []
                    number = f"{token.info}{token.markup} "
                case "list_item_close":
                    yield from self.item(item, lists, number)
                    item = None
                case "blockquote_open" | "blockquote_close":
                    quotes += token.nesting
                case "heading_open":
                    level = int(token.tag[1:])
                case "heading_close":
                    level = 0
                case "thead_open" | "thead_close":
                    header = token.nesting > 0
                case "th_open" | "td_open" | "th_close" | "td_close":
                    cell = token.nesting > 0
                    if token.nesting > 0:
                        row.append(fold(()))
                case "tr_close":
                    yield Part(BlockKind.TABLE_ROW, fold(()), header=header, cells=tuple(row))
                    row = []
                case "inline":
                    runs, images = self.inline(token)
                    if self.note and runs:
                        runs, self.note = [Run(f"{self.note} ", runs[0].line), *runs], None
                    if cell:
                        row[-1] = fold(runs)
                    elif level:
                        yield self.heading(fold(runs), level)
                    elif item is not None:
                        item.extend([Run(BREAK, runs[0].line), *runs] if item and runs else runs)
                    else:
                        yield from self.plain(runs, quotes)
                    if images:
                        yield from self.item(item, lists, number)
                        item = None
                    yield from images
                case "fence" | "code_block":
                    line = self.line(token)
                    code = (Mark(InlineKind.CODE),) if token.type == "fence" else ()
                    runs = [Run(text + " ", line + n, code) for n, text in enumerate(token.content.splitlines())]
                    yield from self.plain(runs, quotes)
                case "html_block":
                    parts = self.html(token)
                    if parts:
                        yield from self.item(item, lists, number)
                        item = None
                    yield from parts

    def noted(self, label: str) -> str:
        """The mark of a footnote: its number as readers count, else what its author wrote."""
        number = self.notes.get(f":{label}", -1)
        return (
            superscript(str(number + 1)) if number >= 0 else superscript(label) if label.isdecimal() else f"[^{label}]"
        )

    def line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.shift

    def item(self, runs: list[Run] | None, lists: list[str], number: str) -> Iterator[Part]:
        text = fold(runs or ())
        if runs and text.plain and lists[-1:] == ["numbered"]:
            yield Part(BlockKind.PARAGRAPH, fold([Run(number, runs[0].line), *runs]))
        elif text.plain:
            yield Part(BlockKind.ITEM, text, level=max(len(lists), 1), ordered=lists[-1:] == ["ol"], start=self.start)
            self.start = 1

    def heading(self, text: Text, level: int) -> Part:
        if level == 1 and not self.titled:
            self.titled = True
            return Part(BlockKind.HEADLINE, text, role=SegmentKind.HEADLINE)
        return Part(BlockKind.HEADING, text, level=max(level, 2))

    def plain(self, runs: list[Run], quotes: int) -> Iterator[Part]:
        text = fold(runs)
        if text.plain:
            yield Part(BlockKind.QUOTE if quotes else BlockKind.PARAGRAPH, text)

    def html(self, token: Token) -> tuple[Part, ...]:
        from pipeline.sources.tree import fragment_parts  # noqa: PLC0415

        parts, warnings = fragment_parts(token.content, self.line(token))
        self.warnings.extend(warnings)
        return parts

    def inline(self, token: Token) -> tuple[list[Run], list[Part]]:
        if len(token.content) > _LONGEST:
            first = self.line(token)
            return [Run(text + " ", first + n) for n, text in enumerate(token.content.split("\n"))], []
        runs: list[Run] = []
        images: list[Part] = []
        marks: list[tuple[Mark, str]] = []  # with the name that closes them
        line = self.line(token)
        for child in token.children or ():
            stack = tuple(mark for mark, _ in marks if mark.kind is not InlineKind.LINK or mark.href)
            name = child.type.rpartition("_")[0]
            match child.type:
                case "text" | "text_special":
                    runs.append(Run(child.content, line, stack))
                case "footnote_ref":
                    runs.append(Run(self.noted(str(child.meta["label"])), line, stack))
                case "code_inline":
                    runs.append(Run(child.content, line, (*stack, Mark(InlineKind.CODE))))
                case "softbreak" | "hardbreak":
                    runs.append(Run(" " if child.type == "softbreak" else BREAK, line, stack))
                    line += 1
                case "image":
                    images.extend(self.image(child, line))
                case "html_inline":
                    self.html_inline(child.content, line, marks, runs, stack)
                case "s_open":
                    marks.append((_STRUCK, name))
                case _ if child.nesting > 0 and name in _TOKEN_MARKS:
                    href, title = str(child.attrs.get("href", "")), str(child.attrs.get("title", ""))
                    marks.append((self.mark(_TOKEN_MARKS[name], href, title, line), name))
                case _ if child.nesting < 0:
                    _close(marks, name)
        return self.settled(runs), images

    def settled(self, runs: list[Run]) -> list[Run]:
        """The runs without what is struck out, superscript digits as characters of their own."""
        kept: list[Run] = []
        for struck, group in groupby(runs, lambda run: _STRUCK in run.marks):
            members = list(group)
            if not struck:
                kept += [_lowered(run) for run in members]
            elif fold(members).plain:
                self.warnings.append(f"{members[0].line}: {struck_out(fold(members).plain)}")
        return kept

    def mark(self, kind: InlineKind, href: str, title: str, line: int) -> Mark:
        if kind is not InlineKind.LINK:
            return Mark(kind)
        safe = safe_href(href)
        if href and not safe:
            self.warnings.append(f"{line}: the link to {href[:60]!r} is left out; link to http, https, mailto or tel")
        return Mark(kind, safe, fold([Run(title, line)]).plain)

    def html_inline(
        self, source: str, line: int, marks: list[tuple[Mark, str]], runs: list[Run], stack: tuple[Mark, ...]
    ) -> None:
        tag = _HTML_TAG.match(source)
        name = tag.group(2).lower() if tag else ""
        if name == "br":
            runs.append(Run(BREAK, line, stack))
        elif tag and name == "q":
            runs.append(Run("”" if tag.group(1) else "“", line, stack))
        elif tag and name in _PASSING and not tag.group(1):
            marks.append((_PASSING[name], name))
        elif tag and (name in _HTML_MARKS or name in _PASSING):
            if tag.group(1):
                _close(marks, name)
            elif not tag.group(3).endswith("/"):
                found = {k.lower(): a or b or c for k, a, b, c in _ATTRIBUTE.findall(tag.group(3))}
                marks.append((self.mark(_HTML_MARKS[name], found.get("href", ""), found.get("title", ""), line), name))
        elif not source.startswith("<!") and name not in _HTML_SILENT:
            runs.append(Run(source, line, stack))  # "<a1>", "<name>": an author's angle brackets, not HTML

    def image(self, token: Token, line: int) -> Iterator[Part]:
        source = str(token.attrs.get("src", ""))
        path = safe_image(source)
        if not path:
            self.warnings.append(
                f"{line}: the image {source[:60]!r} is left out; put it beside the article, named without .. or /"
            )
            return
        title = fold([Run(str(token.attrs.get("title", "")), line)])
        yield Part(
            BlockKind.IMAGE,
            fold([Run(token.content, line)]),
            image=path,
            caption=title if title.plain else None,
            role=SegmentKind.CAPTION,
        )


def _lowered(run: Run) -> Run:
    if _RAISED not in run.marks:
        return run
    return Run(superscript(run.text), run.line, tuple(mark for mark in run.marks if mark != _RAISED))


def _numbered(tokens: list[Token]) -> set[int]:
    """The ordered lists, by their first tokens, that are paragraphs with their numbers in the text.

    Their numbers are years, or count on from the list before, or something other than text stands between the items.
    """
    found: set[int] = set()
    list_index = -1
    following = 0
    broken = False
    for index, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            start = int(token.attrs.get("start", 1))
            if start >= _YEARS:
                found.add(index)
            if token.level == 0:
                if list_index >= 0 and start == following:
                    found |= {list_index, index}
                list_index, following, broken = index, start, False
        elif token.type == "list_item_open" and token.level == 1 and token.info:
            following += 1
            if broken or int(token.info) >= _YEARS:
                found.add(list_index)
        elif token.type in _BREAKING or any(child.type == "image" for child in token.children or ()):
            broken = True
    return found


def _close(marks: list[tuple[Mark, str]], name: str) -> None:
    for index in range(len(marks) - 1, -1, -1):
        if marks[index][1] == name:
            del marks[index]
            return
