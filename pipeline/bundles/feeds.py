"""Atom (RFC 4287), RSS 2.0 and the sitemap, as bytes.

lxml, which the desk has anyway, writes them. feedgen was looked at: it stamps the time of the build and its own
version into a feed, so that a build would never be the same twice, and knows nothing of sitemaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.bundles.dates import NO_TIME, latest, rfc822
from pipeline.bundles.doc import Doc
from pipeline.bundles.logo import Logo

_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_DC = "http://purl.org/dc/elements/1.1/"
LIMIT = 50  # entries of a feed, the newest


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself."""

    title: str
    lang: str
    url: str  # the index page
    self_url: str
    logo: Logo | None = None


def _bytes(root: etree._Element) -> bytes:
    etree.indent(root, space=" ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def atom(channel: Channel, docs: Iterable[tuple[Doc, str]]) -> bytes:
    """An Atom feed; with each document its content as HTML."""
    entries = list(docs)[:LIMIT]
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    root.set(f"{{{_XML}}}lang", channel.lang)
    _child(root, "id", channel.url)
    _child(root, "title", channel.title)
    _child(root, "updated", latest(*(doc.modified or doc.published for doc, _ in entries)) or NO_TIME)
    _link(root, "self", channel.self_url, "application/atom+xml")
    _link(root, "alternate", channel.url, "text/html")
    _author(root, channel.title)
    if channel.logo:
        _child(root, "logo", channel.logo.url)
    for doc, content in entries:
        entry = etree.SubElement(root, f"{{{_ATOM}}}entry")
        _child(entry, "id", doc.url)
        _child(entry, "title", doc.headline)
        _child(entry, "updated", doc.modified or doc.published or NO_TIME)
        if doc.published:
            _child(entry, "published", doc.published)
        _link(entry, "alternate", doc.url, "text/html")
        _author(entry, doc.author or doc.byline or channel.title)
        _child(entry, "summary", doc.description)
        _child(entry, "content", content).set("type", "html")
    return _bytes(root)


def _child(parent: etree._Element, name: str, text: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = text
    return element


def _link(parent: etree._Element, rel: str, href: str, media_type: str) -> None:
    etree.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, href=href, type=media_type)


def _author(parent: etree._Element, name: str) -> None:
    _child(etree.SubElement(parent, f"{{{_ATOM}}}author"), "name", name)


def rss(channel: Channel, docs: Iterable[tuple[Doc, str]]) -> bytes:
    """An RSS 2.0 feed of headlines and summaries."""
    root = etree.Element("rss", nsmap={"atom": _ATOM, "dc": _DC})
    root.set("version", "2.0")
    top = etree.SubElement(root, "channel")
    entries = [doc for doc, _ in docs][:LIMIT]
    for name, text in (
        ("title", channel.title),
        ("link", channel.url),
        ("description", channel.title),
        ("language", channel.lang),
        ("lastBuildDate", rfc822(latest(*(doc.modified or doc.published for doc in entries)))),
    ):
        if text:
            etree.SubElement(top, name).text = text
    if channel.logo:
        image = etree.SubElement(top, "image")
        for name, text in (("url", channel.logo.url), ("title", channel.title), ("link", channel.url)):
            etree.SubElement(image, name).text = text
    _link(top, "self", channel.self_url, "application/rss+xml")
    for doc in entries:
        item = etree.SubElement(top, "item")
        etree.SubElement(item, "title").text = doc.headline
        etree.SubElement(item, "link").text = doc.url
        etree.SubElement(item, "guid", isPermaLink="true").text = doc.url
        etree.SubElement(item, "description").text = doc.description
        if doc.author or doc.byline:
            etree.SubElement(item, f"{{{_DC}}}creator").text = doc.author or doc.byline
        if doc.date:
            etree.SubElement(item, "pubDate").text = rfc822(doc.date)
    return _bytes(root)


def sitemap(pages: Iterable[tuple[str, str, Mapping[str, str]]]) -> bytes:
    """A sitemap of (URL, time of the last change or "", alternates as language tag to URL)."""
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})  # type: ignore[dict-item]
    for url, modified, alternates in pages:
        page = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(page, f"{{{_SITEMAP}}}loc").text = url
        if modified:
            etree.SubElement(page, f"{{{_SITEMAP}}}lastmod").text = modified
        for lang, href in alternates.items():
            etree.SubElement(page, f"{{{_XHTML}}}link", rel="alternate", hreflang=lang, href=href)
    return _bytes(root)
