"""Acronyms that English writes for common nouns, in words: "an IED" became a Yazidi, "NGOs" stood as it was."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.languages.edits import Edit, one_of


@dataclass(frozen=True, slots=True)
class _Acronyms:
    found: re.Pattern[str]
    words: Mapping[str, Sequence[str]]  # one, several


def acronyms_in_words(text: str, language: str, locale: str) -> Iterator[Edit]:
    """What to put in place of the acronyms of a text for a translation into `locale`; an article before one agrees.

    None in a text of capitals alone, in which "IT" is a pronoun.
    """
    known = _acronyms(language, locale)
    if known is None or text.isupper():
        return
    for found in known.found.finditer(text):
        words = known.words[found["short"]][1 if found["many"] else 0]
        article = found["article"] or ""
        if article:
            article = f"{article[0]}{'n' if words[0] in 'aeiou' else ''} "
        elif not found.start():
            words = words[0].upper() + words[1:]
        yield Edit(*found.span(), article + words)


@cache
def _acronyms(language: str, locale: str) -> _Acronyms | None:
    path = Path(__file__).parent / "data" / "acronyms.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")).get(language)
    if table is None:
        return None
    words = {**table["all"], **table.get(locale, {})}
    return _Acronyms(
        re.compile(
            # "5 PM" is a time; "AI-powered" stays.
            rf"(?:(?<!\w)(?P<article>[Aa]n?) )?(?<![\w.-])(?!(?<=\d )PM)(?P<short>{one_of(words)})(?P<many>s)?(?![\w-])"
        ),
        {short: [one, *more] if more else [one, f"{one}s"] for short, (one, *more) in words.items()},
    )
