"""Addresses: which ones a page may link to, and where its own files live."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit

from pipeline.bundles.clean import clean

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_TELEPHONE = re.compile(r"tel:\+?[0-9][0-9-]*", re.IGNORECASE)
# RFC 3986's reserved and unreserved characters; everything else is percent-encoded.
_KEEP = "!#$%&'()*+,/:;=?@[]~"
_HOST = re.compile(r"[^\s/\\@<>\"'`{}|^]+\Z")
_MAX = 2048


def safe_href(href: str, base: str = "") -> str | None:  # noqa: PLR0911 (each return is one refusal)
    """The address as a page may carry it, or None: only http, https, mailto and tel, nothing hidden in it.

    A relative address is resolved against `base`, the article's own URL, and dropped without one.
    """
    href = href.strip(" ")
    if not href or len(href) > _MAX or "\\" in href or any(c.isspace() for c in href) or clean(href) != href:
        return None
    try:
        parts = urlsplit(href)
        if not parts.scheme:
            if href.startswith("#") or not base or safe_href(base) is None:
                return None
            return safe_href(urljoin(base, href))
        if parts.scheme.lower() not in _SCHEMES:
            return None
        if parts.scheme.lower() == "mailto":
            return quote(href, safe=_KEEP) if "@" in parts.path else None
        if parts.scheme.lower() == "tel":
            return href if _TELEPHONE.fullmatch(href) else None
        # user@host in a web address serves nothing but deception; parts.port raises on a wrong port.
        if not parts.hostname or "@" in parts.netloc or not _HOST.match(parts.netloc) or parts.port == 0:
            return None
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except ValueError:  # UnicodeError of the idna codec is one too
        return None
    return quote(parts._replace(netloc=host).geturl(), safe=_KEEP)


def edition_url(base_url: str, slug: str, locale: str) -> str:
    """The public address of one edition's page."""
    return f"{base_url.rstrip('/')}/{quote(slug)}/{locale}/"


def locale_url(base_url: str, locale: str, name: str = "") -> str:
    """The public address of a locale's index page, or of a file beside it."""
    return f"{base_url.rstrip('/')}/{locale}/{name}"
