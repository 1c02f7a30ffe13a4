"""The catalogue of one article in one locale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.catalogs import header
from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.entry import Entry
from pipeline.catalogs.files import Saved, load, save


@dataclass(frozen=True)
class ArticleCatalogue(Catalogue):
    """`locales/<locale>/articles/<slug>.po`."""

    inherits = True

    @property
    def signature(self) -> str:
        """What made its latest drafts, "" where there are none."""
        return self.metadata.get(header.SIGNATURE, "")

    @property
    def source_language(self) -> str:
        """The language of its article, "" where a person's editor dropped it."""
        return self.metadata.get(header.SOURCE_LANGUAGE, "")

    @property
    def translator(self) -> str:
        """Who last saved it."""
        return header.translator(self.metadata)

    @property
    def revised(self) -> datetime | None:
        """When a person last saved it."""
        return header.revised(self.metadata)

    def accepted(self) -> Iterator[Entry]:
        """Every entry with an approved text, copies and sentences that have left the article included."""
        return (entry for entry in self.entries if entry.approved)


def read_article_catalogue(path: Path, locale: str = "") -> ArticleCatalogue:
    """An article's catalogue, empty where there is no file; the locale is that of the path. Raises CatalogError."""
    return load(path, ArticleCatalogue(locale or path.parent.parent.name))


def write_article_catalogue(path: Path, catalogue: ArticleCatalogue) -> Saved[ArticleCatalogue]:
    """Write it where it says something new, over nothing that a person wrote. Raises CatalogError."""
    return save(path, catalogue)
