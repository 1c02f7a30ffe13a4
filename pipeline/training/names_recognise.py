"""Judge the recogniser: `python -m pipeline.training.names_recognise --corpora ../shared/corpora [--misses 20]`.

`--language ar` reads the Arabic side of the corpus as if it were the source; so do ckb and kmr.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.model import LOCALES, Mention, Name, NameType
from pipeline.names import Recogniser
from pipeline.names.gazetteer import Entry, entries, look_up
from pipeline.names.inflected import name_pattern
from pipeline.names.joining import core_key
from pipeline.training.names_press import FILES, Document, documents, listed_anywhere

Listed = frozenset[tuple[str, NameType]]


@dataclass(slots=True)
class Count:
    """Names listed and found, names found and listed; all of one type."""

    listed: int = 0
    recalled: int = 0
    found: int = 0
    right: int = 0

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.recalled / self.listed if self.listed else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Judgement:
    """Counts by type, and what was missed or wrongly found as lines for people."""

    counts: dict[NameType, Count] = field(default_factory=lambda: {kind: Count() for kind in NameType})
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def total(self) -> Count:
        """All types together."""
        summed: Counter[str] = Counter()
        for count in self.counts.values():
            summed.update(listed=count.listed, recalled=count.recalled, found=count.found, right=count.right)
        return Count(**summed)


def judge(judgement: Judgement, document: Document, mentions: tuple[tuple[Mention, ...], ...], listed: Listed) -> None:
    """Count one document.

    A listed name is recalled when a mention or the name it was joined to has its key (no case, accents or articles)
    and type. A name found is right when this document or any other lists it, or a spelling that the gazetteer has for
    it: the corpus lists a name where it is new.
    """
    found: dict[Name, set[str]] = {}
    for mention in (m for segment in mentions for m in segment):
        found.setdefault(mention.name, set()).update((core_key(mention.name.text), core_key(mention.surface)))
    keys = {(key, name.type) for name, spelled in found.items() for key in spelled}
    for name in document.names:
        count = judgement.counts[name.type]
        count.listed += 1
        if (core_key(name.text), name.type) in keys:
            count.recalled += 1
        else:
            judgement.missed.append(f"{document.slug} {name.type} {name.text}")
    here = {(core_key(name.text), name.type) for name in document.names}
    for name, spelled in found.items():
        count = judgement.counts[name.type]
        count.found += 1
        spelled |= {core_key(s) for e in look_up(name.text, name.type) for s in (*e.spellings, e.stands_for) if s}
        if any((key, name.type) in here or (key, name.type) in listed for key in spelled):
            count.right += 1
        else:
            judgement.extra.append(f"{document.slug} {name.type} {name.text}")


def judge_abroad(
    judgement: Judgement,
    document: Document,
    mentions: tuple[tuple[Mention, ...], ...],
    language: str,
    listed: Mapping[NameType, frozenset[str]],
) -> None:
    """The same for a document in Arabic, Sorani or Kurmanji: its names are the renderings that the corpus lists.

    A listed name is recalled when a mention of its type says the rendering, affixes allowed, or the gazetteer knows the
    name found by the same English name.
    """
    found = {(m.name.text, m.surface, m.name.type) for segment in mentions for m in segment}
    known = {(key, kind) for text, _, kind in found for key in _english_of(text, kind, language)}
    for name, renderings in document.names.items():
        count = judgement.counts[name.type]
        count.listed += 1
        said = name_pattern(renderings[language], language)
        if (core_key(name.text), name.type) in known or any(
            kind is name.type and (said.end(surface, 0) == len(surface) or _bare(text) == _bare(renderings[language]))
            for text, surface, kind in found
        ):
            count.recalled += 1
        else:
            judgement.missed.append(f"{document.slug} {name.type} {renderings[language]} ({name.text})")
    for text, kind in sorted({(text, kind) for text, _, kind in found}, key=str):
        count = judgement.counts[kind]
        count.found += 1
        if _bare(text) in listed[kind] or any(key in listed[kind] for key in _english_of(text, kind, language)):
            count.right += 1
        else:
            judgement.extra.append(f"{document.slug} {kind} {text}")


def _bare(text: str) -> str:
    """A rendering without article, case and hamza, to be compared."""
    words = (word.removeprefix("ال") for word in text.lower().split())
    return re.sub("[أإآ]", "ا", " ".join(words))


@cache
def _english_of(text: str, kind: NameType, language: str) -> frozenset[str]:
    """Core keys of what the gazetteer calls a rendering in English."""
    return frozenset(core_key(s) for e in rendered(language).get(text, ()) if e.type is kind for s in e.spellings)


def listed_in(corpora: Path, language: str) -> Mapping[NameType, frozenset[str]]:
    """By type, what any document lists: English core keys, and renderings in a language, bare."""
    table: dict[NameType, set[str]] = {kind: set() for kind in NameType}
    for file in FILES:
        for document in documents(corpora, file):
            for name, renderings in document.names.items():
                table[name.type] |= {core_key(name.text), _bare(renderings[language])}
    return {kind: frozenset(keys) for kind, keys in table.items()}


@cache
def rendered(language: str) -> Mapping[str, tuple[Entry, ...]]:
    """The gazetteer's entries by their rendering."""
    table: dict[str, tuple[Entry, ...]] = {}
    for entry in entries():
        if text := entry.renderings.get(language, ""):
            table[text] = (*table.get(text, ()), entry)
    return table


def rows(judgement: Judgement) -> Iterator[str]:
    """The table's lines."""
    table: Mapping[str, Count] = {str(k): v for k, v in judgement.counts.items()} | {"all": judgement.total}
    for label, count in table.items():
        precision, recall, f1 = count.figures
        yield f"  {label:13} listed {count.listed:5} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"


def main() -> None:
    """Print precision, recall and F1 by type; --misses N prints that many missed and wrongly found names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--file", action="append", choices=FILES)
    parser.add_argument("--misses", type=int, default=0)
    parser.add_argument("--language", default="en", choices=("en", *LOCALES))
    parser.add_argument("--half", type=int, choices=(0, 1), help="every other document only")
    options = parser.parse_args()
    recogniser = Recogniser.load()
    code = options.language
    listed = listed_anywhere(options.corpora)
    abroad = {} if code == "en" else listed_in(options.corpora, code)
    for file in options.file or FILES:
        judgement, words, began = Judgement(), 0, time.process_time()
        for number, document in enumerate(documents(options.corpora, file)):
            if options.half is not None and number % 2 != options.half:
                continue
            texts = document.texts[code]
            words += sum(len(text.split()) for text in texts)
            mentions = recogniser.mentions_of(texts, code)
            if code == "en":
                judge(judgement, document, mentions, listed)
            else:
                judge_abroad(judgement, document, mentions, code, abroad)
        print(f"{file}: {words / (time.process_time() - began):.0f} words a CPU-second")
        print(*rows(judgement), sep="\n")
        for label, lines in (("missed", judgement.missed), ("found, not listed", judgement.extra)):
            if options.misses:
                print(f"  {label}:", *random.Random(1).sample(lines, min(options.misses, len(lines))), sep="\n    ")


if __name__ == "__main__":
    main()
