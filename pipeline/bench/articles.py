"""A corpus of documents as articles to measure with: `python -m pipeline.bench.articles CORPUS FOLDER --articles 50`.

CORPUS is JSON lines with `doc`, `seg` (0 the headline) and the texts by language, as `press.jsonl` is.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path

_NUMBER = re.compile(r"\d+")
_PARAGRAPH = 2  # sentences


def read_documents(corpus: Path, language: str = "en") -> list[list[str]]:
    """The texts of each document in one language, in the order of the file; lists of unrelated lines are left out."""
    documents: dict[str, list[str]] = {}
    headed: Counter[str] = Counter()
    for line in corpus.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents.setdefault(row["doc"], []).append(row[language])
        headed[row["doc"]] += row["kind"] == "headline"
    return [texts for doc, texts in documents.items() if headed[doc] == 1]


def spread(documents: Sequence[list[str]], articles: int) -> Iterator[list[str]]:
    """So many articles, taken evenly over the documents.

    Where more are wanted than there are, the documents come again, and each sentence says another number, so that
    none is a repeat of one before.
    """
    step = max(1, len(documents) // articles)
    chosen = documents[::step]
    rounds = ([_changed(text, turn) for text in texts] if turn else list(texts) for turn in count() for texts in chosen)
    return islice(rounds, articles)


def _changed(text: str, turn: int) -> str:
    changed, times = _NUMBER.subn(lambda found: str(int(found[0]) + turn), text)
    return changed if times else f"{text.rstrip('.')} in {1000 + turn}."


def write_articles(articles: Iterator[list[str]], folder: Path) -> int:
    """Markdown files: the headline, then paragraphs of two sentences. Returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for written, (headline, *texts) in enumerate(articles, 1):
        paragraphs = [" ".join(texts[i : i + _PARAGRAPH]) for i in range(0, len(texts), _PARAGRAPH)]
        lines = "\n\n".join([f"# {headline}", *paragraphs])
        (folder / f"article-{written:05}.md").write_text(lines + "\n", encoding="utf-8")
    return written


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.bench.articles", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=50)
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    articles = spread(read_documents(options.corpus, options.language), options.articles)
    print(f"{write_articles(articles, options.folder)} articles in {options.folder}")


if __name__ == "__main__":
    main()
