"""Who signs a story: in the brackets of its dateline ("BASRA, Iraq (Hawar Desk)"), in the credit at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.languages import find_credits
from pipeline.model import NameType
from pipeline.names.matcher import Found

# An address is none: "BAGHDAD (IraqiNews.com)".
_SIGNED = re.compile(r"[^()]{3,90} \((?P<by>[A-Z][^().<>]{1,39})\)")


def signed(text: str, found: Sequence[Found]) -> Sequence[Found]:
    """What was `found` in an English text and, where this is a dateline in capitals, the organisation that signs it."""
    signature = _SIGNED.fullmatch(text)
    if signature is None or not found:
        return found
    place = min(found, key=lambda span: span.start)
    if place.start > 0 or place.type is not NameType.PLACE or not text[: place.end].isupper():
        return found
    start, end = signature.span("by")
    if any((span.start, span.end) == (start, end) for span in found):
        return found
    outside = (span for span in found if span.end <= start)
    return (*outside, Found(start, end, NameType.ORGANISATION, "rule"))


def credited(text: str) -> tuple[Found, ...]:
    """The people, places and agencies of an English text that is a credit and nothing else."""
    return tuple(
        Found(start, end, kind, "rule")
        for one in find_credits(text, "en")
        for kind, spans in (
            (NameType.PERSON, one.who),
            (NameType.PLACE, one.where),
            (NameType.ORGANISATION, one.houses),
        )
        for start, end in spans
    )
