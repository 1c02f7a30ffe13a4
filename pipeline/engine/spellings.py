"""How a pack would spell the words that take a side, in its pieces."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.engine.tokenizers import Tokenizer
from pipeline.languages import partisan


def spellings(language: str, tokenizer: Tokenizer) -> Mapping[str, tuple[list[str], ...]]:
    """By concept, runs of pieces that a decoder must not write so as not to write any form of its words.

    A run goes on to the piece that completes the word, and leaves out the ending where that is a piece of its own. It
    is the spelling that training shows the decoder nine times in ten; what is spelled otherwise, the check finds.
    """
    found = {}
    for one in partisan(language):
        forms = [(word, x) for word, form in one.spelled for x in (form, form[0].upper() + form[1:])]
        cut = zip(forms, tokenizer.encode([form for _, form in forms]), strict=True)
        runs = dict.fromkeys(tuple(_until(word.casefold(), pieces, tokenizer)) for (word, _), pieces in cut)
        found[one.concept] = tuple(map(list, runs))
    return found


def _until(word: str, pieces: list[str], tokenizer: Tokenizer) -> list[str]:
    """The pieces up to the one that completes the word."""
    spelled = ""
    for count, piece in enumerate(pieces, 1):
        spelled += tokenizer.bare(piece).casefold()
        if spelled.startswith(word):
            return pieces[:count]
    return pieces
