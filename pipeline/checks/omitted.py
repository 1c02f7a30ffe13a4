"""Words of a source that nothing in its translation looks at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.checks.base import WORD, quoted, warning
from pipeline.languages.function_words import known
from pipeline.languages.grams import fold
from pipeline.model import Finding

if TYPE_CHECKING:
    from pipeline.engine.tags import Link

# Some piece of a draft gives a word that it translates 0.25 and more of its attention, or all together 0.55.
_PEAK, _MASS = 0.25, 0.55
_LETTERS = 3
_WORDS = 2  # one word alone is often said otherwise


def omitted(source: str, links: Sequence[Link], language: str, spared: Collection[str] = ()) -> Iterator[Finding]:
    """What a translation left out: two content words and more, running, that none of its pieces looks at.

    `source` is the plain text that was translated, with the `links` of its translation; nothing where there are none.
    `spared` are words that are looked for otherwise, those of bound names.
    """
    run: list[re.Match[str]] = []
    for word in list(WORD.finditer(source))[1:] if links else ():  # the first piece written has no attention
        if not _content(word[0], language):
            continue
        if word[0] not in spared and _unseen(word.span(), links):
            run.append(word)
            continue
        yield from _told(source, run)
        run = []
    yield from _told(source, run)


def _content(word: str, language: str) -> bool:
    return len(word) >= _LETTERS and fold(word) not in known(language)


def _unseen(span: tuple[int, int], links: Sequence[Link]) -> bool:
    weights = [link.weight for link in links if link.source_start < span[1] and link.source_end > span[0]]
    return max(weights, default=0.0) < _PEAK and sum(weights) < _MASS


def _told(source: str, run: Sequence[re.Match[str]]) -> Iterator[Finding]:
    if len(run) >= _WORDS:
        yield warning("omitted", f"nothing stands for {quoted(source[run[0].start() : run[-1].end()], 80)}")
