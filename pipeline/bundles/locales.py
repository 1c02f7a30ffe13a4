"""What a page has to know about the language it is in."""

from __future__ import annotations

from dataclasses import dataclass

# How each language calls itself, for the language switch.
AUTONYMS = {"ar": "العربية", "ckb": "کوردی (سۆرانی)", "kmr": "Kurdî (Kurmancî)", "en": "English"}
# Open Graph's list of locales has its own code for Sorani, cb_IQ.
OPEN_GRAPH = {"ar": "ar_AR", "ckb": "cb_IQ", "kmr": "ku_TR", "en": "en_GB"}
ORIGINALS = ("en", "ar", "ckb", "kmr")
_RTL = frozenset({"ar", "ckb", "fa", "ur", "he"})
_DIGITS = {"ar": "arab", "ckb": "arab"}


@dataclass(frozen=True, slots=True)
class Locale:
    """`lang` is the BCP 47 tag for HTML."""

    code: str
    lang: str
    direction: str
    digits: str


def locale_of(code: str) -> Locale:
    """The locale's facts; source languages beside the target locales are known by direction alone."""
    from pipeline.model import LOCALES  # noqa: PLC0415

    if code in LOCALES:
        from pipeline.languages import facts  # noqa: PLC0415

        known = facts(code)
        return Locale(code, known.html_lang, known.direction, known.digits)
    lang = code if code.isalpha() and len(code) in (2, 3) else "und"
    return Locale(code, lang, "rtl" if code in _RTL else "ltr", _DIGITS.get(code, "latn"))
