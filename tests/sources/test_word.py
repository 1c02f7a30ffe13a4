"""Word documents, made with python-docx and by hand."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from pipeline.model import BlockKind
from pipeline.sources import SourceError, read_image
from pipeline.sources import word as word_module

from .making import lines, outline, read


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]))
    + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
    + chunk(b"IEND", b"")
)


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def add_link(paragraph: Any, text: str, url: str) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, kind, is_external=True))
    run = OxmlElement("w:r")
    run.append(parse_xml(f'<w:t {nsdecls("w")} xml:space="preserve">{text}</w:t>'))
    link.append(run)
    paragraph._p.append(link)


def rezip(data: bytes, **members: bytes) -> bytes:
    """The package with members replaced or added ("word/document.xml" as word__document_xml)."""
    wanted = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in members.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, wanted.pop(name, None) or old.read(name))
        for name, content in wanted.items():
            new.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def full() -> bytes:
    document = Document()
    document.add_paragraph("The title", style="Title")
    document.add_paragraph("By Layla Hassan")
    paragraph = document.add_paragraph("ERBIL - The ")
    paragraph.add_run("council").bold = True
    paragraph.add_run(" met. It ")
    paragraph.add_run("never").italic = True
    paragraph.add_run(" agreed, ")
    add_link(paragraph, "they say. But", "https://example.org")
    paragraph.add_run(" it <ate>.")
    document.add_heading("A heading", 1)
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two. three", style="List Number")
    document.add_paragraph("“It is,” he said.", style="Quote")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Dam", "Cost", "", "4"), strict=True):
        cell.text = text
    picture = document.add_paragraph()
    picture.add_run().add_picture(io.BytesIO(PNG))
    picture._p.find(f".//{qn('wp:docPr')}").set("descr", "A dot")
    return saved(document)


def test_everything_an_article_holds(tmp_path: Path, full: bytes) -> None:
    article = read(tmp_path, "a.docx", full)
    assert outline(article) == [
        ("headline", "The title"),
        ("paragraph", "By Layla Hassan"),
        (
            "paragraph",
            "ERBIL",
            "The <b1>council</b1> met.",
            "It <i1>never</i1> agreed, <a2>they say.</a2>",
            "<a1>But</a1> it <ate>.",
        ),
        ("heading", "A heading"),
        ("item", "one"),
        ("item", "two. three"),
        ("quote", "“It is,” he said."),
        ("row", "Dam", "Cost"),
        ("row", "4"),
        ("image", "A dot"),
    ]
    assert article.author == "Layla Hassan"
    assert [b.ordered for b in article.blocks if b.kind is BlockKind.ITEM] == [False, True]
    assert [(b.header, b.cells) for b in article.blocks if b.kind is BlockKind.TABLE_ROW] == [
        (True, ()),
        (False, (0, 1)),
    ]
    assert lines(article) == [1, 2, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9, 11, 12]


def test_the_picture_comes_out_of_the_document(tmp_path: Path, full: bytes) -> None:
    article = read(tmp_path, "a.docx", full)
    image = next(block.image for block in article.blocks if block.image)
    assert image.startswith("a.docx#word/media/")
    assert read_image(article, image) == PNG


def test_without_a_title_style_the_first_paragraph_is_the_title(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run("Bold first line").bold = True
    document.add_paragraph("Text.")
    assert outline(read(tmp_path, "a.docx", saved(document))) == [
        ("headline", "Bold first line"),
        ("paragraph", "Text."),
    ]


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("T")
    paragraph = document.add_paragraph("It ")
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>rained</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>snowed</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>"))
    document.element.body.insert(
        2,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>In a control.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert outline(read(tmp_path, "a.docx", saved(document)))[1:] == [
        ("paragraph", "It rained"),
        ("paragraph", "In a control."),
    ]


def test_links_written_as_fields_are_links(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("T")
    paragraph = document.add_paragraph("See ")
    for xml in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> HYPERLINK "https://example.org/x" </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>this</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:t xml:space="preserve"> now</w:t>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{xml}</w:r>"))
    segment = read(tmp_path, "a.docx", saved(document)).segments[1]
    assert segment.text == "See <a1>this</a1> now"
    assert segment.inlines[0].href == "https://example.org/x"


def test_arabic_letters_are_bold_by_the_switch_for_complex_scripts(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("عنوان")
    paragraph = document.add_paragraph("قال ")
    for text in ("الوزير", "minister"):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:rPr><w:bCs/></w:rPr><w:t>{text}</w:t></w:r>"))
    assert read(tmp_path, "a.docx", saved(document)).segments[1].text == "قال <b1>الوزير</b1>minister"


def test_bold_can_be_switched_off(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("T")
    document.add_paragraph("x ").add_run("y").bold = False
    assert read(tmp_path, "a.docx", saved(document)).segments[1].text == "x y"


def test_superscript_digits_are_characters_and_struck_words_are_left_out(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("T")
    paragraph = document.add_paragraph("In 2019")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run("rd").font.superscript = True
    for text in (" three", " men"):
        paragraph.add_run(text).font.strike = True
    paragraph.add_run(" four came")
    article = read(tmp_path, "a.docx", saved(document))
    assert article.segments[1].text == "In 2019³rd four came"
    assert article.warnings == (
        "seeds/a.docx:2: the struck-out words 'three men' are left out; take the line off them if they are meant",
    )


def test_merged_cells_keep_the_others_in_their_columns(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("T")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("a", "b", "c", "Total", "", "12"), strict=True
    ):
        cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1))
    assert read(tmp_path, "a.docx", saved(document)).blocks[2].cells == (1, 0, 1)


def test_a_heading_below_a_date_is_the_title(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("14 September 2025")
    document.add_heading("The title", 1)
    document.add_paragraph("Text.")
    assert outline(read(tmp_path, "a.docx", saved(document)))[0] == ("headline", "The title")


def test_a_content_control_that_nobody_filled_in_is_left_out(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("T")
    control = f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    words = "<w:r><w:t>Click here.</w:t></w:r>"
    document.add_paragraph("Text.")._p.append(parse_xml(control.format(words)))
    document.element.body.insert(1, parse_xml(control.format(f"<w:p>{words}</w:p>")))
    assert outline(read(tmp_path, "a.docx", saved(document))) == [("headline", "T"), ("paragraph", "Text.")]


def with_notes(kind: str, notes: dict[str, str]) -> Document:
    """A document whose second paragraph refers to notes of this kind, the last one first and twice."""
    document = Document()
    document.add_paragraph("T")
    text = document.add_paragraph("It was built in 1985.")
    for id in [*reversed(notes), [*notes][-1]]:
        text._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:{kind}Reference w:id="{id}"/></w:r>'))
        text.add_run(" Then more.")
    rows = "".join(
        f'<w:{kind} w:id="{id}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{words}</w:t></w:r></w:p></w:{kind}>'
        for id, words in notes.items()
    )
    line = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    xml = f"<w:{kind}s {nsdecls('w')}>{line}{rows}</w:{kind}s>".encode()
    name = PackURI(f"/word/{kind}s.xml")
    part = Part(name, f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml", xml)
    document.part.relate_to(part, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}s")
    return document


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_are_read_at_the_end_and_marked(tmp_path: Path, kind: str) -> None:
    article = read(tmp_path, "a.docx", saved(with_notes(kind, {"1": "Yearly report.", "2": "Interview."})))
    assert outline(article)[1:] == [
        ("paragraph", "It was built in 1985.¹", "Then more.²", "Then more.¹", "Then more."),
        ("paragraph", "¹ Interview."),
        ("paragraph", "² Yearly report."),
    ]
    assert not article.warnings


def test_a_note_without_its_text_is_told_of(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("T")
    document.add_paragraph("x")._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="1"/></w:r>'))
    assert read(tmp_path, "a.docx", saved(document)).warnings == (
        "seeds/a.docx:2: a footnote has no text in the file; open it in Word and save it again",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "old .doc or locked by a password"),
        (b"PK\x03\x04 not really", "is no Word document"),
        (b"just text", "is no Word document"),
    ],
)
def test_what_is_no_docx_is_an_error(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read(tmp_path, "a.docx", data)


def test_a_zip_that_calls_itself_docx_is_an_error(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("hello.txt", "hello")
    with pytest.raises(SourceError, match="zip file but no Word document"):
        read(tmp_path, "a.docx", buffer.getvalue())


def test_a_spreadsheet_that_calls_itself_docx_is_an_error(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(SourceError, match="no Word document"):
        read(tmp_path, "a.docx", buffer.getvalue())


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, full: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = rezip(full, word__document_xml=b"<x>" + b" " * (49 << 20) + b"</x>")
    assert len(bomb) < 200_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(SourceError, match="unpacks to more than"):
        read(tmp_path, "a.docx", bomb)


def test_a_bomb_that_lies_about_its_size_is_an_error(tmp_path: Path, full: bytes) -> None:
    size = zipfile.ZipFile(io.BytesIO(full)).getinfo("word/document.xml").file_size
    lying = full.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(SourceError):
        read(tmp_path, "a.docx", lying)


def test_entities_are_not_expanded(tmp_path: Path, full: bytes) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 20))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{entities}]>'
        f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>T &f; &e19;</w:t></w:r></w:p></w:body></w:document>"
    )
    try:
        article = read(tmp_path, "a.docx", rezip(full, word__document_xml=xml.encode()))
    except SourceError:
        return
    assert "root:" not in article.segments[0].text
    assert "lol" not in article.segments[0].text


@pytest.mark.parametrize(
    "xml", [b"", b"<", b"<a/>", b"\xff\xfe\x00", b"<?xml version='1.0'?><w:document xmlns:w='x'/>"]
)
def test_a_damaged_body_is_an_error(tmp_path: Path, full: bytes, xml: bytes) -> None:
    with pytest.raises(SourceError):
        read(tmp_path, "a.docx", rezip(full, word__document_xml=xml or b" "))


def test_a_document_without_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is empty"):
        read(tmp_path, "a.docx", saved(Document()))


def test_the_limits_leave_room_for_five_megabytes_of_text() -> None:
    assert word_module._MOST_XML > 40_000_000


def test_a_numbered_list_counts_on_as_word_has_it(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Title", style="Title")
    numbering = document.part.numbering_part.element
    level = '<w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="decimal"/></w:lvl>'
    for number, override in ((90, ""), (91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>')):
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level.format(5)}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        num = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/>{override}</w:num>'
        numbering.append(parse_xml(num))
    for text, number in (("a", 90), ("b", 90), ("Text.", 0), ("c", 90), ("d", 91)):
        paragraph = document.add_paragraph(text)
        if number:
            xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(xml))
    blocks = read(tmp_path, "a.docx", saved(document)).blocks
    assert [getattr(block, "start", 1) for block in blocks] == [1, 5, 1, 1, 7, 9]
