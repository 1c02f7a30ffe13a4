"""Sources into articles with their language and their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.index import ArticleRow
from pipeline.desk.survey import Source
from pipeline.errors import DeskError
from pipeline.model import UNKNOWN, Article, Mention, Name

if TYPE_CHECKING:
    from pipeline.names import Recogniser


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with its mentions, parallel to `article.segments`."""

    source: Source
    article: Article
    mentions: tuple[tuple[Mention, ...], ...]

    @property
    def names(self) -> tuple[Name, ...]:
        """The names of the article, each once, in the order of their types and spellings."""
        found = {mention.name for mentions in self.mentions for mention in mentions}
        return tuple(sorted(found, key=lambda name: (name.type, name.text)))

    @property
    def row(self) -> ArticleRow:
        """What the index keeps of it."""
        names = tuple((str(name.type), name.text) for name in self.names)
        return ArticleRow(self.source.name, self.source.digest, self.article.slug, self.article.language, names)


def read(config: Config, source: Source, language: str | None = None) -> ReadArticle:
    """Read an article, tell its language and recognise its names. Raises SourceError.

    `language` overrides both what the file says and what is detected.
    """
    from pipeline.sources import read_article  # noqa: PLC0415

    article = read_article(source.path, config.root)
    article = replace(article, language=language or _language(article))
    mentions = () if article.language == UNKNOWN else _recogniser().mentions(article)
    return ReadArticle(source, article, mentions)


def unreadable(source: Source, error: DeskError) -> ArticleRow:
    """What the index keeps of a file that cannot be read, so that it is reported again without being read again."""
    return ArticleRow(source.name, source.digest, source.path.stem, error=str(error))


def _language(article: Article) -> str:
    from pipeline.languages import detect  # noqa: PLC0415
    from pipeline.sources import strip_tags  # noqa: PLC0415

    if article.forced_language:
        return article.language
    return detect("\n".join(strip_tags(segment.text) for segment in article.segments))


def detect_language(text: str | Path) -> str:
    """The language of a text, or of an article's file. Raises SourceError."""
    from pipeline.languages import detect  # noqa: PLC0415

    if isinstance(text, str):
        return detect(text)
    from pipeline.sources import read_article  # noqa: PLC0415

    article = read_article(text, text.parent)
    return _language(article)


@cache
def _recogniser() -> Recogniser:
    # spaCy takes a second to load: only a run that reads a new article pays for it.
    from pipeline.names import Recogniser  # noqa: PLC0415

    return Recogniser.load()


def slug_clash(sources: Sequence[Source]) -> dict[str, str]:
    """For each file whose slug an earlier file has taken: its name, and that file's."""
    first: dict[str, str] = {}
    clashes: dict[str, str] = {}
    for source in sources:
        taken = first.setdefault(source.path.stem.casefold(), source.name)
        if taken != source.name:
            clashes[source.name] = taken
    return clashes
