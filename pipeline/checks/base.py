"""What every check is given, and how it speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.languages import addresses, spell_shorthand, spell_units
from pipeline.model import BoundName, Finding, Mention, Severity
from pipeline.sources.inline import strip_tags

# What is written onto an address goes with it, brackets and endings; Booking.com is no word of a language either.
ADDRESS = re.compile(rf"(?:{addresses.ADDRESS}|{addresses.HANDLE}|[A-Za-z0-9-]+\.(?:com|org|net|iq)\b)\S*")
"""A web or mail address or a handle, which stands the same in every language."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word without digits; apostrophes and hyphens stand in it."""

_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")

ARABIC_SCRIPT = ("ar", "ckb", "fa", "ur", "ps", "sd", "ug", "he")


@dataclass(frozen=True, slots=True)
class Case:
    """A source and its translation; `source` and `target` without inline tags, `tagged_…` as they stand."""

    tagged_source: str
    tagged_target: str
    source: str
    target: str
    source_language: str
    locale: str
    names: tuple[BoundName, ...] = ()
    mentions: tuple[Mention, ...] = ()

    @classmethod
    def of(
        cls,
        source: str,
        target: str,
        source_language: str,
        locale: str,
        names: Iterable[BoundName] = (),
        mentions: Iterable[Mention] = (),
    ) -> Case:
        """The case of two texts as the catalogue holds them."""
        return cls(
            source,
            target,
            strip_tags(source).strip(),
            strip_tags(target).strip(),
            source_language,
            locale,
            tuple(names),
            tuple(mentions),
        )


Check = Callable[[Case], Iterable[Finding]]


@lru_cache(maxsize=1024)  # a source is compared with each text of the beam
def spelled(text: str, language: str, locale: str) -> str:
    """A source with what it writes short in words, as the packs read it: IQD speaks of Iraq, 24/7 of no number."""
    return spell_shorthand(spell_units(text, language), language, locale)


def unmarked(text: str) -> str:
    """A text without vowel marks, kashida and invisible signs, which end a word for a pattern."""
    return _SIGNS.sub("", text)


def error(check: str, message: str) -> Finding:
    """A finding that keeps a draft out of the catalogue."""
    return Finding(check, Severity.ERROR, message)


def warning(check: str, message: str) -> Finding:
    """A finding that a reviewer reads beside the draft."""
    return Finding(check, Severity.WARNING, message)


def quoted(text: str, longest: int = 40) -> str:
    """A piece of text for a message, cut to a length."""
    return f"“{text if len(text) <= longest else text[: longest - 1] + '…'}”"
