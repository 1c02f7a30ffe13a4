"""Abbreviated titles before people's names, in words: ar-en 1.14 made "D. lithium" of "د. ليث"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Mention, NameType

_TITLES = {
    "ar": {"أ.د.": "الأستاذ الدكتور", "د.": "الدكتور", "م.": "المهندس", "أ.": "الأستاذ"},
    "ckb": {"پ.د.": "پرۆفیسۆر", "د.": "دکتۆر", "م.": "مامۆستا"},
}
_TITLE = re.compile(r"(?<![\w.])(?:[أپ]\.\s?)?[دمأ]\.\s*$")


def spelled_out(text: str, mentions: Sequence[Mention], language: str) -> tuple[str, tuple[Mention, ...]]:
    """The text with the titles that stand before its people in words, and the mentions where they stand then.

    Elsewhere such a letter may number a list.
    """
    titles = _TITLES.get(language)
    if not titles:
        return text, tuple(mentions)
    out, at, moved = "", 0, []
    for mention in sorted(mentions, key=lambda m: m.start):
        before = text[at : mention.start]
        found = _TITLE.search(before) if mention.name.type is NameType.PERSON else None
        words = titles.get("".join(found[0].split()), "") if found else ""
        out += f"{before[: found.start()]}{words} " if found and words else before
        start = len(out)
        out += text[mention.start : mention.end]
        moved.append(replace(mention, start=start, end=len(out)))
        at = mention.end
    return out + text[at:], tuple(moved)
