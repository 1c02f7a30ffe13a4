"""Which slugs may become a folder and an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pipeline.bundles.errors import BundleError

# Top-level names in dist that are not articles (and `en`, for originals).
RESERVED = frozenset({"assets", "ar", "ckb", "kmr", "en", "index", "sitemap", "feed"})
# Device names of Windows, where a newsroom may unpack a bundle.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?\Z", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f._-]+\Z")
_ARABIC = re.compile(r"[\u0620-\u064a\u0660-\u0669\u066e-\u06d3\u06d5\u06f0-\u06f90-9._-]+\Z")
_MAX_BYTES = 200


def safe_slug(slug: str) -> str:
    """The slug in NFC. Raises BundleError unless it is a plain name in one script, Latin or Arabic.

    Anything else is refused rather than mended: a mended slug could collide with another article's.
    """
    name = unicodedata.normalize("NFC", slug)
    wrong = ""
    if not name or name.strip(".-_") == "" or name[0] in ".-" or name[-1] == "." or ".." in name:
        wrong = "it is no plain file name"
    elif not (_LATIN.match(name) or _ARABIC.match(name)):
        wrong = "it holds other characters than letters of one script (Latin or Arabic), digits, '-', '_' and '.'"
    elif len(name.encode()) > _MAX_BYTES:
        wrong = f"it is longer than {_MAX_BYTES} bytes"
    elif name.casefold() in RESERVED or _DEVICES.match(name):
        wrong = "the name is taken"
    if wrong:
        raise BundleError(f"slug {slug!a}: {wrong}; rename the file in seeds/")
    return name


def lookalikes(slugs: Iterable[str]) -> dict[str, str]:
    """Each slug that reads or files like an earlier one (case, compatibility forms, digits), with that one."""
    first: dict[str, str] = {}
    clashes: dict[str, str] = {}
    for slug in slugs:
        key = _skeleton(slug)
        if first.setdefault(key, slug) != slug:
            clashes[slug] = first[key]
    return clashes


# Arabic-script letters that look alike in some position, folded for comparison only.
_SAME = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ە", "ھ": "ە", "ة": "ە"})


def _skeleton(slug: str) -> str:
    folded = unicodedata.normalize("NFKD", slug).casefold().translate(_SAME)
    # Only combining marks go, so that "sira" and "şîra" read as one; digits of any script count as digits.
    return "".join(
        str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c
        for c in folded
        if not unicodedata.combining(c)
    )
