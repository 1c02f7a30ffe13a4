"""Count the spellings of the project's own Kurdish texts, for `pipeline.languages.speller`.

`python -m pipeline.training.spellings ../shared/corpora` writes `pipeline/languages/data/spellings.*.txt`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from pipeline.languages.outlines import OUTLINES
from pipeline.names.gazetteer import entries
from pipeline.training.corpora import clean, records

LEAST = 4  # times that a form must stand in the texts
_SLIP = 30  # a form so many times rarer than another of its outline is a slip of the texts' own
_SHORT = 5  # letters; shorter ones are often words of their own (کەر, کەڕ)
_WORD = re.compile(r"[^\W\d_]+")
_VERB = re.compile("(?:دە|نا|نە|ب|کر|کە|دا|بو|هێن|خست|گر|کەوت|بر|هات|چو|پێ|لێ|تێ)")  # what Sorani is written apart from
_OUT = Path(__file__).parents[1] / "languages" / "data"


def texts(corpora: Path, language: str) -> Iterator[str]:
    """The texts of one language in the press corpus and in the project's own."""
    own = sorted((Path(__file__).parents[2] / "corpora").glob("*.jsonl.xz"))
    for path in (corpora / "press" / "press.jsonl", *own):
        for record in records(path):
            if text := record.get(language):
                yield clean(str(text), language)


def count(lines: Iterator[str], language: str) -> Counter[str]:
    """How often each form stands in the lines; in Sorani also two that some write as one (بڵاو کردەوە).

    Kurmanji forms begin small, unless they stand with a capital alone.
    """
    counts: Counter[str] = Counter()
    for line in lines:
        words = _WORD.findall(line)
        counts.update(words)
        if language == "ckb":
            counts.update(f"{a} {b}" for a, b in pairwise(words) if _VERB.match(b))
    if language == "kmr":
        for form in [form for form in counts if form[0].isupper()]:
            counts[small(form)] += counts.pop(form)
    return counts


def with_names(counts: Counter[str]) -> Counter[str]:
    """The counts, with each word of the gazetteer's Kurmanji names as if it stood there just often enough."""
    names = Counter(small(word) for entry in entries() for word in _WORD.findall(entry.renderings.get("kmr", "")))
    return Counter({form: max(counts[form], LEAST if form in names else 0) for form in counts | names})


def small(form: str) -> str:
    """A form with a small first letter."""
    return form[0].lower() + form[1:]


def without_slips(counts: Counter[str], language: str) -> dict[str, int]:
    """The forms that stand often enough and are no slips for a far commoner one, the commonest first."""
    kept: dict[str, int] = {}
    commonest: dict[str, int] = {}
    for form, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        most = commonest.setdefault(OUTLINES[language][0](form), n)
        if n >= LEAST and (n * _SLIP >= most or len(form) < _SHORT):
            kept[form] = n
    return kept


def main(arguments: list[str]) -> int:
    """Write both files, the commonest form first."""
    for language in ("ckb", "kmr"):
        counts = count(texts(Path(arguments[0]), language), language)
        kept = without_slips(with_names(counts) if language == "kmr" else counts, language)
        (_OUT / f"spellings.{language}.txt").write_text("".join(f"{form} {n}\n" for form, n in kept.items()), "utf-8")
        print(f"{language}: {len(kept)} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
