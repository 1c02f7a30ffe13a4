"""An article whose file has another name now takes its catalogues along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.config import Config
from pipeline.desk.index import ArticleRow
from pipeline.desk.survey import Source
from pipeline.errors import DeskError


def sluggable(source: Source) -> bool:
    """Whether the file has a name that an article can have."""
    from pipeline.sources import slug  # noqa: PLC0415

    try:
        return bool(slug(source.path, source.name))
    except DeskError:
        return False  # said when the file is read


def renamed(gone: Sequence[ArticleRow], new: Sequence[Source]) -> list[tuple[Source, ArticleRow]]:
    """The new sources that have the very content of one that is gone, where each is the only one of it."""
    left, come = Counter(row.digest for row in gone), Counter(source.digest for source in new)
    rows = {row.digest: row for row in gone if left[row.digest] == come[row.digest] == 1}
    return [(source, rows[source.digest]) for source in new if source.digest in rows]


def take_along(config: Config, slug: str, source: Source) -> Iterator[str]:
    """Give the catalogues of `slug` the name of the article's new file, in every locale on disk. Raises SourceError.

    One that is there already under the new name stays, and so does the old one. Yields a line for each that cannot be
    moved.
    """
    from pipeline.sources import slug as slug_of  # noqa: PLC0415

    new = slug_of(source.path, source.name)
    for old in sorted(config.paths.catalogues.glob(f"*/articles/{slug}.po")) if new != slug else ():
        path = old.with_name(f"{new}.po")
        try:
            if not path.exists():
                old.rename(path)
        except OSError as error:
            yield f"{old}:1: cannot be renamed to {path.name} ({error.strerror}); rename it yourself"
