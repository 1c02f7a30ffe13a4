"""What a page has to know about the language it is in."""

from __future__ import annotations

from dataclasses import dataclass

# Every locale that can be published, in the order of the language switch.
PUBLISHABLE = ("ar", "ckb", "kmr", "en")
# Open Graph's list of locales has its own code for Sorani, cb_IQ.
OPEN_GRAPH = {"ar": "ar_AR", "ckb": "cb_IQ", "kmr": "ku_TR", "en": "en_GB"}
_RTL = frozenset({"fa", "ur", "he"})


@dataclass(frozen=True, slots=True)
class Locale:
    """`lang` is the BCP 47 tag for HTML, `name` what the language calls itself."""

    code: str
    name: str
    lang: str
    direction: str
    digits: str
    dateline: str = "{place} –"


def locale_of(code: str) -> Locale:
    """The locale's facts; a source language beside the locales is known by its direction alone."""
    from pipeline.languages import facts  # noqa: PLC0415

    if code in PUBLISHABLE:
        known = facts(code)
        return Locale(code, known.autonym, known.html_lang, known.direction, known.digits, known.dateline)
    lang = code if code.isalpha() and len(code) in (2, 3) else "und"
    return Locale(code, code, lang, "rtl" if code in _RTL else "ltr", "latn")
