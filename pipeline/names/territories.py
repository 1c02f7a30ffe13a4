"""Countries as CLDR names them in each locale."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.names.spelling import name_key

# Babel knows Kurmanji as Turkey's Kurdish, and Sorani and Iraqi Arabic with their country.
_BABEL = {"ar": "ar_IQ", "ckb": "ckb_IQ", "kmr": "ku_TR", "en": "en"}


@cache
def _codes() -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - heavy

    return {name_key(name): code for code, name in Locale.parse("en").territories.items() if code.isalpha()}


@cache
def _names(locale: str) -> Mapping[str, str]:
    from babel import Locale  # noqa: PLC0415 - heavy

    return dict(Locale.parse(_BABEL[locale]).territories)


def territory(english: str, locale: str) -> str:
    """The CLDR name of a country in a locale, or "" where it is unknown or the same as the code."""
    code = _codes().get(name_key(english))
    name = _names(locale).get(code, "") if code and locale in _BABEL else ""
    # CLDR writes Sorani's h with the letter that the desk folds
    return "" if name == code else name.replace("ھ", "ه")
