"""Elements that the walk or trafilatura would lose or misread, written as plainer ones before either sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pipeline.sources.clean import RAISED, struck_out, superscript

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NOTE = re.compile(f"[{RAISED}]+")
_BACK = ("↩", "↩\ufe0e", "↑", "^", "⏎", "↵")
_STRUCK = ("del", "s", "strike")
_MOST_SPANNED = 200  # rows and columns of one cell
_MOST_CELLS = 20_000  # added to one page: a few bytes may ask for millions


def rewrite(root: Element, shift: int = 0) -> tuple[str, ...]:
    """Change the tree in place; a warning for each struck-out text, which is taken out.

    Superscript digits become characters of their own (10⁶), note marks without their links, and <q> quotation marks;
    whoever speaks below a quotation has a paragraph, and empty cells stand where merged cells of a table reach.
    """
    warnings = _unstruck(root, shift)
    for element in root.iter("sup"):
        _raise(element)
    back: list[Any] = [link for link in root.iter("a") if _leads_back(link)]
    for link in back:
        link.drop_tree()
    _quote(root)
    for element in list(root.iter("blockquote")):
        _part_speaker(element)
    room = _MOST_CELLS
    for table in root.iter("table"):
        room = _spread(table, room)
    return tuple(warnings)


def _text(element: Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def _line(element: Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 1


def _unstruck(root: Element, shift: int) -> list[str]:
    from lxml import etree  # noqa: PLC0415

    outer = [e for e in root.iter(*_STRUCK) if next(e.iterancestors(*_STRUCK), None) is None]
    warnings = [f"{_line(e) + shift}: {struck_out(_text(e))}" for e in outer if _text(e).strip()]
    etree.strip_elements(root, *_STRUCK, with_tail=False)
    return warnings


def _raise(element: Element) -> None:
    mark = superscript(_text(element).strip().removeprefix("[").removesuffix("]"))
    if element.find(".//a") is not None and _NOTE.fullmatch(mark):
        # A note's link leads to a place in the page, and behind one trafilatura drops the rest of the line.
        element[:] = []
        element.text = mark
        return
    if superscript(_text(element)) == _text(element):
        return
    for node in element.iter():
        node.text = superscript(str(node.text or ""))
        if node is not element:
            node.tail = superscript(str(node.tail or ""))


def _leads_back(link: Element) -> bool:
    """Whether it is the arrow behind a note."""
    return str(link.get("href") or "").startswith("#") and _text(link).strip() in _BACK


def _quote(root: Element) -> None:
    from lxml import etree  # noqa: PLC0415

    for element in root.iter("q"):
        left, right = "‘’" if next(element.iterancestors("q"), None) is not None else "“”"
        element.text = left + str(element.text or "")
        if len(element):
            element[-1].tail = str(element[-1].tail or "") + right
        else:
            element.text += right
    etree.strip_tags(root, "q")


def _part_speaker(quotation: Element) -> None:
    for footer in list(quotation.iter("footer")):
        footer.tag = "div" if footer.find("p") is not None else "p"
    last = quotation[-1] if len(quotation) else None
    if last is not None and last.tag == "cite" and not (last.tail or "").strip():
        last.tag = "p"


def _spread(table: Element, room: int) -> int:
    """Add the cells that colspan and rowspan leave to be understood, `room` at most; what is left of it."""
    covered: dict[int, tuple[int, str]] = {}  # by column: the rows still to come, and the tag
    for row in [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]:
        cells: list[Element] = []
        below: dict[int, tuple[int, str]] = {}
        for cell in [*row.iterchildren("td", "th"), None]:
            while len(cells) in covered and room > 0:
                rows, tag = covered.pop(len(cells))
                below[len(cells)] = (rows - 1, tag)
                cells.append(row.makeelement(tag))
                room -= 1
            if cell is None:
                break
            tag, start = str(cell.tag), len(cells)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            added = min(width - 1, max(room, 0))
            cells += [cell, *(row.makeelement(tag) for _ in range(added))]
            room -= added
            below.update((column, (height - 1, tag)) for column in range(start, len(cells)))
        if any(cell.getparent() is None for cell in cells):
            row[:] = cells
        below.update((column, (rows - 1, tag)) for column, (rows, tag) in covered.items())
        covered = {column: state for column, state in below.items() if state[0] > 0 and room > 0}
    return room


def _span(cell: Element, name: str) -> int:
    value = str(cell.attrib.pop(name, "1")).strip()
    return min(max(int(value), 1), _MOST_SPANNED) if value.isascii() and value.isdecimal() and len(value) < 6 else 1
