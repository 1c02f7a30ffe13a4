"""`check`: every check over what stands in the catalogues, also over what people wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.index import opened
from pipeline.desk.reading import read
from pipeline.desk.shelf import Shelved, catalogues, read_names_of, shelf
from pipeline.desk.survey import catalogue_path, names_path
from pipeline.errors import DeskError
from pipeline.model import Finding, Severity

if TYPE_CHECKING:
    from pipeline.catalogs import ArticleCatalogue, NamesCatalogue
    from pipeline.desk.reading import ReadArticle


@dataclass(frozen=True, slots=True)
class Found:
    """A finding at a line of a catalogue; `approved` says whether a person has accepted that text."""

    file: str
    line: int
    slug: str
    locale: str
    approved: bool
    source: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found, how many texts were looked at, and lines for people."""

    found: tuple[Found, ...]
    checked: int
    untranslated: int
    problems: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """1 where anything was found or has no text, else 0."""
        return int(bool(self.found or self.untranslated or self.problems))

    def count(self, severity: Severity) -> int:
        """How many findings are of a severity."""
        return sum(found.finding.severity is severity for found in self.found)


def check(config: Config, *, locales: Sequence[str] = (), articles: Sequence[str] = ()) -> CheckReport:
    """Check every text that stands in the catalogues against its source and the names as they are accepted now."""
    chosen = config.narrowed(locales)
    with opened(config.paths.state, looking=True) as index:
        shelved = shelf(config, index, articles)
    problems, found = list(shelved.problems), []
    names: dict[str, NamesCatalogue] = {}
    for locale in chosen:
        try:
            names[locale] = read_names_of(config, locale)
            path = _name(config, names_path(config, locale))
            found += [Found(path, 1, "", locale, True, "", f) for f in names[locale].conflicts()]
        except DeskError as error:
            problems.append(str(error))
    checked = untranslated = 0
    texts: dict[str, ReadArticle] = {}
    for article, locale, catalogue in catalogues(config, shelved.articles, chosen):
        if isinstance(catalogue, DeskError):
            problems.append(str(catalogue))
        elif catalogue is not None and locale in names:
            try:
                text = texts.get(article.slug) or read(config, article.source)
            except DeskError as error:
                problems.append(str(error))
                continue
            texts = {article.slug: text}
            found += _findings(config, article, locale, catalogue, text, names[locale])
            checked += sum(bool(entry.target) for entry in catalogue.active)
            untranslated += sum(not entry.target for entry in catalogue.active)
    return CheckReport(tuple(found), checked, untranslated, tuple(dict.fromkeys(problems)))


def _findings(
    config: Config,
    article: Shelved,
    locale: str,
    catalogue: ArticleCatalogue,
    text: ReadArticle,
    names: NamesCatalogue,
) -> Iterator[Found]:
    from pipeline.checks import check as run  # noqa: PLC0415
    from pipeline.names import shared  # noqa: PLC0415

    table = shared(names.bound(), locale)
    file = _name(config, catalogue_path(config, locale, article.slug))
    for entry in catalogue.active:
        if not entry.target:
            continue
        mentions = text.mentions_by_key.get(entry.key, ())
        bound = [table[m.name] for m in mentions if m.name in table and table[m.name].rendering]
        accepted = tuple(dict.fromkeys(b for b in bound if b.approved or config.drafts.bind_draft_names))
        for finding in run(entry.source, entry.target, text.article.language, locale, accepted, mentions):
            yield Found(file, entry.line, article.slug, locale, entry.approved, entry.source, finding)


def _name(config: Config, path: Path) -> str:
    return path.relative_to(config.root).as_posix() if path.is_relative_to(config.root) else path.as_posix()
