"""Addresses and handles are bound as names are: every language writes them as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.model import BoundName, Mention, Name, NameType


def addresses_in(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The addresses, handles and hashtags of a text as mentions, those apart that a name stands in."""
    from pipeline.checks import address_spans  # noqa: PLC0415

    taken = [(m.start, m.end) for m in mentions]
    return tuple(
        Mention(Name(text[start:end], NameType.ORGANISATION), start, end, text[start:end])
        for start, end in address_spans(text)
        if all(end <= first or last <= start for first, last in taken)
    )


def bound_to_themselves(mentions: Iterable[Mention]) -> tuple[BoundName, ...]:
    """What `addresses_in` found, each with itself for a rendering."""
    return tuple(BoundName(name, name.text, approved=True) for name in dict.fromkeys(m.name for m in mentions))


def is_address(bound: BoundName) -> bool:
    """Whether a binding is one of these, of which `names.po` knows nothing."""
    from pipeline.checks import address_spans  # noqa: PLC0415

    text = bound.rendering
    return text == bound.name.text and address_spans(text) == [(0, len(text))]


def without_endings(text: str, bound: Iterable[BoundName]) -> str:
    """The text with its addresses bare: the packs write endings onto them, as onto names (`press@example.orgê`)."""
    addresses = [binding.rendering for binding in bound if is_address(binding)]
    for address in addresses:
        longer = "".join(rf"(?!{re.escape(other)}(?!\w))" for other in addresses if other != address)
        text = re.sub(rf"{longer}({re.escape(address)})[^\W\d_]{{1,3}}(?!\w)", r"\1", text)
    return text
