"""A segment's source as the packs have learned to spell its language."""

from __future__ import annotations

from dataclasses import replace

from pipeline.desk.rewording import reworded
from pipeline.desk.wanted import Wanted


def in_known_spelling(want: Wanted) -> Wanted:
    """The segment in the letters and the spelling that the packs know; in a name the letters alone.

    Reviewers see the source as its author typed it: this is what models and checks read.
    """
    from pipeline.languages import respelled  # noqa: PLC0415

    if not (edits := respelled(want.text, want.source)):
        return want
    named = [(m.start, m.end) for m in want.mentions]
    apart = [e for e in edits if not any(start < e.end and e.start < end for start, end in named)]
    inside = [
        e
        for e in respelled(want.text, want.source, words=False)
        if any(start <= e.start and e.end <= end for start, end in named)
    ]
    text, mentions = reworded(want.text, want.mentions, [*apart, *inside])
    return replace(want, text=text, mentions=mentions)
