"""From an edition, as its catalogue stands, to the document that goes out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from pipeline.bundles.clean import clean, shorten
from pipeline.bundles.dates import iso, latest
from pipeline.bundles.doc import Doc, Named, Passage, Picture, sanitise
from pipeline.bundles.inline import parse, to_html, to_markdown, to_text
from pipeline.bundles.locales import Locale, locale_of
from pipeline.bundles.settings import PublishSettings
from pipeline.bundles.urls import edition_url, safe_href
from pipeline.languages import author_names, format_list, normalise_apostrophes
from pipeline.model import Block, BlockKind, Edition, NameType, Rendered, SegmentKind, State


@dataclass(frozen=True, slots=True)
class _Piece:
    """One rendered segment in three forms."""

    kind: SegmentKind
    html: str
    text: str
    markdown: str


class _Writer:
    """Renders the segments of one edition, and gathers warnings."""

    def __init__(self, edition: Edition, locale: Locale, missing: str) -> None:
        self.base = edition.article.canonical
        self.locale = locale
        self.source = locale_of(edition.article.language)
        self.missing = missing
        self.warnings: list[str] = []
        self.name = edition.article.path.name

    def piece(self, rendered: Rendered) -> _Piece:
        segment = rendered.segment
        if rendered.text.strip():
            parsed = parse(rendered.text, segment.inlines, self.base)
            self.warnings += [f"{self.name}:{segment.line}: {self.locale.code}: {w}" for w in parsed.warnings]
            html = to_html(parsed.nodes, self.locale.direction)
            return _Piece(segment.kind, sanitise(html), to_text(parsed.nodes), to_markdown(parsed.nodes))
        # Only in drafts: the source text, marked as what it is, never silently.
        parsed = parse(segment.text, segment.inlines, self.base)
        html = Markup('<span class="missing" lang="{}" dir="{}">{}</span>').format(
            self.source.lang, self.source.direction, to_html(parsed.nodes, self.source.direction)
        )
        label = f"[{self.missing}]"
        return _Piece(
            segment.kind, sanitise(html), f"{label} {to_text(parsed.nodes)}", f"{label} {to_markdown(parsed.nodes)}"
        )


def build(
    edition: Edition, settings: PublishSettings, pictures: dict[str, Picture], missing: str
) -> tuple[Doc, tuple[str, ...]]:
    """The document and warnings. `missing` is what marks an untranslated segment, in the locale's language."""
    article = edition.article
    locale = locale_of(edition.locale)
    writer = _Writer(edition, locale, missing)
    rows = iter(edition.rendered)
    headline = byline = dateline = _Piece(SegmentKind.SENTENCE, "", "", "")
    body: list[Passage] = []
    for block in article.blocks:
        pieces = [writer.piece(rendered) for _, rendered in zip(block.segments, rows, strict=False)]
        rest: list[_Piece] = []
        for piece in pieces:
            if piece.kind is SegmentKind.HEADLINE and not headline.text:
                headline = piece
            elif piece.kind is SegmentKind.BYLINE:
                byline = byline if byline.text else piece
            else:
                if piece.kind is SegmentKind.DATELINE:
                    dateline = piece
                rest.append(piece)
        if rest or block.image:
            headed = any(b.kind == "heading" for b in body)
            body.append(_passage(block, rest, pictures, headed=headed, locale=locale))
    body = [p for p in body if p.text or p.picture]
    published = iso(article.date, settings.timezone)
    original = article.language == edition.locale
    url = edition_url(settings.base_url, article.slug, edition.locale)
    draft = not edition.complete
    authors = _authors(edition)
    doc = Doc(
        slug=article.slug,
        locale=edition.locale,
        lang=locale.lang,
        direction=locale.direction,
        url=url,
        headline=headline.text or clean(article.slug),
        headline_html=headline.html or str(Markup.escape(clean(article.slug))),
        source_language=article.language,
        source_headline=_source_text(article.headline),
        description=shorten(_first_words(body, locale.dateline.format(place=_strip_dash(dateline.text)))),
        byline=byline.text,
        author=format_list(authors, edition.locale),
        authors=authors,
        translator="" if original else person(edition.translator),
        dateline=_strip_dash(dateline.text),
        publisher=settings.publisher_in(edition.locale),
        publisher_url=settings.home,
        published=published,
        modified=latest(published, "" if original else iso(edition.revised, settings.timezone)),
        draft=draft,
        original=original,
        source_url=safe_href(article.canonical) or "",
        tags=tuple(t for t in map(clean, article.tags) if t),
        names=_names(edition, draft),
        body=tuple(body),
    )
    return doc, tuple(dict.fromkeys((*article.warnings, *writer.warnings)))


def _passage(
    block: Block, pieces: list[_Piece], pictures: dict[str, Picture], *, headed: bool, locale: Locale
) -> Passage:
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADLINE else block.kind
    if kind is BlockKind.TABLE_ROW:
        cells = _cells(block, pieces)
        return Passage(
            kind.value,
            "",
            "\t".join(" ".join(p.text for p in cell) for cell in cells),
            " | ".join(" ".join(p.markdown.replace("|", "\\|") for p in cell) for cell in cells),
            header=block.header,
            cells=tuple(" ".join(p.html for p in cell) for cell in cells),
        )
    if kind is BlockKind.IMAGE:
        alt, caption = pieces[:1], pieces[1:] or pieces[:1]
        return Passage(
            kind.value,
            " ".join(p.html for p in caption),
            " ".join(p.text for p in alt),
            " ".join(p.markdown for p in caption),
            picture=pictures.get(block.image),
            caption=" ".join(p.text for p in pieces[1:]),
        )
    dateline = locale.dateline
    # The page's h1 is the headline: the first heading below it is an h2, whatever the source called it.
    level = (min(max(block.level, 2), 6) if headed else 2) if kind is BlockKind.HEADING else block.level
    html, text, markdown = [], [], []
    for piece in pieces:
        if piece.kind is SegmentKind.DATELINE:
            html.append(dateline.format(place=f'<span class="dateline">{_strip_dash(piece.html)}</span>'))
            text.append(dateline.format(place=_strip_dash(piece.text)))
            markdown.append(dateline.format(place=f"**{_strip_dash(piece.markdown)}**"))
        else:
            html.append(piece.html)
            text.append(piece.text)
            markdown.append(piece.markdown)
    return Passage(
        kind.value,
        " ".join(html),
        " ".join(text),
        " ".join(markdown),
        level=level,
        ordered=block.ordered,
        start=block.start,
    )


def _cells(block: Block, pieces: list[_Piece]) -> list[list[_Piece]]:
    """The pieces of each cell of a row, empty cells among them."""
    rest = iter(pieces)
    return [list(islice(rest, count)) for count in block.cells or (1,) * len(pieces)]


def _first_words(body: list[Passage], dateline: str) -> str:
    """The first paragraph's text without its dateline."""
    return next((p.text for p in body if p.kind == "paragraph"), "").removeprefix(dateline).strip()


def _strip_dash(text: str) -> str:
    return text.rstrip(" -–—:")


def _source_text(text: str) -> str:
    return to_text(parse(text, ()).nodes)


def _authors(edition: Edition) -> tuple[str, ...]:
    """The authors as the locale spells their names, else as the source does; one that is no person as it stands."""
    author = clean(edition.article.author)
    bound = {
        n.name.text: n.rendering
        for n in edition.names
        if n.name.type is NameType.PERSON and (n.approved or not edition.complete)
    }
    names = author_names(author) or tuple(filter(None, (author,)))
    return tuple(clean(bound.get(normalise_apostrophes(name), "")) or name for name in names)


def person(translator: str) -> str:
    """A Last-Translator without the address, which is nobody's business."""
    return clean(translator.partition("<")[0])


def _names(edition: Edition, draft: bool) -> tuple[Named, ...]:
    found = {
        Named(n.name.type.value, clean(n.rendering), clean(n.name.text))
        for n in edition.names
        if (n.approved or draft) and n.rendering
    }
    return tuple(sorted(found, key=lambda n: (n.type, n.source)))


def approved_count(edition: Edition) -> int:
    """How many segments are approved."""
    return sum(r.state is State.APPROVED for r in edition.rendered)
