"""Web and mail addresses, handles, hashtags and stock symbols, which are written alike in every language."""

from __future__ import annotations

import re
from collections.abc import Callable

_HOST = r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}"
# A stop or a bracket behind it is the sentence's, and an inline tag is none of it.
_REST = r"[!-;=?-~]*[A-Za-z0-9/=&#~_-]"
# A host alone is an address in small letters; Booking.com is a name, which every script spells its own way.
_HOST_ALONE = r"[a-z0-9.-]+\.(?:com|org|net|iq)\b"

WEB = rf"(?:https?://|www\.){_REST}"
"""An address with its scheme or its www, to its end and no further."""

EXACT = rf"[A-Za-z0-9._%+-]+@{_HOST}|{WEB}|(?<![\w.-])(?:{_HOST}/{_REST}|{_HOST_ALONE})"
"""A web or mail address to its end and no further: what is compared, and bound to itself."""

HANDLE = r"(?<![\w&/.])@[A-Za-z0-9_]*[A-Za-z][A-Za-z0-9_]*"

HASHTAG = r"(?<![\w&/.])#(?=\w*[^\W\d])[\w\u064b-\u0652\u0670\u200c]+"  # a vowel mark or a non-joiner is no end of it

PHONE = r"(?<![\w.,+-])(?:\+\d{1,3}|0\d{2,4})(?:[ -]\d{2,4}){2,4}(?![\w-])"
"""A telephone number in groups: "066 123 4567", "+964 750 123 4567"; no date and no amount begins so."""

TICKER = r"(?<=\()(?:[A-Z0-9]{2,6}\.[A-Z]{1,2}|(?:NYSE|NASDAQ|Nasdaq|LSE|LON|TSX|ASX|HKEX):\s?[A-Z0-9.]{1,6})(?=\))"
"""The symbol of a share in its brackets: "(AAPL.O)", "(NYSE: XOM)"."""

ADDRESS = rf"https?://\S+|www\.\S+|\S+@\S+|(?<![\w.-])(?:{_HOST}/\S*|{_HOST_ALONE})"
"""What no rule of writing may touch, and no check reads as words.

It goes on to the next blank, further than EXACT: addresses of Arabic pages have Arabic letters and digits in them.
"""

SPARED = rf"{ADDRESS}|[@#][\w\u064b-\u0652\u0670\u200c]+"
"""An address, a handle or a hashtag."""

_SPARED = re.compile(f"({SPARED})")


def outside_addresses(change: Callable[[str], str], text: str) -> str:
    """The text with each piece of it changed that is no address, handle or hashtag."""
    return "".join(piece if place % 2 else change(piece) for place, piece in enumerate(_SPARED.split(text)))
