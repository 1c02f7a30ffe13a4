"""The memory of approved translations, kept in the index so that unchanged catalogues are not parsed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from pipeline import model
from pipeline.config import Config
from pipeline.desk.index import Approved, Index
from pipeline.desk.survey import catalogue_path
from pipeline.errors import DeskError

if TYPE_CHECKING:
    from pipeline.catalogs import ArticleCatalogue, Memory


def remember_catalogues(config: Config, index: Index, locales: Sequence[str]) -> Iterator[str]:
    """Take up what people approved in catalogues that changed since; yields a line for each that cannot be read."""
    from pipeline.catalogs import marked, read_article_catalogue  # noqa: PLC0415

    for locale in locales:
        others = article_catalogues(config, locale)
        known = index.remembered(locale)
        folder = config.paths.catalogues / locale / "articles"
        here = {path.stem: path for path in sorted(folder.glob("[!.]*.po"))}  # "._dam.po": what macOS leaves on shares
        for slug in known.keys() - here.keys():
            lost = {_sentence(context, source) for _, context, source, *_ in index.approved_in(locale, slug)}
            index.keep_fresh(locale, slug, lost)  # their copies are on their own now
            index.keep_approved(locale, slug, "", ())
        for slug, path in here.items():
            digest = index.digest(path)
            if known.get(slug) == digest:
                continue
            try:
                remember(index, locale, slug, digest, marked(read_article_catalogue(path, locale), others))
            except DeskError as error:
                yield str(error)
    index.spread()


def article_catalogues(config: Config, locale: str) -> Callable[[str], ArticleCatalogue]:
    """A locale's catalogue by its slug, read once; one that cannot be read is empty, and told of elsewhere."""
    from pipeline.catalogs import ArticleCatalogue, read_article_catalogue  # noqa: PLC0415

    @cache
    def catalogue(slug: str) -> ArticleCatalogue:
        with suppress(DeskError):
            return read_article_catalogue(catalogue_path(config, locale, slug), locale)
        return ArticleCatalogue(locale)

    return catalogue


def remember(index: Index, locale: str, slug: str, digest: str, catalogue: ArticleCatalogue) -> None:
    """Keep the approved texts of one catalogue; `digest` is that of its file.

    What is newly approved in it, or no longer, goes to the drafts and copies in other catalogues when the index is told
    to spread it.
    """
    from pipeline.catalogs import origin_of  # noqa: PLC0415

    language = catalogue.source_language
    rows: list[Approved] = [
        (language, e.context, e.source, e.target, origin_of(e), int(e.obsolete)) for e in catalogue.accepted()
    ]
    before = list(index.approved_in(locale, slug))
    # A copy that becomes the catalogue's own text, or the other way round, is news to nobody.
    fresh = (_own(rows) - {row[:4] for row in before}) | (_own(before) - {row[:4] for row in rows})
    follow = (e for e in catalogue.active if e.copied or not e.by_person)
    index.keep_approved(locale, slug, digest, rows)
    index.keep_drafts(locale, slug, {_sentence(e.context, e.source) for e in follow})
    index.keep_fresh(locale, slug, {_sentence(context, source) for _, context, source, _ in fresh})


def _own(rows: Iterable[Approved]) -> set[tuple[str, str | None, str, str]]:
    """The texts that are no copies."""
    return {row[:4] for row in rows if not row[4]}


def _sentence(context: str | None, source: str) -> str:
    return model.digest(f"{context or ''}\n{source}")


def load_memory(index: Index, locale: str) -> Memory:
    """The memory of a locale as the index has it: a copy counts only where the catalogue it is from is gone."""
    from pipeline.catalogs import Memory, Remembered  # noqa: PLC0415

    catalogues = index.remembered(locale)
    return Memory(
        Remembered(slug, language, context, source, target, 2 if origin else obsolete)
        for slug, language, context, source, target, origin, obsolete in index.approved(locale)
        if origin not in catalogues
    )
