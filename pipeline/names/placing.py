"""Names put where a translation lacks them: over the words that stand for them, by attention and by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.model import Name
from pipeline.names.dressing import SMALL_WORDS, dressed, likeness
from pipeline.names.inflected import contains_adjective, find_name
from pipeline.names.proposing import propose

if TYPE_CHECKING:
    from pipeline.engine import Link

_WORD = re.compile(r"[^\W_]+(?:[’'\-\u200c][^\W_]+)*")
_LOOKS = 0.3  # a word that gives a mention less of its attention does not stand for it
_ALIKE = 0.6  # a word less like the name than this is not the name misspelled
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """A mention at `start:end` of the text that was translated, inline tags left out.

    `form` is what it should read, any of `forms` will do; `adjective`: so will the adjective of the place.
    """

    name: Name
    start: int
    end: int
    form: str
    forms: tuple[str, ...]
    adjective: bool = False


@dataclass(frozen=True, slots=True)
class Swap:
    """A form written over words of the translation; `sure` when these were like the name."""

    form: str
    over: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A translation with what was put into it, its links after that, and the wishes that stay open."""

    text: str
    links: tuple[Link, ...]
    swaps: tuple[Swap, ...] = ()
    missing: tuple[Wish, ...] = ()


def place(text: str, links: Sequence[Link], wishes: Sequence[Wish], locale: str) -> Placed:
    """Write each missing name over the words that stand for it. `text` and `links` are those of plain text.

    A name that is there once is not put over other words by attention alone: a second mention may rightly be "he".
    """
    done = Placed(text, tuple(links))
    for wish in _missing(text, links, wishes, locale):
        done = _put(done, wish, wishes, locale)
    return done


def _missing(text: str, links: Sequence[Link], wishes: Sequence[Wish], locale: str) -> list[Wish]:
    """Wishes without a place of their own in the text, those with the likeliest place served first."""
    free: dict[tuple[str, ...], list[Span]] = {}
    left: dict[tuple[str, ...], list[Wish]] = {}
    for wish in wishes:
        left.setdefault(wish.forms, []).append(wish)
    for forms, asked in left.items():
        free[forms] = _standing(text, forms, locale)
        for span in free[forms]:
            if asked:
                asked.remove(max(asked, key=lambda w: _share(span, w, links)))
        if asked and asked[0].adjective and contains_adjective(text, asked[0].form, locale):
            del asked[0]
    return sorted((wish for asked in left.values() for wish in asked), key=lambda w: w.start)


def _standing(text: str, forms: Iterable[str], locale: str) -> list[Span]:
    """Where any of the forms stands, none inside another."""
    spans: list[Span] = []
    for form in sorted(set(forms), key=len, reverse=True):
        spans += [s for s in find_name(text, form, locale) if not any(s[0] < b and a < s[1] for a, b in spans)]
    return spans


def _share(span: Span, wish: Wish, links: Sequence[Link]) -> float:
    """How much of the attention of a span of the translation rests on the mention, 0..1."""
    mass = whole = 0.0
    for link in links:
        if link.target_start < span[1] and link.target_end > span[0]:
            whole += link.weight
            if link.source_start < wish.end and link.source_end > wish.start:
                mass += link.weight
    return mass / whole if whole else 0.0


def _put(done: Placed, wish: Wish, wishes: Sequence[Wish], locale: str) -> Placed:
    others = {form for other in wishes for form in other.forms}
    taken = _standing(done.text, others, locale)
    words = [match.span() for match in _WORD.finditer(done.text)]
    candidates = propose([wish.name], locale, {})[wish.name]
    spellings = dict.fromkeys(part for t in (wish.form, *(c.text for c in candidates)) for part in t.split())
    gains, alike = [], []
    for start, end in words:
        word = done.text[start:end]
        if any(start < b and a < end for a, b in taken) or word in SMALL_WORDS[locale]:
            gains.append(-1.0)
            alike.append(0.0)
            continue
        looks = _share((start, end), wish, done.links)
        like = max((likeness(word, part, locale) for part in spellings), default=0.0)
        alike.append(like)
        # A word that is like the name needs no attention; one that is not needs much.
        gains.append(max(looks - _LOOKS, 1.5 * (like - _ALIKE) if like + looks > _ALIKE + 0.1 else -_LOOKS))
    run = _best_run(gains, 2 * len(wish.form.split()) + 1)
    if run is None:
        return replace(done, missing=(*done.missing, wish))
    sure = max(alike[run[0] : run[1] + 1]) > _ALIKE
    if not sure and any(find_name(done.text, form, locale) for form in wish.forms):
        return done
    start, end = words[run[0]][0], words[run[1]][1]
    over = done.text[start:end]
    form = dressed(wish.form, over, locale)
    swap = Swap(wish.form, over, sure)
    return replace(
        done,
        text=done.text[:start] + form + done.text[end:],
        links=_moved(done.links, (start, end), len(form)),
        swaps=(*done.swaps, swap),
    )


def _best_run(gains: Sequence[float], longest: int) -> tuple[int, int] | None:
    """The run of words, at most so many, with the largest sum; None where none gains."""
    best, found = 0.0, None
    for first in range(len(gains)):
        total = 0.0
        for last in range(first, min(first + longest, len(gains))):
            total += gains[last]
            if total > best:
                best, found = total, (first, last)
    return found


def _moved(links: Iterable[Link], span: Span, length: int) -> tuple[Link, ...]:
    """The links after so many characters were written over a span of the translation."""
    start, end = span
    grown = start + length - end
    out = []
    for link in links:
        if link.target_end <= start:
            out.append(link)
        elif link.target_start >= end:
            out.append(link.shifted(grown, 0))
        else:
            out.append(replace(link, target_start=start, target_end=start + length))
    return tuple(out)
