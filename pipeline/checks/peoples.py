"""Countries, peoples and armed bodies that the translation brings in, or lost."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.checks.base import Case, spelled, warning
from pipeline.model import Finding

_BEFORE = {"ar": "(?:[وف]?[بلك]?(?:ال|لل)?)", "ckb": "(?:بە|لە)?"}  # what may be written to a name


@dataclass(frozen=True, slots=True)
class _People:
    """`named` finds a name of it, `hinted` also what only shows that the text speaks of it."""

    named: re.Pattern[str]
    hinted: re.Pattern[str]


def check_peoples(case: Case) -> Iterator[Finding]:
    """A country, people or armed body stands in the translation where the source speaks of it, and nowhere else.

    A small model names those that its training texts named often: "House of Representatives" became America's. What is
    bound as a name is left to the check of names.
    """
    source, target = _tables().get(case.source_language, {}), _tables().get(case.locale, {})
    here, there = _named(case.source, case.source_language), _named(case.target, case.locale)
    hints = spelled(case.source, case.source_language, case.locale)
    texts, renderings = [b.name.text for b in case.names], [b.rendering for b in case.names]
    for key in (key for key in source if key in target):
        said = here.get(key) if source[key].named.search(hints) else None  # US$ is a dollar
        found = there.get(key)
        hinted = source[key].hinted.search(hints) or source[key].hinted.search(case.source)
        if found and not (hinted or _in_any(found, renderings)):
            yield warning("peoples", f"{found} is not in the source")
        elif said and not (found or target[key].hinted.search(case.target) or _in_any(said, texts)):
            yield warning("peoples", f"{said} is not in the translation")


@lru_cache(maxsize=1024)  # a source is compared with each text of the beam
def _named(text: str, language: str) -> Mapping[str, str]:
    """The word that names each of the peoples that a text names."""
    found = ((key, people.named.search(text)) for key, people in _tables().get(language, {}).items())
    return {key: match[1] for key, match in found if match}


def _in_any(word: str, names: Iterable[str]) -> bool:
    return any(word in name for name in names)


@cache
def _tables() -> Mapping[str, Mapping[str, _People]]:
    raw = tomllib.loads(files("pipeline.checks").joinpath("data/peoples.toml").read_text(encoding="utf-8"))
    languages = sorted({language for rows in raw.values() for language in rows})
    return {
        language: {key: _people(rows[language], language) for key, rows in raw.items() if language in rows}
        for language in languages
    }


def _people(patterns: list[str], language: str) -> _People:
    names = [pattern for pattern in patterns if not pattern.startswith("~")]
    return _People(
        _compiled(names, language, capital=True),
        # Kurmanji writes the adjective small: "kurdî"
        _compiled([p.removeprefix("~") for p in patterns], language, capital=language != "kmr"),
    )


def _compiled(patterns: list[str], language: str, *, capital: bool) -> re.Pattern[str]:
    forms = "|".join(_pattern(pattern, capital=capital) for pattern in patterns)
    return re.compile(rf"(?<!\w){_BEFORE.get(language, '')}({forms})")


def _pattern(beginning: str, *, capital: bool) -> str:
    """The rest of the word goes with it; a word in Latin letters may stand in capitals throughout."""
    whole = beginning[:-1] + r"(?!\w)" if beginning.endswith("$") else beginning + r"\w*"
    if not (beginning[0].isupper() and beginning[1:2].islower()):
        return whole
    return f"{beginning[0]}(?i:{whole[1:]})" if capital else f"(?i:{whole})"
