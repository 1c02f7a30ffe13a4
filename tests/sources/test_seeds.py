"""The sample articles, and the shared one."""

from pathlib import Path

import pytest

from pipeline.model import SegmentKind
from pipeline.sources import collisions, find_articles, read_article, read_image, strip_tags

ROOT = Path(__file__).parents[2]
SEEDS = find_articles(ROOT / "seeds")
SHARED = ROOT.parent / "shared" / "seeds"


def test_there_are_eight_samples_or_more_in_all_four_formats() -> None:
    assert len(SEEDS) >= 8
    assert {path.suffix for path in SEEDS} == {".txt", ".md", ".html", ".docx"}
    assert collisions(SEEDS, ROOT) == {}


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_a_sample_reads_without_a_warning_and_has_the_right_length(path: Path) -> None:
    article = read_article(path, ROOT)
    assert article.warnings == ()
    assert article.headline
    assert article.dateline
    assert article.author or article.slug == "syrian-soldiers-return"
    words = sum(len(strip_tags(segment.text).split()) for segment in article.segments)
    assert 150 <= words <= 600


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_pictures_of_a_sample_are_there(path: Path) -> None:
    article = read_article(path, ROOT)
    for block in article.blocks:
        if block.image:
            assert read_image(article, block.image).startswith(b"\x89PNG")


@pytest.mark.skipif(not SHARED.exists(), reason="the shared seed article is not beside this checkout")
def test_the_shared_seed_article_has_a_title_a_dateline_and_eleven_sentences() -> None:
    (path,) = SHARED.glob("000_*.txt")
    article = read_article(path, SHARED.parent)
    kinds = [segment.kind for segment in article.segments]
    assert kinds == [SegmentKind.HEADLINE, SegmentKind.DATELINE] + [SegmentKind.SENTENCE] * 11
    assert article.dateline == "ERBIL, Kurdistan Region"
