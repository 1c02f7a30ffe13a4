"""What the parts of one translate run share."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.events import OnEvent, Problem
from pipeline.desk.index import EditionRow, Index
from pipeline.desk.memory import load_memory
from pipeline.desk.naming import NamesDesk
from pipeline.desk.packs import find_packs, new_engine
from pipeline.desk.summary import Tally
from pipeline.errors import DeskError, MissingPackError

if TYPE_CHECKING:
    from pipeline.catalogs import Memory
    from pipeline.engine import Engine, Packs


@dataclass
class Run:
    """One run; what is heavy (packs, engine, memory) is made when it is first asked for."""

    config: Config
    index: Index
    names: NamesDesk
    locales: tuple[str, ...]
    packs_state: str
    language: str | None
    redraft: bool
    on_event: OnEvent
    tally: Tally = field(default_factory=Tally)
    _memories: dict[str, Memory] = field(default_factory=dict)

    @cached_property
    def packs(self) -> Packs:
        """The packs of the newsroom; raises UsageError for a list that cannot be read."""
        return find_packs(self.config)

    @cached_property
    def engine(self) -> Engine:
        """The engine; it opens a pack when it first translates with it."""
        return new_engine(self.config, self.packs)

    @cached_property
    def editions(self) -> dict[str, dict[str, EditionRow]]:
        """The catalogues as the index had them when the run began."""
        return {locale: self.index.editions(locale) for locale in self.locales}

    def prepare(self, source: str, locale: str) -> None:
        """Have the packs of a pair opened in the background; where that cannot be, it is told when they are needed."""
        with suppress(DeskError):
            self.engine.prepare(source, locale)

    def close(self) -> None:
        """Leave nothing at work: a pack that was asked for and never needed may still be unpacking."""
        if "engine" in self.__dict__:
            self.engine.close()

    def memory(self, locale: str) -> Memory:
        """The approved translations of a locale as they were when the run began."""
        if locale not in self._memories:
            self._memories[locale] = load_memory(self.index, locale)
        return self._memories[locale]

    def problem(self, message: str) -> None:
        """Tell a person, once, now and in the summary."""
        if message not in self.tally.problems:
            self.tally.problems.append(message)
            self.on_event(Problem(message))

    def no_pack(self, source: str, error: MissingPackError) -> None:
        """Say that a source has to wait for a pack."""
        self.tally.missing_pack = True
        self.problem(f"{source}: {error}")
