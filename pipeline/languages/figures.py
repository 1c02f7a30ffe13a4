"""Figures in a sentence as a locale's newsrooms join them to what stands beside them."""

from __future__ import annotations

import re

from pipeline.languages.addresses import ADDRESS

_ARABIC = re.compile(r"(?<!\w)(?P<prefix>و?(?:[بلك]|[بك]?ال|لل))(?=[0-9٠-٩])")
_APOSTROPHE = re.compile(r"(?<![\w-])(?P<figure>\d[\d.,:]*)['’](?=[a-zêîûçş])")
_NUMBER = r"\d+(?:[.,]\d+)*"
_PERCENT = re.compile(rf"(?P<kept>{ADDRESS})|(?<![\w%.,–-])(?P<figure>{_NUMBER}(?:[–-]{_NUMBER})?)\s?%(?!\d)")


def join_figures(text: str, locale: str) -> str:
    """A draft with its figures joined as the press corpus has them.

    Arabic ب٤٠ is بـ٤٠, with a kashida; Kurmanji 2015'an is 2015an, and 38% is %38. Addresses stay as they are.
    """
    if locale == "ar":
        return _ARABIC.sub(r"\g<prefix>ـ", text)
    if locale == "kmr":
        return _PERCENT.sub(lambda found: found["kept"] or f"%{found['figure']}", _APOSTROPHE.sub(r"\g<figure>", text))
    return text
