"""Judge the recogniser: `python -m pipeline.training.names_recognise --corpora ../shared/corpora [--misses 20]`."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.model import Mention, Name, NameType
from pipeline.names import Recogniser
from pipeline.names.gazetteer import look_up
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
    options = parser.parse_args()
    recogniser = Recogniser.load()
    listed = listed_anywhere(options.corpora)
    for file in options.file or FILES:
        judgement, words, began = Judgement(), 0, time.process_time()
        for document in documents(options.corpora, file):
            texts = document.texts["en"]
            words += sum(len(text.split()) for text in texts)
            judge(judgement, document, recogniser.mentions_of(texts, "en"), listed)
        print(f"{file}: {words / (time.process_time() - began):.0f} words a CPU-second")
        print(*rows(judgement), sep="\n")
        for label, lines in (("missed", judgement.missed), ("found, not listed", judgement.extra)):
            if options.misses:
                print(f"  {label}:", *random.Random(1).sample(lines, min(options.misses, len(lines))), sep="\n    ")


if __name__ == "__main__":
    main()
