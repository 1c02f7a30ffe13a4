"""A decoder that has lost its way says the same again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.base import Case, error, quoted, warning
from pipeline.model import Finding

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"(\w{1,6}?)\1{4,}")
_SENTENCE = re.compile(r"[^.!?؟…]+")


def check_repetition(case: Case) -> Iterator[Finding]:
    """The same words three times running, the same three words four times in all, or letters five times running."""
    source, target = _words(case.source), _words(case.target)
    if (again := _running(target)) and not _running(source):
        yield error("repetition", f"says again and again: {quoted(again)}")
        return
    letters = _LETTERS.search(case.target)
    if letters and not letters.group().isdigit() and not _LETTERS.search(case.source):
        yield error("repetition", f"says again and again: {quoted(letters.group())}")
        return
    often = Counter(zip(target, target[1:], target[2:], strict=False)).most_common(1)
    if often and often[0][1] >= 4 and often[0][1] > 2 * _most(source):
        yield error("repetition", f"says again and again: {quoted(' '.join(often[0][0]))}")


def check_doubled(case: Case) -> Iterator[Finding]:
    """A sentence, or three words and more, twice running; four and more also where one of them has another ending."""
    sentences = [" ".join(_words(part)) for part in _SENTENCE.findall(case.target)]
    twice = [s for s, count in Counter(sentences).items() if count > 1 and len(s.split()) >= 3]
    spoken = [" ".join(_words(part)) for part in _SENTENCE.findall(case.source)]
    if twice and max(Counter(spoken).values(), default=0) < 2:
        yield warning("doubled", f"says twice: {quoted(twice[0])}")
        return
    again = _running(_words(case.target), shortest=3, times=2)
    if again and not _running(_words(case.source), shortest=2, times=2):
        yield warning("doubled", f"says twice: {quoted(again)}")
    elif (nearly := _nearly(_words(case.target))) and not _nearly(_words(case.source), shortest=3):
        yield warning("doubled", f"says nearly the same twice: {quoted(nearly)}")


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _running(words: Sequence[str], shortest: int = 1, times: int = 3) -> str:
    """The first run of one to eight words that stands `times` times side by side, "" for none; digits do not count."""
    for size in range(shortest, 9):
        needed = size * (times + (size == 1) - 1)  # "her her her" is found in songs and slogans
        same = 0
        for i, (word, later) in enumerate(zip(words, words[size:], strict=False)):
            same = same + 1 if word == later else 0
            if same == needed:
                run = words[i + 1 - size : i + 1]
                if any(word.isalpha() for word in run):
                    return " ".join(run)
    return ""


def _nearly(words: Sequence[str], shortest: int = 4) -> str:
    """The first run of so many to twelve words that stands twice side by side but for the end of one word."""
    for size in range(shortest, 13):
        for i in range(len(words) - 2 * size + 1):
            pairs = [(a, b) for a, b in zip(words[i : i + size], words[i + size : i + 2 * size], strict=True) if a != b]
            if len(pairs) == 1 and pairs[0][0][:2] == pairs[0][1][:2] and pairs[0][0].isalpha():
                return " ".join(words[i : i + size])
    return ""


def _most(words: Sequence[str]) -> int:
    return max(Counter(pairwise(words)).values(), default=0)
