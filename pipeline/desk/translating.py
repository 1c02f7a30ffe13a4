"""`translate`: articles to drafts. Windows of articles are read, named, translated and written."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace

from pipeline.config import Config
from pipeline.desk.events import OnEvent, Planned, Problem, Reading, silent
from pipeline.desk.index import opened
from pipeline.desk.lock import locked
from pipeline.desk.memory import remember_catalogues
from pipeline.desk.naming import NamesDesk
from pipeline.desk.reading import ReadArticle, read, unreadable
from pipeline.desk.renaming import followed, slug_of, take_along
from pipeline.desk.run import Run
from pipeline.desk.summary import Summary
from pipeline.desk.survey import NO_PACK, Source, Work, find_sources, find_work, packs_state, targets
from pipeline.desk.writing import translate_windows
from pipeline.errors import DeskError, MissingPackError
from pipeline.model import PIVOT, UNKNOWN

# Segments in the first window, and how much larger the next may be: finding names takes a third of the time that the
# engine takes for the same segments on two cores.
FIRST = 96
GROWTH = 3


def translate(
    config: Config,
    *,
    locales: Sequence[str] = (),
    articles: Sequence[str] = (),
    language: str | None = None,
    redraft: bool = False,
    on_event: OnEvent = silent,
) -> Summary:
    """Bring every catalogue up to date with `seeds/` and `names.po`; writes nothing where nothing is new.

    `language` forces the language of the articles; `redraft` writes every untouched draft again.
    Raises Locked while another run works, UsageError for a locale or an article that is not there.
    """
    began = time.monotonic()
    chosen = config.narrowed(locales)
    with locked(config.paths.state, "dragoman translate"), opened(config.paths.state) as index:
        names = NamesDesk(config, index, chosen)
        aside = dict(names.set_aside())
        chosen = tuple(locale for locale in chosen if locale not in aside)
        packs = packs_state(config.paths.models, config.packs)
        run = Run(config, index, names, chosen, packs, language, redraft, on_event)
        with closing(run):
            for error in aside.values():
                run.problem(str(error))
            sources = find_sources(config, index, articles)
            every = find_sources(config, index) if articles else sources
            sources = _forget_gone(run, every, sources)
            # English that was accepted since is taken for the others, in a run without English too.
            read = [locale for locale in config.locales if locale in chosen or locale == PIVOT]
            for message in remember_catalogues(config, index, read):
                run.problem(message)
            for error in names.renew():
                run.problem(str(error))
            windows = _windows(run, _works(run, sources))
            translate_windows(run, (_named(run, window) for window in windows))
            index.save()
            index.spread()  # what people approved while this run worked
            names.settle()
        return _summary(run, sources, time.monotonic() - began)


def _forget_gone(run: Run, every: Sequence[Source], sources: Sequence[Source]) -> list[Source]:
    """The sources of this run, with what is known of those that only have another name now.

    Of `every` source there is, the index forgets those that left, save one whose new name this run does not work on.
    """
    here, mine = {source.name for source in every}, {source.name for source in sources}
    new = [source for source in every if run.index.article(source.name) is None]
    refused = {source.digest for source in new if source.problem or not slug_of(source)}
    # What only has a name now that the desk refuses is known until it has another one.
    gone = [row for row in run.index.articles() if row.path not in here and row.digest not in refused]
    heirs = followed(run.config, gone, new, {slug_of(source) for source in every}, run.language) if gone else []
    waiting = {row.path for source, row in heirs if source.name not in mine}
    told: dict[str, str] = {}
    for source, row in heirs:
        if row.path not in waiting:
            told[source.name] = row.told
            for message in take_along(run.config, row.slug, source):
                run.problem(message)
    paths = [row.path for row in gone if row.path not in waiting]
    run.names.forget(paths, here)
    run.index.forget_articles(paths)
    return [replace(source, told=told.get(source.name, source.told)) for source in sources]


def _works(run: Run, sources: Sequence[Source]) -> list[Work]:
    """What is to be done, less what cannot be: that is said every time."""
    able = [source for source in sources if _able(run, source)]
    if run.redraft or run.language:
        works = [Work(source, run.locales) for source in able]
    else:
        works = list(find_work(run.config, run.editions, run.index, able, run.packs_state, run.names.bound_now()))
    _say_what_waits(run, able, works)
    editions = sum(len(_targets(work.source, work.locales)) for work in works)
    every = sum(len(_targets(source, run.locales)) for source in able)
    run.on_event(Planned(len(works), len(able), editions, every))
    return works


def _targets(source: Source, locales: Sequence[str]) -> Sequence[str]:
    return targets(source.row.language, locales) if source.row else locales


def _able(run: Run, source: Source) -> bool:
    """Whether a source can be worked on; says why where it cannot."""
    if source.problem:
        run.problem(source.problem)
    elif source.row is not None and source.row.error:
        run.problem(source.row.error)
    elif source.row is not None and source.row.language == UNKNOWN and not run.language:
        run.problem(_unknown(source.name))
    else:
        return True
    return False


def _unknown(name: str) -> str:
    return f"{name}:1: its language cannot be told; write `language: en` in its front matter, or give --language"


def _say_what_waits(run: Run, sources: Iterable[Source], works: Iterable[Work]) -> None:
    """Editions that waited for a pack before, and still do."""
    due = {(work.source.name, locale) for work in works for locale in work.locales}
    for source in sources:
        for locale in run.locales if source.row is not None else ():
            edition = run.editions[locale].get(source.row.slug) if source.row else None
            if edition is not None and edition.open == NO_PACK and (source.name, locale) not in due:
                try:
                    run.packs.route(source.row.language if source.row else UNKNOWN, locale)
                except MissingPackError as error:
                    run.no_pack(source.name, error)


def _windows(run: Run, works: Iterable[Work]) -> Iterator[list[tuple[Work, ReadArticle]]]:
    """Articles as they are read, in growing windows of so many segments: the engine gets its first ones early.

    While it works on one, the next is read, so two of them are in memory.
    """
    window: list[tuple[Work, ReadArticle]] = []
    size, most = 0, max(1, run.config.drafts.window // 2)
    enough = min(FIRST, most)
    for work in works:
        article = _read(run, work)
        if article is None:
            continue
        _prepare(run, work, article)
        window.append((work, article))
        size += len(article.article.segments)
        if size >= enough:
            yield window
            window, size = [], 0
            enough = min(GROWTH * enough, most)
    if window:
        yield window


def _prepare(run: Run, work: Work, article: ReadArticle) -> None:
    """Have the packs opened for an article that is new: that takes a second, in which its names are found."""
    for locale in work.locales:
        if locale != article.article.language and article.new_to(run.editions[locale].get(article.article.slug)):
            run.prepare(article.article.language, locale)


def _read(run: Run, work: Work) -> ReadArticle | None:
    run.on_event(Reading(1))
    source = work.source if run.language is None else replace(work.source, told=run.language)
    try:
        article = read(run.config, source, run.language)
    except DeskError as error:
        run.index.keep_article(unreadable(source, error))
        run.problem(str(error))
        return None
    for warning in article.article.warnings:
        run.on_event(Problem(warning))
    run.tally.articles += 1
    run.index.keep_article(article.row)
    if article.article.language == UNKNOWN:
        run.problem(_unknown(work.source.name))
        return None
    return article


def _named(run: Run, window: Sequence[tuple[Work, ReadArticle]]) -> dict[str, list[ReadArticle]]:
    """The articles of a window by locale, once the names in them are in its names catalogue."""
    ready: dict[str, list[ReadArticle]] = {}
    for locale in run.locales:
        due = [r for work, r in window if locale in work.locales and r.article.language != locale]
        if not due:
            continue
        try:
            run.tally.new_names += run.names.merge(locale, due, run.editions[locale])
        except DeskError as error:
            # A names.po that cannot be read: without it drafts would be made that have to be made again.
            run.problem(str(error))
            continue
        ready[locale] = due
    return ready


def _summary(run: Run, sources: Sequence[Source], seconds: float) -> Summary:
    tally = run.tally
    names = {source.name for source in sources}
    slugs = {row.slug for row in run.index.articles() if row.path in names}
    left = sum(
        max(0, edition.open)
        for locale in run.locales
        for slug, edition in run.index.editions(locale).items()
        if slug in slugs
    )
    return Summary(
        tally.articles,
        tally.editions,
        tuple(tally.written),
        tally.drafted,
        tally.reused,
        left,
        tally.words,
        tally.new_names,
        tuple(dict.fromkeys(tally.problems)),
        tally.missing_pack,
        seconds,
    )
