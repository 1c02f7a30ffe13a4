"""The names catalogue of a locale: renderings proposed until a person accepts them, and binding ever after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.entry import Entry, Key, Note
from pipeline.catalogs.files import Saved, load, save
from pipeline.catalogs.header import completed
from pipeline.catalogs.po import file_of
from pipeline.model import BoundName, Candidate, Finding, Name, NameType, Severity, digest

TYPES = {str(kind): kind for kind in NameType}
GREETING = """Names, drafted by Dragoman. Accept a rendering, or write the right one, and clear its fuzzy mark:
from then on every translation in this locale uses it."""


@dataclass(frozen=True)
class NamesCatalogue(Catalogue):
    """`locales/<locale>/LC_MESSAGES/names.po`: msgctxt is the type of the name, msgid the name."""

    def bound(self) -> dict[Name, BoundName]:
        """Every name with its rendering, "" where it has none yet; names that no article mentions now are in it too."""
        return {name: BoundName(name, e.target, e.approved) for e in self.entries if (name := name_of(e)) is not None}

    @property
    def revision(self) -> str:
        """A digest of all renderings and of which are accepted."""
        rows = sorted((str(b.name.type), b.name.text, b.rendering, b.approved) for b in self.bound().values())
        return digest(repr(rows))

    def conflicts(self) -> tuple[Finding, ...]:
        """Accepted renderings that contradict each other: one name as two types, or in two spellings."""
        groups: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.approved and name_of(entry) is not None:
                groups[_folded(entry.source)].append(entry)
        return tuple(_conflict(group) for group in groups.values() if len({e.target for e in group}) > 1)


def name_of(entry: Entry) -> Name | None:
    """The name an entry stands for; None for one with a context that is no type of name."""
    kind = TYPES.get(entry.context or "")
    return None if kind is None else Name(entry.source, kind)


def _folded(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _conflict(group: Sequence[Entry]) -> Finding:
    spelled = "; ".join(f"{e.context} {e.source} = {e.target}" for e in group)
    return Finding("names", Severity.WARNING, f"one name, several accepted renderings: {spelled}")


def read_names(path: Path, locale: str = "") -> NamesCatalogue:
    """A locale's names, empty where there is no file; the locale is that of the path. Raises CatalogError."""
    return load(path, NamesCatalogue(locale or path.parent.parent.name))


def write_names(path: Path, catalogue: NamesCatalogue) -> Saved[NamesCatalogue]:
    """Write it where it says something new, over nothing that a person wrote. Raises CatalogError."""
    return save(path, catalogue)


def merge_names(
    old: NamesCatalogue,
    occurrences: Mapping[Name, Sequence[str]],
    candidates: Mapping[Name, Sequence[Candidate]],
    gone: Collection[str] = (),
) -> NamesCatalogue:
    """The names with what some articles mention now, sorted by type and spelling.

    `occurrences` are all places ("file:line") in the files they name: older places in these files, and in those of
    `gone`, are forgotten. `candidates`, best first, are proposed where no person has written anything. A name that
    nothing mentions any more is dropped, or kept as obsolete where it is a person's.
    """
    here: dict[Key, list[str]] = {(str(n.type), n.text): list(places) for n, places in occurrences.items()}
    offered: dict[Key, tuple[Candidate, ...]] = {(str(n.type), n.text): tuple(c) for n, c in candidates.items()}
    reread = {file_of(place) for places in here.values() for place in places} | set(gone)
    entries: list[Entry] = []
    for key in dict.fromkeys([*old.table, *here]):
        entry = old.table.get(key) or Entry(*key)
        kept = [place for place in entry.occurrences if file_of(place) not in reread]
        places = sorted(dict.fromkeys([*kept, *here.get(key, [])]), key=_order)
        entries += _kept(entry, tuple(places), offered.get(key))
    entries.sort(key=lambda e: (e.obsolete, e.context or "", e.source.casefold(), e.source))
    header = completed(old.metadata, old.locale)
    return replace(old, entries=tuple(entries), metadata=header, comment=old.comment or GREETING)


def _order(place: str) -> tuple[str, int]:
    line = place.rpartition(":")[2]
    return (file_of(place), int(line) if line.isdigit() else 0)


def _kept(entry: Entry, places: tuple[str, ...], offered: tuple[Candidate, ...] | None) -> Iterator[Entry]:
    if not places:
        if entry.by_person or entry.comment:
            yield entry.retired()
        return
    entry = replace(entry, obsolete=False, occurrences=places)
    choice = entry.note.candidates if offered is None else _tidy(offered)
    if entry.by_person:
        # What was proposed stays readable beside what a person chose, but is never touched for its own sake.
        yield (
            entry
            if entry.note.candidates or not choice
            else replace(entry, note=replace(entry.note, candidates=choice))
        )
    elif entry.target and offered is None:
        yield entry
    else:
        best = choice[0].text if choice else ""
        note = Note(draft=digest(best) if best else "", candidates=choice, other=entry.note.other)
        yield replace(entry, target=best, fuzzy=bool(best), note=note, previous=None)


def _tidy(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(Candidate(" ".join(c.text.split()), c.origin, round(c.score, 2)) for c in candidates if c.text.strip())
