"""What publishing and verifying came to, as values for the command line to print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one edition (or of a whole bundle, where `locale` is "")."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    INCOMPLETE = "incomplete"  # not approved as a whole; an earlier approved page, if any, stays
    REFUSED = "refused"  # an unsafe slug, or nothing to show
    RETRACTED = "retracted"  # a draft page taken down, since drafts are not asked for
    WITHDRAWN = "withdrawn"  # published once, gone from seeds; stays until prune
    PRUNED = "pruned"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the report; `approved` of `total` segments."""

    slug: str
    locale: str
    outcome: Outcome
    message: str = ""
    approved: int = 0
    total: int = 0
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All entries in order, warnings (a dropped link, a refused image), and the files that changed."""

    entries: tuple[Entry, ...] = ()
    warnings: tuple[str, ...] = ()
    written: tuple[str, ...] = ()  # paths below dist, as they were written
    removed: tuple[str, ...] = ()

    def of(self, *outcomes: Outcome) -> tuple[Entry, ...]:
        """The entries with one of the outcomes."""
        return tuple(e for e in self.entries if e.outcome in outcomes)

    @property
    def changed(self) -> bool:
        """Whether anything in dist is not as it was."""
        return bool(self.written or self.removed)

    @property
    def exit_code(self) -> int:
        """1 where something waits for a person: an incomplete, refused or withdrawn edition."""
        return int(bool(self.of(Outcome.INCOMPLETE, Outcome.REFUSED, Outcome.WITHDRAWN)))


class SignatureState(StrEnum):
    """How a bundle's signature stands."""

    ABSENT = "absent"
    UNCHECKED = "unchecked"  # signed, but no public key was given
    VALID = "valid"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Problem:
    """One file of a bundle that is not what the manifest says."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify_bundle` found; `ok` where every file is what the manifest says."""

    slug: str
    problems: tuple[Problem, ...]
    signature: SignatureState
    editions: tuple[str, ...] = ()  # locales
    drafts: tuple[str, ...] = ()  # locales whose edition is a draft

    @property
    def ok(self) -> bool:
        """Whether nothing was changed, added or taken away, and the signature is not wrong."""
        return not self.problems and self.signature is not SignatureState.INVALID
