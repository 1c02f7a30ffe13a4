"""What an article's file holds comes through to the pages: pictures inside it and beside it, tables in their shape."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from lxml import etree, html

from pipeline.bundles import Report, original, publish
from pipeline.bundles.doc import from_json
from pipeline.sources import read_article

from .samples import picture, settings

TABLE = """# Bendav

| Sal | Ast | Têbînî |
|---|---|---|
| 2024 | | kêm |
| 2025 | 490 |
| | 12 | |

Dawî.
"""


def published(source: Path, dist: Path) -> tuple[Report, etree._Element]:
    article = read_article(source, source.parent, "kmr")
    report = publish([original(article)], settings(dist))
    return report, html.document_fromstring((dist / article.slug / "kmr/index.html").read_bytes())


def word(*, alt: str = "Gola Dûkanê", image: bytes | None = None) -> bytes:
    document = Document()
    document.add_paragraph("Bendav", style="Title")
    document.add_paragraph("Gotinek li vir heye.")
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(io.BytesIO(image or picture()))
    paragraph._p.xpath(".//wp:docPr")[0].set("descr", alt)
    table = document.add_table(rows=2, cols=3)
    for column, text in enumerate(("Sal", "", "Ast")):
        table.cell(0, column).text = text
    table.cell(1, 2).text = "490"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_picture_inside_a_word_document_is_published(tmp_path: Path) -> None:
    (tmp_path / "bendav.docx").write_bytes(word())
    report, page = published(tmp_path / "bendav.docx", tmp_path / "dist")
    assert report.warnings == ()
    [image] = page.xpath("//figure/img")
    assert image.get("alt") == "Gola Dûkanê"
    assert (tmp_path / "dist/bendav/kmr" / image.get("src")).resolve().read_bytes() == picture()
    assert zipfile.ZipFile(tmp_path / "dist/bendav.zip").read(f"bendav/images/{Path(image.get('src')).name}")


def test_a_word_document_whose_picture_is_a_page_or_is_gone_is_published_without_it(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            hostile = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
            new.writestr(name, hostile if name.startswith("word/media/") else old.read(name))
    (tmp_path / "bendav.docx").write_bytes(out.getvalue())
    report, page = published(tmp_path / "bendav.docx", tmp_path / "dist")
    assert page.xpath("//img") == []
    assert not [p for p in tmp_path.glob("dist/bendav/**/*") if p.is_file() and b"alert" in p.read_bytes()]
    [warning] = report.warnings
    assert warning.startswith("bendav.docx: the image")


@pytest.mark.parametrize("name", ["bendav.md", "bendav.docx"])
def test_empty_cells_keep_their_place(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(word() if name.endswith("docx") else TABLE.encode())
    _, page = published(tmp_path / name, tmp_path / "dist")
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//table//tr")]
    if name.endswith("docx"):
        assert rows == [["Sal", "", "Ast"], ["", "", "490"]]
    else:
        assert rows == [["Sal", "Ast", "Têbînî"], ["2024", "", "kêm"], ["2025", "490", ""], ["", "12", ""]]
    text = (tmp_path / "dist/bendav/kmr/article.txt").read_text(encoding="utf-8")
    assert "\t490" in text
    markdown = (tmp_path / "dist/bendav/kmr/article.md").read_text(encoding="utf-8")
    lines = [line for line in markdown.splitlines() if line.startswith("|")]
    assert len({line.count("|") for line in lines}) == 1


def test_each_table_has_its_own_head_and_a_heading_in_it_stays_in_its_place(tmp_path: Path) -> None:
    rows = "<tr><th>Sal</th><th>Ast</th></tr><tr><td>2024</td><td>486</td></tr>"
    part = "<tr><th>Bakur</th><th></th></tr><tr><td>2025</td><td>490</td></tr>"
    text = f"# Bendav\n\n| Partî | Kursî |\n|---|---|\n| A | 3 |\n\n<table>{rows}{part}</table>\n\nDawî.\n"
    (tmp_path / "bendav.md").write_text(text, encoding="utf-8")
    _, page = published(tmp_path / "bendav.md", tmp_path / "dist")
    tables = [
        [[row.text_content() for row in table.xpath(f"{part}/tr")] for part in ("thead", "tbody")]
        for table in page.xpath("//table")
    ]
    assert tables == [[["PartîKursî"], ["A3"]], [["SalAst"], ["2024486", "Bakur", "2025490"]]]
    assert page.xpath("//tbody//th/text()") == ["Bakur"]


def test_a_picture_beside_a_page_is_published(tmp_path: Path) -> None:
    (tmp_path / "lake.png").write_bytes(picture())
    (tmp_path / "gol.html").write_text(
        "<html lang='kmr'><head><title>Gola Dûkanê</title></head><body><article><h1>Gola Dûkanê</h1>"
        "<p>Gola Dûkanê îsal dîsa tijî bû û avên wê gihîştin deştê, her kes kêfxweş e.</p>"
        "<figure><img src='lake.png' alt='Gol'><figcaption>Gol ji bendavê</figcaption></figure>"
        "<p>Cotkar dibêjin ku salên bê dê baştir bin, lê divê av were parastin.</p></article></body></html>",
        encoding="utf-8",
    )
    report, page = published(tmp_path / "gol.html", tmp_path / "dist")
    assert report.warnings == ()
    assert page.xpath("//figure/img/@alt") == ["Gol"]
    assert page.xpath("string(//figcaption)") == "Gol ji bendavê"


def test_lists_begin_with_their_numbers_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "rez.md").write_text("# Rêz\n\n1. Yek\n2. Du\n\n5) Pênc\n6) Şeş\n\n- Nuqte\n\n   7. Heft\n")
    _, page = published(tmp_path / "rez.md", tmp_path / "dist")
    folder = tmp_path / "dist/rez/kmr"
    assert [(ol.get("start"), len(ol)) for ol in page.xpath("//article//ol")] == [(None, 2), ("5", 2), ("7", 1)]
    assert "1. Yek\n2. Du\n\n5. Pênc\n6. Şeş\n\n• Nuqte\n  7. Heft" in (folder / "article.txt").read_text()
    assert "1. Yek\n2. Du\n\n5) Pênc\n6) Şeş\n\n- Nuqte\n  7. Heft" in (folder / "article.md").read_text()
    assert '<ol start=\\"5\\">' in (folder / "ninjs.json").read_text()
    with zipfile.ZipFile(folder / "article.epub") as book:
        assert b'<ol start="5">' in book.read("EPUB/article1.xhtml")
    doc = from_json(json.loads((folder / "article.json").read_text()))
    assert doc is not None
    assert [passage.start for passage in doc.body] == [1, 1, 5, 1, 1, 7]
