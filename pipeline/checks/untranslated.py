"""Source words left standing in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pipeline.checks.base import ADDRESS, ARABIC_SCRIPT, WORD, Case, error, quoted, warning
from pipeline.checks.mending import torn_addresses
from pipeline.languages.function_words import common, known
from pipeline.model import Finding

_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’.-]*(?:[ ,]+[A-Za-z][A-Za-z'’.-]*)*")
_LATIN_WORD = re.compile(r"(?<![\w-])[A-Za-zÀ-ɏ]{2,}(?![\w-])")


def check_untranslated(case: Case) -> Iterator[Finding]:
    """Latin words in Arabic script, or a run of the source's own words in a Latin one.

    Names and abbreviations may stay: a word counts when it begins in lower case and stands in the source. In a Latin
    script one word alone counts when it is a common word of the source's language and not of the locale.
    """
    # Of torn addresses the check of stutters tells, and they are mended.
    case = replace(case, target=torn_addresses(case.source, case.target)[0])
    if case.source_language in ARABIC_SCRIPT:
        if case.locale not in ARABIC_SCRIPT and (left := re.findall(r"[\u0620-\u06d5]{2,}", case.target)):
            yield warning("untranslated", f"left in Arabic script: {quoted(' '.join(left))}")
        return
    if case.locale in ARABIC_SCRIPT and (strange := _strange(case)):
        yield warning("untranslated", f"in Latin letters, and not in the source: {quoted(', '.join(strange))}")
    runs = _latin_runs(case.target) if case.locale in ARABIC_SCRIPT else _copied_runs(case)
    source = {word.casefold() for word in WORD.findall(case.source)}
    told = False
    for run in runs:
        plain = [w for w in WORD.findall(run) if w[0].islower() and len(w) > 1 and w.casefold() in source]
        if len(plain) >= 3:
            told = True
            yield error("untranslated", f"left in the source language: {quoted(run)}")
        elif len(plain) > 1 or (case.locale in ARABIC_SCRIPT and any(len(word) > 3 for word in plain)):
            told = True
            yield warning("untranslated", f"left in the source language: {quoted(run)}")
    if not told and case.locale not in ARABIC_SCRIPT and (left := _single_words(case)):
        yield warning("untranslated", f"left in the source language: {quoted(', '.join(left))}")


def _strange(case: Case) -> list[str]:
    """Latin words that neither the source nor a bound name has: a pack of several languages slips into another."""
    there = f"{case.source} {' '.join(b.rendering for b in case.names)}".casefold()
    return [word for word in _LATIN_WORD.findall(ADDRESS.sub(" ", case.target)) if word.casefold() not in there]


def _single_words(case: Case) -> list[str]:
    """Common words of four letters and more that stand in source and translation, small, and are not the locale's."""
    source = set(WORD.findall(case.source)) & _foreign(case.source_language, case.locale)
    return [
        word
        for word in WORD.findall(ADDRESS.sub(" ", case.target))
        if len(word) > 3 and word.islower() and word in source
    ]


@cache
def _foreign(language: str, locale: str) -> frozenset[str]:
    return (known(language) | common(language)) - known(locale) - common(locale)


def _latin_runs(text: str) -> list[str]:
    return _LATIN_RUN.findall(ADDRESS.sub(" ", text))


def _copied_runs(case: Case) -> list[str]:
    """Runs of two and more words that stand in the source in this order, among them a small word of its language."""
    source = f" {' '.join(WORD.findall(case.source)).casefold()} "
    foreign = known(case.source_language) - known(case.locale)
    runs: list[list[str]] = [[]]
    for word in WORD.findall(ADDRESS.sub(" ", case.target)):
        longer = [*runs[-1], word]
        if f" {' '.join(longer).casefold()} " in source:
            runs[-1] = longer
        else:
            runs.append([word] if f" {word.casefold()} " in source else [])
    return [" ".join(run) for run in runs if len(run) >= 2 and any(word.casefold() in foreign for word in run)]
