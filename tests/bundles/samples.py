"""Editions for the tests: real articles in three locales, with everything a page can hold."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from math import sin
from pathlib import Path

from pipeline.bundles import Logo, PublishSettings
from pipeline.model import (
    LOCALES,
    Article,
    Block,
    BlockKind,
    BoundName,
    Edition,
    Inline,
    InlineKind,
    Name,
    NameType,
    Rendered,
    Segment,
    SegmentKind,
    State,
)

PRESS = json.loads((Path(__file__).parent / "data" / "press.json").read_text(encoding="utf-8"))
# What the press corpus has no rows for: byline, dateline, subheading, table.
EXTRA = {
    "byline": ("By Dilan Sirwan", "بقلم ديلان سيروان", "نووسینی: دیلان سیروان", "Nivîskar: Dîlan Sîrwan"),
    "dateline": (
        "SULAIMANI, Kurdistan Region",
        "السليمانية، إقليم كردستان",
        "سلێمانی، هەرێمی کوردستان",
        "SILÊMANÎ, Herêma Kurdistanê",
    ),
    "figures": ("The lake in figures", "البحيرة بالأرقام", "دەریاچەکە بە ژمارە", "Gol bi hejmaran"),
    "year": ("Year", "السنة", "ساڵ", "Sal"),
    "level": ("Level, metres", "المنسوب بالمتر", "ئاست بە مەتر", "Ast bi metreyan"),
    "inflow": ("Inflow, m³/s", "التدفق، م³/ث", "هاتنی ئاو، م³/چ", "Herikîn, m³/ç"),
    "before": ("2024", "2024", "٢٠٢٤", "2024"),
    "now": ("2025", "2025", "٢٠٢٥", "2025"),
    "low": ("486.5", "486.5", "٤٨٦.٥", "486.5"),
    "high": ("490.6", "490.6", "٤٩٠.٦", "490.6"),
    "slow": ("320", "320", "٣٢٠", "320"),
    "fast": ("1,850", "1,850", "١٬٨٥٠", "1850"),
    "caption": (
        "Dukan lake seen from the dam, with Rudaw's camera",
        "بحيرة دوكان كما بدت من السد بعدسة Rudaw",
        "دەریاچەی دووکان لە بەنداوەکەوە، بە کامێرای Rudaw",
        "Gola Dûkanê ji bendavê, bi kameraya Rudawê",
    ),
}
COLUMNS = ("en", *LOCALES)
LINKED = {"en": "Dukan dam", "ar": "سد دوكان", "ckb": "بەنداوی دووکان", "kmr": "bendava Dûkan"}
PUBLISHED = datetime(2025, 2, 17, 9, 30)
REVISED = datetime(2025, 2, 18, 14, 5, tzinfo=UTC)


@cache
def picture() -> bytes:
    """A small landscape as a PNG: sky, hills, water."""
    width, height = 640, 360
    rows = []
    for y in range(height):
        row = bytearray(b"\0")
        for x in range(width):
            far = 150 + 34 * sin(x / 105 + 1) + 12 * sin(x / 31)
            near = 205 + 14 * sin(x / 77) + 5 * sin(x / 19)
            if y < min(far, near):
                row += bytes((150 + y // 4, 190 + y // 6, 225))
            elif y < near:
                row += bytes((138, 150, 158))
            elif y < 230:
                row += bytes((96, 112, 84))
            else:
                row += bytes((52, 98 + (y - 230) // 4, 130 + (x * y) % 7))
        rows.append(bytes(row))
    return _png(width, height, rows)


@cache
def mark() -> Logo:
    """The logo of the newsroom: two peaks on a red square."""
    side = 96
    rows = []
    for y in range(side):
        row = bytearray(b"\0")
        for x in range(side):
            peak = 80 > y > min(24 + abs(x - 38) * 1.5, 40 + abs(x - 64) * 1.5)
            row += bytes((252, 251, 248) if peak else (140, 35, 24))
        rows.append(bytes(row))
    return Logo("https://zagros.example/news/assets/logo.png", "assets/logo.png", side, side, _png(side, side, rows))


def _png(width: int, height: int, rows: list[bytes]) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"".join(rows), 9))
        + chunk(b"IEND", b"")
    )


class Maker:
    """Gathers blocks of an article together with their translations."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.texts: dict[str, dict[Segment, str]] = {locale: {} for locale in LOCALES}
        self.line = 0

    def segment(self, kind: SegmentKind, texts: dict[str, str], inlines: tuple[Inline, ...] = ()) -> Segment:
        self.line += 1
        segment = Segment(kind, texts["en"], self.line, inlines)
        for locale in LOCALES:
            self.texts[locale][segment] = texts[locale]
        return segment

    def extra(self, kind: SegmentKind, key: str) -> Segment:
        return self.segment(kind, dict(zip(COLUMNS, EXTRA[key], strict=True)))

    def add(self, kind: BlockKind, *segments: Segment, **more: object) -> None:
        self.blocks.append(Block(kind, segments, **more))  # type: ignore[arg-type]

    def editions(self, article: Article) -> list[Edition]:
        return [
            Edition(
                article,
                locale,
                tuple(
                    Rendered(
                        s,
                        self.texts[locale][s],
                        State.APPROVED,
                        "Shilan Rashid <shilan@example.org>",
                        "pack=en-x@1;beam=2",
                    )
                    for s in article.segments
                ),
                signature="pack=en-x@1;beam=2;names=7",
                translator="Shilan Rashid <shilan@example.org>",
                revised=REVISED,
                names=(
                    BoundName(
                        Name("Dukan", NameType.PLACE), {"ar": "دوكان", "ckb": "دووکان", "kmr": "Dûkan"}[locale], True
                    ),
                ),
            )
            for locale in LOCALES
        ]


def press_rows(doc: str) -> list[dict[str, str]]:
    return [row for row in PRESS if row["doc"] == doc]


def plain(doc: str, slug: str, folder: Path, day: int) -> list[Edition]:
    """A press article as it is: headline and paragraphs."""
    make = Maker()
    for row in press_rows(doc):
        kind = SegmentKind.HEADLINE if row["kind"] == "headline" else SegmentKind.SENTENCE
        block = BlockKind.HEADLINE if row["kind"] == "headline" else BlockKind.PARAGRAPH
        make.add(block, make.segment(kind, row))
    article = Article(slug, folder / f"{slug}.txt", "en", tuple(make.blocks), date=PUBLISHED.replace(day=day))
    return make.editions(article)


def rich(folder: Path, slug: str = "dukan-lake") -> list[Edition]:
    """An article with all kinds of blocks, inline markup and a picture."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lake.png").write_bytes(picture())
    make = Maker()
    rows = press_rows("a012")
    link = Inline("a1", InlineKind.LINK, "https://www.example.org/dukan?lang=en&page=2")
    bold = Inline("b2", InlineKind.STRONG)
    make.add(BlockKind.HEADLINE, make.segment(SegmentKind.HEADLINE, rows[0]))
    make.add(BlockKind.PARAGRAPH, make.extra(SegmentKind.BYLINE, "byline"))
    first = {k: rows[1][k].replace(LINKED[k], f"<a1>{LINKED[k]}</a1>") for k in COLUMNS}
    assert all("<a1>" in text for text in first.values())
    make.add(
        BlockKind.PARAGRAPH,
        make.extra(SegmentKind.DATELINE, "dateline"),
        make.segment(SegmentKind.SENTENCE, first, (link,)),
        make.segment(SegmentKind.SENTENCE, rows[2]),
    )
    make.add(BlockKind.IMAGE, make.extra(SegmentKind.CAPTION, "caption"), image="lake.png")
    make.add(BlockKind.QUOTE, make.segment(SegmentKind.SENTENCE, rows[4]))
    make.add(BlockKind.HEADING, make.extra(SegmentKind.SENTENCE, "figures"), level=3)
    head = [make.extra(SegmentKind.SENTENCE, key) for key in ("year", "level", "inflow")]
    make.add(BlockKind.TABLE_ROW, *head, header=True)
    for keys in (("before", "low", "slow"), ("now", "high", "fast")):
        make.add(BlockKind.TABLE_ROW, *[make.extra(SegmentKind.SENTENCE, key) for key in keys])
    strong = {k: f"<b2>{rows[3][k]}</b2>" for k in COLUMNS}
    make.add(BlockKind.ITEM, make.segment(SegmentKind.SENTENCE, strong, (bold,)), level=1, ordered=True)
    make.add(BlockKind.ITEM, make.segment(SegmentKind.SENTENCE, rows[5]), level=1, ordered=True)
    make.add(BlockKind.ITEM, make.segment(SegmentKind.SENTENCE, rows[6]), level=2)
    article = Article(
        slug,
        folder / f"{slug}.md",
        "en",
        tuple(make.blocks),
        date=PUBLISHED,
        author="Dilan Sirwan",
        tags=("water",),
        canonical="https://www.example.org/english/dukan-lake",
    )
    return make.editions(article)


def newsroom(folder: Path) -> list[Edition]:
    """Four articles in three locales."""
    return [
        *rich(folder),
        *plain("a013", "qaraqosh-bells", folder, 16),
        *plain("a005", "parwezkhan-crossing", folder, 15),
        *plain("a001", "august-salaries", folder, 14),
    ]


def settings(dist: Path, **changes: object) -> PublishSettings:
    base = PublishSettings(
        dist,
        "Zagros Press",
        "https://zagros.example/news",
        digits={"ar": "latn", "ckb": "arab", "kmr": "latn"},
        publisher_names={"ar": "زاغروس برس", "ckb": "زاگرۆس پرێس"},
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def with_text(edition: Edition, number: int, text: str, state: State = State.APPROVED) -> Edition:
    """The edition with one segment's text replaced."""
    rendered = list(edition.rendered)
    rendered[number] = replace(rendered[number], text=text, state=state)
    return replace(edition, rendered=tuple(rendered))
