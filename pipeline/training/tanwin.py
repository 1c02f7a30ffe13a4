"""Find the words that the project's own Arabic texts write with tanwin, for `pipeline.languages.tanwin`.

`python -m pipeline.training.tanwin ../shared/corpora` writes `pipeline/languages/data/tanwin.txt`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pipeline.languages.tanwin import LETTER, without_and
from pipeline.training.corpora import OWN, records

# A word that stands without it more often is two words: وفدا, "a delegation" and "two delegations of"; كلا, "both".
LEAST = 0.8
_WORD = re.compile(rf"(?<!{LETTER})[ء-ي]{{2,}}ا\u064b?(?!{LETTER})")
_OUT = Path(__file__).parents[1] / "languages" / "data" / "tanwin.txt"


def with_tanwin(texts: Iterable[str]) -> list[str]:
    """The words, without it, that have it in `LEAST` of the places where they stand, in the order of the letters.

    One with و or ف before it is left out where the word itself is among them.
    """
    written: dict[str, Counter[bool]] = {}
    for text in texts:
        for word in _WORD.findall(text):
            written.setdefault(word.removesuffix("\u064b"), Counter())[word.endswith("\u064b")] += 1
    found = {word for word, n in written.items() if n[True] >= LEAST * n.total()}
    return sorted(word for word in found if without_and(word) == word or without_and(word) not in found)


def main(arguments: list[str]) -> int:
    """Write the file, one word a line."""
    paths = (Path(arguments[0]) / "press" / "press.jsonl", *sorted(OWN.glob("*.jsonl.xz")))
    words = with_tanwin(str(record["ar"]) for path in paths for record in records(path) if record.get("ar"))
    _OUT.write_text("".join(f"{word}\n" for word in words), "utf-8")
    print(f"{len(words)} words")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
