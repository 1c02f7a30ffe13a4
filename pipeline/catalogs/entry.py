"""One entry of a catalogue, and the rule that tells a person's text from the machine's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeAlias

from pipeline.model import BoundName, Candidate, Finding, State, digest

Key: TypeAlias = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Note:
    """What the machine says of an entry in its extracted comments; `other` are lines of other tools.

    `draft` is the digest of the machine's text or copy, `memory` the catalogue that an approved text was taken from,
    `english` what the draft was made from where it went through English.
    """

    draft: str = ""
    signature: str = ""
    score: float | None = None
    memory: str = ""
    findings: tuple[Finding, ...] = ()
    similar: str = ""
    english: str = ""
    names: tuple[BoundName, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `source` is its msgid, `target` its msgstr, `comment` what people wrote to each other about it.

    `previous` is the source that `target` was written for, where that has changed since (`#| msgid`).
    """

    context: str | None
    source: str
    target: str = ""
    fuzzy: bool = False
    obsolete: bool = False
    occurrences: tuple[str, ...] = ()
    note: Note = field(default=Note())
    comment: str = ""
    flags: tuple[str, ...] = ()
    previous: str | None = None
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """(msgctxt, msgid): one entry a key in a catalogue."""
        return (self.context, self.source)

    @property
    def approved(self) -> bool:
        """Whether a person has accepted the text."""
        return bool(self.target) and not self.fuzzy

    @property
    def untouched(self) -> bool:
        """Whether the text is the machine's draft to the letter."""
        return bool(self.note.draft) and digest(self.target) == self.note.draft

    @property
    def copied(self) -> bool:
        """Whether the text is the unchanged copy of one accepted in another catalogue, which it follows."""
        return bool(self.note.memory) and self.approved and self.untouched and not self.comment

    @property
    def by_person(self) -> bool:
        """Whether the machine must leave the text alone: accepted, changed, commented on, or of unknown origin.

        Who makes a copy of an accepted text fuzzy has touched it.
        """
        touched = not self.untouched or bool(self.note.memory or self.comment)
        return bool(self.target) and (not self.fuzzy or touched)

    @property
    def state(self) -> State:
        """Approved, draft or missing."""
        if not self.target:
            return State.MISSING
        return State.DRAFT if self.fuzzy else State.APPROVED

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that are of the present text: those of a draft say nothing of what a person made of it."""
        return self.note.findings if self.untouched or not self.target else ()

    def retired(self) -> Entry:
        """The entry as it is kept after its sentence left: the text, whether it is approved, and what people said."""
        return replace(self, obsolete=True, occurrences=(), note=Note(), previous=None)
