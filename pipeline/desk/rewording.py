"""Edits to a text that has mentions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.languages import Edit
from pipeline.model import Mention


def reworded(text: str, mentions: Sequence[Mention], edits: Iterable[Edit]) -> tuple[str, tuple[Mention, ...]]:
    """The text with edits that do not overlap, and its mentions where they stand then.

    What is put in before a mention pushes it on; what is put in right behind it stays outside.
    """
    for edit in sorted(edits, key=lambda e: (e.start, e.end), reverse=True):
        text = text[: edit.start] + edit.words + text[edit.end :]
        by = len(edit.words) - (edit.end - edit.start)
        mentions = [_moved(one, edit, by) for one in mentions]
    return text, tuple(replace(one, surface=text[one.start : one.end]) for one in mentions)


def _moved(mention: Mention, edit: Edit, by: int) -> Mention:
    put_in = edit.start == edit.end
    start = mention.start + by if mention.start >= edit.end else mention.start
    ends_after = mention.end > edit.start if put_in else mention.end >= edit.end
    return replace(mention, start=start, end=mention.end + by if ends_after else mention.end)
