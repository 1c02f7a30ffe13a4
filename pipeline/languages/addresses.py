"""Web and mail addresses, which are written alike in every language."""

from __future__ import annotations

BARE = r"(?<![\w.-])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/\S*"
"""An address without its scheme, told by the path behind it: example.org/news."""

ADDRESS = rf"https?://\S+|www\.\S+|\S+@\S+|{BARE}"
"""What no rule of writing may touch."""
