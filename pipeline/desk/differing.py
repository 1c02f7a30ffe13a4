"""Approved texts that do not say a name as it is approved now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from pipeline.desk.survey import catalogue_path
from pipeline.errors import DeskError

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.catalogs import ArticleCatalogue, Key
    from pipeline.desk.reading import ReadArticle
    from pipeline.desk.run import Run


def differing(run: Run, locale: str, read: ReadArticle, catalogue: ArticleCatalogue) -> Iterator[str]:
    """A line for each name in an approved text whose rendering is new since that text was drafted, and is not in it.

    Nobody but a person may change such a text, so a person has to be told. `catalogue` is as it stands in its file.
    """
    from pipeline.names import verify  # noqa: PLC0415

    path = catalogue_path(run.config, locale, read.article.slug)
    file = path.relative_to(run.config.root) if path.is_relative_to(run.config.root) else path
    found: list[tuple[Key, str]] = []
    for entry in catalogue.active:
        if not (entry.approved and entry.target):
            continue
        mentions = read.mentions_by_key.get(entry.key, ())
        before = {bound.name: bound.rendering for bound in entry.note.names}
        bound = run.names.bound(locale, (mention.name for mention in mentions))
        new = [b for b in bound if b.approved and before.get(b.name) != b.rendering]
        found += ((entry.key, finding.message) for finding in verify(entry.target, new, locale, mentions))
    lines = _lines(path, locale) if found else {}
    for key, message in found:
        yield f"{file.as_posix()}:{lines.get(key, 1)}: approved before the name was: {message}"


def _lines(path: Path, locale: str) -> dict[Key, int]:
    """Where each entry stands in the file now: the run has written it since it was read."""
    from pipeline.catalogs import read_article_catalogue  # noqa: PLC0415

    with suppress(DeskError):  # somebody is at work in it
        return {entry.key: entry.line for entry in read_article_catalogue(path, locale).active}
    return {}
