"""Names on their way through English: where they stand in it, and how the locale at the end writes them."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.model import BoundName, Mention, Name
from pipeline.names.inflected import find_name


def carried(text: str, english: Iterable[BoundName]) -> tuple[Mention, ...]:
    """The names in an English text, each under its English form; `english` has the forms."""
    found: list[Mention] = []
    for bound in sorted(english, key=lambda b: -len(b.rendering)):
        for start, end in find_name(text, bound.rendering, "en"):
            surface = text[start:end]
            apart = all(end <= m.start or m.end <= start for m in found)
            if apart and surface.count("</") * 2 == surface.count("<"):  # not half inside a tag
                found.append(Mention(Name(bound.rendering, bound.name.type), start, end, surface))
    return tuple(sorted(found, key=lambda m: m.start))


def renamed(bound: Iterable[BoundName], english: Iterable[BoundName]) -> tuple[BoundName, ...]:
    """What binds in a locale, under the English forms of the names."""
    forms = {b.name: b.rendering for b in english}
    known = (b for b in bound if b.name in forms)
    return tuple(BoundName(Name(forms[b.name], b.name.type), b.rendering, b.approved) for b in known)
