"""Which scripts a text is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

ARABIC = "arabic"
LATIN = "latin"
OTHER = "other"

_ARABIC = re.compile(
    r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\ufb50-\ufdfb\ufe70-\ufefc]"
)
_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿꜢ-ꟿﬀ-ﬆＡ-Ｚａ-ｚ]")
_LETTER = re.compile(r"[^\W\d_]")


def script_counts(text: str) -> Mapping[str, int]:
    """How many letters of the text are "arabic", "latin" and "other"; digits and marks are no letters."""
    # a kashida (U+0640) is a letter by its category and says nothing
    letters = len(_LETTER.findall(text)) - text.count("\u0640")
    arabic = len(_ARABIC.findall(text)) - text.count("\u0640")
    latin = len(_LATIN.findall(text))
    return {ARABIC: arabic, LATIN: latin, OTHER: max(0, letters - arabic - latin)}


def script_shares(text: str) -> Mapping[str, float]:
    """The share of each script among the letters of the text, 0 to 1; all 0 where there is no letter."""
    counts = script_counts(text)
    total = sum(counts.values())
    return {script: count / total if total else 0.0 for script, count in counts.items()}


@lru_cache(maxsize=8192)  # asked of single words, over and over
def main_script(text: str) -> str:
    """The script of most letters: "arabic", "latin" or "other"; "" where there is no letter."""
    counts = script_counts(text)
    return max(counts, key=lambda script: counts[script]) if any(counts.values()) else ""
