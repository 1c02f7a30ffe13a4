"""Passages put together into what stands together on a page: lists, quotations, tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from pipeline.bundles.doc import Passage


@dataclass(slots=True)
class Item:
    """A list item with the lists inside it."""

    html: str
    markdown: str
    text: str
    lists: list[ItemList] = field(default_factory=list)


@dataclass(slots=True)
class ItemList:
    """A list, ordered or not; `entries` and not `items`, which is a method of every mapping in Jinja.

    `start` is the number of its first item, `again` whether one of its kind stands right before it: Markdown then needs
    another sign behind the numbers.
    """

    tag: str
    start: int = 1
    again: bool = False
    entries: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """One element of the page: "heading", "paragraph", "quote", "image", "table" or "list".

    `head`: how many rows of a table are its head.
    """

    kind: str
    passages: tuple[Passage, ...]
    level: int = 0
    list: ItemList | None = None
    head: int = 0


_TOGETHER = {"item": "list", "quote": "quote", "row": "table"}


def groups(passages: Iterable[Passage]) -> tuple[Group, ...]:
    """Neighbouring items, quoted paragraphs and rows as one group each.

    No heading skips a level, and the rows of a table are of one width.
    """
    out: list[Group] = []
    level = 1
    for _, run in groupby(enumerate(passages), key=lambda n: _TOGETHER.get(n[1].kind, "") or n[0]):
        members = tuple(p for _, p in run)
        kind = _TOGETHER.get(members[0].kind, members[0].kind)
        if kind == "list":
            out += [Group("list", members, list=one) for one in _nest(list(members), 1)]
        elif kind == "heading":
            level = min(max(members[0].level, 2), level + 1)
            out.append(Group(kind, members, level))
        elif kind == "table":
            out += map(_table, _tables(members))
        else:
            out.append(Group(kind, members))
    return tuple(out)


def _tables(rows: Iterable[Passage]) -> list[list[Passage]]:
    """The rows of each table: a header row begins one where it heads every column of the rows that follow it."""
    tables: list[list[Passage]] = []
    runs = [list(run) for _, run in groupby(rows, key=lambda row: row.header)]
    for run, following in zip(runs, [*runs[1:], []], strict=True):
        width = max((len(row.cells) for row in following), default=0)
        full = any(sum(map(bool, row.cells)) >= width for row in run)
        if not tables or (run[0].header and width and full):
            tables.append([])
        tables[-1] += run
    return tables


def _table(rows: list[Passage]) -> Group:
    width = max(len(row.cells) for row in rows)
    head = next((number for number, row in enumerate(rows) if not row.header), len(rows))
    return Group("table", tuple(_widened(row, width) for row in rows), head=head)


def _widened(row: Passage, width: int) -> Passage:
    """The row with as many cells as its table's widest."""
    missing = width - len(row.cells)
    return replace(row, cells=(*row.cells, *[""] * missing), markdown=row.markdown + " | " * missing)


def _nest(items: list[Passage], depth: int) -> list[ItemList]:
    lists: list[ItemList] = []
    position = 0
    while position < len(items):
        item = items[position]
        if item.level > depth and lists:
            end = next((i for i in range(position, len(items)) if items[i].level <= depth), len(items))
            lists[-1].entries[-1].lists += _nest(items[position:end], depth + 1)
            position = end
            continue
        tag = "ol" if item.ordered else "ul"
        last = lists[-1] if lists and lists[-1].tag == tag else None
        if last is None or item.start != 1:
            lists.append(ItemList(tag, item.start, again=last is not None and not last.again))
        lists[-1].entries.append(Item(item.html, item.markdown, item.text))
        position += 1
    return lists
