"""What the catalogues of a window lack, in all locales, is drafted in one stream; each is written when it is whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

from pipeline.desk.crossing import crosses
from pipeline.desk.differing import differing
from pipeline.desk.drafting import draft
from pipeline.desk.events import Translating, Written
from pipeline.desk.index import EditionRow
from pipeline.desk.memory import article_catalogues, remember
from pipeline.desk.opening import opening_keys
from pipeline.desk.quoting import WHOLE, halves
from pipeline.desk.reading import ReadArticle
from pipeline.desk.signatures import names_digest, names_of_signature, signed
from pipeline.desk.survey import NO_PACK, catalogue_path
from pipeline.desk.wanted import Wanted
from pipeline.errors import DeskError, MissingPackError
from pipeline.model import PIVOT, BoundName, Draft

if TYPE_CHECKING:
    from pipeline.catalogs import ArticleCatalogue, Entry, Key, Original
    from pipeline.desk.run import Run


@dataclass(slots=True)
class Edit:
    """One catalogue on its way: what it was read as, what it lacks, and what has come for it.

    `renamed` says that its text or the renderings of its names are new: only then are names looked for in the text.
    """

    locale: str
    read: ReadArticle
    catalogue: ArticleCatalogue
    bound: tuple[BoundName, ...]
    reused: dict[Key, str]
    origins: dict[Key, str]
    renamed: bool
    signature: str = ""
    waiting: dict[tuple[int, int], Key] = field(default_factory=dict)
    drafts: dict[Key, Draft] = field(default_factory=dict)
    names: dict[Key, tuple[BoundName, ...]] = field(default_factory=dict)


def translate_windows(run: Run, windows: Iterable[Mapping[str, Sequence[ReadArticle]]]) -> None:
    """Bring the catalogues of these articles, by locale, up to date.

    All locales of a window go through the engine in one stream, and the next window is read while it works on one.
    """
    edits: dict[int, Edit] = {}
    portions = filter(None, (_opened_window(run, window, edits) for window in windows))
    for first in islice(portions, 1):  # without one, no engine is made
        for key, made in draft(chain([first], portions), run.engine, run.config, run.on_event):
            edit = edits[key[0]]
            edit.drafts[edit.waiting.pop(key)] = made
            if not edit.waiting:
                _finish(run, edits.pop(key[0]))


def _opened_window(run: Run, window: Mapping[str, Sequence[ReadArticle]], edits: dict[int, Edit]) -> list[Wanted]:
    """What the catalogues of a window lack; those that lack something are added to `edits`, the others are written."""
    first = max(edits, default=-1) + 1
    opened: list[Edit] = []
    wanted = [want for locale, articles in window.items() for want in _opened_all(run, locale, articles, opened, first)]
    for number, edit in enumerate(opened, first):
        if edit.waiting:
            edits[number] = edit
        else:
            _finish(run, edit)
    run.index.save()
    return wanted


def _opened_all(run: Run, locale: str, articles: Sequence[ReadArticle], edits: list[Edit], first: int) -> list[Wanted]:
    """What the catalogues of one locale lack; each is added to `edits`, which are numbered from `first`."""
    wanted: list[Wanted] = []
    for article in articles:
        try:
            edit = _opened(run, locale, article)
            lacking = list(_lacking(run, locale, edit, first + len(edits)))
        except MissingPackError as error:
            _skip(run, edit, error)
        except DeskError as error:
            run.problem(str(error))
        else:
            edits.append(edit)
            wanted += lacking
    try:
        for source in dict.fromkeys(want.source for want in wanted):
            run.engine.load(source, locale)
    except DeskError as error:
        # A pack that is damaged or gone: what waits for it stays as it is, other locales go on.
        run.problem(str(error))
        run.tally.missing_pack |= error.exit_code == MissingPackError.exit_code
        return []
    for source in dict.fromkeys(want.source for want in wanted):
        mine = [want for want in wanted if want.source == source]
        articles_of = {want.id[0] for want in mine}
        run.on_event(Translating(source, locale, len(articles_of), len(mine), sum(want.words for want in mine)))
    return wanted


def _opened(run: Run, locale: str, read: ReadArticle) -> Edit:
    from pipeline.catalogs import looked_after, marked, origin_of, read_article_catalogue  # noqa: PLC0415

    article = read.article
    catalogue = read_article_catalogue(catalogue_path(run.config, locale, article.slug), locale)
    catalogue = looked_after(
        marked(catalogue, article_catalogues(run.config, locale)), lambda entry: _original(run, locale, entry)
    )
    memory, bound = run.memory(locale), run.names.bound(locale, read.names)
    edition = run.editions[locale].get(article.slug)
    origins = {entry.key: origin_of(entry) for entry in catalogue.active}
    found = {
        key: hit
        for key in dict.fromkeys(segment.key for segment in article.segments)
        if (hit := memory.exact(*key, article.language, origins.get(key, ""))) is not None and hit.slug != article.slug
    }
    return Edit(
        locale,
        read,
        catalogue,
        bound,
        {key: hit.target for key, hit in found.items()},
        {key: f"{hit.slug}.po" for key, hit in found.items()},
        read.new_to(edition) or edition is None or edition.bound != names_digest(bound),
    )


def _original(run: Run, locale: str, copy: Entry) -> Original:
    """What has become of the text that an entry is a copy of; its catalogue is read where the memory has none of it."""
    from pipeline.catalogs import Original, origin_of, read_article_catalogue, state_of  # noqa: PLC0415

    slug = origin_of(copy)
    hit = run.memory(locale).exact(*copy.key, first=slug)
    if hit is not None and hit.slug == slug:
        return Original.ACCEPTED
    path = catalogue_path(run.config, locale, slug)
    return state_of(read_article_catalogue(path, locale), copy) if path.exists() else Original.GONE


def _lacking(run: Run, locale: str, edit: Edit, number: int) -> Iterator[Wanted]:
    """What a catalogue wants drafted. Raises MissingPackError where no pack can."""
    from pipeline.catalogs import wanted  # noqa: PLC0415

    article = edit.read.article

    def bound_in(key: Key) -> tuple[BoundName, ...]:
        return run.names.bound(locale, (mention.name for mention in edit.read.mentions_by_key.get(key, ())))

    def stale(entry: Entry) -> bool:
        # Where nothing is new no names are looked for: that takes spaCy a second.
        return edit.renamed and names_of_signature(entry.note.signature) != names_digest(bound_in(entry.key))

    segments = wanted(edit.catalogue, article, reused=edit.reused, stale=stale, redraft=run.redraft)
    if not segments:
        return
    run.packs.route(article.language, locale)
    engine = run.engine.signature(article.language, locale)
    through = crosses(run.engine, article.language, locale)
    edit.signature = signed(engine, run.names.revision(locale))
    opening, quoted = opening_keys(article), halves(article)
    for place, segment in enumerate(segments):
        entry = edit.catalogue.table.get(segment.key)
        bound = bound_in(segment.key)
        if entry is not None and not entry.target and not run.redraft and _tried(entry, engine, bound):
            continue
        edit.waiting[number, place] = segment.key
        edit.names[segment.key] = bound
        similar = run.memory(locale).similar(segment.text, run.config.drafts.similar, article.language)
        mentions = edit.read.mentions_by_key.get(segment.key, ())
        english = run.names.english(article.language, (mention.name for mention in mentions)) if through else ()
        yield Wanted(
            (number, place),
            segment.text,
            article.language,
            locale,
            tuple(mentions),
            bound,
            str(similar) if similar else "",
            english,
            _accepted(run, article.language, segment.key) if through and locale != PIVOT else "",
            opens=segment.key in opening,
            halves=quoted.get(segment.key, WHOLE),
        )


def _accepted(run: Run, language: str, key: Key) -> str:
    """The English that a person has accepted for a sentence, "" for none: a better bridge than a draft."""
    hit = run.memory(PIVOT).exact(*key, language) if PIVOT in run.config.locales else None
    return hit.target if hit is not None else ""


def _tried(entry: Entry, engine: str, bound: tuple[BoundName, ...]) -> bool:
    """Whether the same packs have failed at this sentence already, with the same names.

    A draft that was kept has a digest: one that a person cleared since is drafted again.
    """
    made, packs = entry.note.signature, engine.split(" beam=", maxsplit=1)[0]
    failed = not entry.note.draft and made.split(" beam=", maxsplit=1)[0] == packs
    return failed and names_of_signature(made) == names_digest(bound)


def _finish(run: Run, edit: Edit) -> None:
    """Merge, write, and remember one catalogue."""
    from pipeline.catalogs import merge_article, write_article_catalogue  # noqa: PLC0415

    locale, article, source = edit.locale, edit.read.article, edit.read.source
    path = catalogue_path(run.config, locale, article.slug)
    merged = merge_article(
        edit.catalogue,
        article,
        edit.drafts,
        file=source.name,
        reused=edit.reused,
        origins=edit.origins,
        names=edit.names,
        signature=edit.signature,
    )
    try:
        saved = write_article_catalogue(path, merged)
    except DeskError as error:
        run.problem(str(error))
        return
    before = edit.catalogue.table
    reused = sum(
        entry.note.memory != "" and (entry.key not in before or before[entry.key].target != entry.target)
        for entry in merged.active
    )
    left = sum(not entry.target for entry in saved.catalogue.active)
    _tell_of_names(run, edit, saved.catalogue)
    drafted = sum(bool(made.text) for made in edit.drafts.values())
    remember(run.index, locale, article.slug, saved.digest, saved.catalogue)
    bound = names_digest(edit.bound)
    # Where a person saved the file meanwhile, what they wrote stands in it, and the next run looks at it again.
    seen = saved.digest if saved.catalogue is merged else ""
    run.index.keep_edition(EditionRow(article.slug, locale, source.digest, seen, bound, run.packs_state, left))
    run.index.save()
    run.tally.add(path.as_posix() if saved else "", drafted, reused, sum(len(k[1].split()) for k in edit.drafts))
    run.on_event(Written(article.slug, locale, saved.written, drafted, reused, left))


def _tell_of_names(run: Run, edit: Edit, catalogue: ArticleCatalogue) -> None:
    """Tell a person of the approved texts that a changed name has left behind."""
    for line in differing(run, edit.locale, edit.read, catalogue) if edit.renamed else ():
        run.problem(line)


def _skip(run: Run, edit: Edit, error: MissingPackError) -> None:
    """No pack can draft it: said now, and again each time until the packs change; its catalogue stays as it is."""
    locale, read, slug = edit.locale, edit.read, edit.read.article.slug
    _tell_of_names(run, edit, edit.catalogue)
    digest = run.index.digest(catalogue_path(run.config, locale, slug))
    bound = names_digest(edit.bound)
    run.index.keep_edition(EditionRow(slug, locale, read.source.digest, digest, bound, run.packs_state, NO_PACK))
    run.no_pack(read.source.name, error)
