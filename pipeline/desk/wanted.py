"""What is asked of the desk's drafting: a segment with its names, and the English that it goes through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pipeline.desk.quoting import WHOLE, Halves
from pipeline.desk.rewording import reworded
from pipeline.model import PIVOT, BoundName, Draft, Mention

Id: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class English:
    """The English of a text: tags as in the source, `mentions` and `bound` under the English forms of the names."""

    draft: Draft
    mentions: tuple[Mention, ...] = ()
    bound: tuple[BoundName, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One segment to draft: `bound` holds the renderings of the names in it, `english` those in English, `similar` an
    approved text like it. `accepted` is English that a person has accepted for it, `through` the English that it goes
    through; it `opens` where it is a head, a caption or the first sentence of a story; `halves` are the quotation marks
    that stand in other sentences."""

    id: Id
    text: str
    source: str
    locale: str
    mentions: tuple[Mention, ...] = ()
    bound: tuple[BoundName, ...] = ()
    similar: str = ""
    english: tuple[BoundName, ...] = ()
    accepted: str = ""
    through: English | None = None
    opens: bool = False
    halves: Halves = WHOLE

    @property
    def words(self) -> int:
        """Source words, as the progress counts them."""
        return len(self.text.split())


def language_of(want: Wanted) -> str:
    """The language that a model translates it from."""
    return want.source if want.through is None else PIVOT


def given(want: Wanted) -> tuple[str, tuple[Mention, ...], str, tuple[BoundName, ...]]:
    """What a model translates for it: text, mentions, language and names, of the source or of its English.

    The source has the quotation marks that stand in other sentences.
    """
    from pipeline.languages import english_separators  # noqa: PLC0415

    if want.through is None:
        text = english_separators(want.text, want.source) if want.locale == PIVOT else want.text
        return *reworded(text, want.mentions, want.halves.edits(text)), language_of(want), want.bound
    return want.through.draft.text, want.through.mentions, language_of(want), want.through.bound
