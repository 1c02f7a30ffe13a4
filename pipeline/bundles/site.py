"""What stands around the bundles: indexes, feeds, issues, the sitemap, the front page and the shared assets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.bundles.assets import shared_files
from pipeline.bundles.bundle import Tools
from pipeline.bundles.doc import Doc
from pipeline.bundles.epub import Book, epub
from pipeline.bundles.feeds import Channel, atom, rss, sitemap
from pipeline.bundles.images import LOGOS
from pipeline.bundles.installed import bundle_files, standing
from pipeline.bundles.locales import PUBLISHABLE, locale_of
from pipeline.bundles.pages import (
    Sibling,
    alternates,
    article_values,
    body_html,
    home_page,
    image_url,
    index_alternates,
    index_page,
)
from pipeline.bundles.urls import locale_url


def publish_site(tools: Tools) -> None:
    """Write what changed around the bundles that stand in dist."""
    store, settings = tools.store, tools.settings
    bundles = {
        slug: found
        for slug in store.folders()
        if bundle_files(store, slug) and (found := {k: s.doc for k, s in standing(store, slug).items()})
    }
    by_locale: dict[str, list[Doc]] = {}
    for locale in PUBLISHABLE:  # a locale that this run was narrowed away from keeps its pages
        docs = [editions[locale] for editions in bundles.values() if locale in editions]
        if docs or locale in settings.locales:
            by_locale[locale] = docs
    files = shared_files(settings.logo)
    locales = list(by_locale)
    gone = [name for name in LOGOS if name not in files]
    for locale, unsorted in by_locale.items():
        # Newest first; sorted twice, so that the slugs of one day run from a to z.
        newest = sorted(sorted(unsorted, key=lambda d: d.slug), key=lambda d: d.date, reverse=True)
        files |= (made := _locale_files(locale, locales, newest, tools))
        gone += [name] if (name := f"{locale}/issue.epub") not in made else []
    files["index.html"] = home_page(locales, tools.interfaces["en"], settings)
    files["sitemap.xml"] = _sitemap(locales, bundles, tools)
    store.write_all(files)
    store.remove(gone)


def _locale_files(locale: str, locales: Sequence[str], docs: Sequence[Doc], tools: Tools) -> dict[str, bytes]:
    settings, interface = tools.settings, tools.interfaces[locale]
    approved = [doc for doc in docs if not doc.draft]
    listed = docs[: settings.index_size]
    url = locale_url(settings.base_url, locale)
    publisher = settings.publisher_in(locale)
    lang = locale_of(locale).lang
    files = {
        f"{locale}/index.html": index_page(
            locale, locales, listed, issue=bool(approved), interface=interface, settings=settings
        )
    }
    contents = [(doc, body_html(doc, interface, image_url(settings, doc.slug))) for doc in approved[:50]]
    for name, make in (("atom.xml", atom), ("rss.xml", rss)):
        channel = Channel(publisher, lang, url, locale_url(settings.base_url, locale, name), settings.logo)
        files[f"{locale}/{name}"] = make(channel, contents)
    if approved:
        chapters = approved[: settings.issue_size]
        pictures = {
            p.picture.file: content
            for doc in chapters
            for p in doc.body
            if p.picture and (content := tools.store.read(f"{doc.slug}/images/{p.picture.file}")) is not None
        }
        book = Book(
            locale_url(settings.base_url, locale, "issue.epub"), publisher, publisher, lang, locale_of(locale).direction
        )
        values = [(doc, article_values(doc, interface, settings)) for doc in chapters]
        files[f"{locale}/issue.epub"] = epub(book, values, pictures, interface)
    return files


def _sitemap(locales: Sequence[str], bundles: Mapping[str, Mapping[str, Doc]], tools: Tools) -> bytes:
    settings = tools.settings
    index = index_alternates(locales, settings)
    pages: list[tuple[str, str, Mapping[str, str]]] = [
        (locale_url(settings.base_url, locale), "", index) for locale in locales
    ]
    for _, docs in sorted(bundles.items()):
        siblings = [Sibling.of(doc) for doc in docs.values()]
        for doc in docs.values():
            if not doc.draft:
                pages.append((doc.url, doc.modified or doc.published, alternates(siblings, doc, settings)))
    return sitemap(pages)
