"""Approved texts that do not say a name as it is approved now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.desk.survey import catalogue_path

if TYPE_CHECKING:
    from pipeline.catalogs import ArticleCatalogue
    from pipeline.desk.reading import ReadArticle
    from pipeline.desk.run import Run


def differing(run: Run, locale: str, read: ReadArticle, catalogue: ArticleCatalogue) -> Iterator[str]:
    """A line for each name in an approved text whose rendering is new since that text was drafted, and is not in it.

    Nobody but a person may change such a text, so a person has to be told.
    """
    from pipeline.names import verify  # noqa: PLC0415

    path = catalogue_path(run.config, locale, read.article.slug)
    file = path.relative_to(run.config.root) if path.is_relative_to(run.config.root) else path
    for entry in catalogue.active:
        if not (entry.approved and entry.target):
            continue
        mentions = read.mentions_by_key.get(entry.key, ())
        before = {bound.name: bound.rendering for bound in entry.note.names}
        bound = run.names.bound(locale, (mention.name for mention in mentions))
        new = [b for b in bound if b.approved and before.get(b.name) != b.rendering]
        for finding in verify(entry.target, new, locale, mentions):
            yield f"{file.as_posix()}:{entry.line}: approved before the name was: {finding.message}"
