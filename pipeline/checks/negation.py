"""A denial that the translation lost: "not", and nothing that says no."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.checks.base import Case, quoted, unmarked, warning
from pipeline.model import Finding


@dataclass(frozen=True, slots=True)
class _Denials:
    """`says` finds a word that denies, `unless` a phrase with one that does not, `hints` whatever may stand for one."""

    says: re.Pattern[str]
    unless: re.Pattern[str]
    hints: re.Pattern[str] | None


def check_negation(case: Case) -> Iterator[Finding]:
    """Where the source denies something, so does the translation, in one way or another.

    The other direction is left alone: "failed to", "without" and "unlike" are often denials in a translation.
    """
    source, target = _table().get(case.source_language), _table().get(case.locale)
    if source is None or target is None or target.hints is None:
        return
    said = source.says.findall(source.unless.sub(" ", _plain(case.source)))
    hints = len(target.hints.findall(_plain(case.target)))
    if said and not hints:
        yield warning("negation", f"{quoted(said[0])} is not in the translation: does it say the opposite?")
    elif len(said) > hints:
        words = ", ".join(map(quoted, said))
        yield warning("negation", f"one of {words} may be missing in the translation: does it say the opposite?")


def _plain(text: str) -> str:
    return unmarked(text).casefold()


@cache
def _table() -> Mapping[str, _Denials]:
    raw = tomllib.loads(files("pipeline.checks").joinpath("data/negations.toml").read_text(encoding="utf-8"))
    return {language: _denials(rows) for language, rows in raw.items()}


def _denials(rows: Mapping[str, list[str]]) -> _Denials:
    plain = "|".join(beginning.replace("$", r"(?!\w)") for beginning in rows.get("plain", ()))
    others = rf"(?!{plain})" if plain else ""
    return _Denials(
        _words(rows["says"]), _words(rows["unless"]), _words(rows["hints"], others) if "hints" in rows else None
    )


def _words(patterns: list[str], others: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){others}(?:{'|'.join(patterns)})(?!\w)")
