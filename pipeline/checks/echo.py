"""The source handed back as its own translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import ADDRESS, Case, error
from pipeline.model import Finding

_WORD = re.compile(r"[^\W\d_]+")
_LIKE = 92.0  # per cent of rapidfuzz's ratio; unrelated press sentences in kmr and en stay under 60


def check_echo(case: Case) -> Iterator[Finding]:
    """The translation is the source, to the letter or nearly so.

    Names, addresses, codes and numbers alone may stay as they are: "Nadal 6-4", "UNICEF".
    """
    here, there = (ADDRESS.sub(" ", text) for text in (case.source, case.target))
    source, target = here.casefold(), there.casefold()
    words = _WORD.findall(here)
    plain = [word for word in words if len(word) > 2 and word[0] == word[0].lower()]
    if not plain:
        return
    if source.rstrip(" .") == target.rstrip(" ."):
        yield error("echo", "the translation repeats the source")
    elif len(words) >= 4 and abs(len(source) - len(target)) * 5 < len(source):
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415

        if ratio(source, target, score_cutoff=_LIKE):
            yield error("echo", "the translation is nearly the source")
