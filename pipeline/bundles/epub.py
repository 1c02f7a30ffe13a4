"""EPUB 3 books: one article, or an issue of many.

Written here, over zipfile and the page templates, and held to epubcheck by the tests: the known library, EbookLib,
is under the AGPL and stamps the time of the build into every book.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.bundles.archive import pack
from pipeline.bundles.assets import FONTS, epub_sheet, font
from pipeline.bundles.dates import NO_TIME, in_utc, latest
from pipeline.bundles.doc import Doc
from pipeline.bundles.interface import Interface
from pipeline.bundles.rendering import environment

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class Book:
    """What a book says of itself; `identifier` is a URL that stays the same between versions."""

    identifier: str
    title: str
    publisher: str
    lang: str
    direction: str


def epub(
    book: Book,
    chapters: Sequence[tuple[Doc, Mapping[str, Any]]],
    pictures: Mapping[str, bytes],
    interface: Interface,
) -> bytes:
    """The book as bytes. With each document come the template values of its page; `pictures`: file name to bytes."""
    env = environment(interface)
    files: dict[str, bytes] = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": _CONTAINER.encode(),
    }
    items = [{"id": "css", "href": "epub.css", "media_type": "text/css"}]
    listed = []
    chapter = env.get_template("chapter.xhtml")
    for number, (doc, values) in enumerate(chapters, 1):
        file = f"article{number}.xhtml"
        files[f"EPUB/{file}"] = _xml(chapter.render(**values))
        items.append({"id": f"article{number}", "href": file, "media_type": "application/xhtml+xml"})
        listed.append({"id": f"article{number}", "file": file, "title": doc.headline})
    used = {p.picture.file: p.picture for doc, _ in chapters for p in doc.body if p.picture}
    for number, (file, picture) in enumerate(sorted(used.items()), 1):
        files[f"EPUB/images/{Path(file).name}"] = pictures[file]
        items.append({"id": f"picture{number}", "href": f"images/{file}", "media_type": picture.media_type})
    fonts = _fonts("".join(content.decode() for name, content in files.items() if name.endswith(".xhtml")))
    files["EPUB/epub.css"] = epub_sheet(fonts)
    for number, name in enumerate(fonts, 1):
        files[f"EPUB/fonts/{name}"] = font(name)
        items.append({"id": f"font{number}", "href": f"fonts/{name}", "media_type": "font/woff2"})
    docs = [doc for doc, _ in chapters]
    modified = latest(*(doc.modified or doc.published for doc in docs)) or NO_TIME
    shared = {"title": book.title, "lang": book.lang, "direction": book.direction, "chapters": listed}
    files["EPUB/nav.xhtml"] = _xml(env.get_template("nav.xhtml").render(**shared))
    files["EPUB/package.opf"] = _xml(
        env.get_template("package.opf").render(
            **shared,
            identifier=book.identifier,
            publisher=book.publisher,
            creators=list(dict.fromkeys(doc.author or doc.byline for doc in docs if doc.author or doc.byline)),
            translators=list(dict.fromkeys(doc.translator for doc in docs if doc.translator and not doc.draft)),
            date=latest(*(doc.published for doc in docs)),
            modified=in_utc(modified),
            items=items,
        )
    )
    return pack(files, first="mimetype")


def _fonts(chapters: str) -> tuple[str, ...]:
    """Those of FONTS that the chapters are set in: they are most of a book's bytes, and books go into zips again."""
    unused = {
        "naskh.woff2": not re.search("[\u0600-\u06ff]", chapters),
        "serif-italic.woff2": "<em>" not in chapters,
    }
    return tuple(name for name in FONTS if not unused.get(name))


def _xml(text: str) -> bytes:
    return (text.strip() + "\n").encode()
