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
        """Whole authors are in the byline: the recogniser has no sentence to go by there, and sees half a name."""
        if segment.kind is not SegmentKind.BYLINE:
            return mentions
        found = list(mentions)
        for author, name in self._written.items():
            start = segment.text.find(name)
            end = start + len(name)
            if start >= 0:
                found = [m for m in found if m.end <= start or end <= m.start]
                found.append(Mention(author, start, end, name))
        return tuple(sorted(found, key=lambda m: m.start))

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
        found.update(self.authors)
        return tuple(sorted(found, key=lambda name: (name.type, name.text)))

    @property
    def authors(self) -> tuple[Name, ...]:
        """Who wrote it, where these are people's names: bylines want them in every locale, also where no text does."""
        return tuple(self._written)

    @property
    def author(self) -> Name | None:
        """The first of the authors."""
        return next(iter(self.authors), None)

    @cached_property
    def _written(self) -> dict[Name, str]:
        """The authors, as the article spells each."""
        if self.article.language == UNKNOWN:
            return {}
        from pipeline.languages import author_names, normalise_apostrophes, standard_letters  # noqa: PLC0415

        language = self.article.language
        return {
            Name(standard_letters(normalise_apostrophes(n), language), NameType.PERSON): n
            for n in author_names(self.article.author)
        }

    @property
    def row(self) -> ArticleRow:
        """What the index keeps of it."""
        names = tuple((str(name.type), name.text) for name in self.names)
        return ArticleRow(
            self.source.name,
            self.source.digest,
            self.article.slug,
            self.article.language,
            names,
            told=self.source.told,
        )


def names_of(row: ArticleRow) -> tuple[Name, ...]:
    """The names of an article that the index knows."""
    return tuple(Name(text, NameType(kind)) for kind, text in row.names)


def read(config: Config, source: Source, language: str | None = None) -> ReadArticle:
    """Read an article and tell its language. Raises SourceError.

    `language` overrides both what the file says and what is detected; what was found for this very content before, or
    given for this file, stands in for detection.
    """
    from pipeline.languages import detect  # noqa: PLC0415
    from pipeline.sources import read_article  # noqa: PLC0415

    known = source.told or (source.row.language if source.row is not None else "")
    found = detect if known in ("", UNKNOWN) else lambda _text: known
    return ReadArticle(source, read_article(source.path, config.root, language, found))


def unreadable(source: Source, error: DeskError) -> ArticleRow:
    """What the index keeps of a file that cannot be read, so that it is reported again without being read again."""
    return ArticleRow(source.name, source.digest, source.path.stem, error=str(error), told=source.told)


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
