"""Text in the wrong script or the wrong language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import ADDRESS, ARABIC_SCRIPT, Case, error, warning
from pipeline.languages.detection import detect
from pipeline.languages.scripts import script_counts
from pipeline.model import UNKNOWN, Finding

_WORD = re.compile(r"[^\W\d_]+")
_READ, _SURE = 6, 12  # words from which the detected language is read, and believed
_LETTERS = 12  # letters from which the script is


def check_language(case: Case) -> Iterator[Finding]:
    """Most letters are of another script, or a sentence reads as another language."""
    wanted = "arabic" if case.locale in ARABIC_SCRIPT else "latin"
    text = ADDRESS.sub(" ", case.target)
    counts = script_counts(text)
    letters = sum(counts.values())
    words = _WORD.findall(text)
    if letters and counts[wanted] * 2 < letters:
        # A few capitalised words can be a name that stays Latin: "Google Cloud".
        kept = len(words) <= 4 and all(word[0].isupper() for word in words) and case.target in case.source
        if not kept and (letters >= _LETTERS or not counts[wanted]):
            yield error("language", f"the translation is not in {wanted.title()} script")
        return
    words = [word for word in case.target.split() if _WORD.search(word)]
    if len(words) < _READ:
        return
    found = detect(case.target)
    if found not in (case.locale, UNKNOWN):
        tell = error if len(words) >= _SURE or found == case.source_language else warning
        yield tell("language", f"the translation reads as {found}, not as {case.locale}")
