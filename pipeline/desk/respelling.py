"""A segment's source as the packs have learned to spell its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.desk.rewording import reworded
from pipeline.desk.wanted import Wanted
from pipeline.model import Mention

if TYPE_CHECKING:
    from pipeline.languages import Edit


def in_known_spelling(want: Wanted) -> Wanted:
    """The segment in the letters and the spelling that the packs know; in a name the letters alone.

    Reviewers see the source as its author typed it: this is what models and checks read.
    """
    from pipeline.languages import respelled  # noqa: PLC0415

    if not (edits := respelled(want.text, want.source)):
        return want
    apart = [e for e in edits if not _named(e, want.mentions)]
    named = [e for e in respelled(want.text, want.source, words=False) if _named(e, want.mentions)]
    # A name that begins or ends inside a word keeps its place where the letters are as many as before.
    kept = [e for e in named if len(e.words) == e.end - e.start or _within(e, want.mentions)]
    text, mentions = reworded(want.text, want.mentions, [*apart, *kept])
    return replace(want, text=text, mentions=mentions)


def _named(edit: Edit, mentions: Sequence[Mention]) -> bool:
    return any(m.start < edit.end and edit.start < m.end for m in mentions)


def _within(edit: Edit, mentions: Sequence[Mention]) -> bool:
    return any(m.start <= edit.start and edit.end <= m.end for m in mentions)
