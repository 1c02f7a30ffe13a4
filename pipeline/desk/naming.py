"""The names catalogues during a run: read when needed, merged with what articles mention, written when they change."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.index import ArticleRow, EditionRow, Index
from pipeline.desk.reading import ReadArticle, names_of
from pipeline.desk.signatures import names_digest
from pipeline.desk.survey import names_path
from pipeline.errors import DeskError
from pipeline.model import PIVOT, BoundName, Candidate, Name, NameType

if TYPE_CHECKING:
    from pipeline.catalogs import Entry, NamesCatalogue


class NamesDesk:
    """The names of every locale of a run."""

    def __init__(self, config: Config, index: Index, locales: Sequence[str]) -> None:
        self._config, self._index, self._locales = config, index, locales
        self._catalogues: dict[str, NamesCatalogue] = {}
        self._bound: dict[str, Mapping[Name, BoundName]] = {}
        self._aside: set[str] = set()

    def set_aside(self) -> Iterator[tuple[str, DeskError]]:
        """The locales whose names.po cannot be read: from now on this desk knows nothing of them."""
        for locale in self._locales:
            try:
                if not self._settled(locale):
                    self._read(locale)
            except DeskError as error:
                self._aside.add(locale)
                self._locales = tuple(other for other in self._locales if other != locale)
                yield locale, error

    def bound_now(self) -> dict[str, Callable[[ArticleRow], str]]:
        """For each locale whose names.po is not the one that every edition agreed with: an article to its digest."""

        def reader(locale: str) -> Callable[[ArticleRow], str]:
            return lambda row: names_digest(self.bound(locale, names_of(row)))

        return {locale: reader(locale) for locale in self._locales if not self._settled(locale)}

    def bound(self, locale: str, names: Iterable[Name]) -> tuple[BoundName, ...]:
        """The renderings that bind, of those names that have one."""
        table, drafts = self._table(locale), self._config.drafts.bind_draft_names
        found = (table.get(name) for name in dict.fromkeys(names))
        return tuple(b for b in found if b is not None and b.rendering and (b.approved or drafts))

    def english(self, language: str, names: Iterable[Name]) -> tuple[BoundName, ...]:
        """The English forms of names of an article: as the newsroom binds them where it has English, else as listed."""
        from pipeline.names import english_of  # noqa: PLC0415

        names = tuple(dict.fromkeys(names))
        own = self.bound(PIVOT, names) if PIVOT in {*self._config.locales} - self._aside else ()
        found = {b.name: b for b in own}
        listed = ((name, english_of(name, language)) for name in names if name not in found)
        return (*own, *(BoundName(name, form, approved=False) for name, form in listed if form))

    def revision(self, locale: str) -> str:
        """A digest of all renderings of a locale."""
        return self._read(locale).revision[:8]

    def merge(self, locale: str, articles: Sequence[ReadArticle], editions: Mapping[str, EditionRow]) -> int:
        """Take up the names of the articles that are new to this locale or name somebody its catalogue does not have.

        `editions` are the catalogues that the index knows in the locale. Returns how many names were new. Raises
        CatalogError for a names.po that cannot be read or written.
        """
        from pipeline.catalogs import merge_names  # noqa: PLC0415

        table = self._table(locale)
        due = [a for a in articles if a.new_to(editions.get(a.article.slug)) or any(n not in table for n in a.names)]
        if not due:
            return 0
        occurrences: dict[Name, list[str]] = defaultdict(list)
        for article in due:
            for segment, mentions in zip(article.article.segments, article.mentions, strict=True):
                for name in dict.fromkeys(mention.name for mention in mentions):
                    occurrences[name].append(_place(article.source.name, segment.line))
            for author in article.authors:
                if author not in occurrences:
                    occurrences[author].append(_place(article.source.name, 1))
        candidates = self._candidates(locale, due)
        self._write(
            locale, merge_names(self._read(locale), occurrences, candidates, [article.source.name for article in due])
        )
        return len(candidates)

    def _candidates(self, locale: str, articles: Sequence[ReadArticle]) -> dict[Name, tuple[Candidate, ...]]:
        table = self._table(locale)
        fresh: dict[str, dict[Name, None]] = defaultdict(dict)
        for article in articles:
            fresh[article.article.language] |= dict.fromkeys(name for name in article.names if name not in table)
        return self._proposed(locale, fresh)

    def _proposed(self, locale: str, names: Mapping[str, Iterable[Name]]) -> dict[Name, tuple[Candidate, ...]]:
        """Candidates for names, which are given by the language of their article."""
        from pipeline.names import kin, propose  # noqa: PLC0415

        approved = _approved(self._table(locale))
        elsewhere = _approved(self._table(kin(locale))) if kin(locale) in self._locales else {}
        found: dict[Name, tuple[Candidate, ...]] = {}
        for language, some in names.items():
            found |= propose(some, locale, _parts(approved) | approved, language, elsewhere)
        return found

    def renew(self) -> Iterator[DeskError]:
        """Propose anew what is built with a name that has been accepted with another rendering; nothing of a person's.

        Yields an error for each names.po that cannot be written.
        """
        for locale in self._locales:
            try:
                if not self._settled(locale):
                    self._renew(locale)
            except DeskError as error:
                yield error

    def _renew(self, locale: str) -> None:
        from pipeline.catalogs import merge_names  # noqa: PLC0415
        from pipeline.catalogs.names import name_of  # noqa: PLC0415
        from pipeline.names import contains_name  # noqa: PLC0415

        catalogue = self._read(locale)
        parts = {name.text.casefold(): text for name, text in _parts(_approved(self._table(locale))).items()}
        due: dict[str, dict[Name, list[str]]] = defaultdict(dict)
        for entry in catalogue.active:
            if entry.by_person or (name := name_of(entry)) is None or name.type is NameType.PERSON:
                continue
            forms = [parts[inner] for inner in _inner(name.text) if inner in parts]
            if lacking := [form for form in forms if not contains_name(entry.target, form, locale)]:
                due[self._language(entry)][name] = lacking
        due.pop("", None)
        lacking_of = {name: forms for names in due.values() for name, forms in names.items()}
        better = {
            name: texts
            for name, texts in self._proposed(locale, due).items()
            if texts and any(contains_name(texts[0].text, form, locale) for form in lacking_of[name])
        }
        if better:
            self._write(locale, merge_names(catalogue, {}, better))

    def _language(self, entry: Entry) -> str:
        """The language of an article that mentions a name, "" where the index knows none."""
        from pipeline.catalogs.po import file_of  # noqa: PLC0415

        rows = (self._index.article(file_of(place)) for place in entry.occurrences)
        return next((row.language for row in rows if row is not None and row.language), "")

    def forget(self, gone: Collection[str], here: Collection[str]) -> None:
        """Take the places of articles that have left out of the names catalogues; those of a locale that this run
        leaves alone wait in the index for one that does not. `here` are the articles there are: one may be back.
        """
        from pipeline.catalogs import merge_names  # noqa: PLC0415

        for locale in self._config.locales:
            fact = f"left:{locale}"
            known = self._index.fact(fact)
            left = sorted({*(json.loads(known) if known else ()), *gone}.difference(here))
            if locale in self._locales:
                if left and names_path(self._config, locale).exists():
                    self._write(locale, merge_names(self._read(locale), {}, {}, left))
                left = []
            if (waiting := json.dumps(left) if left else "") != known:
                self._index.keep_fact(fact, waiting)

    def _write(self, locale: str, catalogue: NamesCatalogue) -> None:
        """Raises CatalogError for a names.po that cannot be written."""
        from pipeline.catalogs import write_names  # noqa: PLC0415

        if saved := write_names(names_path(self._config, locale), catalogue):
            self._catalogues[locale] = saved.reread()
            self._bound.pop(locale, None)

    def settle(self) -> None:
        """After a run: where every edition agrees with names.po as it stands, the next run need not compare them.

        It is read again: a person may have saved it while the run worked.
        """
        articles = {row.slug: row for row in self._index.articles() if not row.error}
        for locale in self._locales:
            state = self._state(locale)
            if self._index.fact(f"names:{locale}") == state:
                continue
            self._catalogues.pop(locale, None)
            self._bound.pop(locale, None)
            editions = (e for e in self._index.editions(locale).values() if e.slug in articles)
            with suppress(DeskError):  # said already
                agree = all(names_digest(self.bound(locale, names_of(articles[e.slug]))) == e.bound for e in editions)
                if agree and self._state(locale) == state:
                    self._index.keep_fact(f"names:{locale}", state)

    def _settled(self, locale: str) -> bool:
        return self._index.fact(f"names:{locale}") == self._state(locale)

    def _state(self, locale: str) -> str:
        file = self._index.digest(names_path(self._config, locale))
        return f"{file} {self._config.drafts.bind_draft_names}"

    def _table(self, locale: str) -> Mapping[Name, BoundName]:
        from pipeline.names import shared  # noqa: PLC0415

        if locale not in self._bound:
            self._bound[locale] = shared(self._read(locale).bound(), locale)
        return self._bound[locale]

    def _read(self, locale: str) -> NamesCatalogue:
        from pipeline.catalogs import read_names  # noqa: PLC0415

        if locale not in self._catalogues:
            self._catalogues[locale] = read_names(names_path(self._config, locale))
        return self._catalogues[locale]


def _approved(table: Mapping[Name, BoundName]) -> dict[Name, str]:
    return {name: bound.rendering for name, bound in table.items() if bound.approved}


def _parts(approved: Mapping[Name, str]) -> dict[Name, str]:
    """What other names are built with, as places: "Duhok Governorate"; people with their whole names alone."""
    people = ((name, text) for name, text in approved.items() if name.type is NameType.PERSON and " " in name.text)
    places = {name: text for name, text in approved.items() if name.type is NameType.PLACE}
    return {Name(name.text, NameType.PLACE): text for name, text in people} | places


def _inner(text: str) -> Iterator[str]:
    """Every run of words in a name but the whole of it, in small letters."""
    words = text.casefold().split()
    for size in range(1, len(words)):
        for start in range(len(words) - size + 1):
            yield " ".join(words[start : start + size])


def _place(file: str, line: int) -> str:
    from pipeline.catalogs.po import reference  # noqa: PLC0415

    return reference(file, line)
