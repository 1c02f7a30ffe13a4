"""Corpora files to clean, deduplicated training pairs."""

from __future__ import annotations

import json
import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import UsageError
from pipeline.languages import put_tanwin, unsaid
from pipeline.training.frequency import Frequency, unknown
from pipeline.training.recipe import Recipe, Source, target_of

T = TypeVar("T")

OWN = Path(__file__).parents[2] / "corpora"  # texts written for the project

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640]")
_HARAKAT = re.compile(r"[\u064b-\u0652\u0670]")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u00a0": " ", "\u201c": '"', "\u201d": '"'})
_SORANI = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ھ": "ه"})
_TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪", "01234567890123456789%")
_LONE_NUMBER = re.compile(r"(?<![A-Za-z0-9-])[0-9][0-9.,:/-]*(?![A-Za-z0-9])")
_WASLA = re.compile(r"(?<!\w)((?:ال|لل)?)إ(?=ست(?!رل|ون)\w|[^\W\dن]ت\w{1,2}ا|ن\w\wا\w|ت(?:صا|حا|فا|جا|ها|خا))")
_INITIAL_RA = re.compile(r"(?<![\w])ر(?=\w)")


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence pair; `names` are (source spelling, target citation form, type) that occur in it."""

    source: str
    target: str
    names: tuple[tuple[str, str, str], ...] = ()

    @property
    def turned(self) -> Pair:
        """The pair of the other direction."""
        return Pair(self.target, self.source, tuple((b, a, kind) for a, b, kind in self.names))


def clean(text: str, language: str) -> str:
    """Fold what carries no meaning: invisible signs, vowel marks, curly quotes, spaces; standard Sorani
    letters; digits as the press corpus has them (Western in Arabic, Arabic-Indic in Sorani).
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_QUOTES)
    if language in ("ar", "ckb"):
        text = _HARAKAT.sub("", text)
    if language == "ar":
        text = text.translate(_TO_LATIN)
    if language == "ckb":
        text = _INITIAL_RA.sub("ڕ", text.translate(_SORANI))
        text = _LONE_NUMBER.sub(lambda found: found.group().translate(_TO_ARABIC_INDIC), text)
    return " ".join(text.split())


def as_written(text: str, language: str, names: Iterable[str] = ()) -> str:
    """A clean text as it is to be written: in Arabic with its tanwin, but in the `names`, whether its writer put it or
    not.
    """
    return put_tanwin(text, names) if language == "ar" else text


def _lines(path: Path) -> Iterator[str]:
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def _rows(path: Path) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(path))


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, packed or not."""
    return map(json.loads, _lines(path))


def _press(path: Path, source: str, target: str) -> Iterator[Pair]:
    """Press segments with every name of their document that both sides mention."""
    documents: dict[str, list[dict[str, object]]] = {}
    for record in records(path):
        documents.setdefault(record["doc"], []).append(record)
    for segments in documents.values():
        names: dict[str, tuple[str, str]] = {}
        for record in segments:
            for name in record["names"]:  # type: ignore[attr-defined]
                names[clean(name[source], source)] = clean(name[target], target), name["type"]
        for record in segments:
            left, right = clean(str(record[source]), source), clean(str(record[target]), target)
            here = tuple(
                (a, b, kind) for a, (b, kind) in names.items() if mentions(left, a) and b[: max(3, len(b) - 2)] in right
            )
            yield Pair(left, right, here)


def mentions(text: str, name: str) -> bool:
    """Whether the name stands in the text as whole words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _gazetteer(path: Path, source: str, target: str) -> Iterator[Pair]:
    rows = _rows(path)
    head = next(rows)
    for row in rows:
        entry = dict(zip(head, row, strict=False))
        if entry.get(source) and entry.get(target):
            left, right = clean(entry[source], source), clean(entry[target], target)
            yield Pair(left, right, ((left, right, entry["type"]),))


def _names(path: Path, source: str, target: str) -> Iterator[Pair]:
    """Names lists (english, target, type, sources), without what only a machine or a list without hamza spelled."""
    rows = _rows(path)
    next(rows)
    for row in rows:
        if len(row) >= 4 and not all(tag == "anetac" or tag.startswith("dr5hn") for tag in row[3].split("|")):
            left, right = clean(row[0], source), clean(row[1], target)
            yield Pair(left, right, ((left, right, row[2]),))


def _pairs(path: Path, source: str, target: str) -> Iterator[Pair]:
    for row in _rows(path):
        if len(row) >= 2:
            yield Pair(clean(row[0], source), clean(row[1], target))


def _entries(path: Path, source: str, target: str) -> Iterator[Pair]:
    """Entries of a dictionary; the Arabic one writes a hamza under the alif of الانتشار and its like, where none is."""
    for pair in _pairs(path, source, target):
        yield Pair(pair.source, _WASLA.sub(r"\1ا", pair.target) if target == "ar" else pair.target)


def plausible(pair: Pair, longest: int) -> bool:
    """Whether the two can be translations of one another, and are text."""
    left, right = pair.source, pair.target
    if not left or not right or left == right:
        return False
    if max(len(left.split()), len(right.split())) > longest:
        return False
    ratio = (len(left) + 8) / (len(right) + 8)
    return 0.4 < ratio < 2.6 and not re.search(r"https?:|[{}<>\\|]|%[sd(]", left + right)


_READERS = {
    "press": _press,
    "gazetteer": _gazetteer,
    "names": _names,
    "pairs": _pairs,
    "back": _pairs,
    "words": _entries,
    "cognates": _entries,
}
NAME_LISTS = ("gazetteer", "names")
WORD_LISTS = ("words", "cognates")
_KNOWN = 3  # English texts that a dictionary's word must stand in: rarer ones are mostly oddities,
_USUAL = 0.5  # but those that English has so often in a million words


def corpus_file(file: str, corpora: Path) -> Path:
    """Where a corpus file stands: in the folder of corpora, else among the project's own."""
    path = corpora / file
    return path if path.exists() else OWN / file


def made_file(folder: Path, source: Source, again: str = "") -> Path:
    """Where a run's folder keeps the back-translation of a monolingual source, or that made `again` for a stage."""
    return folder / "back" / f"{Path(source.file).name.split('.')[0]}{again and '.'}{again}.tsv"


def newest_made(folder: Path, source: Source) -> Path | None:
    """The last back-translation of a source, None where there is none."""
    first = made_file(folder, source)
    found = [*first.parent.glob(first.name), *first.parent.glob(f"{first.stem}.*.tsv")]
    return max(found, key=lambda path: path.stat().st_mtime_ns, default=None)


def read_source(source: Source, corpora: Path, folder: Path | None = None) -> Iterator[Pair]:
    """The plausible pairs of one corpus file, at most `limit`, spread evenly over the file.

    What is translated back in a run is read from that run's `folder`; nothing where it is not made yet. Raises
    UsageError where a corpus is missing.
    """
    path = corpus_file(source.file, corpora)
    if not path.exists():
        raise UsageError(f"{corpora / source.file}: no such file; give the corpora with --corpora")
    if source.format == "back":
        made = newest_made(folder or corpora, source)
        if made is None:
            return
        path = made
    if source.format == "press":
        found = _press(path, source.source, source.target)  # has all four languages: nothing to swap
    else:
        first, second = (source.target, source.source) if source.swapped else (source.source, source.target)
        found = _READERS[source.format](path, first, second)
        if source.swapped:
            found = (pair.turned for pair in found)
    if source.format in ("pairs", "back"):
        found = (pair for pair in found if _impartial(pair, source))
    yield from spread([pair for pair in found if plausible(pair, source.longest)], source.limit)


def _impartial(pair: Pair, source: Source) -> bool:
    """Whether neither side takes a side that the other does not: 167 of 1,794 texts of party press beside its English
    did, and a model that read them wrote "the occupying army" for the army.
    """
    return not (
        unsaid(pair.source, pair.target, source.source, source.target)
        or unsaid(pair.target, pair.source, source.target, source.source)
    )


def spread(rows: list[T], limit: int) -> list[T]:
    """At most `limit` of the rows, spread evenly over them; all for 0."""
    if not limit or len(rows) <= limit:
        return rows
    step = len(rows) / limit
    return [rows[int(i * step)] for i in range(limit)]


def collect(
    recipe: Recipe, corpora: Path, folder: Path | None = None, frequency: Frequency = unknown
) -> dict[str, list[tuple[int, Pair]]]:
    """All pairs by direction with the index of their source; a Kurdish or Arabic sentence is kept once.

    One verse with three English versions would otherwise count thrice; the first file that has it wins. Of
    dictionaries (`WORD_LISTS`) every rendering is kept, but only of words that the other files or English in general
    use.
    """
    collected: dict[str, list[tuple[int, Pair]]] = {}
    for direction in recipe.directions:
        seen: set[str] = set()
        rows: list[tuple[int, Pair]] = []
        for index, source in enumerate(recipe.of(direction)):
            for pair in _as_written(read_source(source, corpora, folder), direction):
                once = pair.source if direction.endswith("-en") else pair.target
                key = re.sub(r"\W+", "", once.casefold()) or once
                if key not in seen or source.format in ("press", *WORD_LISTS, *NAME_LISTS):
                    seen.add(key)
                    rows.append((index, pair))
        collected[direction] = rows
    return _without_oddities(recipe, collected, frequency)


def _as_written(pairs: Iterator[Pair], direction: str) -> Iterator[Pair]:
    language = target_of(direction)
    return (replace(p, target=as_written(p.target, language, [name for _, name, _ in p.names])) for p in pairs)


def _without_oddities(
    recipe: Recipe, collected: dict[str, list[tuple[int, Pair]]], frequency: Frequency
) -> dict[str, list[tuple[int, Pair]]]:
    """The same without dictionary entries whose English words are rare in the other files and in general."""
    read: Counter[str] = Counter()
    lists = {d: {i for i, s in enumerate(recipe.of(d)) if s.format in WORD_LISTS} for d in collected}
    for direction, rows in collected.items():
        for index, pair in rows:
            if index not in lists[direction]:
                read.update(set(_english(direction, pair)))

    def used(word: str) -> bool:
        return read[word] >= _KNOWN or frequency(word, "en") >= _USUAL

    return {
        direction: [
            (index, pair)
            for index, pair in rows
            if index not in lists[direction] or all(map(used, _english(direction, pair)))
        ]
        for direction, rows in collected.items()
    }


def _english(direction: str, pair: Pair) -> list[str]:
    """The words of the English side; none where neither side is English."""
    sides = dict(zip(direction.split("-"), (pair.source, pair.target), strict=True))
    return re.findall(r"[a-z]+", sides.get("en", "").casefold())
