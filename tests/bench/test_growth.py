"""Articles made from a corpus, and the command measured as it grows."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest

from pipeline.bench.articles import read_documents, spread, write_articles
from pipeline.bench.growth import grow
from pipeline.sources import read_article

TINY = Path(__file__).parents[1] / "data" / "packs"
SENTENCES = json.loads((TINY / "sentences.json").read_text(encoding="utf-8"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    rows = [
        {"doc": f"d{number // 4}", "seg": number % 4, "kind": "body" if number % 4 else "headline", **row}
        for number, row in enumerate(SENTENCES)
    ]
    rows.append({"doc": "lists", "seg": 0, "kind": "body", "en": "No headline, no article"})
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return path


def test_no_sentence_is_said_twice_however_often_the_documents_come_round(corpus: Path) -> None:
    documents = read_documents(corpus)
    assert len(documents) == 15
    articles = list(spread(documents, 40))
    assert articles[:15] == documents
    assert len(articles) == 40
    said = list(chain.from_iterable(articles))
    assert len(set(said)) == len(said)


def test_fewer_articles_are_taken_from_all_over_the_corpus(corpus: Path) -> None:
    documents = read_documents(corpus)
    assert list(spread(documents, 3)) == [documents[0], documents[5], documents[10]]


def test_the_articles_are_read_as_they_were_meant(corpus: Path, tmp_path: Path) -> None:
    documents = read_documents(corpus)
    assert write_articles(spread(documents, 2), tmp_path / "seeds") == 2
    article = read_article(tmp_path / "seeds" / "article-00001.md", tmp_path)
    assert article.headline == documents[0][0]
    assert " ".join(s.text for s in article.segments) == " ".join(documents[0])


def test_growth_tells_what_each_run_took(corpus: Path, tmp_path: Path) -> None:
    rows = grow(read_documents(corpus), 4, "ar", TINY, tmp_path, kill=False)
    assert rows["all of it"]["editions"] == 4
    assert rows["all of it"]["drafted"] >= 12
    assert rows["all of it"]["words_per_cpu_second"] > 0
    assert rows["nothing to do"]["drafted"] == rows["nothing to do"]["editions"] == 0
    assert rows["one changed sentence"]["drafted"] == rows["one changed sentence"]["editions"] == 1
    assert 20 < rows["nothing to do"]["peak_rss_mb"] < 200
