"""The pages: one edition, the choice of languages, a locale's index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.bundles.bidi import isolate
from pipeline.bundles.dates import long_date
from pipeline.bundles.doc import Doc, Picture
from pipeline.bundles.grouping import groups
from pipeline.bundles.interface import Interface
from pipeline.bundles.jsonld import Outlet, jsonld, script_json
from pipeline.bundles.locales import OPEN_GRAPH, PUBLISHABLE, locale_of
from pipeline.bundles.logo import Logo
from pipeline.bundles.rendering import environment, render
from pipeline.bundles.settings import PublishSettings
from pipeline.bundles.urls import edition_url, locale_url, safe_href
from pipeline.languages import write_byline

NOTICE = "This is a draft made by machine translation. Nobody has reviewed it yet."


def _(message: str) -> str:
    """Marks a message for extraction; it is translated where it is used."""
    return message


# Whole phrases: Sorani and Kurmanji inflect a language's name after "from".
_TRANSLATED_FROM = {
    "en": _("Translated from English"),
    "ar": _("Translated from Arabic"),
    "ckb": _("Translated from Sorani Kurdish"),
    "kmr": _("Translated from Kurmanji Kurdish"),
    "fa": _("Translated from Persian"),
    "tr": _("Translated from Turkish"),
    "ur": _("Translated from Urdu"),
}


@dataclass(frozen=True, slots=True)
class Sibling:
    """One edition of an article, as its other editions know it."""

    locale: str
    lang: str
    direction: str
    url: str
    draft: bool
    headline_html: str

    @classmethod
    def of(cls, doc: Doc) -> Sibling:
        """The edition that the document is."""
        return cls(doc.locale, doc.lang, doc.direction, doc.url, doc.draft, doc.headline_html)


def digits_of(settings: PublishSettings, locale: str) -> str:
    """The newsroom's digits for a locale, else the locale's own."""
    return settings.digits.get(locale) or locale_of(locale).digits


def _time(iso: str, text: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(iso, text)


def _bdi(text: str) -> Markup:
    return Markup("<bdi>{}</bdi>").format(text)


def _logo(settings: PublishSettings) -> Logo | None:
    """The logo where pages can show it."""
    return settings.logo if settings.logo and settings.logo.file else None


def _page(settings: PublishSettings, locale: str, title: str) -> dict[str, Any]:
    facts = locale_of(locale)
    return {
        "lang": facts.lang,
        "direction": facts.direction,
        "digits": digits_of(settings, locale),
        "publisher": settings.publisher_in(locale),
        "publisher_url": safe_href(settings.publisher_url),
        "logo": _logo(settings),
        "title": title,
    }


def alternates(siblings: Sequence[Sibling], doc: Doc, settings: PublishSettings) -> dict[str, str]:
    """hreflang to URL: every edition that may be indexed, the original where it is known, and the choice of
    languages for everyone else (x-default)."""
    found = {s.lang: s.url for s in siblings if not s.draft}
    if doc.source_url and doc.source_language in PUBLISHABLE:
        found.setdefault(locale_of(doc.source_language).lang, doc.source_url)
    found = dict(sorted(found.items()))
    if found:
        found["x-default"] = edition_url(settings.base_url, doc.slug, "").rstrip("/") + "/"
    return found


def article_values(doc: Doc, interface: Interface, settings: PublishSettings) -> dict[str, Any]:
    """What the article's page and its EPUB chapter both show."""
    digits = digits_of(settings, doc.locale)

    def day(time: str) -> str:
        return long_date(time, doc.locale, digits, settings.timezone)

    published, modified = day(doc.published), day(doc.modified)
    source = "" if doc.original else _TRANSLATED_FROM.get(doc.source_language, "")
    line = isolate(doc.byline or (doc.author and write_byline([doc.author], doc.locale)), doc.direction)
    return {
        "doc": doc,
        "byline": line,
        "groups": groups(doc.body),
        "published": published,
        "updated": modified if modified != published else "",
        "provenance": interface.gettext(source) if source else "",
        "time": _time,
        "bdi": _bdi,
    }


def body_html(doc: Doc, interface: Interface, images: str) -> str:
    """The body alone, for feeds and ninjs; `images` is the address before a picture's file name."""
    module = environment(interface).get_template("body.html").module
    return str(module.body(groups(doc.body), images)).strip()  # type: ignore[attr-defined]


def image_url(settings: PublishSettings, slug: str) -> str:
    """The public address of an article's pictures."""
    return edition_url(settings.base_url, slug, "images")


def outlet(doc: Doc, siblings: Sequence[Sibling], interface: Interface, settings: PublishSettings) -> Outlet:
    """The publisher and the other editions, for metadata."""
    links = alternates(siblings, doc, settings)
    return Outlet(
        settings.publisher_in(doc.locale),
        settings.home,
        {lang: url for lang, url in links.items() if lang not in (doc.lang, "x-default")},
        image_url(settings, doc.slug),
        interface.gettext(NOTICE),
        settings.logo,
    )


def article_page(doc: Doc, siblings: Sequence[Sibling], interface: Interface, settings: PublishSettings) -> bytes:
    """One edition's page."""
    links = alternates(siblings, doc, settings)
    first = next((p for p in doc.body if p.picture), None)
    image = None
    if first and first.picture:
        image = _image(first.picture, image_url(settings, doc.slug)) | {"alt": first.text}
    metadata = jsonld(doc, outlet(doc, siblings, interface, settings), image["src"] if image else "")
    return render(
        interface,
        "article.html",
        **article_values(doc, interface, settings),
        page=_page(settings, doc.locale, f"{doc.headline} – {settings.publisher_in(doc.locale)}"),
        root="../../",
        home=f"{doc.locale}/",
        switch=_switch(doc.locale, siblings, lambda s: f"../{s.locale}/index.html"),
        canonical=doc.source_url if doc.original and doc.source_url else doc.url,
        alternates=[{"lang": lang, "url": url} for lang, url in links.items()],
        og_locale=OPEN_GRAPH[doc.locale],
        og_alternates=[OPEN_GRAPH[s.locale] for s in siblings if s.locale != doc.locale and not s.draft],
        image=image,
        jsonld=script_json(metadata),
    ).encode()


def _image(picture: Picture, folder: str) -> dict[str, Any]:
    return {"src": folder + picture.file, "width": picture.width, "height": picture.height}


def _switch(here: str, siblings: Iterable[Sibling], href: Any) -> list[dict[str, Any]]:
    found = [
        {
            "here": s.locale == here,
            "lang": s.lang,
            "direction": s.direction,
            "name": locale_of(s.locale).name,
            "href": href(s),
        }
        for s in siblings
    ]
    return found if len(found) > 1 else []


def choose_page(doc: Doc, siblings: Sequence[Sibling], interface: Interface, settings: PublishSettings) -> bytes:
    """The page at `<slug>/`: the article's headline in every language it is published in."""
    return render(
        interface,
        "choose.html",
        title=settings.publisher,
        logo=_logo(settings),
        noindex=all(s.draft for s in siblings),
        canonical=edition_url(settings.base_url, doc.slug, "").rstrip("/") + "/",
        alternates=[{"lang": lang, "url": url} for lang, url in alternates(siblings, doc, settings).items()],
        root="../",
        choices=[
            {
                "lang": s.lang,
                "direction": s.direction,
                "href": f"{s.locale}/index.html",
                "name": locale_of(s.locale).name,
                "headline": s.headline_html,
            }
            for s in siblings
        ],
    ).encode()


def home_page(locales: Sequence[str], interface: Interface, settings: PublishSettings) -> bytes:
    """The page at the top of dist: the choice of languages."""
    links = index_alternates(locales, settings)
    return render(
        interface,
        "choose.html",
        title=settings.publisher,
        logo=_logo(settings),
        noindex=False,
        canonical=settings.base_url.rstrip("/") + "/",
        alternates=[{"lang": lang, "url": url} for lang, url in links.items()],
        root="",
        choices=[
            {
                "lang": locale_of(code).lang,
                "direction": locale_of(code).direction,
                "href": f"{code}/index.html",
                "name": locale_of(code).name,
                "headline": "",
            }
            for code in locales
        ],
    ).encode()


def index_alternates(locales: Sequence[str], settings: PublishSettings) -> Mapping[str, str]:
    """hreflang to URL for the index pages."""
    links = {locale_of(code).lang: locale_url(settings.base_url, code) for code in sorted(locales)}
    return links | {"x-default": settings.base_url.rstrip("/") + "/"}


def index_page(
    locale: str,
    locales: Sequence[str],
    docs: Sequence[Doc],
    *,
    issue: bool,
    interface: Interface,
    settings: PublishSettings,
) -> bytes:
    """A locale's index: the documents in the order given; `issue`: whether there is an EPUB of them."""
    publisher = settings.publisher_in(locale)
    digits = digits_of(settings, locale)
    siblings = [
        Sibling(code, locale_of(code).lang, locale_of(code).direction, locale_url(settings.base_url, code), False, "")
        for code in locales
    ]
    return render(
        interface,
        "index.html",
        page=_page(settings, locale, f"{publisher} – {interface.gettext('News')}"),
        root="../",
        home=f"{locale}/",
        switch=_switch(locale, siblings, lambda s: f"../{s.locale}/index.html"),
        canonical=locale_url(settings.base_url, locale),
        alternates=[{"lang": lang, "url": url} for lang, url in index_alternates(locales, settings).items()],
        og_locale=OPEN_GRAPH[locale],
        issue=issue,
        entries=[
            {
                "href": f"../{doc.slug}/{locale}/index.html",
                "headline": doc.headline_html,
                "description": doc.description,
                "draft": doc.draft,
                "image": next((_image(p.picture, f"../{doc.slug}/images/") for p in doc.body if p.picture), None),
                "published": doc.date,
                "day": long_date(doc.date, locale, digits, settings.timezone),
            }
            for doc in docs
        ],
        time=_time,
    ).encode()
