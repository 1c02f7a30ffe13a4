"""What stands in a newsroom, read without changing it: sources with their slugs, catalogues, names by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.index import Index
from pipeline.desk.survey import Source, catalogue_path, find_sources, names_path
from pipeline.errors import DeskError
from pipeline.model import BoundName

if TYPE_CHECKING:
    from pipeline.catalogs import ArticleCatalogue, NamesCatalogue


@dataclass(frozen=True, slots=True)
class Shelved:
    """A source with its slug; `language` is "" where the desk has not read it yet."""

    source: Source
    slug: str
    language: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The readable sources, and a line for each that is not."""

    articles: tuple[Shelved, ...]
    problems: tuple[str, ...]


def shelf(config: Config, index: Index, wanted: Collection[str] = ()) -> Shelf:
    """The sources of a newsroom, or those wanted."""
    from pipeline.sources import slug  # noqa: PLC0415

    found, problems = [], []
    for source in find_sources(config, index, wanted):
        error = source.problem or (source.row.error if source.row else "")
        if error:
            problems.append(error)
            continue
        try:
            name = source.row.slug if source.row else slug(source.path, source.name)
        except DeskError as refused:
            problems.append(str(refused))
            continue
        found.append(Shelved(source, name, source.row.language if source.row else ""))
    return Shelf(tuple(found), tuple(problems))


def catalogues(
    config: Config, articles: Sequence[Shelved], locales: Sequence[str]
) -> Iterator[tuple[Shelved, str, ArticleCatalogue | DeskError | None]]:
    """Each edition's catalogue: None where there is none yet, the error where it cannot be read."""
    from pipeline.catalogs import read_article_catalogue  # noqa: PLC0415

    for article in articles:
        for locale in locales:
            if article.language == locale:
                continue
            path = catalogue_path(config, locale, article.slug)
            try:
                yield article, locale, read_article_catalogue(path, locale) if path.exists() else None
            except DeskError as error:
                yield article, locale, error


def names_by_file(catalogue: NamesCatalogue) -> Mapping[str, tuple[BoundName, ...]]:
    """The names of each source file, as the names catalogue has them."""
    from pipeline.catalogs.names import name_of  # noqa: PLC0415
    from pipeline.catalogs.po import file_of  # noqa: PLC0415

    found: dict[str, list[BoundName]] = defaultdict(list)
    for entry in catalogue.active:
        if (name := name_of(entry)) is not None:
            bound = BoundName(name, entry.target, entry.approved)
            for file in dict.fromkeys(map(file_of, entry.occurrences)):
                found[file].append(bound)
    return {file: tuple(bound) for file, bound in found.items()}


def read_names_of(config: Config, locale: str) -> NamesCatalogue:
    """A locale's names catalogue. Raises CatalogError."""
    from pipeline.catalogs import read_names  # noqa: PLC0415

    return read_names(names_path(config, locale), locale)
