"""All files of one edition, as bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.bundles.doc import Doc, to_json
from pipeline.bundles.epub import Book, epub
from pipeline.bundles.interface import Interface
from pipeline.bundles.manifest import as_json
from pipeline.bundles.ninjs import ninjs
from pipeline.bundles.pages import NOTICE, Sibling, article_page, article_values, body_html, outlet
from pipeline.bundles.plain import to_markdown, to_text
from pipeline.bundles.settings import PublishSettings


def linked_files(
    doc: Doc, siblings: Sequence[Sibling], interface: Interface, settings: PublishSettings
) -> dict[str, bytes]:
    """The files that name the other editions, and change with them."""
    known = outlet(doc, siblings, interface, settings)
    # The standard counts words without captions; those are with the pictures.
    text = "\n\n".join(p.text for p in doc.body if p.text and not p.picture)
    item = ninjs(doc, known, body_html(doc, interface, known.images), text)
    return {"index.html": article_page(doc, siblings, interface, settings), "ninjs.json": as_json(item)}


def own_files(
    doc: Doc, pictures: Mapping[str, bytes], interface: Interface, settings: PublishSettings
) -> dict[str, bytes]:
    """The files that hold this edition alone. `pictures`: file name to bytes."""
    notice = interface.gettext(NOTICE)
    book = Book(doc.url, doc.headline, settings.publisher_in(doc.locale), doc.lang, doc.direction)
    return {
        "article.json": as_json(to_json(doc)),
        "article.md": to_markdown(doc, notice),
        "article.txt": to_text(doc, notice),
        "article.epub": epub(book, [(doc, article_values(doc, interface, settings))], pictures, interface),
    }
