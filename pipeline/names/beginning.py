"""Where a name that a translation lacks could stand: beginnings of the translation that end in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.names.dressing import SMALL_WORDS

if TYPE_CHECKING:
    from pipeline.engine import Link

_WORD = re.compile(r"\S+")
_NEAR = 2  # words of the source on each side of the name
_LINKED = 0.1  # attention that makes a word of the translation the counterpart of a word of the source
_MOST = 4
_ENDS = (".", "؟", "?", "!", "。")
# What English says before a name, as each locale says it.
_BEFORE = {
    "ar": {"in": "في", "at": "في", "from": "من", "to": "إلى", "with": "مع", "on": "على", "by": "من"},
    "ckb": {"in": "لە", "at": "لە", "from": "لە", "to": "بۆ", "with": "لەگەڵ", "on": "لەسەر", "by": "لەلایەن"},
    "kmr": {"in": "li", "at": "li", "from": "ji", "to": "bo", "with": "bi", "on": "li ser", "by": "ji aliyê"},
}
_PREPOSITION = re.compile(r"\b(in|at|from|to|with|on|by)\s+(?:the\s+)?$", re.IGNORECASE)
Span = tuple[int, int]


def beginnings(
    text: str, links: Sequence[Link], source: str, span: Span, form: str, locale: str, taken: Sequence[Span] = ()
) -> tuple[str, ...]:
    """Beginnings of a translation with the form at their end, where the neighbours of `span` in the source lead.

    With the preposition that the source has before it, too, where the translation has none there. Nothing is put
    inside a `taken` span, where another name stands.
    """
    said = _PREPOSITION.search(source[: span[0]])
    small = _BEFORE.get(locale, {}).get(said[1].casefold(), "") if said else ""
    found: dict[str, None] = {}
    for at in _places(text, links, source, span):
        if any(start < at < end for start, end in taken):
            continue
        before = text[:at].rstrip()
        if before.endswith(_ENDS):
            continue
        last = before.split()[-1].casefold() if before else ""
        if small and last not in SMALL_WORDS[locale]:
            found[f"{before} {small} {form}".strip()] = None
        found[f"{before} {form}".strip()] = None
    return tuple(found)[:_MOST]


def _places(text: str, links: Sequence[Link], source: str, span: Span) -> Iterator[int]:
    """Offsets of the translation before and after the counterparts of the words around the span, nearest first."""
    words = [found.span() for found in _WORD.finditer(text)]
    around = [found.span() for found in _WORD.finditer(source)]
    before = [s for s in around if s[1] <= span[0]][-_NEAR:]
    after = [s for s in around if s[0] >= span[1]][:_NEAR]
    starts = [start for start, _ in words] + [len(text)]
    seen = set()
    for near in (*reversed(before), *after):
        shares = [_between(word, near, links) for word in words]
        if shares and max(shares) >= _LINKED:
            word = shares.index(max(shares))
            for at in (starts[word + 1], starts[word]):
                if at not in seen:
                    seen.add(at)
                    yield at


def _between(target: Span, source: Span, links: Sequence[Link]) -> float:
    return sum(
        link.weight
        for link in links
        if link.target_start < target[1]
        and link.target_end > target[0]
        and link.source_start < source[1]
        and link.source_end > source[0]
    )
