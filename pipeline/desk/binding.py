"""The names of a sentence in its draft: looked for, and put where they are missing; its numbers set right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.model import Finding, Severity

if TYPE_CHECKING:
    from pipeline.engine import Result
    from pipeline.names import Wish


@dataclass(frozen=True, slots=True)
class Bound:
    """A translation with its names in it; `missing`: how many found no place, `notes`: what a person should look at."""

    text: str
    notes: tuple[Finding, ...] = ()
    missing: int = 0


def bind(result: Result, source: str, wishes: Sequence[Wish], language: str, locale: str) -> Bound:
    """The translation of `source`, inline tags and all, with each wish in it where that can be done.

    A wrong number is set right, too, where its attention tells which number of the source it stands for.
    """
    from pipeline.checks import put_right  # noqa: PLC0415
    from pipeline.engine import project_tags, strip_tags  # noqa: PLC0415
    from pipeline.names import place  # noqa: PLC0415

    plain, spans = strip_tags(source)
    links = result.links
    placed = place(strip_tags(result.text)[0], links, wishes, locale, plain)
    mended, numbers = put_right(plain, placed.text, placed.links, language, locale) if links else (placed.text, ())
    if spans and len(mended) != len(placed.text):  # the links know nothing of it, and the tags go by them
        mended, numbers = placed.text, ()
    text = result.text
    if placed.swaps or numbers:
        tagged = project_tags(spans, mended, placed.links) if spans else mended
        if tagged is None:  # a tag would be lost, which weighs more than a name that a finding tells of
            return Bound(text, (), len(placed.missing) + len(placed.swaps))
        text = tagged
    notes = tuple(
        Finding("names", Severity.WARNING, f"{swap.form} was written over “{swap.over}”: is it what that stood for?")
        for swap in placed.swaps
        if not swap.sure
    )
    return Bound(text, (*notes, *numbers), len(placed.missing))
