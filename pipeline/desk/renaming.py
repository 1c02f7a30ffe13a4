"""An article whose file has another name now takes its catalogues along, edited or not."""

from __future__ import annotations

import glob
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from pipeline.config import Config
from pipeline.desk.index import ArticleRow
from pipeline.desk.reading import read
from pipeline.desk.survey import Source
from pipeline.errors import DeskError

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.catalogs import Key

LEAST = 3  # sentences that an edited article must share with one that is gone, and they must be half of its own
Heirs: TypeAlias = list[tuple[Source, ArticleRow]]


def slug_of(source: Source) -> str:
    """The slug of an article, "" where its file has a name that none can have: that is said when the file is read."""
    from pipeline.sources import slug  # noqa: PLC0415

    with suppress(DeskError):
        return slug(source.path, source.name)
    return ""


def followed(
    config: Config,
    gone: Sequence[ArticleRow],
    new: Sequence[Source],
    taken: Collection[str],
    language: str | None = None,
) -> Heirs:
    """The new sources that are one that is gone under another name, by their bytes or else by their sentences.

    `taken` are the slugs of the articles there are: their catalogues stay with them when sentences alone are alike.
    """
    same = renamed(gone, new)
    paths, names = {row.path for _, row in same}, {source.name for source, _ in same}
    left = [row for row in gone if row.path not in paths and row.slug not in taken]
    come = [source for source in new if source.name not in names and not source.problem and slug_of(source)]
    return [*same, *alike(config, left, come, language)]


def renamed(gone: Sequence[ArticleRow], new: Sequence[Source]) -> Heirs:
    """The new sources that have the very content of one that is gone, where each is the only one of it."""
    left, come = Counter(row.digest for row in gone), Counter(source.digest for source in new)
    rows = {row.digest: row for row in gone if left[row.digest] == come[row.digest] == 1}
    return [(source, rows[source.digest]) for source in new if source.digest in rows]


def alike(config: Config, gone: Sequence[ArticleRow], new: Sequence[Source], language: str | None = None) -> Heirs:
    """The new sources of whose sentences half or more, three at least, stand in the catalogues of one that is gone.

    The best pairs are taken; where another source or another article that is gone is as good, none is.
    """
    rows = {row.slug: row for row in gone}
    holders: dict[Key, list[str]] = defaultdict(list)
    for slug in rows:
        for key in _kept(config, slug):
            holders[key].append(slug)
    shared: dict[tuple[str, str], int] = {}
    for source in new if holders else ():
        here = _sentences(config, source, language)
        found = Counter(slug for key in here for slug in holders.get(key, ()))
        shared |= {(source.name, s): n for s, n in found.items() if n >= LEAST and 2 * n >= len(here)}
    sources = {source.name: source for source in new}
    return [(sources[pair[0]], rows[pair[1]]) for pair in shared if _best(pair, shared)]


def _best(pair: tuple[str, str], shared: Mapping[tuple[str, str], int]) -> bool:
    rivals = (n for other, n in shared.items() if other != pair and (other[0] == pair[0] or other[1] == pair[1]))
    return all(n < shared[pair] for n in rivals)


def _kept(config: Config, slug: str) -> set[Key]:
    """The sentences in the catalogues of an article; one that cannot be read has none, and is told of elsewhere."""
    from pipeline.catalogs import read_article_catalogue  # noqa: PLC0415

    keys: set[Key] = set()
    for path in _catalogues(config, slug):
        with suppress(DeskError):
            keys |= {entry.key for entry in read_article_catalogue(path).active}
    return keys


def _sentences(config: Config, source: Source, language: str | None) -> set[Key]:
    with suppress(DeskError):  # said when the file is read
        return {segment.key for segment in read(config, source, language).article.segments if segment.text}
    return set()


def _catalogues(config: Config, slug: str) -> list[Path]:
    """The catalogues of an article in every locale on disk. What stands in the index may be no slug: a bare "*"."""
    return sorted(config.paths.catalogues.glob(f"*/articles/{glob.escape(slug)}.po"))


def take_along(config: Config, slug: str, source: Source) -> Iterator[str]:
    """Give the catalogues of `slug` the name of the article's new file, in every locale on disk.

    One that is there already under the new name stays, and so does the old one. Yields a line for each that cannot be
    moved.
    """
    new = slug_of(source)
    for old in _catalogues(config, slug) if new not in ("", slug) else ():
        path = old.with_name(f"{new}.po")
        try:
            if not path.exists():
                old.rename(path)
        except OSError as error:
            yield f"{old}:1: cannot be renamed to {path.name} ({error.strerror}); rename it yourself"
