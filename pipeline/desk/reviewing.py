"""`status`: how far each edition is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.config import Config
from pipeline.desk.index import opened
from pipeline.desk.shelf import catalogues, names_by_file, read_names_of, shelf
from pipeline.errors import DeskError


@dataclass(frozen=True, slots=True)
class Row:
    """One edition: sentences approved, still drafts, and without text; findings on them; its names nobody accepted.

    `title` is the headline of its source, "" where nothing is drafted yet.
    """

    slug: str
    locale: str
    total: int = 0
    approved: int = 0
    drafts: int = 0
    missing: int = 0
    findings: int = 0
    names: int = 0
    title: str = ""

    @property
    def done(self) -> bool:
        """Whether it can be published: translated, and approved in full."""
        return 0 < self.total == self.approved


@dataclass(frozen=True, slots=True)
class StatusReport:
    """All editions; names left to review by locale, those whose names can be read; lines for people."""

    rows: tuple[Row, ...]
    names: dict[str, int]
    problems: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 where everything is approved, else 1."""
        return int(bool(self.problems) or not all(row.done for row in self.rows))


def status(config: Config, *, locales: Sequence[str] = (), articles: Sequence[str] = ()) -> StatusReport:
    """Count what is approved, drafted, missing and found, article by article and locale by locale."""
    from pipeline.catalogs import status as count  # noqa: PLC0415

    chosen = config.narrowed(locales)
    with opened(config.paths.state, looking=True) as index:
        found = shelf(config, index, articles)
    problems, rows = list(found.problems), []
    open_names: dict[str, dict[str, int]] = {}
    totals: dict[str, int] = {}
    for locale in chosen:
        try:
            by_file = names_by_file(names := read_names_of(config, locale))
        except DeskError as error:
            problems.append(str(error))
            continue
        open_names[locale] = {file: sum(not b.approved for b in bound) for file, bound in by_file.items()}
        totals[locale] = sum(not entry.approved for entry in names.active)
    for article, locale, catalogue in catalogues(config, found.articles, chosen):
        names_left = open_names.get(locale, {}).get(article.source.name, 0)
        if isinstance(catalogue, DeskError):
            problems.append(str(catalogue))
        elif catalogue is None:
            rows.append(Row(article.slug, locale))
        else:
            s = count(catalogue)
            title = next((entry.source for entry in catalogue.active if entry.context == "headline"), "")
            counts = (s.total, s.approved, s.drafts, s.missing, len(s.findings), names_left)
            rows.append(Row(article.slug, locale, *counts, title))
    return StatusReport(tuple(rows), totals, tuple(problems))
