"""Documents as plain text and as Markdown with YAML front matter."""

from __future__ import annotations

import json
import re

from pipeline.bundles.doc import Doc, Passage
from pipeline.bundles.grouping import Group, ItemList, groups

_BLOCK_START = re.compile(r"^(\s*)(#{1,6}|[-+=]+|\d{1,9}[.)])(?=\s|$)")


def to_text(doc: Doc, notice: str) -> bytes:
    """Headline, byline and passages, an empty line between them; last where it is from; `notice` first in drafts."""
    lines = [f"[{notice}]"] if doc.draft else []
    lines += [doc.headline, *filter(None, [doc.byline or doc.author])]
    for group in groups(doc.body):
        if group.kind == "list" and group.list:
            lines.append("\n".join(_text_items(group.list, 0)))
        elif group.kind == "table":
            lines.append("\n".join(p.text for p in group.passages))
        else:
            lines += [text for p in group.passages for text in (p.text, p.caption) if text]
    lines.append(" · ".join(filter(None, (doc.publisher, doc.url))))
    return ("\n\n".join(lines) + "\n").encode()


def _text_items(items: ItemList, depth: int) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items.entries, items.start):
        mark = f"{number}." if items.tag == "ol" else "•"
        lines.append(f"{'  ' * depth}{mark} {item.text}")
        for inner in item.lists:
            lines += _text_items(inner, depth + 1)
    return lines


def to_markdown(doc: Doc, notice: str) -> bytes:
    """CommonMark with pipe tables. The front matter's values are JSON strings, which YAML reads as they are."""
    front = {
        "title": doc.headline,
        "slug": doc.slug,
        "lang": doc.lang,
        "dir": doc.direction,
        "author": doc.author or doc.byline,
        "translator": doc.translator,
        "date": doc.published,
        "lastmod": doc.modified,
        "source_language": doc.source_language,
        "canonical": doc.url,
        "publisher": doc.publisher,
        "publisher_url": doc.publisher_url,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items() if value]
    lines.append(f"draft: {'true' if doc.draft else 'false'}")
    parts = ["---\n" + "\n".join(lines) + "\n---", f"# {_escape(doc.headline)}"]
    if doc.draft:
        parts.append(f"> **{notice}**")
    parts += [_group(group) for group in groups(doc.body)]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _escape(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>|~])", r"\\\1", text)


def _line(markdown: str) -> str:
    """The text, with a first word that would begin a block made literal ("1." or "-" or "#")."""
    match = _BLOCK_START.match(markdown)
    if not match:
        return markdown
    start = match.group(2)
    literal = f"{start[:-1]}\\{start[-1]}" if start[0].isdigit() else f"\\{start}"
    return match.group(1) + literal + markdown[match.end() :]


def _group(group: Group) -> str:
    first = group.passages[0]
    if group.kind == "heading":
        return f"{'#' * group.level} {first.markdown}"
    if group.kind == "quote":
        return "\n>\n".join(f"> {_line(p.markdown)}" for p in group.passages)
    if group.kind == "list" and group.list:
        return "\n".join(_items(group.list, ""))
    if group.kind == "table":
        return _table(group.passages)
    if group.kind == "image" and first.picture:
        image = f"![{_escape(first.text)}](../images/{first.picture.file})"
        return f"{image}\n\n{_line(first.markdown)}" if first.caption else image
    return _line(first.markdown)


def _items(items: ItemList, indent: str) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items.entries, items.start):
        mark = f"{number}{')' if items.again else '.'}" if items.tag == "ol" else "-"
        lines.append(f"{indent}{mark} {_line(item.markdown)}")
        for inner in item.lists:
            lines += _items(inner, indent + " " * (len(mark) + 1))
    return lines


def _table(rows: tuple[Passage, ...]) -> str:
    width = max(len(row.cells) for row in rows)
    head = rows[0].markdown if rows[0].header else " | ".join([""] * width)
    body = rows[1:] if rows[0].header else rows
    lines = [f"| {head} |", f"|{' --- |' * width}", *(f"| {row.markdown} |" for row in body)]
    return "\n".join(lines)
