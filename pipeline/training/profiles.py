"""Counts of character trigrams to the detection profiles of `languages/`.

`python -m pipeline.training.profiles ../shared/corpora` writes `pipeline/languages/data/`, the same bytes each time:
langdetect's own profiles (Wikipedia abstracts, Apache-2.0) for every language in Arabic and Latin script it
knows, with Sorani and Kurmanji counted from the corpora, and English and Arabic counted half from either.
"""

from __future__ import annotations

import json
import lzma
import math
import random
import sys
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from pipeline.languages.function_words import known
from pipeline.languages.grams import fold, grams, plain, words
from pipeline.languages.profiles import ARABIC_LANGUAGES, CODES, FLOOR, LATIN_LANGUAGES, STEP
from pipeline.training.corpora import records

# file, column, most lines taken: news first, so that no single source (Bible, TED) sets the tone.
Source = tuple[str, int, int]
SOURCES: Mapping[str, tuple[Source, ...]] = {
    "ckb": (
        ("mono/ckb-interdialect.txt.xz", 0, 12000),
        ("mono/ckb-ktc-textbooks.txt.xz", 0, 12000),
        ("mono/ckb-fakekurdnews.txt.xz", 0, 6000),
        ("mono/ckb-wishe-web.txt.xz", 0, 4000),
        ("en-ckb/awta.tsv.xz", 1, 12000),
    ),
    "kmr": (
        ("mono/kmr-interdialect.txt.xz", 0, 12000),
        ("mono/kmr-kurdishlid.txt.xz", 0, 3000),
        ("mono/kmr-ud-mg.txt.xz", 0, 1000),
        ("en-kmr/bible-peymananu2017.tsv.xz", 1, 4000),
        ("en-kmr/peyvi-learning.tsv.xz", 1, 2000),
    ),
    "en": (("en-ckb/awta.tsv.xz", 0, 10000), ("en-ar/ud_pud.tsv.xz", 0, 1000), ("en-ar/mt_geneval.tsv.xz", 0, 4000)),
    "ar": (("en-ar/ud_pud.tsv.xz", 1, 1000), ("en-ar/mt_geneval.tsv.xz", 1, 4000), ("en-ar/tatoeba.tsv.xz", 1, 8000)),
}
COMMON = {"en": 4000, "kmr": 4000}  # how many common words are listed
_LEAST = 1.5e-5  # trigrams rarer than this are left out


def corpus_lines(corpora: Path, language: str) -> list[str]:
    """The lines a profile is counted from: the press corpus and SOURCES; nothing of `dev/`."""
    lines = [str(row[language]) for row in records(corpora / "press" / "press.jsonl")]
    for name, column, most in SOURCES[language]:
        with lzma.open(corpora / name, "rt", encoding="utf-8") as rows:
            taken = [row.rstrip("\n").split("\t")[column] for row in rows]
        random.Random(7).shuffle(taken)
        lines += taken[:most]
    return lines


def count(lines: Iterable[str]) -> Counter[str]:
    """Trigrams of the lines, folded as for detection."""
    seen: Counter[str] = Counter(fold(word) for line in lines for word in words(plain(line)))
    counts: Counter[str] = Counter()
    for word, times in seen.items():
        for gram in grams(word):
            counts[gram] += times
    return counts


def frequencies(counts: Mapping[str, int]) -> dict[str, float]:
    """Counts as shares."""
    total = sum(counts.values())
    return {gram: times / total for gram, times in counts.items()}


def langdetect_counts(language: str) -> Counter[str]:
    """langdetect's profile of a language, its capitals folded."""
    import langdetect  # type: ignore[import-untyped]  # noqa: PLC0415

    path = Path(langdetect.__file__).parent / "profiles" / language
    counts: Counter[str] = Counter()
    for gram, times in json.loads(path.read_text(encoding="utf-8"))["freq"].items():
        folded = fold(gram)
        if len(folded) == len(gram) == 3 and all(c.isalpha() or c == " " for c in folded) and folded.strip():
            counts[folded] += times
    return counts


def profile(corpora: Path, language: str) -> dict[str, float]:
    """The trigram shares of one language."""
    if language in ("ckb", "kmr"):
        return frequencies(count(corpus_lines(corpora, language)))
    shares = frequencies(langdetect_counts(language))
    if language in SOURCES:
        ours = frequencies(count(corpus_lines(corpora, language)))
        return {gram: (shares.get(gram, 0) + ours.get(gram, 0)) / 2 for gram in {*shares, *ours}}
    return shares


def rows(profiles: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """One row a trigram: pairs of characters, the language's place in CODES and the steps above the floor."""
    table: dict[str, str] = {}
    for place, shares in enumerate(profiles.values()):
        for gram, share in shares.items():
            steps = round((math.log(share) - FLOOR) / STEP)
            if share >= _LEAST and steps > 0:
                table[gram] = table.get(gram, "") + CODES[place] + CODES[min(steps, len(CODES) - 1)]
    return dict(sorted(table.items()))


def common_words(lines: Iterable[str], most: int) -> list[str]:
    """The commonest words of three letters and more that are written small nine times in ten."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for line in lines:
        for word in words(plain(line)):
            (capital if word[0].isupper() else small)[fold(word)] += 1
    found = [(-times, word) for word, times in small.items() if len(word) > 2 and times > 9 * capital[word]]
    return sorted(word for _, word in sorted(found)[:most])


def name_words(corpora: Path, common: Container[str]) -> list[str]:
    """The words of the names of people and places in the gazetteer (CC0, ours), folded."""
    with (corpora / "names" / "gazetteer.tsv").open(encoding="utf-8") as rows:
        table = [row.rstrip("\n").split("\t") for row in rows]
    columns = [table[0].index(language) for language in ("en", "aliases", "ar", "ckb", "kmr")]
    parts = {
        fold(word)
        for row in table[1:]
        if row[0] in ("PER", "LOC")
        for column in columns
        for word in words(plain(row[column]))
    }
    return sorted(part for part in parts if len(part) > 1 and part not in common)


def build(corpora: Path) -> dict[str, dict[str, str]]:
    """The whole table, by script."""
    return {
        script: rows({language: profile(corpora, language) for language in languages})
        for script, languages in (("arabic", ARABIC_LANGUAGES), ("latin", LATIN_LANGUAGES))
    }


def write(corpora: Path, data: Path) -> None:
    """Build the data files: profiles.json with one line of JSON a script, and the lists of words."""
    lines = [
        f"{json.dumps(script)}:{json.dumps(rows, ensure_ascii=False, separators=(',', ':'))}"
        for script, rows in build(corpora).items()
    ]
    (data / "profiles.json").write_text("{" + ",\n".join(lines) + "}\n", encoding="utf-8")
    common = {language: common_words(corpus_lines(corpora, language), most) for language, most in COMMON.items()}
    for language, group in common.items():
        (data / f"words.{language}.txt").write_text(" ".join(group) + "\n", encoding="utf-8")
    listed = [*common.values(), *(known(language) for language in ("en", "kmr", "tr", "ar", "ckb", "fa", "ur"))]
    names = name_words(corpora, {word for group in listed for word in group})
    (data / "names.txt").write_text(" ".join(names) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(__file__).parent.parent / "languages" / "data")
