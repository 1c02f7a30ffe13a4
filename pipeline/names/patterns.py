"""Names made of a common noun and another name: "Anbar Governorate", "University of Mosul", "Republic of Iraq"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.names.dressing import oblique
from pipeline.names.ordinary import SEEN, rank
from pipeline.names.spelling import fold_apostrophes, name_key
from pipeline.names.vocabulary import words as listed_words

_TITLES = frozenset({"king", "queen", "prince", "princess", "imam", "sheikh", "saint", "sultan", "emir", "mar"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """An English pattern that leaves the name in group 1, and how each language says it, {} for the name."""

    english: re.Pattern[str]
    says: dict[str, str]


@cache
def _patterns() -> tuple[Pattern, ...]:
    rows = tomllib.loads((files("pipeline.names") / "data" / "patterns.toml").read_text(encoding="utf-8"))["pattern"]
    return tuple(Pattern(_compiled(form), {**row, "en": form}) for row in rows for form in row["en"])


def _compiled(form: str) -> re.Pattern[str]:
    # the noun in any case ("Makhmour camp"), the name with its capital
    before, after = form.split("{}")
    return re.compile(rf"(?:[Tt]he )?(?i:{re.escape(before)})([^\W\d_a-z].*)(?i:{re.escape(after)})")


def parts(name: str, locale: str) -> Iterator[tuple[str, str]]:
    """(the inner name, the locale's words with {} for it) for each pattern that an English name fits."""
    for pattern in _patterns():
        match = pattern.english.fullmatch(name)
        if match and locale in pattern.says:
            yield match[1], pattern.says[locale]


def noun_beside(spelling: str, others: Iterable[str], rendering: str, locale: str) -> str:
    """The locale's words, {} for the name, where a spelling is one of the others with a common noun that the rendering
    does not say ("Khanke camp", where Khanke is خانك), or ""."""
    keys = {name_key(other) for other in others}
    for inner, words in parts(fold_apostrophes(spelling), locale):
        if name_key(inner) in keys and words.split()[0] not in rendering.split():
            return words
    return ""


def foreign_parts(name: str, language: str) -> tuple[str, str]:
    """(the inner name, the English words with {} for it) of a name of another language that fits a pattern, or two "".

    "مستشفى البصرة التعليمي" is a teaching hospital: of several patterns the one that says most.
    """
    best = ("", "")
    said_most = 0
    for pattern in _patterns():
        before, after = pattern.says.get(language, "{}").split("{}")
        inner = name[len(before) : len(name) - len(after)]
        fits = name.startswith(before) and name.endswith(after) and inner.strip() == inner != ""
        if fits and len(before + after) > said_most:
            best, said_most = (inner, pattern.says["en"]), len(before + after)
    return best


def is_spelled(inner: str) -> bool:
    """Whether an inner name that no list has may be spelled by ear.

    One that says what it is ("Freedom Square", "Turkish Police", "Children's Cancer Hospital") wants translating.
    """
    words = set(inner.lower().replace("'s", "").split()) - _TITLES
    return not any(word in listed_words("demonyms") or rank(word, "en") >= SEEN for word in words)


def said(words: str, inner: str, locale: str) -> str:
    """The whole name in a locale from its words and the rendering of the inner name."""
    return words.format(oblique(inner) if locale == "kmr" else inner)
