"""What holds for every source, whatever its format and its bytes."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.model import Article, Block, BlockKind, SegmentKind
from pipeline.sources import SourceError, balanced, read_article, read_image, strip_tags
from pipeline.sources.clean import clean
from pipeline.sources.inline import neutralise

from .making import outline, read

SUFFIXES = ["txt", "md", "html", "docx"]


def test_empty_files_are_errors(tmp_path: Path) -> None:
    for data in (b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe \0\n\0", b"\0\0", "\u00a0\u200b".encode()):
        for suffix in SUFFIXES[:3]:
            with pytest.raises(SourceError, match=r"^seeds/a\.\w+: is empty; put a title"):
                read(tmp_path, f"a.{suffix}", data)


@pytest.mark.parametrize(("suffix", "text"), [("txt", "Title"), ("md", "# Title"), ("html", "<h1>Title</h1>")])
def test_a_title_alone_is_an_article_with_a_warning(tmp_path: Path, suffix: str, text: str) -> None:
    article = read(tmp_path, f"a.{suffix}", text)
    assert outline(article) == [("headline", "Title")]
    assert article.warnings == (f"seeds/a.{suffix}:1: has a title and no text",)


def test_a_file_that_is_not_there_and_one_of_another_format(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^seeds/a\.txt: cannot be read"):
        read_article(tmp_path / "seeds" / "a.txt", tmp_path)
    with pytest.raises(SourceError, match=r"^seeds/a\.pdf: is none of"):
        read(tmp_path, "a.pdf", "x")


def test_a_folder_that_ends_like_an_article_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(SourceError, match="cannot be read"):
        read_article(tmp_path / "a.txt", tmp_path)


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(33 << 20)
    with pytest.raises(SourceError, match="larger than 32 MB"):
        read_article(path, tmp_path)


def test_direction_overrides_and_controls_are_taken_out_with_a_warning(tmp_path: Path) -> None:
    article = read(
        tmp_path, "a.txt", "Title\n\nThe file \u202egnp.exe\u202c was\x07 sent.\n\nFine \u200ftext\u200f here."
    )
    assert [s.text for s in article.segments] == ["Title", "The file gnp.exe was sent.", "Fine text here."]
    assert article.warnings == (
        "seeds/a.txt:3: invisible control or direction characters were taken out; retype the text there",
    )


def test_the_language_is_the_callers_then_the_authors_then_the_detectors(tmp_path: Path) -> None:
    seen: list[str] = []

    def detect(text: str) -> str:
        seen.append(text)
        return "tr"

    stated, silent = "---\nlanguage: kmr\n---\n# T\n\nText.\n", "# T\n\n**Bold** text.\n"
    assert read(tmp_path, "a.md", stated, language="ar", detect=detect).language == "ar"
    assert read(tmp_path, "a.md", stated, detect=detect).language == "kmr"
    assert seen == []
    article = read(tmp_path, "a.md", silent, detect=detect)
    assert (article.language, article.forced_language) == ("tr", False)
    assert seen == ["T\nBold text."]
    assert read(tmp_path, "a.md", silent).language == "unknown"


def test_a_page_may_state_the_language_that_the_detector_does_not_know(tmp_path: Path) -> None:
    page = '<html lang="{}"><h1>12</h1><p>34</p></html>'
    assert read(tmp_path, "a.html", page.format("ckb-IQ"), detect=lambda _: "unknown").language == "ckb"
    assert read(tmp_path, "a.html", page.format("ku"), detect=lambda _: "unknown").language == "unknown"
    assert read(tmp_path, "a.html", page.format("ckb"), detect=lambda _: "ar").language == "ar"


def test_images_are_read_from_beside_the_article_only(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "# T\n\n![x](pics/ok.png)\n")
    (tmp_path / "seeds" / "pics").mkdir()
    (tmp_path / "seeds" / "pics" / "ok.png").write_bytes(b"png")
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "seeds" / "link.png").symlink_to(tmp_path / "secret")
    assert read_image(article, "pics/ok.png") == b"png"
    for image in (
        "../secret",
        "link.png",
        "none.png",
        "https://example.org/a.png",
        "/etc/passwd",
        "a.md#word/x.png",
        "",
    ):
        with pytest.raises(SourceError):
            read_image(article, image)


@pytest.mark.parametrize("text", ["T\n\n" + "x" * 5_000_000, "word " * 1_000_000, "T\n" + "\n" * 5_000_000 + "."])
def test_five_megabytes_without_a_paragraph_are_read_in_pieces_that_a_model_can_take(tmp_path: Path, text: str) -> None:
    article = read(tmp_path, "a.txt", text)
    assert max(len(segment.text) for segment in article.segments) <= 2000
    assert sum(len("".join(segment.text.split())) for segment in article.segments) == len("".join(text.split()))
    assert [segment.kind for segment in article.segments].count(SegmentKind.HEADLINE) == 1


def test_five_megabytes_of_markdown_in_one_paragraph_are_read_with_their_markup_as_text(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "# T\n\n" + "*a **b " * 700_000)
    assert article.segments[1].text.startswith("*a **b *a **b")


def checked(article: Article) -> None:
    """What every article promises."""
    for block in article.blocks:
        assert isinstance(block, Block)
        assert block.segments or block.image
        assert not block.cells or (block.kind is BlockKind.TABLE_ROW and sum(block.cells) == len(block.segments))
    for segment in article.segments:
        assert segment.text
        assert segment.text == " ".join(segment.text.split())
        assert strip_tags(segment.text) == strip_tags(segment.text).strip() != ""
        assert balanced(segment.text)
        assert segment.line >= 1
        for inline in segment.inlines:
            assert f"<{inline.tag}>" in segment.text
            assert f"</{inline.tag}>" in segment.text
        segment.text.encode("utf-8")
    assert sum(s.kind is SegmentKind.HEADLINE for s in article.segments) <= 1
    assert all("\n" not in warning for warning in article.warnings)


def attempt(folder: Path, name: str, data: bytes) -> Article | None:
    try:
        article = read(folder, name, data)
    except SourceError as error:
        assert str(error).startswith(f"seeds/{name}:")
        assert "\n" not in str(error)
        return None
    checked(article)
    return article


ANY = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


@ANY
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
@example(b"\xff\xfe\x00\xd8", "txt")
@example(b"---\n: \n---\n", "md")
@example(b"<?xml version='1.0' encoding='utf-16'?><p>x", "html")
def test_any_bytes_are_an_article_or_a_source_error(tmp_path: Path, data: bytes, suffix: str) -> None:
    attempt(tmp_path, f"a.{suffix}", data)


@ANY
@given(st.text(max_size=300), st.sampled_from(SUFFIXES[:3]))
def test_any_text_is_an_article_or_a_source_error(tmp_path: Path, text: str, suffix: str) -> None:
    attempt(tmp_path, f"a.{suffix}", text.encode("utf-8", "replace"))


MARKDOWN = [
    "# ", "## ", "- ", "1. ", "> ", "    ", "\n", "\n\n", "**", "*", "_", "`", "```\n", "[", "](", "https://e.org",
    ")", "![", "a.png", "<b>", "</b>", "<a href='x'>", "</a>", "<br>", "<div>", "</div>", "<a1>", "</a1>", "| ",
    "|\n|---|\n", "---\n", "title: x\n", "word. Word", " ", "U.S. ", "كلمة. ", "\\", "&amp;", "<!--", "-->",
    "\u202e", "ERBIL - ", "By A B\n",
]  # fmt: skip
HTML = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<a href='https://e.org'>", "</a>", "<br>", "<ul>", "<li>",
    "</li>", "</ul>", "<ol>", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<h1>", "</h1>", "<h2>",
    "</h2>", "<img src='a.png' alt='x'>", "<figure>", "<figcaption>", "</figcaption>", "</figure>", "<blockquote>",
    "</blockquote>", "<div>", "</div>", "<article>", "</article>", "<script>", "</script>", "<!--", "-->",
    "&lt;a1&gt;", "&#xD800;", "&#0;", "&#x202e;", "word. Word", " ", "\n", "كلمة. ", "<span>", "<head>", "</head>",
    "<title>", "</title>", "<pre>", "<code>", "</code>", "<svg>", "<a1>", "<x:y>", "<q>", "<hi rend='#b'>",
]  # fmt: skip


@ANY
@given(st.lists(st.sampled_from(MARKDOWN), max_size=40).map("".join))
def test_any_mixture_of_markdown_is_read(tmp_path: Path, text: str) -> None:
    attempt(tmp_path, "a.md", text.encode())


@ANY
@given(st.lists(st.sampled_from(HTML), max_size=40).map("".join))
def test_any_mixture_of_html_is_read(tmp_path: Path, text: str) -> None:
    attempt(tmp_path, "a.html", text.encode())


@ANY
@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), min_size=1, max_size=12))
def test_no_word_of_a_plain_text_is_lost(tmp_path: Path, rows: list[str]) -> None:
    text = "\n".join(rows)
    article = attempt(tmp_path, "a.txt", text.encode("utf-8"))
    if article is None or article.dateline or any(b.kind is BlockKind.ITEM for b in article.blocks):
        return
    # Composed again: two lines may join where a base and its accent meet.
    said = "".join("".join(strip_tags(s.text) for s in article.segments).split())
    meant = "".join(
        "".join(neutralise(" ".join(clean(row).split())) for row in text.replace("\r", "\n").split("\n")).split()
    )
    assert said.translate({0x2039: "<", 0x203A: ">"}) == meant.translate({0x2039: "<", 0x203A: ">"})


FEWER = settings(ANY, max_examples=40)  # opening a package takes 20 ms


@pytest.fixture(scope="module")
def package() -> bytes:
    document = Document()
    document.add_paragraph("T", style="Title")
    document.add_paragraph("One. ").add_run("Two").bold = True
    document.add_paragraph("x", style="List Bullet")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "cell"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@FEWER
@given(data=st.data())
def test_a_docx_with_damaged_bytes_is_an_article_or_a_source_error(
    tmp_path: Path, package: bytes, data: st.DataObject
) -> None:
    broken = bytearray(package)
    for position in data.draw(st.lists(st.integers(0, len(package) - 1), min_size=1, max_size=8)):
        broken[position] = data.draw(st.integers(0, 255))
    attempt(tmp_path, "a.docx", bytes(broken))


@FEWER
@given(data=st.data())
def test_a_docx_with_damaged_xml_is_an_article_or_a_source_error(
    tmp_path: Path, package: bytes, data: st.DataObject
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        victim = data.draw(st.sampled_from([name for name in old.namelist() if name.endswith((".xml", ".rels"))]))
        for name in old.namelist():
            content = old.read(name)
            if name == victim:
                start = data.draw(st.integers(0, len(content)))
                end = data.draw(st.integers(start, min(start + 40, len(content))))
                content = content[:start] + data.draw(st.binary(max_size=6)) + content[end:]
            new.writestr(name, content)
    attempt(tmp_path, "a.docx", out.getvalue())
