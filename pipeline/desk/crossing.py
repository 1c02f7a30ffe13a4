"""Through English: what has no pack of its own is drafted in English first, once for all locales, with its names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from pipeline.desk.wanted import English, Id, Wanted
from pipeline.model import PIVOT, BoundName, Draft, Finding, Severity

if TYPE_CHECKING:
    from pipeline.engine import Engine

Drafted: TypeAlias = Iterable[tuple[Id, Draft]]
_Text: TypeAlias = tuple[str, str, tuple[BoundName, ...], str]


def crosses(engine: Engine, source: str, locale: str) -> bool:
    """Whether the way from one language to another leads through English or ends there."""
    return source != PIVOT and (locale == PIVOT or not engine.direct(source, locale))


@dataclass(frozen=True)
class Crossing:
    """Holds what was put into English for one window; `drafts` drafts texts that have a pack of their own."""

    drafts: Callable[[Sequence[Wanted]], Drafted]
    engine: Engine
    made: dict[_Text, Draft]

    def crossed(self, chunk: Sequence[Wanted]) -> list[Wanted]:
        """The chunk, with its English where the way leads through it or ends there."""
        there = {want.id: want for want in chunk if crosses(self.engine, want.source, want.locale)}
        for want in there.values():
            if want.accepted:
                self.made[_text(want)] = Draft(want.accepted, self.engine.signature(want.source, PIVOT))
        lacking = {_text(want): want for want in there.values() if _text(want) not in self.made}
        asked = {(n, 0): want for n, want in enumerate(lacking.values())}
        texts = {number: _text(want) for number, want in asked.items()}
        for number, draft in self.drafts([_in_english(number, want) for number, want in asked.items()]):
            self.made[texts[number]] = draft
        through = {id: _english(want, self.made[_text(want)]) for id, want in there.items()}
        return [replace(want, through=through.get(want.id)) for want in chunk]


def _text(want: Wanted) -> _Text:
    return want.source, want.text, want.english, want.accepted


def _in_english(number: Id, want: Wanted) -> Wanted:
    return replace(want, id=number, locale=PIVOT, bound=want.english, similar="")


def _english(want: Wanted, draft: Draft) -> English:
    from pipeline.names import carried, renamed  # noqa: PLC0415

    return English(draft, carried(draft.text, want.english), renamed(want.bound, want.english))


def joined(first: str, second: str) -> str:
    """The signature of a draft that was made in two steps: both packs, and the settings of the second."""
    return f"{first.split(' ', maxsplit=1)[0]}>{second}"


def refused(want: Wanted, english: Draft) -> Draft:
    """What is left where the English was no use: no text, and why."""
    findings = tuple(
        replace(finding, message=f"in English: {finding.message}")
        for finding in english.findings
        if finding.severity is Severity.ERROR
    )
    return Draft("", english.signature, None, findings, want.similar)


def left_in_english(english: str, text: str, locale: str) -> tuple[Finding, ...]:
    """English that was handed on as it is: of that the source itself tells nothing."""
    from pipeline.checks import CHECKS, Case  # noqa: PLC0415

    case = Case.of(english, text, PIVOT, locale)
    return tuple(finding for check in ("echo", "untranslated") for finding in CHECKS[check](case))
