"""Segments into drafts: the engine's stream, the locale's writing habits, the guards, and one retry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.events import OnEvent, Translated
from pipeline.model import BoundName, Draft, Finding, Mention, Severity, digest

if TYPE_CHECKING:
    from pipeline.engine import Engine, Result

Id = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One segment to draft: `bound` holds the renderings of the names in it."""

    id: Id
    text: str
    source: str
    locale: str
    mentions: tuple[Mention, ...] = ()
    bound: tuple[BoundName, ...] = ()

    @property
    def words(self) -> int:
        """Source words, as the progress counts them."""
        return len(self.text.split())


def names_digest(bound: Iterable[BoundName]) -> str:
    """Eight hex digits for the names bound in a segment or an article; "" where there are none."""
    rows = sorted((str(b.name.type), b.name.text, b.rendering, b.approved) for b in bound)
    return digest(repr(rows))[:8] if rows else ""


def signed(signature: str, bound: Iterable[BoundName]) -> str:
    """The engine's signature with the names that were bound: what tells a draft that a changed name makes old."""
    names = names_digest(bound)
    return f"{signature} names={names}" if names else signature


def names_of_signature(signature: str) -> str:
    """The names digest in a draft's signature, "" where it has none."""
    return next((part[6:] for part in signature.split() if part.startswith("names=")), "")


def draft(wanted: Sequence[Wanted], engine: Engine, config: Config, on_event: OnEvent) -> Iterator[tuple[Id, Draft]]:
    """A draft for each wanted segment, as they come. A text that fails a guard is tried once more, with a wider beam
    and its names as the source spells them; one that fails again comes back empty, with its findings.
    """
    by_id = {want.id: want for want in wanted}
    failed: dict[Id, Draft] = {}
    for want, result in _translations(wanted, by_id, engine, config.engine.beam, plain=False):
        on_event(Translated(want.locale, want.words))
        first = _judged(want, result, config)
        if first.text:
            yield want.id, first
        else:
            failed[want.id] = first
    again = [by_id[id] for id in failed]
    for want, result in _translations(again, by_id, engine, config.engine.retry_beam, plain=True):
        second = _judged(want, result, config)
        yield want.id, second if second.text else failed[want.id]


def _translations(
    wanted: Sequence[Wanted], by_id: dict[Id, Wanted], engine: Engine, beam: int, *, plain: bool
) -> Iterator[tuple[Wanted, Result]]:
    from pipeline.engine import Request  # noqa: PLC0415
    from pipeline.names import prepare  # noqa: PLC0415

    requests = (
        Request(
            id=want.id,
            text=want.text if plain else prepare(want.text, want.mentions, want.bound, want.locale),
            source=want.source,
            target=want.locale,
            names=() if plain else want.bound,
        )
        for want in wanted
    )
    for result in engine.translate(requests, beam=beam):
        yield by_id[result.id], result


def _judged(want: Wanted, result: Result, config: Config) -> Draft:
    """The result as a draft; without its text where a check found an error."""
    from pipeline.checks import check  # noqa: PLC0415

    text = written(result.text, want.locale, config.digits_of(want.locale))
    findings = check(want.text, text, want.source, want.locale, want.bound)
    kept = "" if broken(findings) else text
    return Draft(kept, signed(result.signature, want.bound), result.score, findings)


def broken(findings: Iterable[Finding]) -> bool:
    """Whether a finding keeps the text out of the catalogue."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def written(text: str, locale: str, digits: str) -> str:
    """A translation as the locale writes it: its digits, and standard code points in Sorani."""
    from pipeline.languages import localise_digits, normalise_sorani  # noqa: PLC0415

    return localise_digits(normalise_sorani(text) if locale == "ckb" else text, digits)
