"""The header: what the machine keeps right in it, and what is left as a person's editor wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

SIGNATURE = "X-Dragoman-Signature"
SOURCE_LANGUAGE = "X-Source-Language"
UNSET = "YEAR-MO-DA HO:MI+ZONE"  # gettext's own word for "nobody has revised this yet"
# Of CLDR's rules, as gettext writes them; ckb, ku and en have "one" and "other".
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "ckb": "nplurals=2; plural=(n != 1);",
    "kmr": "nplurals=2; plural=(n != 1);",
    "en": "nplurals=2; plural=(n != 1);",
}


def completed(metadata: Mapping[str, str], locale: str, **extra: str) -> dict[str, str]:
    """The header with every field that gettext and editors ask for; no time of ours, so equal runs write equal bytes.

    A person's fields (PO-Revision-Date, Last-Translator, X-Poedit-…) stay. `extra`: signature, source_language.
    """
    ours = {
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[locale],
        "X-Generator": metadata.get("X-Generator") or "Dragoman",
    }
    defaults = {
        "Project-Id-Version": "Dragoman",
        "PO-Revision-Date": UNSET,
        "Last-Translator": "",
        "Language-Team": "",
    }
    named = {"signature": SIGNATURE, "source_language": SOURCE_LANGUAGE}
    return {**defaults, **metadata, **ours, **{named[key]: value for key, value in extra.items() if value}}


def revised(metadata: Mapping[str, str]) -> datetime | None:
    """When a person's editor last saved the catalogue; None where none has."""
    text = metadata.get("PO-Revision-Date", "")
    for form in ("%Y-%m-%d %H:%M%z", "%Y-%m-%d %H:%M:%S%z"):
        try:
            return datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def translator(metadata: Mapping[str, str]) -> str:
    """Who last saved it, as their editor wrote them; "" for nobody."""
    name = metadata.get("Last-Translator", "")
    return "" if name.startswith("FULL NAME") else name
