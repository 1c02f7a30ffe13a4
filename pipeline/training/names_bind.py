"""Judge binding: `python -m pipeline.training.names_bind --corpora ../shared/corpora [--every 2] [--misses 10]`.

The names that press-dev lists are bound as approved, the other names that the recogniser finds as the desk proposes
them; every segment is drafted as the desk drafts it, with the packs in `--models`. A mention is kept when the approved
form, or the short one that the mention asks for, stands in the draft, affixes allowed: as often as the source has it.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.config import Config, load
from pipeline.desk.drafting import draft
from pipeline.desk.events import silent
from pipeline.desk.packs import find_packs, new_engine
from pipeline.desk.wanted import Wanted
from pipeline.model import EVERY_LOCALE, LOCALES, BoundName, Draft, Mention, Name
from pipeline.names import Recogniser, asked, english_of, find_name, propose, rendering_of
from pipeline.names.inflected import contains_adjective
from pipeline.names.joining import core_key
from pipeline.training.names_press import Document, documents

Id = tuple[int, int]
Mentions = tuple[tuple[Mention, ...], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A segment with its reference and the approved names in it."""

    want: Wanted
    reference: str
    approved: tuple[BoundName, ...]


def sentences(read: Sequence[tuple[Document, Mentions]], locale: str, source: str = "en") -> Iterator[Sentence]:
    """Every segment of the documents as written in the source language, with its names bound."""
    for number, (document, mentions) in enumerate(read):
        spelled = [(n.type, {"en": n.text, **renderings}) for n, renderings in document.names.items()]
        listed = {(core_key(forms[source]), kind): forms[locale] for kind, forms in spelled}
        names = list(dict.fromkeys(m.name for found in mentions for m in found))
        table: dict[Name, BoundName] = {}
        for name in names:
            if rendering := listed.get((core_key(name.text), name.type)):
                table[name] = BoundName(name, rendering, True)
        for name, candidates in propose([n for n in names if n not in table], locale, {}, source).items():
            if candidates:
                table[name] = BoundName(name, candidates[0].text, False)
        english = {n: BoundName(n, english_of(n, source), approved=False) for n in names if source != "en"}
        rows = zip(document.texts[source], document.texts[locale], mentions, strict=True)
        for place, (text, reference, found) in enumerate(rows):
            through = tuple(dict.fromkeys(english[m.name] for m in found if m.name in english))
            bound = tuple(dict.fromkeys(table[m.name] for m in found if m.name in table))
            want = Wanted((number, place), text, source, locale, found, bound)
            want = replace(want, english=bound if locale == "en" else tuple(b for b in through if b.rendering))
            yield Sentence(want, reference, tuple(b for b in bound if b.approved))


@dataclass(frozen=True, slots=True)
class Kept:
    """Mentions of approved names in drafts, and those `kept` in exactly the approved form.

    `said`: kept, or the adjective of a place where the source has an attribute; `lines` on those that are missing.
    """

    mentions: int = 0
    kept: int = 0
    said: int = 0
    lines: tuple[str, ...] = ()

    def __add__(self, other: Kept) -> Kept:
        return Kept(
            self.mentions + other.mentions,
            self.kept + other.kept,
            self.said + other.said,
            self.lines + other.lines,
        )


def kept(sentence: Sentence, text: str) -> Kept:
    """The mentions of approved names in a sentence and its draft; abbreviations in brackets are none of their own."""
    want = sentence.want
    locale, sum_ = want.locale, Kept()
    _, wishes = asked(want.text, want.mentions, want.bound, locale)
    for bound in sentence.approved:
        asking = [w for w in wishes if w.name == bound.name and not w.optional]
        mentions = [m for m in want.mentions if m.name == bound.name]
        spans = {
            span
            for form in {bound.rendering, *(rendering_of(m, bound, locale) for m in mentions)}
            for span in find_name(text, form, locale)
        }
        apart: list[tuple[int, int]] = []
        for span in sorted(spans, key=lambda s: s[0] - s[1]):  # a short form inside the long one is not another mention
            if all(span[1] <= a or b <= span[0] for a, b in apart):
                apart.append(span)
        right = said = min(len(asking), len(apart))
        if (
            right < len(asking)
            and any(w.adjective for w in asking)
            and contains_adjective(text, bound.rendering, locale)
        ):
            said += 1
        line = () if right == len(asking) else (f"{bound.name.text} = {bound.rendering} {right}/{len(asking)}",)
        sum_ += Kept(len(asking), right, said, line)
    return sum_


def drafts(wanted: Sequence[Wanted], config: Config, passes: Counter[str]) -> dict[Id, Draft]:
    """The desk's drafts; `passes` counts the source words that the engine was asked to translate, and the seconds."""
    engine = new_engine(config, find_packs(config))
    run = engine.translate

    def counted(requests, **options):  # type: ignore[no-untyped-def]
        seen = list(requests)
        passes["words"] += sum(len(r.text.split()) for r in seen)
        return run(seen, **options)

    go_on = engine.continued

    def continued(begun, **options):  # type: ignore[no-untyped-def]
        passes["words"] += sum(len(r.text.split()) * len(beginnings) for r, beginnings in begun)
        return go_on(begun, **options)

    engine.translate = counted  # type: ignore[method-assign]
    engine.continued = continued  # type: ignore[method-assign]
    warm = replace(wanted[0], mentions=(), bound=())
    list(draft([[warm]], engine, config, silent))
    passes.clear()
    began = time.process_time()
    made = dict(draft([wanted], engine, config, silent))
    passes["cpu_ms"] = round(1000 * (time.process_time() - began))
    return made


def main() -> None:
    """Print the rate of mentions kept, chrF++ with and without binding, and what binding costs."""
    from sacrebleu.metrics import CHRF  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--models", type=Path, help="another folder of packs than the newsroom's")
    parser.add_argument("--locale", action="append", choices=EVERY_LOCALE)
    parser.add_argument("--source", default="en", choices=EVERY_LOCALE, help="the language of the articles")
    parser.add_argument("--every", type=int, default=1, help="every Nth document")
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()
    config = load(Path("pipeline.toml"))
    if options.models:
        config = replace(config, paths=replace(config.paths, models=options.models.resolve()))
    chosen = list(documents(options.corpora, "press-dev"))[:: options.every]
    recogniser = Recogniser.load()
    read = [(d, recogniser.mentions_of(d.texts[options.source], options.source)) for d in chosen]
    for locale in options.locale or [locale for locale in LOCALES if locale != options.source]:
        rows = list(sentences(read, locale, options.source))
        free = [replace(row.want, mentions=(), bound=(), english=()) for row in rows]
        figures: dict[str, tuple[float, Counter[str]]] = {}
        texts: dict[str, Mapping[Id, Draft]] = {}
        for label, wanted in (("free", free), ("bound", [row.want for row in rows])):
            passes: Counter[str] = Counter()
            texts[label] = made = drafts(wanted, config, passes)
            outputs = [made[row.want.id].text for row in rows]
            chrf = CHRF(word_order=2).corpus_score(outputs, [[row.reference for row in rows]]).score
            figures[label] = (chrf, passes)
        missing = []
        bound, plain, people = Kept(), Kept(), Kept()
        for row in rows:
            found = kept(row, texts["bound"][row.want.id].text)
            missing += [(line, row, texts["bound"][row.want.id]) for line in found.lines]
            bound, plain = bound + found, plain + kept(row, texts["free"][row.want.id].text)
            people += kept(row, row.reference)
        words = sum(len(row.want.text.split()) for row in rows)
        print(f"{locale}: {len(rows)} segments, {bound.mentions} mentions of approved names")
        for label, figure in (("bound", bound), ("free", plain), ("people", people)):
            rate, said = 100 * figure.kept / figure.mentions, 100 * figure.said / figure.mentions
            print(f"  {label:6} kept {rate:.1f} %, or as an adjective {said:.1f} %")
        for label, (chrf, passes) in figures.items():
            again = passes["words"] / words
            print(f"  {label:5} chrF++ {chrf:.2f}, {passes['cpu_ms'] / 1000:.1f} CPU-seconds, {again:.2f} passes")
        for line, row, made_ in random.Random(1).sample(missing, min(options.misses, len(missing))):
            print(f"    {line}\n      {row.want.text}\n      {made_.text}")
            print(f"      {[f.check for f in made_.findings]} {made_.signature}")


if __name__ == "__main__":
    main()
