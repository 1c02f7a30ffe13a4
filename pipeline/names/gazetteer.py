"""The desk's gazetteer: people, places and institutions of the region, in English, Arabic, Sorani and Kurmanji."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.model import NameType
from pipeline.names.spelling import name_key

_TYPES = {"PER": NameType.PERSON, "LOC": NameType.PLACE, "ORG": NameType.ORGANISATION}
# Notes of entries that are one word of a name: material for the lexicon, too many common words to match alone.
_WORD_NOTES = frozenset({"given", "family"})
_SHORT = "short form of "

# One affix that a place in running text may have.
_BEFORE = {"ar": ("و", "ب", "ل", "ف")}
_AFTER = {"ckb": ("ی", "دا", "ەوە", "ە", "یش"), "kmr": ("ê", "yê", "a", "ya", "î")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of gazetteer.tsv; `type` is None for events, which are matched only to be left alone."""

    type: NameType | None
    english: str
    aliases: tuple[str, ...]
    renderings: Mapping[str, str]
    note: str

    @property
    def is_word(self) -> bool:
        """Whether this is a lone given or family name."""
        return self.note in _WORD_NOTES

    @property
    def stands_for(self) -> str:
        """The full name that a short form stands for, or ""."""
        return self.note.removeprefix(_SHORT) if self.note.startswith(_SHORT) else ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """The English spellings, the main one first."""
        return (self.english, *self.aliases)


def read_entries(text: str) -> tuple[Entry, ...]:
    """The entries of a table with the head "type en aliases ar ckb kmr note", tab separated."""
    entries = []
    for line in text.splitlines()[1:]:
        kind, english, aliases, ar, ckb, kmr, note = line.split("\t")
        forms = {"en": english, "ar": ar, "ckb": ckb, "kmr": kmr}
        renderings = {locale: form for locale, form in forms.items() if form}
        names = tuple(alias for alias in aliases.split("|") if alias)
        entries.append(Entry(_TYPES.get(kind), english, names, renderings, note))
    return tuple(entries)


@cache
def entries() -> tuple[Entry, ...]:
    """All entries of the desk's gazetteer."""
    return read_entries((files("pipeline.names") / "data" / "gazetteer.tsv").read_text(encoding="utf-8"))


@cache
def by_key() -> Mapping[str, tuple[Entry, ...]]:
    """Entries by the key of every English spelling; main spellings stand before aliases."""
    table: dict[str, list[Entry]] = {}
    for entry in entries():
        table.setdefault(name_key(entry.english), []).append(entry)
    for entry in entries():
        for alias in entry.aliases:
            found = table.setdefault(name_key(alias), [])
            if entry not in found:
                found.append(entry)
    return {key: tuple(found) for key, found in table.items()}


@cache
def by_rendering(language: str) -> Mapping[str, tuple[Entry, ...]]:
    """Entries of whole names by their rendering in a language, in the order of the list."""
    table: dict[str, list[Entry]] = {}
    for entry in entries():
        if language in entry.renderings and not entry.is_word:
            table.setdefault(entry.renderings[language], []).append(entry)
    return {text: tuple(found) for text, found in table.items()}


@cache
def words_by_rendering(language: str, locale: str = "en") -> Mapping[str, str]:
    """The form in a locale of lone given and family names by their rendering in a language."""
    found: dict[str, str] = {}
    for entry in entries():
        if entry.is_word and {language, locale} <= entry.renderings.keys():
            found.setdefault(entry.renderings[language], entry.renderings[locale])
    return found


def look_up(text: str, kind: NameType | None = None) -> tuple[Entry, ...]:
    """Entries with this English spelling, of this type where one is given; "MIT" is not "MİT"."""
    found = by_key().get(name_key(text), ())
    return tuple(entry for entry in found if (kind is None or entry.type is kind) and _dotted_alike(text, entry))


def _dotted_alike(text: str, entry: Entry) -> bool:
    """Whether an abbreviation without a dotted İ is listed so too."""
    if "İ" in text or not text.isupper():
        return True
    key = name_key(text)
    return any(name_key(form) == key and not (form.isupper() and "İ" in form) for form in entry.spellings)


def is_place(word: str, locale: str) -> bool:
    """Whether a word of a locale, as it stands or without one affix, is a listed place and no other word we know of."""
    bare = (
        word,
        *(word.removeprefix(p) for p in _BEFORE.get(locale, ())),
        *(word.removesuffix(s) for s in _AFTER.get(locale, ())),
    )
    return any(len(form) > 3 and form in _places(locale) for form in bare)


@cache
def _places(locale: str) -> frozenset[str]:
    forms = (entry.renderings.get(locale, "") for entry in entries() if entry.type is NameType.PLACE)
    return frozenset(form for form in forms if form and " " not in form)
