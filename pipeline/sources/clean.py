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
_RAISED = re.compile(r"[-−+\d\s,،]*\d[\d\s,،]*")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The digits 0 to 9 as superscripts."""
_RAISED_SIGNS = {"-": "⁻", "−": "⁻", "+": "⁺"}
_SUSPECT = re.compile(f"[\u202a-\u202e\u2066-\u2069{_CONTROL}]")


def clean(text: str) -> str:
    """NFC without control, direction and zero-width characters; white space is left for `fold`."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def superscript(text: str) -> str:
    """The text of a superscript: digits as characters that stand apart from a figure before ("10⁶"); others as is."""
    if not _RAISED.fullmatch(text):
        return text
    return "".join(RAISED[int(c)] if c.isdecimal() else _RAISED_SIGNS.get(c, c) for c in text)


def struck_out(text: str) -> str:
    """The warning that struck-out words are not read."""
    return (
        f"the struck-out words {' '.join(text.split())[:60]!r} are left out; take the line off them if they are meant"
    )


def suspect(text: str) -> bool:
    """Whether the text has characters an author does not type: controls, or direction embeddings and overrides."""
    return bool(_SUSPECT.search(text))
