"""What a character of a source becomes: kept, turned into a space, or taken out."""

from __future__ import annotations

import re
import unicodedata

# Shape the page or fool the eye, and mean nothing in a catalogue: direction marks, embeddings, overrides and isolates.
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# No width and no meaning in running text. ZWNJ and ZWJ stay: Persian and Kurdish spelling needs them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\ufff9-\ufffb"
# Not allowed in XML, or control codes that are no white space.
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"

_DROPPED = re.compile(f"[{BIDI}{_INVISIBLE}{_CONTROL}]")
_SUSPECT = re.compile(f"[\u202a-\u202e\u2066-\u2069{_CONTROL}]")


def clean(text: str) -> str:
    """NFC without control, direction and zero-width characters; white space is left for `fold`."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def suspect(text: str) -> bool:
    """Whether the text has characters an author does not type: controls, or direction embeddings and overrides."""
    return bool(_SUSPECT.search(text))
