"""What the desk delivers, beside what its packs say: `make evaluate DESK=1`.

The desk's drafts have their names bound (as it proposes them, none approved), their second tries and their mends behind
them. Numbers: of the sentences with a digit, those to whose numbers the check does not object; a draft that the guards
kept out has lost them. Names: of the names bound, those that stand in the text, affixes allowed.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config, load
from pipeline.desk.drafting import draft
from pipeline.desk.events import silent
from pipeline.desk.packs import find_packs, new_engine
from pipeline.desk.wanted import Wanted
from pipeline.errors import DeskError
from pipeline.model import BoundName, Draft, Mention, Name
from pipeline.training.evaluate import Pairs, load_sets

if TYPE_CHECKING:
    from pipeline.engine import Engine


@dataclass(frozen=True, slots=True)
class Side:
    """The figures of one side: shares 0..1, chrF++ 0..100."""

    chrf_pp: float
    numbers: float
    names: float
    empty: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """A pack's own output and the desk's on one set; `mended`: drafts with a number that the desk put right."""

    pack: str
    set: str
    sentences: int
    numbered: int
    names: int
    pack_says: Side
    desk_says: Side
    mended: int


def wanted(pairs: Pairs, source: str, target: str) -> list[Wanted]:
    """The sentences as the desk asks for them: each for itself, names found and bound as proposed."""
    from pipeline.names import Recogniser, propose  # noqa: PLC0415

    mentions: Sequence[tuple[Mention, ...]] = [()] * len(pairs.sources)
    if source == "en":
        recogniser = Recogniser.load()
        mentions = [recogniser.mentions_of([text], source)[0] for text in pairs.sources]
    names = dict.fromkeys(m.name for found in mentions for m in found)
    table: Mapping[Name, BoundName] = {
        name: BoundName(name, candidates[0].text, False)
        for name, candidates in propose(names, target, {}, source).items()
        if candidates
    }
    return [
        Wanted(
            (0, i), text, source, target, found, tuple(dict.fromkeys(table[m.name] for m in found if m.name in table))
        )
        for i, (text, found) in enumerate(zip(pairs.sources, mentions, strict=True))
    ]


def deliver(pack: str, pairs: Pairs, asked: Sequence[Wanted], engine: Engine, config: Config) -> Delivered:
    """Draft each sentence as the desk does and as the pack alone does, and score both."""
    from pipeline.engine import Request  # noqa: PLC0415

    plain = [Request(w.id, w.text, w.source, w.locale) for w in asked]
    raw = [result.text for result in engine.translate(plain, beam=config.engine.beam)]
    made: dict[tuple[int, int], Draft] = dict(draft([asked], engine, config, silent))
    drafts = [made[w.id] for w in asked]
    return Delivered(
        pack,
        pairs.name,
        len(asked),
        len(_numbered(asked)),
        sum(len(w.bound) for w in asked),
        _side(raw, pairs, asked),
        _side([d.text for d in drafts], pairs, asked),
        sum(any(f.check == "mended" for f in d.findings) for d in drafts),
    )


def _numbered(asked: Sequence[Wanted]) -> list[int]:
    return [i for i, w in enumerate(asked) if any(char.isdigit() for char in w.text)]


def _side(outputs: Sequence[str], pairs: Pairs, asked: Sequence[Wanted]) -> Side:
    from sacrebleu.metrics import CHRF  # noqa: PLC0415

    from pipeline.checks import check  # noqa: PLC0415

    def found(i: int, name: str) -> int:
        w = asked[i]
        if not outputs[i].strip():
            return len(w.bound) if name == "names" else 1
        findings = check(w.text, outputs[i], w.source, w.locale, w.bound, w.mentions)
        return sum(finding.check == name for finding in findings)

    numbered, names = _numbered(asked), sum(len(w.bound) for w in asked)
    return Side(
        round(CHRF(word_order=2).corpus_score(list(outputs), [list(pairs.references)]).score, 2),
        round(sum(not found(i, "numbers") for i in numbered) / max(1, len(numbered)), 4),
        round(1 - sum(found(i, "names") for i, w in enumerate(asked) if w.bound) / max(1, names), 4),
        sum(not text.strip() for text in outputs),
    )


def evaluate_desk(pack: str, pairs: Pairs, source: str, target: str, config: Config) -> Delivered:
    """One pack on one set, with the newsroom's settings."""
    return deliver(pack, pairs, wanted(pairs, source, target), new_engine(config, find_packs(config)), config)


def delivered_row(found: Delivered) -> str:
    """One line of the table: what the pack says, then what the desk delivers."""
    one, other = found.pack_says, found.desk_says
    return (
        f"{found.pack:8} {found.set:10} chrF++ {one.chrf_pp:5.2f} → {other.chrf_pp:5.2f}  "
        f"numbers {one.numbers:.2%} → {other.numbers:.2%} of {found.numbered}  "
        f"names {one.names:.2%} → {other.names:.2%} of {found.names}  "
        f"mended {found.mended}  empty {one.empty} → {other.empty}"
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="make evaluate DESK=1", description=__doc__)
    parser.add_argument("--pack", default="", help="only this pack, such as en-ckb")
    parser.add_argument("--models", type=Path, help="another folder of packs than the newsroom's")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--set", action="append", help="only this set; may be given more than once")
    parser.add_argument("--every", type=int, default=1, help="every Nth sentence of each set")
    options = parser.parse_args()
    try:
        _evaluate(options)
    except DeskError as error:
        parser.exit(error.exit_code, f"{error}\n")


def _evaluate(options: argparse.Namespace) -> None:
    config = load(Path("pipeline.toml"))
    if options.models:
        config = replace(config, paths=replace(config.paths, models=options.models.resolve()))
    for pack in find_packs(config).packs:
        if options.pack in ("", pack.name):
            for pairs in load_sets(options.corpora, pack.source, pack.target):
                if options.set and pairs.name not in options.set:
                    continue
                chosen = Pairs(pairs.name, pairs.sources[:: options.every], pairs.references[:: options.every])
                print(delivered_row(evaluate_desk(pack.name, chosen, pack.source, pack.target, config)), flush=True)


if __name__ == "__main__":
    main()
