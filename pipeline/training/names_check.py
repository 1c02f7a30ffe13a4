"""Judge the name check: `python -m pipeline.training.names_check --corpora ../shared/corpora [--misses 20]`.

False alarms: the translations of the press corpus are right, so whatever the check finds in them is one. Misses: the
same translations with a name respelled or taken out, where it has to find something.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.model import LOCALES, BoundName, Mention, Name
from pipeline.names import Recogniser, find_name, verify
from pipeline.names.binding import accepted
from pipeline.names.joining import core_key
from pipeline.training.names_press import FILES, Document, documents

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A segment with one listed name that its source mentions: how the translation should have it."""

    document: str
    source: str
    target: str
    locale: str
    bound: BoundName
    mentions: tuple[Mention, ...]
    new: bool  # listed in this very segment


def pairs(document: Document, mentions: tuple[tuple[Mention, ...], ...], locale: str) -> Iterator[Pair]:
    """A pair for each listed name and segment in whose source the recogniser finds it."""
    table: Mapping[Key, tuple[Name, str]] = {
        (core_key(name.text), str(name.type)): (name, renderings[locale]) for name, renderings in document.names.items()
    }
    seen: set[Name] = set()
    for source, target, found in zip(document.texts["en"], document.texts[locale], mentions, strict=True):
        for name in dict.fromkeys(mention.name for mention in found):
            listed = table.get((core_key(name.text), str(name.type)))
            if listed is not None:
                bound = BoundName(name, listed[1], True)
                yield Pair(document.slug, source, target, locale, bound, found, name not in seen)
                seen.add(name)


def respelled(pair: Pair, seed: int) -> str | None:
    """The translation with a letter inside the name doubled or taken out, wherever it stands in full."""
    draw = random.Random(seed)
    text, changed = pair.target, False
    for form in accepted(pair.bound, pair.locale, pair.mentions):
        word = max(form.split(), key=len)
        if len(word) < 4:
            continue
        at = draw.randrange(2, len(word) - 1)
        wrong = word[:at] + word[at + draw.choice((1, -1)) :]
        for start, end in reversed(find_name(text, form, pair.locale)):
            text, changed = text[:start] + text[start:end].replace(word, wrong) + text[end:], True
    return text if changed and text != pair.target else None


def main() -> None:
    """Print false alarms and misses by locale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--file", action="append", choices=FILES)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    recogniser = Recogniser.load()
    for file in options.file or FILES:
        read = [(d, recogniser.mentions_of(d.texts["en"], "en")) for d in documents(options.corpora, file)]
        for locale in LOCALES:
            found = [pair for document, mentions in read for pair in pairs(document, mentions, locale)]
            alarms = [p for p in found if verify(p.target, [p.bound], locale, p.mentions)]
            first = [p for p in found if p.new]
            wrong = [(p, text) for i, p in enumerate(found) if (text := respelled(p, i)) is not None]
            unseen = [(p, text) for p, text in wrong if not verify(text, [p.bound], locale, p.mentions)]
            print(
                f"{file} {locale:4} false alarms {len(alarms)}/{len(found)} {100 * len(alarms) / len(found):.2f} %,",
                f"at first mentions {100 * sum(p.new for p in alarms) / len(first):.2f} %;",
                f"respelled names not seen {len(unseen)}/{len(wrong)} {100 * len(unseen) / len(wrong):.2f} %",
            )
            draw = random.Random(1)
            for p in draw.sample(alarms, min(options.misses, len(alarms))):
                print(f"  alarm {p.document} {p.bound.name.text} = {p.bound.rendering}\n    {p.source}\n    {p.target}")
            for p, text in draw.sample(unseen, min(options.misses, len(unseen))):
                print(f"  unseen {p.document} {p.bound.name.text} = {p.bound.rendering}\n    {text}")


if __name__ == "__main__":
    main()
