"""`review`: the newsroom as the review page sees it, and a reviewer's changes written under the desk's lock."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from pipeline.catalogs import (
    Catalogue,
    Entry,
    Saved,
    read_article_catalogue,
    read_names,
    write_article_catalogue,
    write_names,
)
from pipeline.checks import check
from pipeline.config import Config
from pipeline.desk.index import opened
from pipeline.desk.lock import Locked, locked
from pipeline.desk.reviewing import status
from pipeline.desk.shelf import shelf
from pipeline.desk.survey import catalogue_path, names_path
from pipeline.errors import DeskError
from pipeline.model import BoundName, Finding, Name
from pipeline.names import shared
from pipeline.review import Article, Change, Shown, Stale, Table, edited, version
from pipeline.review.office import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

C = TypeVar("C", bound=Catalogue)
PATIENCE = 2.0  # seconds that a save waits for the lock: another save holds it for hundredths, a run for minutes
TRIES = 5


@dataclass
class DeskOffice:
    """A newsroom under review; `reviewer` is written into the headers of what is saved."""

    config: Config
    reviewer: str = ""
    _saving: Lock = field(default_factory=Lock)

    @property
    def locales(self) -> Sequence[str]:
        """The locales of the newsroom."""
        return self.config.locales

    def table(self) -> Table:
        """All editions, with their titles in the source."""
        report = status(self.config)
        rows = (Row(r.slug, r.locale, r.title, r.total, r.approved, r.findings) for r in report.rows)
        return Table(tuple(rows), report.names, report.problems)

    def article(self, locale: str, slug: str) -> Article | None:
        """One edition; None where there is none."""
        if not self._known(locale, slug):
            return None
        path = catalogue_path(self.config, locale, slug)
        catalogue = read_article_catalogue(path, locale)
        names = self._bound(locale)
        language = catalogue.source_language
        shown = tuple(Shown(e, self._findings(e, language, locale, names)) for e in catalogue.active)
        return Article(slug, locale, language, shown)

    def names(self, locale: str) -> tuple[Entry, ...]:
        """The names of a locale that articles mention."""
        return read_names(names_path(self.config, locale), locale).active if locale in self.locales else ()

    def save_text(self, locale: str, slug: str, change: Change) -> Shown:
        """Write a reviewer's change."""
        if not self._known(locale, slug):
            raise Stale("this article has left; look at the overview again")
        path = catalogue_path(self.config, locale, slug)
        saved = self._save(
            change, lambda: read_article_catalogue(path, locale), lambda new: write_article_catalogue(path, new)
        )
        entry = saved.table[change.key]
        return Shown(entry, self._findings(entry, saved.source_language, locale, self._bound(locale)))

    def save_name(self, locale: str, change: Change) -> Entry:
        """Write a rendering of a name."""
        path = names_path(self.config, locale)
        saved = self._save(change, lambda: read_names(path, locale), lambda new: write_names(path, new))
        return saved.table[change.key]

    def _save(self, change: Change, read: Callable[[], C], write: Callable[[C], Saved[C]]) -> C:
        """Read, change and write under the lock; again where an editor saved the file in between."""
        with self._saving, self._locked():
            for _ in range(TRIES):
                new = edited(read(), change, datetime.now().astimezone(), self.reviewer)
                saved = write(new).catalogue
                entry = saved.table.get(change.key)
                if entry is not None and version(entry) == version(new.table[change.key]):
                    return saved
        raise Stale("another program writes this catalogue all the time; close it there, or go on there")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        deadline = time.monotonic() + PATIENCE
        with ExitStack() as held:
            while True:
                try:
                    held.enter_context(locked(self.config.paths.state, "dragoman review"))
                    break
                except Locked:
                    if time.monotonic() > deadline:
                        raise
                    time.sleep(0.05)
            yield

    def _known(self, locale: str, slug: str) -> bool:
        """Whether there is such an edition: nothing else that a browser sends becomes part of a path."""
        if locale not in self.locales:
            return False
        with opened(self.config.paths.state, looking=True) as index:
            slugs = {article.slug for article in shelf(self.config, index).articles}
        return slug in slugs and Path(catalogue_path(self.config, locale, slug)).exists()

    def _bound(self, locale: str) -> dict[Name, BoundName]:
        try:
            return shared(read_names(names_path(self.config, locale), locale).bound(), locale)
        except DeskError:
            return {}

    def _findings(self, entry: Entry, language: str, locale: str, names: dict[Name, BoundName]) -> tuple[Finding, ...]:
        """Of an untouched draft what the run found, which knows where names stand; of another text what is so now."""
        if (entry.untouched and entry.note.signature) or not entry.target:
            return entry.findings
        table = (names.get(bound.name, bound) for bound in entry.note.names)
        bound = [b for b in table if b.rendering and (b.approved or self.config.drafts.bind_draft_names)]
        return check(entry.source, entry.target, language, locale, bound)
