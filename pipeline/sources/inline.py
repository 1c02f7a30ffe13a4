"""The numbered tags that stand for inline markup in a segment's text."""

from __future__ import annotations

import re

TAG = re.compile(r"</?[abic][0-9]+>")
"""One inline tag of the desk; every other < and > is literal text."""

_LOOKALIKE = re.compile(r"<(/?[abic]\d+)>")  # \d: a reader of tags may be laxer than TAG about digits


def strip_tags(text: str) -> str:
    """The text without the desk's inline tags."""
    return TAG.sub("", text)


def neutralise(text: str) -> str:
    """Literal text that reads like one of our tags, with ‹ › for < >; as many characters as before."""
    if "<" not in text:
        return text
    return _LOOKALIKE.sub(r"‹\1›", text)


def balanced(text: str) -> bool:
    """Whether every tag opens once, closes once, and pairs nest."""
    open_tags: list[str] = []
    seen: set[str] = set()
    for tag in TAG.findall(text):
        name = tag.strip("</>")
        if tag.startswith("</"):
            if not open_tags or open_tags.pop() != name:
                return False
        elif name in seen:
            return False
        else:
            seen.add(name)
            open_tags.append(name)
    return not open_tags
