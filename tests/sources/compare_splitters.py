"""Scores sentence splitters on the hand-split file; the table in docs/splitting.md comes from it.

uv run --with pysbd --with syntok --with sentence-splitter python tests/sources/compare_splitters.py
"""

# ruff: noqa: PLC0415 (each splitter only where it is installed)
from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from pipeline.sources import split_sentences

Splitter = Callable[[str, str], list[str]]
LANGUAGES = ("en", "ar", "ckb", "kmr")
GOLD = Path(__file__).parents[1] / "data" / "splitting"


def gold(language: str) -> list[list[str]]:
    text = re.sub(r"(?m)^#.*\n", "", (GOLD / f"{language}.txt").read_text("utf-8"))
    return [block.split("\n") for block in re.split(r"\n{2,}", text.strip())]


def splitters() -> Iterator[tuple[str, Splitter]]:
    if find_spec("pysbd"):
        import pysbd

        segmenters = {
            language: pysbd.Segmenter(language="ar" if language in ("ar", "ckb") else "en", clean=False)
            for language in LANGUAGES
        }
        yield "pysbd", lambda text, language: segmenters[language].segment(text)
    if find_spec("syntok"):
        from syntok.segmenter import analyze

        yield "syntok", lambda text, _: ["".join(t.spacing + t.value for t in s) for p in analyze(text) for s in p]
    if find_spec("sentence_splitter"):
        from sentence_splitter import SentenceSplitter

        moses = SentenceSplitter(language="en")
        yield "sentence-splitter", lambda text, _: moses.split(text)
    if find_spec("spacy"):
        import spacy

        blank = spacy.blank("xx")
        blank.add_pipe("sentencizer")
        yield "spaCy sentencizer", lambda text, _: [s.text for s in blank(text).sents]
    import sentencex

    yield "sentencex", lambda text, language: list(sentencex.segment({"kmr": "ku"}.get(language, language), text))
    yield "ours", lambda text, language: list(split_sentences(text, language))


def ends(sentences: list[str]) -> set[int]:
    total, result = 0, set()
    for sentence in sentences:
        total += len("".join(sentence.split()))
        result.add(total)
    return result - {total}


def main() -> None:
    for name, split in splitters():
        row = [f"{name:18}"]
        for language in LANGUAGES:
            hits = found = wanted = 0
            for paragraph in gold(language):
                right, said = ends(paragraph), ends(split(" ".join(paragraph), language))
                hits, found, wanted = hits + len(right & said), found + len(said), wanted + len(right)
            row.append(f"{language} P {hits / found:.3f} R {hits / wanted:.3f} F1 {2 * hits / (found + wanted):.3f}")
        paragraphs = [" ".join(paragraph) for paragraph in gold("en")] * 3
        started = time.process_time()
        for paragraph in paragraphs:
            split(paragraph, "en")
        row.append(f"{sum(map(len, paragraphs)) / (time.process_time() - started) / 1e6:.2f} MB/s")
        print("  ".join(row))


if __name__ == "__main__":
    main()
