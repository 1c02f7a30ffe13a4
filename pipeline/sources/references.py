"""Links and image names of a source: which are kept, and in what form."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")
_LINK_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


def safe_href(href: str) -> str:
    """The link target, or "" when it is empty or has a scheme other than http, https, mailto and tel."""
    href = _BLANKS.sub("", href) if _SCHEME.match(_BLANKS.sub("", href)) else href.strip()
    scheme = _SCHEME.match(href)
    return href if scheme is None or scheme.group(1).lower() in _LINK_SCHEMES else ""


def safe_image(name: str) -> str:
    """The image as a URL or a path below the article's folder with "/"; "" when refused.

    Refused are other schemes, absolute paths and drives, and paths that climb out with "..".
    """
    name = _BLANKS.sub(" ", name).strip()
    if re.match(r"https?://[^/\s]", name, re.IGNORECASE):
        return name.replace(" ", "%20")
    plain = unquote(re.split(r"[?#]", name, maxsplit=1)[0]).replace("\\", "/")
    if not plain or plain.startswith("/") or ":" in plain or "\0" in plain or _BLANKS.sub(" ", plain) != plain:
        return ""
    path = posixpath.normpath(plain)
    return "" if path in (".", "..") or path.startswith("../") else path
