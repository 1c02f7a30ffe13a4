"""What a pack reads in place of what it misreads: titles, ranks, units and other shorthand, words it never learned."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.desk.rewording import reworded
from pipeline.model import Mention


def in_words(text: str, mentions: Sequence[Mention], language: str, locale: str) -> tuple[str, tuple[Mention, ...]]:
    """The text spelled out for a translation into `locale`, and its mentions where they stand then.

    What stands in a mention stays.
    """
    from pipeline.languages import apart, plain_words, shorthand_in_words, units_in_words  # noqa: PLC0415
    from pipeline.names import ranks_for, titles_in_words  # noqa: PLC0415

    text, mentions = reworded(text, mentions, titles_in_words(text, mentions, language))
    text, mentions = reworded(text, mentions, ranks_for(text, mentions, language, locale))
    edits = [
        edit
        for edit in apart(
            [
                *units_in_words(text, language),
                *shorthand_in_words(text, language, locale),
                *plain_words(text, language, locale),
            ]
        )
        if not any(m.start < edit.end and edit.start < m.end for m in mentions)
    ]
    return reworded(text, mentions, edits) if edits else (text, tuple(mentions))
