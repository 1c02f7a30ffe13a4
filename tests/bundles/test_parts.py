"""The small parts: addresses, isolation, tags, interface words, pictures, groups."""

from __future__ import annotations

import gettext
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from lxml import html

from pipeline.bundles import BundleError, publish
from pipeline.bundles.bidi import isolate
from pipeline.bundles.clean import clean, shorten
from pipeline.bundles.doc import Passage
from pipeline.bundles.grouping import ItemList, groups
from pipeline.bundles.images import measure
from pipeline.bundles.inline import parse, to_html, to_markdown, to_text
from pipeline.bundles.interface import load
from pipeline.bundles.messages import compile_messages, extract, update
from pipeline.bundles.urls import safe_href
from pipeline.model import Inline, InlineKind

from .samples import picture, plain, settings

ROOT = Path(__file__).parents[2]
LINK = Inline("a1", InlineKind.LINK, "https://x.example/a?b=1&c=2")
BOLD = Inline("b2", InlineKind.STRONG)
CODE = Inline("c3", InlineKind.CODE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت Rudaw إن", 'قالت <bdi dir="ltr">Rudaw</bdi> إن'),
        ("طائرة F-16 و COVID-19", 'طائرة <bdi dir="ltr">F-16</bdi> و <bdi dir="ltr">COVID-19</bdi>'),
        ("هاتف iPhone 15، و", 'هاتف <bdi dir="ltr">iPhone 15</bdi>، و'),
        ("بنسبة 25% من", 'بنسبة <bdi dir="ltr">25%</bdi> من'),
        ("فاز 2-1 في", 'فاز <bdi dir="ltr">2-1</bdi> في'),
        ("على +964 750 123 4567.", 'على <bdi dir="ltr">+964 750 123 4567</bdi>.'),
        ("في 14 أيلول 2025", "في 14 أيلول 2025"),
        ("لە ١٤ی ئەیلوول", "لە ١٤ی ئەیلوول"),
        ("لە ٢٠٢٤/١٢/٧دا", 'لە <bdi dir="rtl">٢٠٢٤/١٢/٧</bdi>دا'),
        ("٢٥٪ لە", '<bdi dir="rtl">٢٥٪</bdi> لە'),
        ("موقع https://x.example/a?b=1", 'موقع <bdi dir="ltr">https://x.example/a?b=1</bdi>'),
        ("(راجع https://example.org/x).", '(راجع <bdi dir="ltr">https://example.org/x</bdi>).'),
        ("موقع www.example.org/?a=b", 'موقع <bdi dir="ltr">www.example.org/?a=b</bdi>'),
        ("هاتف 0750 123 4567", 'هاتف <bdi dir="ltr">0750 123 4567</bdi>'),
        ("هيئة (HTS) قالت", 'هيئة (<bdi dir="ltr">HTS</bdi>) قالت'),
        ("a<b & «ج»", '<bdi dir="ltr">a</bdi>&lt;<bdi dir="ltr">b</bdi> &amp; «ج»'),
    ],
)
def test_runs_of_the_other_direction_are_isolated(text: str, expected: str) -> None:
    assert str(isolate(text, "rtl")) == expected


def test_arabic_names_are_isolated_in_latin_text() -> None:
    assert str(isolate("li هەولێر, 2-1", "ltr")) == 'li <bdi dir="rtl">هەولێر</bdi>, 2-1'


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("<a1>x</a1> y", '<a href="https://x.example/a?b=1&amp;c=2">x</a> y'),
        ("<b2>x <a1>y</a1></b2>", '<strong>x <a href="https://x.example/a?b=1&amp;c=2">y</a></strong>'),
        ("<a1>x <b2>y</a1></b2> z", '<a href="https://x.example/a?b=1&amp;c=2">x <strong>y</strong></a> z'),
        ("<b2>x: </b2>y", "<strong>x: </strong>y"),
        ("<b2>x", "x"),
        ("x</b2>", "x"),
        ("<b2></b2>x", "x"),
        ("<a1>x <a1>y</a1></a1>", '<a href="https://x.example/a?b=1&amp;c=2">x y</a>'),
        ("<i9>x</i9> <b> <a1 >", "x &lt;b&gt; &lt;a1 &gt;"),
        ("<c3>a<b></c3>", "<code>a&lt;b&gt;</code>"),
    ],
)
def test_numbered_tags_become_elements_or_vanish(text: str, out: str) -> None:
    assert str(to_html(parse(text, (LINK, BOLD, CODE)).nodes, "ltr")) == out


def test_tags_in_markdown_and_text() -> None:
    nodes = parse("<a1>x</a1> <b2>y</b2> <c3>a*b</c3> 2*3", (LINK, BOLD, CODE)).nodes
    assert to_markdown(nodes) == r"[x](https://x.example/a?b=1&c=2) **y** `a*b` 2\*3"
    assert to_text(nodes) == "x y a*b 2*3"
    rims = parse("<b2>x: </b2>y<a1> z</a1>q<c3>a </c3>b", (LINK, BOLD, CODE)).nodes
    assert to_markdown(rims) == "**x:** y [z](https://x.example/a?b=1&c=2)q`a` b"


@pytest.mark.parametrize(
    ("href", "base", "expected"),
    [
        ("https://x.example/ê", "", "https://x.example/%C3%AA"),
        ("HTTPS://X.example", "", "https://X.example"),
        ("mailto:desk@x.example", "", "mailto:desk@x.example"),
        ("mailto:desk", "", None),
        ("/a", "https://x.example/b/c", "https://x.example/a"),
        ("/a", "", None),
        ("/a", "javascript:x", None),
        ("#a", "https://x.example/", None),
        ("tel:+964-750", "", "tel:+964-750"),
        ("tel:964;ext=1", "", None),
        ("tel:*31#", "", None),
        ("https://x.example:0/", "", None),
        ("https://x.example:99999/", "", None),
        ("https://أربيل.example/", "", "https://xn--mgbe4cfm.example/"),
        ("https:///x", "", None),
        ("https://x.example/" + "a" * 3000, "", None),
    ],
)
def test_addresses(href: str, base: str, expected: str | None) -> None:
    found = safe_href(href, base)
    if expected and "xn--" in expected:
        assert found and found.startswith("https://xn--") and found.isascii()
    else:
        assert found == expected


def test_text_is_shortened_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one", 9) == "one"
    assert len(shorten("x" * 500)) == 200
    assert clean(" a\n\tb \u202e") == "a b"


def test_items_nest_and_levels_are_not_skipped() -> None:
    def item(text: str, level: int, ordered: bool = False) -> Passage:
        return Passage("item", text, text, level=level, ordered=ordered)

    passages = [
        Passage("heading", "h", "h", level=2),
        Passage("heading", "h", "h", level=5),
        item("a", 1),
        item("b", 2, True),
        item("c", 3),
        item("d", 1),
        item("e", 1, True),
        Passage("paragraph", "p", "p"),
        item("f", 2),
    ]
    found = groups(passages)
    assert [(g.kind, g.level) for g in found[:2]] == [("heading", 2), ("heading", 3)]

    def shape(one: ItemList) -> object:
        return (one.tag, [(i.html, [shape(inner) for inner in i.lists]) for i in one.entries])

    lists = [shape(g.list) for g in found if g.list]
    assert lists == [
        ("ul", [("a", [("ol", [("b", [("ul", [("c", [])])])])]), ("d", [])]),
        ("ol", [("e", [])]),
        ("ul", [("f", [])]),
    ]


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr"])
def test_every_word_of_the_pages_is_translated(locale: str) -> None:
    words = load(locale, None)
    for message in extract():
        if message.id:
            text = words.gettext(str(message.id))
            assert text
            assert text != message.id
            assert text.count("%(") == str(message.id).count("%(")


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr"])
def test_the_interface_catalogues_are_up_to_date_with_the_templates(locale: str) -> None:
    path = ROOT / "locales" / locale / "LC_MESSAGES" / "interface.po"
    assert update(locale, path) == path.read_bytes()
    with path.open("rb") as file:
        catalogue = read_po(file)
    assert str(catalogue.locale_identifier) == locale
    if shutil.which("msgfmt"):
        done = subprocess.run(["msgfmt", "--check", "-o", "-", str(path)], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_the_catalogue_compiles() -> None:
    words = gettext.GNUTranslations(BytesIO(compile_messages("ckb", ROOT / "locales")))
    assert words.gettext("Draft") == "ڕەشنووس"


def test_a_newsrooms_own_words_go_before_ours_and_are_escaped(seeds: Path, dist: Path, tmp_path: Path) -> None:
    own = tmp_path / "locales/ckb/LC_MESSAGES"
    own.mkdir(parents=True)
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    (own / "interface.po").write_text(header + 'msgid "All articles"\nmsgstr "<i>گشت</i> & هەموو"\n', encoding="utf-8")
    publish(plain("a005", "crossing", seeds, 3), settings(dist, locales_dir=tmp_path / "locales"))
    tree = html.document_fromstring((dist / "crossing/ckb/index.html").read_bytes())
    assert "<i>گشت</i> & هەموو" in [a.text for a in tree.xpath("//a")]
    assert not tree.xpath("//i")


def test_a_word_that_is_not_translated_is_an_error_that_names_it() -> None:
    with pytest.raises(BundleError, match=r"kmr/LC_MESSAGES/interface.po: 'No such word'"):
        load("kmr", None).gettext("No such word")
    with pytest.raises(BundleError, match="no such file"):
        load("xx", None)


def test_a_broken_catalogue_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "ar/LC_MESSAGES/interface.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(b'msgid "x"\nmsgstr "\xff\xfe"\n')
    with pytest.raises(BundleError, match=r"interface\.po: cannot be read"):
        load("ar", tmp_path)


def test_pictures_are_known_by_their_bytes() -> None:
    found = measure(picture())
    assert found[1] == picture()
    assert (found[0].width, found[0].height, found[0].media_type) == (640, 360, "image/png")
    for data in (
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"GIF8",
        b"<svg/>",
        b"\xff\xd8\xff",
        b"RIFF\0\0\0\0WEBP",
        b"\0\0\0\x1cftypavif",
    ):
        with pytest.raises(ValueError, match=r"."):
            measure(data)
