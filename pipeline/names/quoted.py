"""Companies before their stock symbols: "Apple (AAPL.O) shares fell". The symbol itself is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.languages.addresses import TICKER
from pipeline.model import NameType
from pipeline.names.matcher import Found, words_of
from pipeline.names.ordinary import SEEN, rank
from pipeline.names.spelling import word_key

_SYMBOL = re.compile(TICKER)
_COMPANY = re.compile(r"(?<![\w&.])(?:[A-Z0-9][\w&.'-]*(?: (?:and|of|&) | )){0,4}[A-Z][\w&.'-]*(?= \(\Z)")


def quoted(text: str) -> Iterator[Found]:
    """The company before each symbol, less an ordinary word that begins the text: "Rival Pfizer (PFE.N)"."""
    for symbol in _SYMBOL.finditer(text):
        before = _COMPANY.search(text[: symbol.start()])
        words = [w for w in words_of(text[: before.end()]) if w.start >= before.start()] if before else []
        if len(words) > 1 and not words[0].start and rank(word_key(words[0].text), "en") >= SEEN:
            words = words[1:]
        if words:
            yield Found(words[0].start, words[-1].end, NameType.ORGANISATION, "rule")


def outside_symbols(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """The spans that are no part of a symbol."""
    symbols = [symbol.span() for symbol in _SYMBOL.finditer(text)]
    return (f for f in found if not any(start < f.end and f.start < end for start, end in symbols))
