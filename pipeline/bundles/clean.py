"""Text as it may stand on a page: no control characters, and no marks that turn the reading direction."""

from __future__ import annotations

import re

# Bidirectional controls (embeddings, overrides, isolates, marks): direction is the page's business (<bdi>),
# and an override can make a link or a name read as another one.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Characters that show nothing, and so can only hide something. ZWNJ and ZWJ stay: Kurdish and Persian need them.
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_DROP = re.compile(f"[{_BIDI}{_INVISIBLE}{_CONTROL}]")
_SPACE = re.compile(r"[\t\n\r\u2028\u2029 ]+")


def clean(text: str) -> str:
    """One line without control, invisible and direction-changing characters; whitespace folded."""
    return _SPACE.sub(" ", _DROP.sub("", text)).strip()


def clean_inner(text: str) -> str:
    """As `clean`, but keeps a blank at either end: for a run inside a sentence."""
    return _SPACE.sub(" ", _DROP.sub("", text))


def shorten(text: str, limit: int = 200) -> str:
    """The text cut at a blank to at most `limit` characters, with an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:،؛") + "…"
