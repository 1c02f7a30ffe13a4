"""One edition as a document: checked text in HTML, Markdown and plain form, from which every format is written.

`article.json` is this document; pages that gather many articles read it back from there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import nh3

from pipeline.bundles.urls import safe_href
from pipeline.sources.runs import LARGEST

FORMAT = "dragoman-article"
VERSION = 1
PASSAGES = frozenset({"heading", "paragraph", "item", "quote", "image", "row"})
_DIRECTIONS = {"ltr", "rtl"}
_FILE = re.compile(r"[0-9a-f]{16}\.(?:jpg|png|gif|webp|avif)\Z")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the bundle: `file` below `<slug>/images/`, its size in pixels, its media type."""

    file: str
    width: int
    height: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph, list item, quotation, picture or table row; `kind` is a value of BlockKind.

    For a picture `text` is the alternative text, `html` the caption, and `caption` its words where they are others
    than the alternative text; for a row `cells` holds HTML. `start` is the number that an ordered list begins with, at
    its first item.
    """

    kind: str
    html: str
    text: str
    markdown: str = ""
    level: int = 0
    ordered: bool = False
    start: int = 1
    header: bool = False
    cells: tuple[str, ...] = ()
    picture: Picture | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the article in the locale's spelling."""

    type: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Doc:
    """An edition as it goes out. Times are ISO 8601 with an offset, or ""."""

    slug: str
    locale: str
    lang: str
    direction: str
    url: str
    headline: str
    headline_html: str
    source_language: str
    source_headline: str
    description: str = ""
    byline: str = ""  # the whole line as the article has it, "By" and all
    author: str = ""  # the names alone
    authors: tuple[str, ...] = ()
    translator: str = ""
    dateline: str = ""
    publisher: str = ""
    publisher_url: str = ""
    published: str = ""
    modified: str = ""
    draft: bool = False
    original: bool = False
    source_url: str = ""
    tags: tuple[str, ...] = ()
    names: tuple[Named, ...] = ()
    body: tuple[Passage, ...] = field(default=())

    @property
    def date(self) -> str:
        """What lists of articles are sorted by: published, else modified."""
        return self.published or self.modified


def to_json(doc: Doc) -> dict[str, Any]:
    """The document as plain values, in a fixed order, without its Markdown (that is in article.md)."""
    values = {"format": FORMAT, "version": VERSION, **asdict(doc)}
    for passage in values["body"]:
        del passage["markdown"]
        for key in ("level", "ordered", "header", "cells", "picture", "caption"):
            if not passage[key]:
                del passage[key]
        if passage["start"] == 1:
            del passage["start"]
    return values


def from_json(values: Any) -> Doc | None:
    """Read `article.json` back; None where it is none. The file may have been edited, so its HTML is
    sanitised again and everything else is taken as text."""
    if not isinstance(values, Mapping) or values.get("format") != FORMAT or values.get("version") != VERSION:
        return None
    texts = {f.name: str(values.get(f.name, "")) for f in fields(Doc) if f.type == "str"}
    if texts["direction"] not in _DIRECTIONS or not texts["slug"] or not texts["headline"]:
        return None
    if any(url and safe_href(url) != url for url in (texts["url"], texts["source_url"])):
        return None
    texts["headline_html"] = sanitise(texts["headline_html"])
    try:
        return Doc(
            **texts,
            draft=values.get("draft") is True,
            original=values.get("original") is True,
            authors=tuple(map(str, values.get("authors", ()))),
            tags=tuple(map(str, values.get("tags", ()))),
            names=tuple(Named(str(n["type"]), str(n["name"]), str(n["source"])) for n in values.get("names", ())),
            body=tuple(_passage(p) for p in values.get("body", ()) if p["kind"] in PASSAGES),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _passage(values: Mapping[str, Any]) -> Passage:
    picture = values.get("picture")
    if picture and not _FILE.match(str(picture["file"])):
        raise ValueError(picture["file"])
    return Passage(
        str(values["kind"]),
        sanitise(str(values["html"])),
        str(values["text"]),
        level=int(values.get("level", 0)),
        ordered=values.get("ordered") is True,
        start=min(max(int(values.get("start", 1)), 0), LARGEST),
        header=values.get("header") is True,
        cells=tuple(sanitise(str(cell)) for cell in values.get("cells", ())),
        picture=picture
        and Picture(str(picture["file"]), int(picture["width"]), int(picture["height"]), str(picture["media_type"])),
        caption=str(values.get("caption", "")),
    )


def sanitise(html: str) -> str:
    """The inline HTML that passages may hold, whatever it was: a second fence behind our own writer.

    Well-formed as XML too, which knows no &nbsp;.
    """
    return nh3.clean(
        html,
        tags={"a", "strong", "em", "code", "bdi", "span"},
        attributes={"a": {"href"}, "bdi": {"dir"}, "span": {"class", "lang", "dir"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    ).replace("&nbsp;", "\u00a0")
