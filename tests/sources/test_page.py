"""Web pages."""
# ruff: noqa: E501 (sources as they are written)

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from pipeline.model import BlockKind, InlineKind
from pipeline.sources import SourceError

from .making import lines, outline, read

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Council approves plan | Site</title>
<meta name="author" content="Layla Hassan">
<meta property="article:published_time" content="2026-11-20T10:30:00+03:00">
<link rel="canonical" href="https://example.org/a"></head>
<body><nav><a href="/">Home</a><a href="/p">Politics</a></nav>
<main><article>
<h1>Council approves plan</h1>
<figure><img src="img/dam.jpg" alt="A dam in spring"><figcaption>The dam above the town.</figcaption></figure>
<p><b>DUHOK, Kurdistan Region</b> - The council on Monday approved a plan of <a href="https://example.org/plan">three
dams. The</a> <em>first</em> is to be built in Bakrman. It passed &lt;with&gt; 21 votes to 4, and &lt;a1&gt; no one left.</p>
<h2>What is planned</h2>
<ul><li>A dam at Bakrman; it will hold <strong>3.5 million</strong> cubic metres.</li><li>Two ponds.<ul><li>One nested</li></ul></li></ul>
<blockquote><p>"We waited ten years," Hassan said. "It is done."</p></blockquote>
<table><tr><th>Dam</th><th>Cost</th></tr><tr><td>Bakrman</td><td>$12 million</td></tr><tr><td></td><td>4</td></tr></table>
<p>Call with <code>x &lt; y</code> in mind.<br>Or do not. See <a href="javascript:alert(1)">here</a>.</p>
</article></main>
<aside>Related: <a href="/b">Other story</a></aside><footer>Copyright 2026 Site</footer><script>alert(1)</script></body></html>
"""


def test_the_article_is_taken_out_of_the_page_with_its_markup(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE)
    assert outline(article) == [
        ("headline", "Council approves plan"),
        ("image", "A dam in spring", "The dam above the town."),
        (
            "paragraph",
            "DUHOK, Kurdistan Region",
            "The council on Monday approved a plan of <a1>three dams.</a1>",
            "<a1>The</a1> <i2>first</i2> is to be built in Bakrman.",
            "It passed <with> 21 votes to 4, and ‹a1› no one left.",
        ),
        ("heading", "What is planned"),
        ("item", "A dam at Bakrman; it will hold <b1>3.5 million</b1> cubic metres."),
        ("item", "Two ponds."),
        ("item", "One nested"),
        ("quote", '"We waited ten years," Hassan said.', '"It is done."'),
        ("row", "Dam", "Cost"),
        ("row", "Bakrman", "$12 million"),
        ("row", "4"),
        ("paragraph", "Call with <c1>x < y</c1> in mind.", "Or do not.", "See here."),
    ]


def test_title_date_author_and_address(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE)
    assert article.date == datetime(2026, 11, 20, 10, 30, tzinfo=timezone(timedelta(hours=3)))
    assert article.author == "Layla Hassan"
    assert article.canonical == "https://example.org/a"
    assert article.dateline == "DUHOK, Kurdistan Region"
    assert (article.language, article.forced_language) == ("en", False)


def test_blocks_stand_near_their_lines(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE)
    by_text = dict(zip((s.text for s in article.segments), lines(article), strict=True))
    assert by_text["Council approves plan"] == 8
    assert by_text["DUHOK, Kurdistan Region"] == 10
    assert by_text["What is planned"] == 12


def test_table_rows_and_nesting(tmp_path: Path) -> None:
    blocks = read(tmp_path, "a.html", PAGE).blocks
    assert [(b.header, b.cells) for b in blocks if b.kind is BlockKind.TABLE_ROW] == [
        (True, ()),
        (False, ()),
        (False, (0, 1)),
    ]
    assert [b.level for b in blocks if b.kind is BlockKind.ITEM] == [1, 1, 2]


def test_a_script_link_is_dropped_with_a_warning_and_a_link_keeps_its_target(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", PAGE)
    assert any("javascript" in warning for warning in article.warnings)
    links = [i.href for s in article.segments for i in s.inlines if i.kind is InlineKind.LINK]
    assert links == ["https://example.org/plan"] * 2


def test_a_short_page_keeps_its_markup(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", "<html><body><h1>Short</h1><p>One <b>short</b> sentence. Two.</p></body></html>")
    assert outline(article) == [("headline", "Short"), ("paragraph", "One <b1>short</b1> sentence.", "Two.")]


def test_a_fragment_without_html_and_body_is_read(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", "<h1>T</h1>\n<p>One. Two.</p>\n<ol><li>Three</li></ol>")
    assert outline(article) == [("headline", "T"), ("paragraph", "One.", "Two."), ("item", "Three")]
    assert article.blocks[2].ordered


def test_an_arabic_page_in_windows_1256_is_read(tmp_path: Path) -> None:
    page = (
        '<html lang="ar"><head><meta charset="windows-1256"><title>عنوان الخبر</title></head><body><h1>عنوان الخبر</h1>'
        "<p>قالت وزارة الصحة في أربيل <b>يوم الأحد</b> إنها سجلت ثلاث إصابات. وأضافت أن المصابين بخير.</p></body></html>"
    )
    article = read(tmp_path, "a.html", page.encode("cp1256"))
    assert outline(article)[1][1:] == (
        "قالت وزارة الصحة في أربيل <b1>يوم الأحد</b1> إنها سجلت ثلاث إصابات.",
        "وأضافت أن المصابين بخير.",
    )
    assert article.language == "ar"


def test_an_image_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    page = '<article><h1>T</h1><p>Text one here.</p><img src="../../secret.png" alt="x"><p>Text two here.</p></article>'
    article = read(tmp_path, "a.html", page)
    assert not any(b.image for b in article.blocks)
    assert any("../../secret.png" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!-- -->", "<script>x</script>", "<p> &nbsp; </p>", "<html><body><img></body>"]
)
def test_a_page_without_text_is_an_error(tmp_path: Path, page: str) -> None:
    with pytest.raises(SourceError, match="is empty"):
        read(tmp_path, "a.html", page)


def test_elements_nested_without_end_do_not_break_the_reader(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", "<h1>T</h1>" + "<div><b>" * 3000 + "deep text" + "</b></div>" * 3000)
    assert article.warnings[0].startswith("seeds/a.html:1: its elements are nested too deeply")


def test_deep_nesting_that_the_parser_takes_is_read(tmp_path: Path) -> None:
    article = read(tmp_path, "a.html", "<h1>T</h1>" + "<div><b>" * 110 + "deep text" + "</b></div>" * 110)
    assert "deep text" in "".join(s.text for s in article.segments)


def test_a_large_page_is_read_whole(tmp_path: Path) -> None:
    body = "".join(
        f"<p>The council of <b>Duhok</b> met for the {n}th time on a Monday, and nobody could say what the agenda had been. It rained.</p>\n"
        for n in range(2500)
    )
    article = read(
        tmp_path,
        "a.html",
        f"<html><head><title>Big</title></head><body><nav>Menu</nav><article><h1>Big</h1>{body}</article></body></html>",
    )
    assert len(article.blocks) == 2501
    assert (
        article.blocks[1].segments[0].text
        == "The council of <b1>Duhok</b1> met for the 0th time on a Monday, and nobody could say what the agenda had been."
    )


FRAME = """<html><head><title>T</title>{}</head><body><main><article><h1>Council approves</h1>
<p>The council on Monday approved a plan of three dams. The first is to be built in Bakrman, and it passed.</p>
{}
<p>The council on Friday approved a plan of three ponds. The first is to be built in Duhok, and it passed.</p>
<p>The third is to be built in Amedi in the year to come, and it is to be the largest of all, it said.</p>
</article></main></body></html>"""


def test_a_list_of_links_that_is_left_out_is_told_of(tmp_path: Path) -> None:
    links = "<ul><li><a href='/a'>First demand</a></li><li><a href='/b'>Second demand</a></li></ul>"
    menu = "<div class='related'><ul><li><a href='/c'>Other story</a></li></ul></div>"
    article = read(tmp_path, "a.html", FRAME.format("", f"<h2>What they ask</h2>{links}{menu}"))
    assert article.warnings == (
        "seeds/a.html:3: 2 lines of the page are left out: 'First demand'; put it into a .md file if it belongs to the text",
    )


def test_a_short_page_with_a_list_of_links_keeps_its_paragraphs(tmp_path: Path) -> None:
    page = "<main><article><h1>T</h1><p>One thing.</p><ul><li><a href='/a'>First demand</a></li></ul></article></main>"
    article = read(tmp_path, "a.html", page)
    assert outline(article) == [
        ("headline", "T"),
        ("paragraph", "One thing."),
        ("item", "<a1>First demand</a1>"),
    ]


def test_quotations_notes_and_struck_words_of_a_page(tmp_path: Path) -> None:
    body = (
        "<blockquote><p>We waited ten years.</p><footer>— Karwan Aziz, a teacher</footer></blockquote>"
        "<p>In 2019<sup>3</sup> he said <q>we will stay</q> and <del>left</del> stayed with us.</p>"
    )
    article = read(tmp_path, "a.html", FRAME.format("", body))
    assert outline(article)[2:5] == [
        ("quote", "We waited ten years."),
        ("quote", "— Karwan Aziz, a teacher"),
        ("paragraph", "In 2019³ he said “we will stay” and stayed with us."),
    ]
    assert [w for w in article.warnings if "left out" in w] == list(article.warnings)
    assert len(article.warnings) == 1


@pytest.mark.parametrize("byline", ["بقلم هديل كامل", "هديل كامل", "Nivîskar: Hedîl Kamil", "By Hadeel Kamil"])
def test_the_author_is_the_name_without_the_word_before_it(tmp_path: Path, byline: str) -> None:
    meta = f'<meta name="author" content="{byline}">'
    name = " ".join(byline.split()[-2:])
    assert read(tmp_path, "a.html", FRAME.format(meta, "")).author == name


def test_note_marks_are_text_and_nothing_behind_them_is_lost(tmp_path: Path) -> None:
    body = "<p>" + "A long sentence of the article. " * 30 + "</p>"
    body += '<p>It was built in 1985.<sup><a href="#n1">1</a></sup> It holds water<sup><a href="#n2">[2]</a></sup>.</p>'
    body += '<ol><li id="n1">The yearly report of the ministry of water, page 12. <a href="#r1">↩</a></li><li>An interview with the head of the dam, in March. <a href="#r2">↑</a></li></ol>'
    article = read(tmp_path, "a.html", f"<html><body><article><h1>T</h1>{body}</article></body></html>")
    assert outline(article)[2:] == [
        ("paragraph", "It was built in 1985.¹", "It holds water²."),
        ("item", "The yearly report of the ministry of water, page 12."),
        ("item", "An interview with the head of the dam, in March."),
    ]
    assert not article.warnings
