"""Names made of a common noun and another name: "Anbar Governorate", "University of Mosul", "Republic of Iraq"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.names.dressing import oblique
from pipeline.names.ordinary import rank
from pipeline.names.vocabulary import words as listed_words

_SEEN = 2  # the rank of a word that ordinary text has several times
_TITLES = frozenset({"king", "queen", "prince", "princess", "imam", "sheikh", "saint", "sultan", "emir", "mar"})


@dataclass(frozen=True, slots=True)
class Pattern:
    """English patterns that leave the name in group 1, and how each locale says it, {} for the name."""

    english: re.Pattern[str]
    says: dict[str, str]


@cache
def _patterns() -> tuple[Pattern, ...]:
    rows = tomllib.loads((files("pipeline.names") / "data" / "patterns.toml").read_text(encoding="utf-8"))["pattern"]
    return tuple(
        Pattern(_compiled(form), {locale: text for locale, text in row.items() if locale != "en"})
        for row in rows
        for form in row["en"]
    )


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


def is_spelled(inner: str) -> bool:
    """Whether an inner name that no list has may be spelled by ear.

    One that says what it is ("Freedom Square", "Turkish Police", "Children's Cancer Hospital") wants translating.
    """
    words = set(inner.lower().replace("'s", "").split()) - _TITLES
    return not any(word in listed_words("demonyms") or rank(word, "en") >= _SEEN for word in words)


def said(words: str, inner: str, locale: str) -> str:
    """The whole name in a locale from its words and the rendering of the inner name."""
    return words.format(oblique(inner) if locale == "kmr" else inner)
