"""Sources into articles with their language and their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.index import ArticleRow, EditionRow
from pipeline.desk.survey import Source
from pipeline.errors import DeskError
from pipeline.model import UNKNOWN, Article, Mention, Name, NameType, Segment, SegmentKind

if TYPE_CHECKING:
    from pipeline.names import Recogniser


# Words of what signs articles and is no person.
_HOUSE = frozenset(("Agency", "and", "Correspondent", "Desk", "Editors", "News", "Press", "Service", "Staff", "Team"))


@dataclass(frozen=True)
class ReadArticle:
    """An article with its names; the mentions are looked for when they are first asked for."""

    source: Source
    article: Article

    @property
    def fresh(self) -> bool:
        """Whether the index does not know this content yet."""
        return self.source.row is None or self.source.row.language != self.article.language

    def new_to(self, edition: EditionRow | None) -> bool:
        """Whether this content has not been through to this edition: a run may have been killed between two locales."""
        return self.fresh or edition is None or edition.source != self.source.digest

    @cached_property
    def mentions(self) -> tuple[tuple[Mention, ...], ...]:
        """Mentions of each segment, parallel to `article.segments`."""
        if self.article.language == UNKNOWN:
            return tuple(() for _ in self.article.segments)
        found = _recogniser().mentions(self.article)
        return tuple(self._signed(*pair) for pair in zip(self.article.segments, found, strict=True))

    def _signed(self, segment: Segment, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The whole author is in the byline: the recogniser has no sentence to go by there, and sees half a name."""
        author, name = self.author, self.article.author
        start = segment.text.find(name)
        if segment.kind is not SegmentKind.BYLINE or author is None or start < 0:
            return mentions
        end = start + len(name)
        others = [m for m in mentions if m.end <= start or end <= m.start]
        return tuple(sorted((*others, Mention(author, start, end, name)), key=lambda m: m.start))

    @cached_property
    def mentions_by_key(self) -> dict[tuple[str | None, str], tuple[Mention, ...]]:
        """Mentions of each sentence, by its key in the catalogue."""
        segments: tuple[Segment, ...] = self.article.segments
        return {segment.key: mentions for segment, mentions in zip(segments, self.mentions, strict=True)}

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of the article, each once, by type and spelling."""
        if self.source.row is not None and not self.fresh:
            return names_of(self.source.row)
        found = {mention.name for mentions in self.mentions for mention in mentions}
        if self.author is not None:
            found.add(self.author)
        return tuple(sorted(found, key=lambda name: (name.type, name.text)))

    @cached_property
    def author(self) -> Name | None:
        """Who wrote it, where that is somebody's name: bylines want it in every locale, also where it is in no text."""
        words = self.article.author.split()
        names = all(
            word.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha() for word in words
        )
        if self.article.language == UNKNOWN or not 2 <= len(words) <= 5 or not names or _HOUSE & {*words}:
            return None
        from pipeline.languages import normalise_apostrophes  # noqa: PLC0415

        return Name(normalise_apostrophes(" ".join(words)), NameType.PERSON)

    @property
    def row(self) -> ArticleRow:
        """What the index keeps of it."""
        names = tuple((str(name.type), name.text) for name in self.names)
        return ArticleRow(self.source.name, self.source.digest, self.article.slug, self.article.language, names)


def names_of(row: ArticleRow) -> tuple[Name, ...]:
    """The names of an article that the index knows."""
    return tuple(Name(text, NameType(kind)) for kind, text in row.names)


def read(config: Config, source: Source, language: str | None = None) -> ReadArticle:
    """Read an article and tell its language. Raises SourceError.

    `language` overrides both what the file says and what is detected.
    """
    from pipeline.languages import detect  # noqa: PLC0415
    from pipeline.sources import read_article  # noqa: PLC0415

    return ReadArticle(source, read_article(source.path, config.root, language, detect))


def unreadable(source: Source, error: DeskError) -> ArticleRow:
    """What the index keeps of a file that cannot be read, so that it is reported again without being read again."""
    return ArticleRow(source.name, source.digest, source.path.stem, error=str(error))


def detect_language(text: str | Path) -> str:
    """The language of a text, or of an article's file. Raises SourceError."""
    from pipeline.languages import detect  # noqa: PLC0415
    from pipeline.sources import read_article  # noqa: PLC0415

    return detect(text) if isinstance(text, str) else read_article(text, text.parent, None, detect).language


@cache
def _recogniser() -> Recogniser:
    # spaCy takes a second to load: only a run that reads a new article pays for it.
    from pipeline.names import Recogniser  # noqa: PLC0415

    return Recogniser.load()
