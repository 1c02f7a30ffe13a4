"""Articles, drafts and an editor's hands for the tests of the catalogues."""

from __future__ import annotations

from pathlib import Path

from pipeline.catalogs import ArticleCatalogue, merge_article, wanted
from pipeline.model import Article, Block, BlockKind, Draft, Segment, SegmentKind

SIGNATURE = "dragoman-en-ckb 1.0 0123456789abcdef beam=2 code=0.1.0"


def article(*texts: str, slug: str = "story", language: str = "en") -> Article:
    """A headline and sentences, one a line."""
    segments = [
        Segment(SegmentKind.SENTENCE if i else SegmentKind.HEADLINE, text, i + 1) for i, text in enumerate(texts)
    ]
    blocks = tuple(Block(BlockKind.PARAGRAPH, (segment,)) for segment in segments)
    return Article(slug, Path(f"seeds/{slug}.txt"), language, blocks)


def draft_of(text: str, run: int = 1) -> Draft:
    """A machine's words, other ones in each run."""
    return Draft(f"ڕەشنووس {run}: {text}", SIGNATURE, 0.5)


def translated(old: ArticleCatalogue, source: Article, run: int = 1, *, redraft: bool = False) -> ArticleCatalogue:
    """A run without a memory: what is wanted is drafted and merged."""
    drafts = {s.key: draft_of(s.text, run) for s in wanted(old, source, redraft=redraft)}
    return merge_article(old, source, drafts, signature=SIGNATURE)
