"""How a name is spelled, and when two spellings are one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters that Unicode does not decompose, as romanised names use them.
_LETTERS = str.maketrans({"ı": "i", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´ʿʾ′＇", "'"))
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]\.?")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at|ad|az)-(?=\w)", re.IGNORECASE)


def fold_apostrophes(text: str) -> str:
    """Every apostrophe, quote or ayn sign used as one as "'"; the length stays."""
    return text.translate(_APOSTROPHES)


@cache
def word_key(word: str) -> str:
    """The key of one word: no case, accents or apostrophes."""
    # İ.casefold() leaves a combining dot, which the filter below removes
    plain = unicodedata.normalize("NFKD", fold_apostrophes(word).casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c) and c != "'")


def name_key(text: str) -> str:
    """The key of a whole name: word keys joined by one space, hyphens as spaces, no leading "the"; "U.S." is "us"."""
    text = text.replace(".", "") if is_dotted(text) else text
    words = [word_key(word) for word in re.split(r"[\s\-‐‑–.]+", text) if word]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(word for word in words if word)


def is_dotted(text: str) -> bool:
    """Whether a name is an abbreviation with a full stop behind each letter, that behind the last one aside: "U.S"."""
    return bool(_DOTTED.fullmatch(text))


def without_article(text: str) -> str:
    """The name without a leading Arabic article: "al-Qaim" gives "Qaim"."""
    return _ARTICLE.sub("", text)
