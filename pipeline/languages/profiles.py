"""The trigram profiles, read when the first text of a script asks for them.

`data/profiles.json` holds one row a trigram: pairs of characters, a language and the steps its log share stands above
the floor. What the floor would add is the same for each language, so a language that lacks the trigram is left out.
`data/CARD.md` names the sources; `pipeline.training.profiles` builds the file again.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

ARABIC_LANGUAGES = ("ar", "ckb", "fa", "ur")
LATIN_LANGUAGES = tuple(
    # the order is that of the rows: a change needs the file built again
    "en kmr tr af ca cs cy da de es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl vi".split()  # noqa: SIM905
)
FLOOR = math.log(2e-5)  # the log share of a trigram a profile lacks; 1e-5 and 1e-4 are no better
STEP = 0.12  # nats a step
# Characters that JSON writes as themselves.
CODES = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
_PLACE = {character: place for place, character in enumerate(CODES)}

Row = tuple[tuple[int, float], ...]


class Profiles:
    """The trigrams of the languages of one script."""

    def __init__(self, languages: tuple[str, ...], rows: dict[str, str]) -> None:
        self.languages = languages
        self._rows = rows
        self._decoded: dict[str, Row] = {}

    def row(self, gram: str) -> Row:
        """(language's place, nats above the floor) for each language that has the trigram."""
        row = self._decoded.get(gram)
        if row is None:
            raw = self._rows.get(gram, "")
            row = tuple((_PLACE[a], _PLACE[b] * STEP) for a, b in zip(raw[::2], raw[1::2], strict=True))
            self._decoded[gram] = row
        return row


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = json.loads(
        (Path(__file__).parent / "data" / "profiles.json").read_text(encoding="utf-8")
    )
    return tables


@cache
def profiles(script: str) -> Profiles:
    """The profiles of "arabic" or "latin"."""
    languages = ARABIC_LANGUAGES if script == "arabic" else LATIN_LANGUAGES
    return Profiles(languages, _tables()[script])
