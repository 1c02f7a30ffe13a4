"""Web pages: trafilatura finds the article in the page, the walk in `tree` keeps its inline markup."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.model import BlockKind, SegmentKind
from pipeline.sources.lead import byline_author
from pipeline.sources.references import safe_href
from pipeline.sources.rewriting import rewrite
from pipeline.sources.runs import Document, Part, Run, Span, Text, fold
from pipeline.sources.tree import Walk, list_start, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGE = 200_000  # characters of text, a short book; trafilatura takes 7 s for 1 MB and 46 s for 5 MB
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='DC.date' or @name='pubdate' or @name='publish-date']/@content",
    "//article//time/@datetime",
    "//time[@pubdate or contains(@class, 'publish')]/@datetime",
)
_AUTHORS = (
    "//meta[@name='author']/@content",
    "//meta[@property='article:author']/@content",
    "//*[@rel='author']//text()",
)
_TITLES = ("//meta[@property='og:title']/@content", "//title/text()")
_KEY = 48
# Beside the article's own text, by the names of classes: nobody misses it.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|related|recommend\w*|newsletter|promo|tags?|topics|breadcrumbs?|comments?|"
    r"ads?|advert\w*|menu|cookies?|subscribe|byline|author|meta|date|time|read-?more)(?:$|[\s_-])",
    re.IGNORECASE,
)


def read_page(html: str) -> Document:
    """The document of an .html source."""
    root, warnings = parse(html)
    if root is None:
        return Document(())
    warnings += rewrite(root)
    lines, starts = _lines(root), _starts(root)
    heads = [text for text in map(_text_of, root.iter("h1")) if text]
    canonical = safe_href(_first(root, ("//link[@rel='canonical']/@href",)))
    author, date, hint = _first(root, _AUTHORS), _first(root, _DATES), str(root.get("lang") or "")
    _captions(root)
    large = sum(map(len, _strings(root))) > _LARGE
    own = () if large else _own(root)
    found = None if large else _extract(root, own)
    title = (
        heads[0]
        if len(heads) == 1
        else (found.title if found else "") or next(iter(heads), "") or _first(root, _TITLES)
    )
    walk = Walk(trafilatura=found is not None)
    parts = [_placed(part, lines, starts) for part in walk.parts(found.body if found else _main(root))]
    body = tuple(_titled(parts, title or "", lines))
    return Document(
        body,
        hint=hint,
        date=date or (found.date if found else "") or "",
        author=_person(author or (found.author if found else "") or ""),
        canonical=canonical if canonical.startswith(("http://", "https://")) else "",
        warnings=(*warnings, *walk.warnings, *(_left_out(own, body, root) if found else ())),
    )


def _extract(root: Element, own: tuple[Part, ...]) -> Any:
    """Trafilatura's document, or None where it finds nothing or only a heap of words."""
    import logging  # noqa: PLC0415

    from trafilatura import bare_extraction  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "courlan"):  # they log what they do not find, to people's screens
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found = bare_extraction(
        root,
        favor_recall=True,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_images=True,
        include_tables=True,
        with_metadata=True,
        # Dates from the page's data only: a guess from its text may be the date of any event.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return None
    body = list(found.body)
    # Its last resorts are one paragraph with a line for each text node, and the <article> in one line; markup gone.
    heap = "".join(map(str, body[0].itertext())).strip() if len(body) == 1 and not list(body[0]) else ""
    bare = _bare(heap)
    glued = sum(bool(bare) and len(part.text.plain.split()) > 1 and _bare(part.text.plain) in bare for part in own)
    return found if body and "\n" not in heap and glued < 2 else None


def _main(root: Element) -> Element:
    """The page's own idea of its article: the one <article>, the one <main>, or the body."""
    for tag in ("article", "main", "body"):
        elements = list(root.iter(tag))
        if len(elements) == 1:
            return elements[0]
    return root


def _own(root: Element) -> tuple[Part, ...]:
    """The blocks of the page's <article> or <main>, before trafilatura chooses; none where it has no such element."""
    main = _main(root)
    if main.tag not in ("article", "main"):
        return ()
    main = deepcopy(main)
    for element in list(main.iterdescendants()):
        if _BESIDE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            parent = element.getparent()
            if parent is not None:
                tail = element.tail
                element.clear()
                element.tail = tail
    return tuple(Walk().parts(main))


def _left_out(own: tuple[Part, ...], body: tuple[Part, ...], root: Element) -> tuple[str, ...]:
    """A warning where blocks of the page are not in the body: trafilatura takes lists of links for menus."""
    kept = "".join(_bare(text.plain) for part in body for text in (part.text, *part.cells))
    known = {_bare(_text_of(element)) for element in root.iter("time")}
    missing = [
        text
        for part in own
        for text in (part.text, *part.cells)
        if part.kind is not BlockKind.IMAGE
        and len(text.plain.split()) > 1
        and _bare(text.plain) not in known
        and _bare(text.plain) not in kept
        and not byline_author(text.plain)
    ]
    if not missing:
        return ()
    count = "a line of the page is" if len(missing) == 1 else f"{len(missing)} lines of the page are"
    first = missing[0]
    return (
        f"{first.line(0)}: {count} left out: {first.plain[:60]!r}; put it into a .md file if it belongs to the text",
    )


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _captions(root: Element) -> None:
    """Move each <figcaption> into its image's title, which trafilatura keeps; it drops the element."""
    for figure in root.iter("figure"):
        caption, image = figure.find(".//figcaption"), figure.find(".//img")
        if caption is not None and image is not None:
            image.set("title", _text_of(caption))
            parent = caption.getparent()
            if parent is not None:
                caption.clear()


def _titled(parts: list[Part], title: str, lines: dict[str, int]) -> list[Part]:
    headline = fold([Run(title, 1)])
    if not headline.plain:
        return parts
    headline = _moved(headline, lines.get(_key(headline.plain), 1))
    body = list(parts)
    for index, part in enumerate(body[:6]):
        if part.kind is BlockKind.HEADING and _key(part.text.plain) == _key(headline.plain):
            headline = part.text
            del body[index]
            break
    return [Part(BlockKind.HEADLINE, headline, role=SegmentKind.HEADLINE), *body]


def _lines(root: Element) -> dict[str, int]:
    """The first line of each block's text, by its beginning: trafilatura's tree has lost the lines."""
    lines: dict[str, int] = {}
    for element in root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "div", "img"):
        text = str(element.get("alt") or "") if element.tag == "img" else _beginning(element)
        line = element.sourceline
        if text and isinstance(line, int):
            lines.setdefault(_key(text), line)
    return lines


def _starts(root: Element) -> dict[str, int]:
    """The number of each ordered list that does not begin with 1, by its first item: trafilatura drops it."""
    starts: dict[str, int] = {}
    for element in root.iter("ol"):
        first = next(Walk().parts(element), None) if list_start(element) != 1 else None
        if first is not None:
            starts.setdefault(_key(first.text.plain), list_start(element))
    return starts


def _beginning(element: Element) -> str:
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        length += len(str(piece).strip())
        if length > _KEY:
            break
    return "".join(pieces)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text[: 4 * _KEY])[:_KEY].casefold()


def _placed(part: Part, lines: dict[str, int], starts: dict[str, int]) -> Part:
    line = lines.get(_key(part.text.plain))
    start = starts.get(_key(part.text.plain), 1) if part.ordered and part.start == 1 else part.start
    cells = tuple(_moved(cell, lines[_key(cell.plain)]) if _key(cell.plain) in lines else cell for cell in part.cells)
    text = part.text if line is None else _moved(part.text, line)
    return replace(part, text=text, cells=cells, start=start)


def _moved(text: Text, line: int) -> Text:
    return replace(text, spans=tuple(Span(s.start, s.end, line, s.marks) for s in text.spans))


def _strings(root: Element) -> list[str]:
    return [
        str(text)
        for element in root.iter("p", "div", "li", "td", "article")
        for text in (element.text, element.tail)
        if text
    ]


def _text_of(element: Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _first(root: Element, paths: tuple[str, ...]) -> str:
    for path in paths:
        values = root.xpath(path)
        for value in values if isinstance(values, list) else ():
            if str(value).strip():
                return str(value).strip()
    return ""


def _person(author: str) -> str:
    """A byline's author; an address of a profile is none."""
    name = "" if "://" in author else fold([Run(author.replace(";", ","), 1)]).plain
    return byline_author(name) or name
