"""Names put where a translation lacks them: over the words that stand for them, by attention and by likeness."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.model import Name
from pipeline.names.dressing import ALIKE, SMALL_WORDS, dressed, likeness
from pipeline.names.gazetteer import is_place
from pipeline.names.inflected import count_adjectives, find_name
from pipeline.names.proposing import propose

if TYPE_CHECKING:
    from pipeline.engine import Link

# A hyphen parts two names ("Erbil-Shaqlawa"), save after an article ("al-Asad").
_WORD = re.compile(r"(?:(?:[Aa][lnrstdz]|[Ee]l|[Aa]sh)-)?[^\W_]+(?:[’'\u200c][^\W_]+)*")
_SOURCE_WORD = re.compile(r"[^\W_]+")
_GLIDE = re.compile(r"îy?(?=[êa]\w*$)")  # "Cibûrîê" is the same without its glide
_LOOKS = 0.4  # a word that gives a mention less of its attention does not stand for it
# Words of the source that compete with no name for a word of the translation.
_FUNCTION = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "s", "that", "the", "to"}
_FUNCTION |= {"was", "were", "which", "who", "with"}
_EZAFES = frozenset(["a", "ya", "ê", "yê", "ên", "yên"])
_BETWEEN = -0.01  # what a small word of the name itself gains
_SURELY = 0.8  # a word so like a name is that name misspelled
_SPELLING = 0.3  # score of a candidate from which on it may be how the translation spells the name
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wish:
    """A mention at `start:end` of the text that was translated, inline tags left out.

    `form` is what it should read, any of `forms` will do; `adjective`: so will the adjective of the place. `optional`:
    it may be left out, but not misspelled.
    """

    name: Name
    start: int
    end: int
    form: str
    forms: tuple[str, ...]
    adjective: bool = False
    optional: bool = False


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


def place(text: str, links: Sequence[Link], wishes: Sequence[Wish], locale: str, source: str = "") -> Placed:
    """Write each missing name over the words that stand for it. `text`, `links` and `source` are those of plain text.

    A name that is there once is not put over common words by attention alone: a second mention may rightly be "he".
    """
    done = Placed(text, tuple(links))
    for wish in _missing(text, links, wishes, locale):
        done = _put(done, wish, wishes, locale, source)
    return replace(done, text=_glided(done.text, wishes)) if locale == "kmr" else done


def _glided(text: str, wishes: Iterable[Wish]) -> str:
    """With the last î of the names short before the glide of their endings: Qamişliyê, not Qamişlîyê."""
    for form in dict.fromkeys(form for wish in wishes for form in wish.forms if form.endswith("î")):
        for start, end in find_name(text, form, "kmr"):
            text = text[:start] + _GLIDE.sub("iy", text[start:end]) + text[end:]
    return text


def _missing(text: str, links: Sequence[Link], wishes: Sequence[Wish], locale: str) -> list[Wish]:
    """Wishes without a place of their own in the text, those with the likeliest place served first."""
    free: dict[tuple[str, ...], list[Span]] = {}
    left: dict[tuple[str, ...], list[Wish]] = {}
    for wish in wishes:
        left.setdefault(wish.forms, []).append(wish)
    for forms, asked in left.items():
        free[forms] = standing(text, forms, locale)
        if all(wish.optional for wish in asked):
            # The name before the brackets is not what stands in them: "الاتحاد الوطني الكردستاني (الاتحاد الوطني)".
            longer = standing(text, (f for w in wishes if not w.optional for f in w.forms), locale)
            free[forms] = [s for s in free[forms] if not any(a <= s[0] and s[1] <= b for a, b in longer)]
        for span in free[forms]:
            if asked:
                asked.remove(max(asked, key=lambda w: _share(span, w, links)))
        able = [wish for wish in asked if wish.adjective]
        for wish in able[: count_adjectives(text, able[0].form, locale) if able else 0]:
            asked.remove(wish)
    return sorted((wish for asked in left.values() for wish in asked), key=lambda w: w.start)


def standing(text: str, forms: Iterable[str], locale: str) -> list[Span]:
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


def _rival(span: Span, wish: Wish, links: Sequence[Link], source: str) -> float:
    """The largest share of the attention of a span that another content word of the source has, 0..1."""
    others = [w.span() for w in _SOURCE_WORD.finditer(source) if w[0].casefold() not in _FUNCTION]
    own = [link for link in links if link.target_start < span[1] and link.target_end > span[0]]
    whole = sum(link.weight for link in own)
    found = 0.0
    for start, end in others:
        if end <= wish.start or wish.end <= start:
            found = max(found, sum(x.weight for x in own if x.source_start < end and x.source_end > start) / whole)
    return found


def _put(done: Placed, wish: Wish, wishes: Sequence[Wish], locale: str, source: str) -> Placed:
    words = [match.span() for match in _WORD.finditer(done.text)]
    taken, spare = _taken(done, wishes, locale)
    candidates = propose([wish.name], locale, {})[wish.name]
    said = (wish.form, wish.name.text, *(c.text for c in candidates if c.score >= _SPELLING))
    spellings = dict.fromkeys(part for text in said for part in text.split())
    own, gains, alike = set(wish.form.split()), [], []
    if own & _EZAFES:
        own |= _EZAFES
    for start, end in words:
        word = done.text[start:end]
        another = any(start < b and a < end for a, b in taken)
        if another or word.casefold() in SMALL_WORDS[locale]:
            # A small word that the name has, too, may stand between two of its words: "Niştêimanî ya Kurdistanê".
            gains.append(_BETWEEN if word in own and not another else -1.0)
            alike.append(0.0)
            continue
        looks = _share((start, end), wish, done.links)
        like = max((likeness(word, part, locale) for part in spellings), default=0.0)
        if wish.optional and wish.form.isupper() and not word.isupper():
            like = 0.0  # "jin" (women) is no misspelled JCC
        if looks and like <= ALIKE and _rival((start, end), wish, done.links, source) > looks:
            looks = 0.0
        alike.append(like)
        # A word that is like the name needs no attention; one that is not needs much.
        gains.append(max(looks - _LOOKS, 1.5 * (like - ALIKE) if like + looks > ALIKE + 0.1 else -_LOOKS))
    run = _best_run(gains, 2 * len(_WORD.findall(wish.form)) + 1)
    if run is None:
        return done if wish.optional else replace(done, missing=(*done.missing, wish))
    sure = max(alike[run[0] : run[1] + 1]) > ALIKE
    start, end = words[run[0]][0], words[run[1]][1]
    if not sure and wish.optional:
        return done
    if not sure and any(find_name(done.text, form, locale) for form in wish.forms):
        over = words[run[0] : run[1] + 1]
        if not all(_other_name(done.text, span, spare, wish, wishes, locale) for span in over):
            return done
    return _written(done, wish, (start, end), sure, locale)


def _written(done: Placed, wish: Wish, span: Span, sure: bool, locale: str) -> Placed:
    over = done.text[span[0] : span[1]]
    form = dressed(wish.form, over, locale)
    return replace(
        done,
        text=done.text[: span[0]] + form + done.text[span[1] :],
        links=_moved(done.links, span, len(form)),
        swaps=(*done.swaps, Swap(wish.form, over, sure)),
    )


def _taken(done: Placed, wishes: Sequence[Wish], locale: str) -> tuple[list[Span], list[Span]]:
    """Where names stand that are asked for, and where one stands oftener than it is asked for: there others may go."""
    taken, spare = [], []
    for forms in dict.fromkeys(wish.forms for wish in wishes):
        asking = [wish for wish in wishes if wish.forms == forms]
        spans = standing(done.text, forms, locale)
        spans.sort(key=lambda s: -max(_share(s, wish, done.links) for wish in asking))
        taken += spans[: len(asking)]
        spare += spans[len(asking) :]
    return taken, [s for s in spare if not any(s[0] < b and a < s[1] for a, b in taken)]


def _other_name(text: str, span: Span, spare: Sequence[Span], wish: Wish, wishes: Sequence[Wish], locale: str) -> bool:
    """Whether a word is a name that the source does not have there: said too often, misspelled, or another place's."""
    if any(span[0] < b and a < span[1] for a, b in spare):
        return True
    word = text[span[0] : span[1]]
    parts = (part for other in wishes if other.forms != wish.forms for part in other.form.split())
    return any(likeness(word, part, locale) >= _SURELY for part in parts) or is_place(word, locale)


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
