"""Labels ("WATCH:", "Photo:") stay out of the packs' sight and come back as newsrooms print them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.desk.opening import without_opening_and
from pipeline.desk.rewording import reworded
from pipeline.desk.wanted import Wanted
from pipeline.model import PIVOT, Draft

if TYPE_CHECKING:
    from pipeline.languages import Label


def take_label(want: Wanted) -> tuple[Wanted, Label | None]:
    """The text without the label that it begins with, and the label."""
    from pipeline.languages import Edit, find_label  # noqa: PLC0415

    found = find_label(want.text, want.source)
    if found is None:
        return want, None
    label, start = found
    behind = [mention for mention in want.mentions if mention.start >= start]
    text, mentions = reworded(want.text, behind, [Edit(0, start, "")])
    accepted = find_label(want.accepted, PIVOT)
    rest = want.accepted[accepted[1] :] if accepted else want.accepted
    return replace(want, text=text, mentions=mentions, accepted=rest), label


def put_label(made: Draft, label: Label, locale: str, names: Sequence[str] = ()) -> Draft:
    """The draft with its label before it; `names` stand in it as they are."""
    from pipeline.languages import write_label  # noqa: PLC0415

    if not made.text:
        return made
    text = without_opening_and(made.text, names) if locale == "ar" else made.text
    english = f"{write_label(label, PIVOT)}{made.english}" if made.english else ""
    return replace(made, text=f"{write_label(label, locale)}{text}", english=english)
