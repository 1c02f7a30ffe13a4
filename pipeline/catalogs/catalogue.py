"""A catalogue as a value: its entries, and its header as people and the machine wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from pipeline.catalogs.entry import Entry, Key


@dataclass(frozen=True)
class Catalogue:
    """`metadata` are the header's fields; `loaded` is the digest of the bytes it was read from, "" for none.

    `repaired` says that what was read was not fit to stay (an entry twice, a stray line break).
    """

    inherits: ClassVar[bool] = False  # whether a changed source takes over what a person wrote for the old one

    locale: str
    entries: tuple[Entry, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    loaded: str = field(default="", compare=False)
    repaired: bool = field(default=False, compare=False)

    @cached_property
    def table(self) -> Mapping[Key, Entry]:
        """Every entry by (msgctxt, msgid), obsolete ones too."""
        return {entry.key: entry for entry in self.entries}

    @property
    def active(self) -> tuple[Entry, ...]:
        """The entries that are not obsolete."""
        return tuple(entry for entry in self.entries if not entry.obsolete)
