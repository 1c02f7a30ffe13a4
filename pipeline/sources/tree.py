"""HTML and trafilatura's trees, one walk for both: elements by their part in the text, blocks out."""

# ruff: noqa: SIM905 (word lists read better as text)
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.model import BlockKind, InlineKind, SegmentKind
from pipeline.sources.references import safe_href, safe_image
from pipeline.sources.rewriting import rewrite
from pipeline.sources.runs import BREAK, LARGEST, Mark, Part, Run, Text, fold

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MARKS = {
    "b": InlineKind.STRONG,
    "strong": InlineKind.STRONG,
    "i": InlineKind.EMPHASIS,
    "em": InlineKind.EMPHASIS,
    "code": InlineKind.CODE,
    "tt": InlineKind.CODE,
    "a": InlineKind.LINK,
    "ref": InlineKind.LINK,
}
_RENDS = {"#b": InlineKind.STRONG, "#i": InlineKind.EMPHASIS, "#t": InlineKind.CODE}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "list", "menu"))
_ITEMS = frozenset(("li", "item", "dt", "dd"))
_BLOCKS = frozenset(
    "p div section article main body html header figure address center details summary fieldset table tbody thead "
    "tfoot caption figcaption pre dl form hr".split()
)
_SKIPPED = frozenset(
    "head script style noscript template svg math iframe object embed video audio canvas nav aside footer select "
    "button textarea input title meta link".split()
)
_DEEPEST = 200  # nesting of elements; pages stay below 60


def fragment_parts(html: str, line: int) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """(blocks, warnings) of a piece of HTML whose first line is `line`."""
    root, warnings = parse(html)
    if root is None:
        return (), ()
    struck = rewrite(root, line - 1)
    walk = Walk(line - 1)
    return tuple(walk.parts(root)), (*warnings, *struck, *walk.warnings)


def parse(html: str) -> tuple[Element | None, tuple[str, ...]]:
    """(tree of a page or a fragment, warnings); comments are dropped; None where there is nothing in it."""
    from lxml import etree  # noqa: PLC0415
    from lxml import html as lxml_html  # noqa: PLC0415

    # Bytes with a stated encoding: a str with an XML declaration is refused, and <meta charset> must not be believed.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    data = html.encode("utf-8", "replace")
    try:
        root: Element | None = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        return None, ()
    # libxml2 drops what is nested deeper than 256 elements, and says so in its log only.
    deep = any("depth" in entry.message for entry in parser.error_log)
    return root, ("1: its elements are nested too deeply, and some text is left out; save it again",) if deep else ()


def list_start(element: Element) -> int:
    """The number that an <ol> begins with."""
    stated = str(element.get("start") or "").strip()
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) <= len(str(LARGEST)) else 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the block it is filling, and the marks that are open."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    ordered: bool = False
    marks: tuple[Mark, ...] = ()
    depth: int = 0


class Walk:
    """One walk over a tree. Lines are `sourceline + shift`; an element without one stands where the last one did."""

    def __init__(self, shift: int = 0, trafilatura: bool = False) -> None:
        self.shift = shift
        self.trafilatura = trafilatura  # there <head> is a heading
        self.warnings: list[str] = []
        self.runs: list[Run] = []
        self.start = 1  # the number of the next item's list, until an item has it
        self.now = max(shift + 1, 1)

    def parts(self, root: Element) -> Iterator[Part]:
        """The blocks below `root`, in reading order."""
        yield from self._inner(root, _Place())

    def _inner(self, element: Element, place: _Place) -> Iterator[Part]:
        """The blocks of a block element; its inline content gathers in `runs` until a rim flushes it."""
        yield from self._content(element, place)
        yield from self._flush(place)

    def _content(self, element: Element, place: _Place) -> Iterator[Part]:
        self._add(element.text, self._line(element), place.marks)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._child(child, child.tag.rpartition("}")[2].lower(), self._line(child), place)
            self._add(child.tail, self.now, place.marks)

    def _child(self, child: Element, tag: str, line: int, place: _Place) -> Iterator[Part]:  # noqa: PLR0912 (a tag each)
        deeper = replace(place, depth=place.depth + 1)
        plain = _Place(marks=place.marks, depth=place.depth + 1)
        if deeper.depth > _DEEPEST:
            self._add("".join(str(text) for text in child.itertext()), line, place.marks)
        elif tag in ("br", "lb"):
            self.runs.append(Run(BREAK, line))
        elif tag in ("img", "graphic"):
            yield from self._image(child, line)
        elif tag in _MARKS or tag == "hi":
            yield from self._content(child, replace(deeper, marks=(*place.marks, *self._mark(child, tag, line))))
        elif (tag == "head" and self.trafilatura) or tag in _HEADINGS:
            yield from self._flush(place)
            level = _rank(tag if tag != "head" else str(child.get("rend")))
            yield from self._inner(child, replace(plain, kind=BlockKind.HEADING, level=level))
        elif tag in _SKIPPED:
            return
        elif tag in _LISTS:
            yield from self._flush(place)
            level = place.level + 1 if place.kind is BlockKind.ITEM else 1
            ordered = "ol" in (tag, child.get("rend"))
            self.start = list_start(child) if ordered else 1
            yield from self._inner(child, replace(plain, kind=BlockKind.ITEM, level=level, ordered=ordered))
        elif tag in _ITEMS:
            yield from self._flush(place)
            level = max(place.level, 1)
            yield from self._inner(child, replace(plain, kind=BlockKind.ITEM, level=level, ordered=place.ordered))
        elif tag in ("blockquote", "quote"):
            yield from self._flush(place)
            yield from self._inner(child, replace(plain, kind=BlockKind.QUOTE))
        elif tag in ("tr", "row"):
            yield from self._flush(place)
            yield from self._row(child, plain)
        elif tag == "figure" and child.find(".//img") is not None:
            yield from self._flush(place)
            yield from self._figure(child, line)
        elif tag in _BLOCKS and place.kind is not BlockKind.ITEM:
            yield from self._flush(place)
            yield from self._inner(child, deeper)
        else:
            if tag in _BLOCKS and self.runs:  # the paragraphs of one list item stay together
                self.runs.append(Run(BREAK, line))
            yield from self._content(child, deeper)

    def _flush(self, place: _Place) -> Iterator[Part]:
        text = fold(self.runs)
        self.runs = []
        if text.plain and place.kind is BlockKind.ITEM:
            yield Part(place.kind, text, level=place.level, ordered=place.ordered, start=self.start)
            self.start = 1
        elif text.plain:
            yield Part(place.kind, text, level=place.level)

    def _add(self, text: str | None, line: int, marks: tuple[Mark, ...]) -> None:
        if text:
            self.runs.append(Run(str(text), line, marks))

    def _line(self, element: Element) -> int:
        line = element.sourceline
        if isinstance(line, int) and line > 0:
            self.now = line + self.shift
        return self.now

    def _row(self, element: Element, place: _Place) -> Iterator[Part]:
        cells: list[Text] = []
        heads = 0
        for cell in element.iterchildren("td", "th", "cell"):
            heads += cell.tag == "th" or cell.get("role") == "head"
            runs: list[Run] = []
            for part in self._inner(cell, place):
                runs.extend(Run(part.text.plain[s.start : s.end], s.line, s.marks) for s in part.text.spans)
                runs.append(Run(" ", self.now))
            cells.append(fold(runs))
        if any(cell.plain for cell in cells):
            yield Part(BlockKind.TABLE_ROW, fold(()), header=heads == len(cells), cells=tuple(cells))

    def _figure(self, element: Element, line: int) -> Iterator[Part]:
        caption = element.find(".//figcaption")
        text = "" if caption is None else "".join(str(piece) for piece in caption.itertext())
        for index, image in enumerate(element.iter("img")):
            yield from self._image(image, line, "" if index else text)

    def _image(self, element: Element, line: int, caption: str = "") -> Iterator[Part]:
        source = str(element.get("src") or element.get("data-src") or "")
        path = safe_image(source)
        if not path:
            if source and not source.startswith("data:"):
                self.warnings.append(
                    f"{line}: the image {source[:60]!r} is left out; put it beside the article, named without .. or /"
                )
            return
        alt = fold([Run(str(element.get("alt") or ""), line)])
        seen = fold([Run(caption or str(element.get("title") or ""), line)])
        text = alt if alt.plain else seen
        again = seen.plain in ("", text.plain)
        yield Part(BlockKind.IMAGE, text, image=path, caption=None if again else seen, role=SegmentKind.CAPTION)

    def _mark(self, element: Element, tag: str, line: int) -> tuple[Mark, ...]:
        kind = _MARKS.get(tag) or (_RENDS.get(str(element.get("rend"))) if tag == "hi" else None)
        if kind is None:
            return ()
        if kind is not InlineKind.LINK:
            return (Mark(kind),)
        href = str(element.get("href") or element.get("target") or "")
        safe = safe_href(href)
        if href and not safe:
            self.warnings.append(f"{line}: the link to {href[:60]!r} is left out; link to http, https, mailto or tel")
        return (Mark(kind, safe, fold([Run(str(element.get("title") or ""), line)]).plain),) if safe else ()


def _rank(tag: str) -> int:
    return min(max(int(tag[1:]), 2), 6) if tag[1:].isdecimal() and tag.isascii() else 2
