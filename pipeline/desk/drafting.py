"""Segments into drafts: the engine's stream, the locale's writing habits, the guards, and one retry."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.binding import bind
from pipeline.desk.events import OnEvent, Translated
from pipeline.model import BoundName, Draft, Finding, Mention, Severity, digest

if TYPE_CHECKING:
    from pipeline.engine import Engine, Result
    from pipeline.names import Wish

    Asked = tuple[str, tuple[Wish, ...]]  # the text that was sent to the engine, and what its translation should have

Id = tuple[int, int]
NO_REPEAT = 4  # pieces; in a retry only, since a sentence may rightly say something twice


@dataclass(frozen=True, slots=True)
class Wanted:
    """One segment to draft: `bound` holds the renderings of the names in it, `similar` an approved text like it."""

    id: Id
    text: str
    source: str
    locale: str
    mentions: tuple[Mention, ...] = ()
    bound: tuple[BoundName, ...] = ()
    similar: str = ""

    @property
    def words(self) -> int:
        """Source words, as the progress counts them."""
        return len(self.text.split())


def names_digest(bound: Iterable[BoundName]) -> str:
    """Eight hex digits for the names bound in a segment or an article; "" where there are none."""
    rows = sorted((str(b.name.type), b.name.text, b.rendering, b.approved) for b in bound)
    return digest(repr(rows))[:8] if rows else ""


def signed(signature: str, names: str) -> str:
    """The engine's signature with the digest of the names bound and the desk's version: all that made a draft."""
    return f"{signature} {f'names={names} ' if names else ''}dragoman={_version()}"


def names_of_signature(signature: str) -> str:
    """The names digest in a draft's signature, "" where it has none."""
    return next((part.removeprefix("names=") for part in signature.split() if part.startswith("names=")), "")


def draft(wanted: Sequence[Wanted], engine: Engine, config: Config, on_event: OnEvent) -> Iterator[tuple[Id, Draft]]:
    """A draft for each wanted segment, as they come.

    The names stand in the source as the locale writes them; one that the translation lacks is put over the words that
    stand for it. What does not pass the guards, or still lacks a name, is tried once more with a wider beam and without
    repeats, and with its names as the source spells them where these were lost or the first text was no use at all.
    The better text stays; where it has an error, the draft is empty and its findings say why.
    """
    from pipeline.checks import Verdict, better, guard  # noqa: PLC0415

    by_id = {want.id: want for want in wanted}
    for want in wanted:
        if made := _names_alone(want, config):
            on_event(Translated(want.locale, want.words))
            yield by_id.pop(want.id).id, made
    doubtful: dict[Id, Draft] = {}
    plain: set[Id] = set()
    for want, asked, result in _translated(by_id.values(), by_id, engine, config.engine.beam):
        on_event(Translated(want.locale, want.words))
        first, nameless = _best(want, asked, result, config)
        if guard(first.findings) is Verdict.OK and not nameless:
            yield want.id, first
            continue
        doubtful[want.id] = first
        if nameless or _broken(first.findings):
            plain.add(want.id)
    again = [by_id[key] for key in doubtful]
    for want, asked, result in _translated(again, by_id, engine, config.engine.retry_beam, plain, NO_REPEAT):
        best = doubtful[want.id]
        second, _ = _best(want, asked, result, config)
        if better(best.findings, second.findings):
            best = second
        yield want.id, replace(best, text="") if guard(best.findings, last=True) is Verdict.REJECT else best


def _names_alone(want: Wanted, config: Config) -> Draft | None:
    """A dateline or a table cell that is names and nothing else: their renderings, for which no model is asked."""
    from pipeline.names import prepare  # noqa: PLC0415

    bound = {b.name for b in want.bound}
    rest = want.text
    for mention in sorted(want.mentions, key=lambda m: -m.start):
        if mention.name not in bound:
            return None
        rest = rest[: mention.start] + rest[mention.end :]
    if not want.mentions or any(char.isalnum() for char in rest):
        return None
    text = prepare(want.text, want.mentions, want.bound, want.locale)
    return Draft(
        written(text, want.locale, config.digits_of(want.locale)), signed("names", names_digest(want.bound)), 1.0
    )


def _translated(
    wanted: Iterable[Wanted],
    by_id: Mapping[Id, Wanted],
    engine: Engine,
    beam: int,
    plain: Collection[Id] = (),
    no_repeat: int = 0,
) -> Iterator[tuple[Wanted, Asked, Result]]:
    """Each wanted segment with what was asked of the engine for it, and what it gave; `plain`: names as the source."""
    from pipeline.engine import Request  # noqa: PLC0415
    from pipeline.names import asked  # noqa: PLC0415

    sent: dict[Id, Asked] = {}

    def request(want: Wanted) -> Request:
        text, wishes = asked(want.text, want.mentions, want.bound, want.locale, inline=want.id not in plain)
        sent[want.id] = (text, wishes)
        return Request(want.id, text, want.source, want.locale, want.bound, align=bool(wishes))

    for result in engine.translate(map(request, wanted), beam=beam, no_repeat=no_repeat):
        yield by_id[result.id], sent.pop(result.id), result


def _best(want: Wanted, asked: Asked, result: Result, config: Config) -> tuple[Draft, bool]:
    """The draft that what the beam held is good for, and whether it lacks a name: the likeliest, unless another is
    better by the checks."""
    from pipeline.checks import Verdict, better, guard  # noqa: PLC0415

    best, nameless = _checked(want, asked, result, config)
    for other in result.others:
        if guard(best.findings) is Verdict.OK and not any(f.check == "names" for f in best.findings):
            break
        draft, lacks = _checked(want, asked, other, config)
        if better(best.findings, draft.findings):
            best, nameless = draft, lacks
    return best, nameless


def _checked(want: Wanted, asked: Asked, result: Result, config: Config) -> tuple[Draft, bool]:
    from pipeline.checks import check  # noqa: PLC0415

    source, wishes = asked
    bound = bind(result, source, wishes, want.locale)
    text = written(bound.text, want.locale, config.digits_of(want.locale))
    findings = (*check(want.text, text, want.source, want.locale, want.bound, want.mentions), *bound.notes)
    signature = signed(result.signature, names_digest(want.bound))
    return Draft(text, signature, result.score, findings, want.similar), bound.missing > 0


def _broken(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def written(text: str, locale: str, digits: str) -> str:
    """A translation as the locale writes it: its letters, digits, stops and quotation marks."""
    from pipeline.languages import normalise_arabic, normalise_punctuation, normalise_sorani  # noqa: PLC0415

    letters = {"ar": normalise_arabic, "ckb": normalise_sorani}.get(locale)
    return normalise_punctuation(letters(text) if letters else text, locale, digits)


@cache
def _version() -> str:
    return version("dragoman")
