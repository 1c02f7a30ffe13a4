"""Mentions in Arabic, Sorani and Kurmanji texts without what is joined to them: "لأربيل" is "ل" and "أربيل"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Mention
from pipeline.names.markup import TAG

# What an Arabic letter before a name says as a word of its own.
_AR_WORDS = {"و": "و", "ف": "ف", "ب": "في", "ل": "إلى", "ك": "مثل"}
_AR_JOINED = re.compile(r"([وف]?)([بلك]?)")
_CKB_BEFORE = ("بە", "لە", "و")
_CKB_AFTER = re.compile(r"(?:ی)?(?:ە?وە)$")  # "from": the other endings say nothing that English would


def undressed(text: str, mentions: Sequence[Mention], language: str) -> tuple[str, tuple[Mention, ...]]:
    """The text with its mentions free of affixes; those that carry meaning stand beside them as words.

    A name of another language that is put in place of a mention would swallow them otherwise.
    """
    out, at = "", 0
    free: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        if mention.start < at or TAG.search(mention.surface):
            continue
        before, name, after = _parted(mention.surface, mention.name.text, language)
        out += text[at : mention.start] + before
        free.append(replace(mention, start=len(out), end=len(out) + len(name), surface=name))
        out += name + after
        at = mention.end
    return out + text[at:], tuple(free)


def _parted(surface: str, name: str, language: str) -> tuple[str, str, str]:
    if language == "ar":
        return _arabic(surface, name)
    if language == "ckb":
        before = next((p for p in _CKB_BEFORE if surface.startswith(p) and not name.startswith(p)), "")
        after = _CKB_AFTER.search(surface)
        moved = after is not None and not name.endswith(after[0])
        return (before and before + " ", name, " ەوە" if moved else "")
    return "", name, ""


def _arabic(surface: str, name: str) -> tuple[str, str, str]:
    joined = surface.split(name.removeprefix("ال").split()[0], maxsplit=1)[0].removesuffix("ال")
    if surface.startswith(("لل", "ولل", "فلل")) and joined.endswith("لل"):
        joined = joined[:-1]
    found = _AR_JOINED.fullmatch(joined)
    if found is None:
        return "", name, ""
    return "".join(_AR_WORDS[letter] + " " for letter in found.groups() if letter), name, ""
