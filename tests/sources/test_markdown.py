"""Markdown sources."""
# ruff: noqa: E501 (sources as they are written)

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pipeline.model import BlockKind, InlineKind
from pipeline.sources import SourceError

from .making import lines, outline, read

FULL = """---
title: The title, not *marked*
language: ckb
date: 2026-11-26T14:30:00+03:00
author: [Layla Hassan, Omer Ali]
tags: politics, water
canonical: https://example.org/a
---

# Another head

First **bold** and *it [in](https://e.org "T") line*.
Second `x < y` & more\\
after the break.

> A quote. It goes on.
>
> Second.

- one
  - nested **item**

    with more
- two

3. three

![A dam](img/dam.png "In spring")

| Dam | Cost |
| --- | --- |
| *Bakrman* | 12 |
| | 4 |

## Deep

#### Deeper
"""


def test_everything_an_article_holds(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", FULL)
    assert outline(article) == [
        ("headline", "The title, not *marked*"),
        ("heading", "Another head"),
        (
            "paragraph",
            "First <b1>bold</b1> and <i2>it <a3>in</a3> line</i2>.",
            "Second <c1>x < y</c1> & more after the break.",
        ),
        ("quote", "A quote.", "It goes on."),
        ("quote", "Second."),
        ("item", "one"),
        ("item", "nested <b1>item</b1> with more"),
        ("item", "two"),
        ("item", "three"),
        ("image", "A dam", "In spring"),
        ("row", "Dam", "Cost"),
        ("row", "<i1>Bakrman</i1>", "12"),
        ("row", "4"),
        ("heading", "Deep"),
        ("heading", "Deeper"),
    ]
    assert lines(article) == [2, 10, 12, 13, 16, 16, 18, 20, 21, 24, 26, 28, 28, 30, 30, 32, 32, 33, 35, 37]


def test_the_front_matter_is_read(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", FULL)
    assert article.date == datetime(2026, 11, 26, 14, 30, tzinfo=timezone(timedelta(hours=3)))
    assert (article.language, article.forced_language) == ("ckb", True)
    assert article.author == "Layla Hassan, Omer Ali"
    assert article.tags == ("politics", "water")
    assert article.canonical == "https://example.org/a"


def test_blocks_carry_level_order_image_and_heads(tmp_path: Path) -> None:
    blocks = read(tmp_path, "a.md", FULL).blocks
    assert [(b.level, b.ordered) for b in blocks if b.kind is BlockKind.ITEM] == [
        (1, False),
        (2, False),
        (1, False),
        (1, True),
    ]
    assert [b.level for b in blocks if b.kind is BlockKind.HEADING] == [2, 2, 4]
    assert [b.image for b in blocks if b.kind is BlockKind.IMAGE] == ["img/dam.png"]
    assert [(b.header, b.cells) for b in blocks if b.kind is BlockKind.TABLE_ROW] == [
        (True, ()),
        (False, ()),
        (False, (0, 1)),
    ]


def test_links_keep_target_and_title(tmp_path: Path) -> None:
    inline = read(tmp_path, "a.md", FULL).blocks[2].segments[0].inlines[2]
    assert (inline.tag, inline.kind, inline.href, inline.title) == ("a3", InlineKind.LINK, "https://e.org", "T")


def test_a_link_over_a_sentence_end_is_closed_and_opened_again(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "# T\n\nSee [the plan. It is](https://e.org) long. So.\n")
    first, second, third = article.segments[1:]
    assert (first.text, second.text, third.text) == ("See <a1>the plan.</a1>", "<a1>It is</a1> long.", "So.")
    assert [i.href for s in (first, second, third) for i in s.inlines] == ["https://e.org"] * 2


def test_the_first_heading_is_the_title_where_there_is_no_front_matter(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "Some words.\n\n# **Head**\n\n# Second\n")
    assert outline(article) == [("paragraph", "Some words."), ("headline", "Head"), ("heading", "Second")]


def test_the_title_is_not_said_twice(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "---\ntitle: Head\n---\n# head\n\nText.\n")
    assert outline(article) == [("headline", "Head"), ("paragraph", "Text.")]


def test_an_article_without_a_title_is_read_with_a_warning(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "Only text here.\n")
    assert article.headline == ""
    assert article.warnings == (
        "seeds/a.md:1: has no title; add one, as title: in the front matter or as a heading at the top",
    )


def test_inline_html_is_markup_and_unknown_tags_are_text(tmp_path: Path) -> None:
    article = read(
        tmp_path,
        "a.md",
        '# T\n\n<b>One</b> <a href="https://e.org">two</a><br>Three <a1>four</a1> <u>five</u> <your name>.\n',
    )
    assert [s.text for s in article.segments][1:] == [
        "<b1>One</b1> <a2>two</a2>",
        "Three ‹a1›four‹/a1› five <your name>.",
    ]


def test_html_blocks_are_read_and_scripts_are_not(tmp_path: Path) -> None:
    html = '<figure><img src="a.png" alt="Alt"><figcaption>Cap</figcaption></figure>\n<script>alert(1)</script>\n<p>Hi <i>you</i></p>\n'
    article = read(tmp_path, "a.md", f"# T\n\n{html}\nText.\n")
    assert outline(article)[1:] == [("image", "Alt", "Cap"), ("paragraph", "Hi <i1>you</i1>"), ("paragraph", "Text.")]
    assert lines(article) == [1, 3, 3, 5, 7]


def test_an_image_that_leads_out_of_the_folder_is_refused_with_a_warning(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "# T\n\nText ![x](../../secret.png) and ![y](ok.png).\n")
    assert [b.image for b in article.blocks if b.image] == ["ok.png"]
    assert article.warnings == (
        "seeds/a.md:3: the image '../../secret.png' is left out; put it beside the article, named without .. or /",
    )


def test_a_script_link_loses_its_target_and_keeps_its_words(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", "# T\n\nClick [here](javascript:alert(1)) now.\n")
    assert article.segments[1].text == "Click here now."
    assert "the link to" in article.warnings[0]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("language: ku", 'seeds/a.md:2: language "ku" is ambiguous; write ckb (Sorani) or kmr (Kurmanji)'),
        (
            "title: x\nlanguage: Klingon!",
            'seeds/a.md:3: language "Klingon!" is no code; write en, ar, ckb, kmr or another one',
        ),
        ("date: 26 Nov", 'seeds/a.md:2: date "26 Nov" is no date; write 2026-11-26 or 2026-11-26T14:30+03:00'),
        (
            "title: a: b: c",
            "seeds/a.md:2: front matter: mapping values are not allowed here; put quotes around values with : or #",
        ),
        ("a: [b", "seeds/a.md:2: front matter: "),
        ("a: *x", "seeds/a.md:2: front matter: "),
    ],
)
def test_wrong_front_matter_is_named_with_its_line(tmp_path: Path, head: str, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, "a.md", f"---\n{head}\n---\n# T\n\nText.\n")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("en-GB", "en"),
        ("Sorani", "ckb"),
        ("ku-Latn", "kmr"),
        ("ckb_IQ", "ckb"),
        ("kurmancî", "kmr"),
        ("no", "no"),
        ("fa", "fa"),
    ],
)
def test_languages_are_read_as_people_write_them(tmp_path: Path, written: str, code: str) -> None:
    article = read(tmp_path, "a.md", f"---\nlanguage: {written}\n---\n# T\n\nText.\n")
    assert (article.language, article.forced_language) == (code, True)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2026-11-26", datetime(2026, 11, 26)),
        ("2026-11-26 14:30", datetime(2026, 11, 26, 14, 30)),
        ("'2026-11-26T14:30:05Z'", datetime(2026, 11, 26, 14, 30, 5, tzinfo=UTC)),
        ("2026-11-26 14:30:00 +03:00", datetime(2026, 11, 26, 14, 30, tzinfo=timezone(timedelta(hours=3)))),
    ],
)
def test_dates_are_iso_8601(tmp_path: Path, written: str, date: datetime) -> None:
    assert read(tmp_path, "a.md", f"---\ndate: {written}\n---\n# T\n\nText.\n").date == date


def test_aliases_cannot_blow_the_front_matter_up(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 30)]
    article = read(tmp_path, "a.md", "---\n" + "\n".join(rows) + "\ntags: *a29\n---\n# T\n\nText.\n")
    assert article.tags == ()


def test_deep_nesting_in_the_front_matter_is_an_error_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="front matter"):
        read(tmp_path, "a.md", "---\na: " + "[" * 20000 + "\n---\n# T\n")


def test_front_matter_that_is_not_closed_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="not closed"):
        read(tmp_path, "a.md", "---\ntitle: x\n\nText.\n")


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert outline(read(tmp_path, "a.md", "---\n\n# T\n\nText.\n\n---\n\nMore.\n")) == [
        ("headline", "T"),
        ("paragraph", "Text."),
        ("paragraph", "More."),
    ]


def test_a_paragraph_indented_by_four_blanks_is_a_paragraph(tmp_path: Path) -> None:
    assert outline(read(tmp_path, "a.md", "# T\n\n    Said the mayor. Then left.\n"))[1] == (
        "paragraph",
        "Said the mayor.",
        "Then left.",
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("In 2019<sup>3</sup> it was 10<sup>-6</sup>, the 1<sup>st</sup>.", "In 2019³ it was 10⁻⁶, the 1st."),
        ("<p>In 2019<sup><b>3</b></sup> it was 1<sup>st</sup>.</p>", "In 2019<b1>³</b1> it was 1st."),
        ("He said <q>we will stay</q> here.", "He said “we will stay” here."),
        ("<p>He said <q>we <q>will <i>stay</i></q></q> here.</p>", "He said “we ‘will <i1>stay</i1>’” here."),
    ],
)
def test_superscript_digits_and_quotations_are_characters(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, "a.md", f"# T\n\n{body}\n").segments[1].text == text


@pytest.mark.parametrize(
    "body",
    ["~~Three *men*~~ Four came.", "<del>Three <i>men</i></del> Four came.", "<p><s>Three men</s> Four came.</p>"],
)
def test_struck_out_words_are_left_out_with_a_warning(tmp_path: Path, body: str) -> None:
    article = read(tmp_path, "a.md", f"# T\n\n{body}\n")
    assert [s.text for s in article.segments] == ["T", "Four came."]
    assert article.warnings == (
        "seeds/a.md:3: the struck-out words 'Three men' are left out; take the line off them if they are meant",
    )


@pytest.mark.parametrize(
    ("html", "quote"),
    [
        ("We have waited.<cite>Karwan Aziz</cite>", [("quote", "We have waited."), ("quote", "Karwan Aziz")]),
        ("<p>We wait.</p><footer>— K. Aziz</footer>", [("quote", "We wait."), ("quote", "— K. Aziz")]),
        ("<p>I read <cite>The Day</cite> daily.</p>", [("quote", "I read The Day daily.")]),
    ],
)
def test_who_speaks_below_a_quotation_has_a_paragraph(tmp_path: Path, html: str, quote: list[tuple[str, ...]]) -> None:
    assert outline(read(tmp_path, "a.md", f"# T\n\n<blockquote>{html}</blockquote>\n"))[1:] == quote


def test_merged_cells_keep_the_others_in_their_columns(tmp_path: Path) -> None:
    rows = (
        "<tr><td rowspan=2>Erbil</td><td>First</td><td>8</td></tr><tr><td>Second</td><td>4</td></tr>"
        "<tr><td colspan=2>Total</td><td>12</td></tr>"
    )
    blocks = read(tmp_path, "a.md", f"# T\n\n<table>{rows}</table>\n").blocks[1:]
    assert [block.cells for block in blocks] == [(), (0, 1, 1), (1, 0, 1)]


def test_a_table_that_asks_for_millions_of_cells_gets_few(tmp_path: Path) -> None:
    table = f"<table>{'<tr><td rowspan=999 colspan=999>a</td></tr>' * 500}</table>"
    assert sum(len(b.cells) for b in read(tmp_path, "a.md", f"# T\n\n{table}\n").blocks) < 30_000


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("3. One\n2014. It ends.", [("paragraph", "3. One"), ("paragraph", "2014. It ends.")]),
        ("2003. It begins.\n2014. It ends.", [("paragraph", "2003. It begins."), ("paragraph", "2014. It ends.")]),
        (
            "1. Who?\n\nThey.\n\n2. Why?\n\nSo.",
            [("paragraph", "1. Who?"), ("paragraph", "They."), ("paragraph", "2. Why?"), ("paragraph", "So.")],
        ),
        (
            "1. One ![a](a.png)\n2. Two",
            [("paragraph", "1. One"), ("image", "a"), ("paragraph", "2. Two")],
        ),
        ("- One\n\n  ```\n  x\n  ```\n- Two", [("item", "One"), ("paragraph", "<c1>x</c1>"), ("item", "Two")]),
        ("- One\n\n  <p>x</p>\n- Two", [("item", "One"), ("paragraph", "x"), ("item", "Two")]),
        ("- One\n\n  | a | b |\n  |---|---|\n", [("item", "One"), ("row", "a", "b")]),
    ],
)
def test_lists_keep_their_numbers_and_their_order(tmp_path: Path, body: str, blocks: list[tuple[str, ...]]) -> None:
    assert outline(read(tmp_path, "a.md", f"# T\n\n{body}\n"))[1:] == blocks


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# T\n\n5. One.\n\n   0. Two.\n6. Three.\n\n- Four.\n"),
        ("a.md", "# T\n\n<ol start='5'><li>One.<ol start='0'><li>Two.</li></ol></li><li>Three.</li></ol>\n"),
        ("a.html", "<h1>T</h1><ol start=5><li>One.<ol start=0><li>Two.</li></ol></li><li>Three.</li></ol>"),
        ("a.html", "<html><body><article><h1>T</h1><p>" + "A long sentence of the article. " * 30 + "</p>"
         "<ol start='5'><li>One.<ol start='0'><li>Two.</li></ol></li><li>Three.</li></ol></article></body></html>"),
        ("a.txt", "T\n\n٥. One.\n٦. Three.\n"),
    ],
)  # fmt: skip
def test_an_ordered_list_keeps_the_number_that_it_begins_with(tmp_path: Path, name: str, text: str) -> None:
    items = [block for block in read(tmp_path, name, text).blocks if block.kind is BlockKind.ITEM]
    starts = [block.start for block in items]
    assert starts[:3] == ([5, 0, 1] if name != "a.txt" else [5, 1])


NOTES = """# T

It was built in 1985.[^long] It holds water[^2], they say.[^long] See [^9].

- One[^3]

[^2]: Interview.
[^long]: Ministry, *yearly* report.

    A second paragraph.
[^3]: Three.
"""


def test_footnotes_are_marked_and_stay_where_they_stand(tmp_path: Path) -> None:
    article = read(tmp_path, "a.md", NOTES)
    assert outline(article)[1:] == [
        ("paragraph", "It was built in 1985.¹", "It holds water², they say.¹", "See [^9]."),
        ("item", "One³"),
        ("paragraph", "² Interview."),
        ("paragraph", "¹ Ministry, <i1>yearly</i1> report."),
        ("paragraph", "A second paragraph."),
        ("paragraph", "³ Three."),
    ]
