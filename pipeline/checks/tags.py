"""Inline markup that the translation lost, or that would show as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.checks.base import Case, error, warning
from pipeline.model import Finding
from pipeline.sources.inline import TAG, balanced


def check_tags(case: Case) -> Iterator[Finding]:
    """The translation's tags are whole and those of the source."""
    source, target = (Counter(TAG.findall(text)) for text in (case.tagged_source, case.tagged_target))
    if not source and not target:
        return
    if not balanced(case.tagged_target):
        yield error("tags", "the inline tags do not pair up")
    if extra := target - source:
        yield error("tags", f"has {' '.join(extra)}, which the source lacks")
    if lost := source - target:
        yield warning("tags", f"lost {' '.join(lost)}; set the tags around the words that render the source's")
    for name in {tag.strip("</>") for tag in target}:
        if (
            f"<{name}></{name}>" in case.tagged_target.replace(" ", "")
            and f"<{name}></{name}>" not in case.tagged_source
        ):
            yield warning("tags", f"<{name}> holds no text")
