"""The merge of an article into its catalogue: which sentences want a draft, and what becomes of every entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pipeline.catalogs.article import ArticleCatalogue
from pipeline.catalogs.entry import Entry, Key, Note
from pipeline.catalogs.header import completed
from pipeline.catalogs.inheriting import heir, heirs
from pipeline.catalogs.po import reference
from pipeline.model import Article, BoundName, Draft, Finding, Segment, digest

Stale = Callable[[Entry], bool]
NOTHING: Mapping[Key, str] = {}


def places(article: Article, file: str) -> dict[Key, list[str]]:
    """Where each sentence stands, in the order of the article; a repeated one has several places."""
    found: dict[Key, list[str]] = {}
    for segment in article.segments:
        if segment.text:
            found.setdefault(segment.key, []).append(reference(file, segment.line))
    return {key: list(dict.fromkeys(lines)) for key, lines in found.items()}


def wanted(
    old: ArticleCatalogue,
    article: Article,
    *,
    reused: Iterable[Key] = (),
    stale: Stale = lambda _entry: False,
    redraft: bool = False,
) -> tuple[Segment, ...]:
    """The segments that want a draft, each sentence once: new, empty, or drafted in a way that is `stale`.

    Not those with a person's text, an approved text to reuse, or a text that a changed sentence inherits.
    """
    segments = {segment.key: segment for segment in reversed(article.segments) if segment.text}
    keys = places(article, "")
    spared = set(reused) | set(heirs(old.entries, [k for k in keys if k not in set(reused)]))

    def wants(key: Key) -> bool:
        entry = old.table.get(key)
        if entry is None or not entry.target:
            return key not in spared
        return not entry.by_person and key not in spared and (redraft or stale(entry))

    return tuple(segments[key] for key in keys if wants(key))


def merge_article(
    old: ArticleCatalogue,
    article: Article,
    drafts: Mapping[Key, Draft] | None = None,
    *,
    file: str = "",
    reused: Mapping[Key, str] = NOTHING,
    origins: Mapping[Key, str] = NOTHING,
    names: Mapping[Key, tuple[BoundName, ...]] | None = None,
    findings: Mapping[Key, tuple[Finding, ...]] | None = None,
    signature: str = "",
) -> ArticleCatalogue:
    """The catalogue of the article as it is now. A person's text is kept, whatever else happens.

    `file` is the source's name in references; `reused` are approved texts of the same sentences elsewhere, for drafts
    and copies, and `origins` the catalogues they come from; `names` are those bound in each drafted sentence;
    `findings` replace those of a sentence; `signature` goes into the header when a draft is taken up. A copy leaves
    with its sentence: its original stays.
    """
    drafts, names = drafts or {}, names or {}
    here = places(article, file or article.path.as_posix())
    inherited = heirs(old.entries, [key for key in here if key not in reused])
    entries = []
    taken = False
    for key, lines in here.items():
        entry = replace(old.table.get(key) or Entry(*key), obsolete=False, occurrences=tuple(lines))
        if entry.approved:
            entry = replace(entry, previous=None)
        if entry.copied or not entry.by_person:
            if key in reused:
                entry = _copied(entry, reused[key], origins.get(key, ""))
            elif entry.copied:
                pass
            elif key in inherited:
                entry = heir(entry, inherited[key])
            elif key in drafts:
                entry = drafted(entry, drafts[key], names.get(key, ()))
                taken = True
        if findings is not None and key in findings:
            entry = replace(entry, note=replace(entry.note, findings=findings[key]))
        entries.append(entry)
    kept = [e for e in old.entries if e.key not in here and (e.by_person or e.comment) and not e.copied]
    retired = [e.retired() for e in kept if not _only_inherited(e, old)]
    retired.sort(key=lambda e: not old.table[e.key].obsolete)  # those that left before stay before
    header = completed(
        old.metadata,
        old.locale,
        signature=signature if taken else "",
        source_language=article.language,
    )
    comment = old.comment or _greeting(file or article.path.name)
    return replace(old, entries=(*entries, *retired), metadata=header, comment=comment)


def drafted(entry: Entry, draft: Draft, names: tuple[BoundName, ...] = ()) -> Entry:
    """The entry with a machine's draft; one that failed its checks leaves its findings and no text."""
    text = draft.text.strip("\r\n")
    note = Note(
        draft=digest(text) if text else "",
        signature=draft.signature,
        score=None if draft.score is None else round(draft.score, 3),
        findings=draft.findings,
        similar=draft.suggestion,
        english=draft.english,
        names=names,
        other=entry.note.other,
    )
    return replace(entry, target=text, fuzzy=bool(text), note=note, previous=None)


def _copied(entry: Entry, text: str, origin: str) -> Entry:
    return replace(entry, target=text, fuzzy=False, note=Note(memory=origin, draft=digest(text)))


def _only_inherited(entry: Entry, old: ArticleCatalogue) -> bool:
    """Whether a leaving text is the unchanged copy of one that is kept anyway."""
    if not (entry.fuzzy and entry.previous) or entry.obsolete:
        return False
    return any(
        e.source == entry.previous and e.target == entry.target and e.comment == entry.comment and not e.fuzzy
        for e in old.entries
    )


def _greeting(file: str) -> str:
    return f"{file}, drafted by Dragoman.\nCorrect the fuzzy entries, and clear the mark of each that may be published."
