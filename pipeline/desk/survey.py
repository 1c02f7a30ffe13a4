"""What is new in a newsroom: which sources, catalogues and names are not as the desk left them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.config import Config
from pipeline.desk.index import ArticleRow, EditionRow, Index
from pipeline.errors import DeskError, UsageError
from pipeline.model import UNKNOWN

NO_PACK = -1  # EditionRow.open of an edition that no pack can translate


@dataclass(frozen=True, slots=True)
class Source:
    """A file in `seeds/`: `name` is its path as messages and catalogues write it."""

    path: Path
    name: str
    digest: str
    row: ArticleRow | None  # what is known of this very content, if anything
    problem: str = ""  # why it cannot be worked on, before it is read
    told: str = ""  # the language that a person gave for this file before


@dataclass(frozen=True, slots=True)
class Work:
    """A source with the locales in which something is to be done."""

    source: Source
    locales: tuple[str, ...]


def catalogue_path(config: Config, locale: str, slug: str) -> Path:
    """Where an article's catalogue stands."""
    return config.paths.catalogues / locale / "articles" / f"{slug}.po"


def names_path(config: Config, locale: str) -> Path:
    """Where a locale's names catalogue stands."""
    return config.paths.catalogues / locale / "LC_MESSAGES" / "names.po"


def targets(language: str, locales: Sequence[str]) -> tuple[str, ...]:
    """The locales an article in a language is translated into: never its own, none when the language is unknown."""
    return () if language == UNKNOWN else tuple(locale for locale in locales if locale != language)


def find_sources(config: Config, index: Index, wanted: Collection[str] = ()) -> list[Source]:
    """All articles in `seeds/`, or those wanted by slug or file name.

    Raises UsageError for one that is not there, and where the folder is not there or cannot be read: that every article
    has left is then not true.
    """
    from pipeline.sources import collisions, find_articles, find_strays  # noqa: PLC0415

    folder = _relative(config, config.paths.seeds)
    if not os.path.isdir(config.paths.seeds):  # noqa: PTH112, Path.is_dir raises for a folder that may not be looked at
        raise UsageError(f"{folder}/: no such folder; make it, or name another as paths.seeds in pipeline.toml")
    paths = find_articles(config.paths.seeds)
    called = {path: _names(config, path) for path in paths}
    wanted = {unicodedata.normalize("NFC", want) for want in wanted}
    for want in sorted(wanted):
        if not any(want in names for names in called.values()):
            raise UsageError(f"{want}: no such article in {folder}/; name its file, or its file without the suffix")
    clashes = collisions(paths, config.root)
    chosen = [path for path in paths if not wanted or called[path] & wanted]
    found = [_source(config, index, path, str(clashes.get(path, ""))) for path in chosen]
    if wanted:
        return found
    return [*found, *(Source(Path(), "", "", None, str(stray)) for stray in find_strays(config.paths.seeds))]


def _names(config: Config, path: Path) -> set[str]:
    """What an article may be called by: its file, its path, or its slug."""
    from pipeline.sources import slug  # noqa: PLC0415

    names = {path.stem, path.name, str(path), _relative(config, path)}
    with suppress(DeskError):
        names.add(slug(path))
    return {unicodedata.normalize("NFC", name) for name in names}


def _source(config: Config, index: Index, path: Path, problem: str) -> Source:
    name, digest = _relative(config, path), index.digest(path)
    row = index.article(name)
    told = row.told if row is not None else ""
    return Source(path, name, digest, row if row is not None and row.digest == digest else None, problem, told)


def _relative(config: Config, path: Path) -> str:
    try:
        return path.relative_to(config.root).as_posix()
    except ValueError:
        return path.as_posix()


def find_work(
    config: Config,
    editions: Mapping[str, Mapping[str, EditionRow]],
    index: Index,
    sources: Sequence[Source],
    packs: str,
    bound_now: Mapping[str, Callable[[ArticleRow], str]],
) -> Iterator[Work]:
    """The sources that have something new, with the locales it concerns.

    `editions` are the catalogues that the index knows, by locale and slug; `packs` is the present state of the packs;
    `bound_now` has, for each locale whose names catalogue changed since every edition agreed with it, a function from
    an article to the digest of its names as they are bound now.
    """

    def stale(row: ArticleRow, locale: str) -> bool:
        edition, bound = editions[locale].get(row.slug), bound_now.get(locale)
        return (
            edition is None
            or edition.source != row.digest
            or (edition.open != 0 and edition.packs != packs)
            or (bound is not None and bound(row) != edition.bound)
            or index.digest(catalogue_path(config, locale, row.slug)) != edition.catalogue
        )

    for source in sources:
        row = source.row
        if row is None:
            yield Work(source, tuple(editions))
        elif due := tuple(locale for locale in targets(row.language, tuple(editions)) if stale(row, locale)):
            yield Work(source, due)


def packs_state(models: Path, preferred: Mapping[str, str]) -> str:
    """A digest of the packs' names, sizes and times and of which are preferred.

    While it stays the same, it is not worth trying again what failed for want of a pack.
    """
    from pipeline.model import digest  # noqa: PLC0415

    found = sorted(
        (path.relative_to(models).as_posix(), path.stat().st_size, path.stat().st_mtime_ns)
        for pattern in ("*.argosmodel", "*.toml")
        for path in models.rglob(pattern)
    )
    return digest(repr((found, sorted(preferred.items()))))
