"""The press corpus as documents with the names that are listed in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.model import LOCALES, Name, NameType
from pipeline.names.joining import core_key
from pipeline.names.vocabulary import words as listed_words
from pipeline.training.corpora import corpus_file, records

TYPES = {"PER": NameType.PERSON, "LOC": NameType.PLACE, "ORG": NameType.ORGANISATION}
FILES = {
    "press-dev": "dev/press-dev.jsonl",
    "words-dev": "vocabulary-dev.jsonl",
    "agency-dev": "agency-dev.jsonl",
    "dailies-dev": "dailies-dev.jsonl",
    "press": "press/press.jsonl",
    "vocabulary": "vocabulary.jsonl.xz",
    "everyday": "everyday.jsonl.xz",
    "fields": "fields.jsonl.xz",
    "agency": "agency.jsonl.xz",
    "world": "world.jsonl.xz",
    "features": "features.jsonl.xz",
    "reports": "reports.jsonl.xz",
    "bulletins": "bulletins.jsonl.xz",
    "dailies": "dailies.jsonl.xz",
    "plain": "plain.jsonl.xz",
    "ordinary": "ordinary.jsonl.xz",
    "general": "general.jsonl.xz",
}
# Written for the project.
OWN_TEXTS = (
    "vocabulary",
    "everyday",
    "fields",
    "agency",
    "world",
    "features",
    "reports",
    "bulletins",
    "dailies",
    "plain",
    "ordinary",
    "general",
)
TRAINED = ("press", *OWN_TEXTS)


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a file; `texts` by language run parallel, `names` maps each listed name to its renderings by
    locale.
    """

    file: str
    slug: str
    texts: Mapping[str, tuple[str, ...]]
    names: Mapping[Name, Mapping[str, str]]


def listed_in(row: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    """The names that a segment lists, without the nationalities that a few list as places."""
    return (name for name in row["names"] if name["en"].lower() not in listed_words("demonyms"))


def documents(corpora: Path, file: str) -> Iterator[Document]:
    """The documents of one of FILES."""
    for slug, group in groupby(records(corpus_file(FILES[file], corpora)), key=lambda row: str(row["doc"])):
        segments = list(group)
        texts = {code: tuple(str(row[code]) for row in segments) for code in ("en", *LOCALES)}
        names = {
            Name(n["en"], TYPES[n["type"]]): {code: n[code] for code in LOCALES}
            for row in segments
            for n in listed_in(row)
        }
        yield Document(file, slug, texts, names)


def listed_anywhere(corpora: Path) -> frozenset[tuple[str, NameType]]:
    """(core key, type) of every name that any document lists: one lists a name only where it is new to the corpus."""
    return frozenset(
        (core_key(name.text), name.type)
        for file in FILES
        for document in documents(corpora, file)
        for name in document.names
    )
