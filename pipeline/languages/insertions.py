"""What an editor put into a quotation: "They [the militias] came", "[The Americans] left"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.languages.edits import Edit

_INSERTION = re.compile(
    r"(?<!\w)(?P<instead>(?:they|them|he|him|she|her|it|this|that|these|those) )?\[(?P<words>[^\W\d][^\[\]]*)\]",
    re.IGNORECASE,
)


def without_brackets(text: str) -> Iterator[Edit]:
    """Edits that leave the words without their brackets, and without the pronoun that they explain; "[sic]" goes.

    The packs lost one bracket of two, or wrote "they" beside "the militias".
    """
    for found in _INSERTION.finditer(text):
        words, start = found["words"], found.start("words")
        if words == "sic":
            yield Edit(found.start() - text[: found.start()].endswith(" "), found.end(), "")
            continue
        opens = (found["instead"] or "").istitle() and words.startswith("the ")
        yield Edit(found.start(), start + opens, "T" if opens else "")
        yield Edit(found.end() - 1, found.end(), "")
