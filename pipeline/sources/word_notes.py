"""The footnotes and endnotes of a Word document, which python-docx does not read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class Note:
    """A note's element and the part of the package that it and its links are in."""

    element: Element
    part: Any


def word_notes(part: Any) -> Mapping[tuple[str, str], Note]:
    """The notes of a document part by kind ("footnote", "endnote") and id; lines that part them from the text apart."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    found: dict[tuple[str, str], Note] = {}
    for relation in part.rels.values():
        kind = next((kind for kind in _KINDS if relation.reltype.endswith(f"/{kind}s")), "")
        if not kind or relation.is_external:
            continue
        for element in parse_xml(relation.target_part.blob).iter(_W + kind):
            if element.get(_W + "type") in (None, "normal"):
                found[kind, str(element.get(_W + "id"))] = Note(element, relation.target_part)
    return found


def referred(element: Element) -> tuple[str, str] | None:
    """Which note a reference in the text is to; None for another element."""
    kind = next((kind for kind in _KINDS if element.tag == f"{_W}{kind}Reference"), "")
    return (kind, str(element.get(_W + "id"))) if kind else None
