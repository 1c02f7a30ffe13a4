"""Web and mail addresses, which are written alike in every language."""

from __future__ import annotations

import re
from collections.abc import Callable

BARE = r"(?<![\w.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/\S*"
"""An address without its scheme, told by the path behind it: example.org/news."""

ADDRESS = rf"https?://\S+|www\.\S+|\S+@\S+|{BARE}"
"""What no rule of writing may touch."""

# A vowel mark or a non-joiner in a hashtag is no end of it.
_SPARED = re.compile(rf"({ADDRESS}|[@#][\w\u064b-\u0652\u0670\u200c]+)")


def outside_addresses(change: Callable[[str], str], text: str) -> str:
    """The text with each piece of it changed that is no address, handle or hashtag."""
    return "".join(piece if place % 2 else change(piece) for place, piece in enumerate(_SPARED.split(text)))
