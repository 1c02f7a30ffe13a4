"""Texts that open something: headlines, headings, captions, the first sentence of a story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Article, BlockKind, SegmentKind

_AND = re.compile(r"(?P<before>(?:<[^<>]+>|[\"“«(])*)و(?P<rest>[ء-ي\u064b-\u0652]+)")
_MARKS = re.compile("[\u064b-\u0652]")
_SHORT = frozenset("لم لن هو هي هم قد في من لا ما".split())  # noqa: SIM905
_SOON = ("ست", "سي", "سن", "سأ")  # before a verb: "will"


def opening_keys(article: Article) -> frozenset[tuple[str | None, str]]:
    """The keys of the texts of an article that open something."""
    kinds = (SegmentKind.HEADLINE, SegmentKind.CAPTION)
    heads = [s for b in article.blocks for s in b.segments if b.kind is BlockKind.HEADING or s.kind in kinds]
    paragraphs = (s for b in article.blocks if b.kind is BlockKind.PARAGRAPH for s in b.segments)
    lead = next((s for s in paragraphs if s.kind is SegmentKind.SENTENCE), None)
    return frozenset(segment.key for segment in (*heads, *([lead] if lead else [])))


def without_opening_and(text: str, names: Sequence[str] = ()) -> str:
    """An Arabic text without the "and" that the packs begin every second sentence with, as newsrooms begin those that
    go on from another; where nothing goes before, none does.

    Kept where the و may belong to the word: with the article it is a known word (الوضع), without the letter it is none.
    Of the 75 headlines of our corpora that begin with the letter two have a word that this takes for another.
    """
    from pipeline.names import rank  # noqa: PLC0415

    found = _AND.match(text)
    if found is None:
        return text
    start = found.end("before")
    word, rest = _MARKS.sub("", text[start : found.end()]), _MARKS.sub("", found["rest"])
    if any(text.startswith(name, start) for name in names if name):
        return text
    named = any(text.startswith(name, start + 1) for name in names if name)
    known = len(rest) > 2 and not rank(f"ال{word}", "ar") and (rank(rest, "ar") or _will(rest))
    return text[:start] + text[start + 1 :] if named or rest in _SHORT or known else text


def _will(rest: str) -> bool:
    return len(rest) > 4 and rest.startswith(_SOON)
