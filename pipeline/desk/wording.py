"""What a pack reads in place of what it misreads: titles before people, units, currencies and fractions in words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.desk.rewording import reworded
from pipeline.model import Mention


def in_words(text: str, mentions: Sequence[Mention], language: str) -> tuple[str, tuple[Mention, ...]]:
    """The text spelled out, and its mentions where they stand then; what stands in a mention stays."""
    from pipeline.languages import units_in_words  # noqa: PLC0415
    from pipeline.names import spelled_out  # noqa: PLC0415

    text, mentions = spelled_out(text, mentions, language)
    edits = [
        edit
        for edit in units_in_words(text, language)
        if not any(m.start < edit.end and edit.start < m.end for m in mentions)
    ]
    return reworded(text, mentions, edits) if edits else (text, tuple(mentions))
