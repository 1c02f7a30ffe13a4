"""Small makers shared by the tests of this room."""

from pathlib import Path

from pipeline.model import Article, BlockKind
from pipeline.sources import read_article


def read(folder: Path, name: str, content: str | bytes, **options: object) -> Article:
    path = folder / "seeds" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_article(path, folder, **options)  # type: ignore[arg-type]


def outline(article: Article) -> list[tuple[str, ...]]:
    """Each block as (kind, segment, …)."""
    return [(str(block.kind), *(segment.text for segment in block.segments)) for block in article.blocks]


def lines(article: Article) -> list[int]:
    return [segment.line for segment in article.segments]


def kinds(article: Article) -> list[BlockKind]:
    return [block.kind for block in article.blocks]
