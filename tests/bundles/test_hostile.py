"""Nothing hostile in an article reaches a page or leaves dist."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from pipeline.bundles import BundleError, Outcome, publish
from pipeline.bundles.doc import from_json, sanitise
from pipeline.bundles.inline import parse, to_html
from pipeline.bundles.slugs import lookalikes, safe_slug
from pipeline.bundles.store import Store
from pipeline.bundles.urls import safe_href
from pipeline.model import Edition, Inline, InlineKind

from .samples import plain, rich, settings, with_text

# What a page may consist of. The check does not know how the page was made.
ELEMENTS = {"html", "head", "meta", "title", "link", "script", "body", "a", "header", "p", "nav", "ul", "ol", "li"}
ELEMENTS |= {
    "main",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "span",
    "strong",
    "em",
    "code",
    "bdi",
    "time",
}
ELEMENTS |= {"time", "figure", "img", "figcaption", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "footer"}
ATTRIBUTES = {"lang", "dir", "class", "charset", "http-equiv", "content", "name", "property", "media", "rel", "href"}
ATTRIBUTES |= {
    "hreflang",
    "type",
    "title",
    "id",
    "tabindex",
    "aria-label",
    "aria-hidden",
    "aria-current",
    "datetime",
    "src",
    "width",
}
ATTRIBUTES |= {"height", "alt", "role", "scope", "loading"}
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><style>*{display:none}</style></svg>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script><!--",
    '"><iframe src="javascript:alert(1)"></iframe>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "<a1 onclick=alert(1)>x</a1>",
    "<a99>x</a99></b7>",
    "<style>body{background:url(https://evil.example)}</style>",
    "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://rudaw.net@evil.example/",
    "https:\\\\evil.example",
    "https://evil.example/\u202egnp.exe",
    "blob:https://x/1",
    "",
)


def audit(page: Path) -> etree._Element:
    """The page as a tree, once every element, attribute and address in it has been found harmless."""
    tree = html.document_fromstring(page.read_bytes())
    for element in tree.iter():
        assert isinstance(element.tag, str), f"{page}: comment or instruction"
        assert element.tag in ELEMENTS, f"{page}: <{element.tag}>"
        if element.tag == "script":
            assert dict(element.attrib) == {"type": "application/ld+json"}
            json.loads(element.text or "")
        for name, value in element.attrib.items():
            assert name in ATTRIBUTES, f"{page}: {name}"
            if name in ("href", "src"):
                assert urlsplit(value).scheme in ("", "http", "https", "mailto", "tel"), f"{page}: {value}"
    return tree


def attacked(edition: Edition, attack: str) -> Edition:
    """The edition with the attack in its headline, its body, its author and its tags."""
    article = replace(edition.article, author=attack, tags=(attack,), dateline=attack)
    edition = replace(edition, article=article, translator=attack)
    return with_text(with_text(edition, 0, f"سەردێڕ {attack}"), 2, f"دەق {attack} کۆتایی")


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_in_text_stays_text(attack: str, seeds: Path, dist: Path) -> None:
    ckb = plain("a005", "crossing", seeds, 3)[1]
    publish([attacked(ckb, attack)], settings(dist))
    for page in dist.rglob("*.html"):
        tree = audit(page)
        assert not tree.xpath("//*[@onerror or @onload or @onclick or @onmouseover or @style]")
    for feed in ("ckb/atom.xml", "ckb/rss.xml", "sitemap.xml"):
        etree.fromstring((dist / feed).read_bytes())
    if "a99" not in attack and "<a1" not in attack:
        tree = html.document_fromstring((dist / "crossing/ckb/index.html").read_bytes())
        assert attack in " ".join(tree.xpath("//h1")[0].text_content().split())


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_in_atom_content_stays_text(attack: str, seeds: Path, dist: Path) -> None:
    ckb = plain("a005", "crossing", seeds, 3)[1]
    publish([attacked(ckb, attack)], settings(dist))
    feed = etree.fromstring((dist / "ckb/atom.xml").read_bytes())
    [content] = feed.findall(".//{*}content")
    for element in html.fragment_fromstring(content.text or "", create_parent="div").iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_to_such_an_address_is_dropped_and_reported(address: str, seeds: Path, dist: Path) -> None:
    ar = rich(seeds)[0]
    inline = Inline("a1", InlineKind.LINK, address)
    blocks = tuple(
        replace(
            b,
            segments=tuple(replace(s, inlines=(inline,)) if s.inlines and "<a1>" in s.text else s for s in b.segments),
        )
        for b in ar.article.blocks
    )
    article = replace(ar.article, blocks=blocks, canonical=address)
    rendered = tuple(replace(r, segment=s) for r, s in zip(ar.rendered, article.segments, strict=True))
    report = publish([replace(ar, article=article, rendered=rendered)], settings(dist))
    tree = audit(dist / "dukan-lake/ar/index.html")
    assert not tree.xpath("//div[@class='text']//a")
    assert "سد دوكان" in tree.text_content()
    assert any("link to" in warning for warning in report.warnings)
    if address.strip():
        for name in ("index.html", "article.json", "article.md", "ninjs.json", "article.txt"):
            assert address not in (dist / "dukan-lake/ar" / name).read_text(encoding="utf-8")


def test_quotes_and_brackets_in_an_address_are_encoded() -> None:
    href = safe_href("https://x.example/\"onmouseover='a'<b>?q=`{ê}")
    assert href == "https://x.example/%22onmouseover='a'%3Cb%3E?q=%60%7B%C3%AA%7D"
    out = to_html(parse("<a1>x</a1>", (Inline("a1", InlineKind.LINK, str(href)),)).nodes, "ltr")
    escaped = str(href).replace("'", "&#39;")
    assert out == f'<a href="{escaped}">x</a>'


def test_direction_overrides_and_hidden_characters_reach_nothing(seeds: Path, dist: Path) -> None:
    hidden = "\u202e\u2066\u200f\u061c\u200b\ufeff\u00ad\U000e0041\x08\x1b"
    ckb = plain("a005", "crossing", seeds, 3)[1]
    publish([attacked(ckb, f"پێش{hidden}پاش می\u200cخواهم")], settings(dist))
    for path in dist.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".xml", ".md", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert not set(hidden) & set(text), path
    assert "می\u200cخواهم" in (dist / "crossing/ckb/article.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "slug",
    [
        "../evil",
        "..",
        ".",
        "",
        "/etc/passwd",
        "a/b",
        "a\\b",
        ".hidden",
        "-rf",
        "a..b",
        "con",
        "NUL.txt",
        "assets",
        "ckb",
        "a\0b",
        "a\nb",
        "a b",
        "p\u0430ypal",  # a Cyrillic a
        "\u03bfil",  # a Greek omicron
        "oil\u202egnp",
        "oil\u200b",
        "\uff4fil",  # a full-width o
        "هەولێر-erbil",
        "<script>",
        "a%2f..",
        "x" * 300,
    ],
)
def test_an_unsafe_slug_is_refused_and_the_others_go_on(slug: str, seeds: Path, dist: Path) -> None:
    good = plain("a005", "crossing", seeds, 3)
    bad = [replace(e, article=replace(e.article, slug=slug)) for e in good]
    report = publish([*bad, *good], settings(dist))
    assert {e.outcome for e in report.entries if e.slug == slug} == {Outcome.REFUSED}
    assert {e.outcome for e in report.entries if e.slug == "crossing"} == {Outcome.WRITTEN}
    assert sorted(p.name for p in dist.parent.iterdir()) == ["dist"]
    assert {p.name for p in dist.iterdir() if p.is_dir()} == {"ar", "assets", "ckb", "crossing", "kmr"}
    assert all(e.message.isprintable() and e.message.isascii() for e in report.of(Outcome.REFUSED))


@pytest.mark.parametrize("slug", ["oil", "Oil_2025.v2", "000_5e9a7f198e62a500", "hewlêr-şîn", "هەولێر-٢٠٢٥", "أربيل"])
def test_plain_names_in_one_script_are_slugs(slug: str) -> None:
    assert safe_slug(slug) == slug


def test_slugs_that_read_alike_are_not_both_published(seeds: Path, dist: Path) -> None:
    assert lookalikes(["oil", "Oil", "sira", "şîra", "كركوك", "کرکوک", "n1", "other"]) == {
        "Oil": "oil",
        "şîra": "sira",
        "کرکوک": "كركوك",
    }
    [one, *_] = plain("a005", "crossing", seeds, 3)
    two = replace(one, article=replace(one.article, slug="Crossing"))
    report = publish([one, two], settings(dist))
    assert [(e.slug, e.outcome) for e in report.entries] == [
        ("Crossing", Outcome.WRITTEN),
        ("crossing", Outcome.REFUSED),
    ]


@pytest.mark.parametrize(
    "image",
    [
        "../secret.png",
        "/etc/passwd",
        "https://evil.example/x.png",
        "//evil.example/x.png",
        "data:image/png;base64,AAAA",
        "vector.svg",
        "page.html.png",
        "link.png",
        "nothing.png",
        ".",
        "a\0b.png",
        "x" * 5000,
        "loop.png",
    ],
)
def test_pictures_come_from_beside_the_article_or_not_at_all(image: str, seeds: Path, dist: Path) -> None:
    ar = rich(seeds)[0]
    lake = (seeds / "lake.png").read_bytes()
    (seeds.parent / "secret.png").write_bytes(lake)
    (seeds / "vector.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", encoding="utf-8")
    (seeds / "page.html.png").write_text("<html><script>alert(1)</script>", encoding="utf-8")
    (seeds / "link.png").symlink_to(seeds.parent / "secret.png")
    (seeds / "loop.png").symlink_to(seeds / "loop.png")
    blocks = tuple(replace(b, image=image) if b.image else b for b in ar.article.blocks)
    report = publish([replace(ar, article=replace(ar.article, blocks=blocks))], settings(dist))
    tree = audit(dist / "dukan-lake/ar/index.html")
    assert not tree.xpath("//img")
    assert "بحيرة دوكان كما بدت" in tree.text_content()
    assert not (dist / "dukan-lake/images").exists()
    assert len([w for w in report.warnings if "the image" in w]) == 1


def test_a_pictures_file_name_is_not_taken_over(seeds: Path, dist: Path) -> None:
    ar = rich(seeds)[0]
    name = "'><script>alert(1)<!--.png"
    name = name.replace("/", "")
    (seeds / "lake.png").rename(seeds / name)
    blocks = tuple(replace(b, image=name) if b.image else b for b in ar.article.blocks)
    publish([replace(ar, article=replace(ar.article, blocks=blocks))], settings(dist))
    [picture] = (dist / "dukan-lake/images").iterdir()
    assert picture.stem.isalnum()
    assert audit(dist / "dukan-lake/ar/index.html").xpath("//img/@src") == [f"../images/{picture.name}"]


def test_nothing_is_written_or_removed_through_links(seeds: Path, dist: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "index.html").write_text("mine", encoding="utf-8")
    dist.mkdir()
    (dist / "crossing").symlink_to(outside)
    report = publish(plain("a005", "crossing", seeds, 3), settings(dist))
    assert {e.outcome for e in report.entries} == {Outcome.REFUSED}
    assert [p.name for p in outside.iterdir()] == ["index.html"]
    assert (outside / "index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../x", "/x", "a/../x", "a/../../x", "a\\..\\x", "", "a\0", "./x", "a/./x"])
def test_the_store_takes_no_name_that_leaves_it(name: str, tmp_path: Path) -> None:
    store = Store(tmp_path / "dist")
    if name in ("./x", "a/./x"):  # the same place by another name: pathlib folds the dot away
        assert store.path(name).is_relative_to(tmp_path / "dist")
        return
    with pytest.raises(BundleError):
        store.path(name)


def test_a_tampered_manifest_removes_nothing_outside_its_bundle(seeds: Path, dist: Path) -> None:
    publish([*plain("a005", "crossing", seeds, 3), *plain("a001", "salaries", seeds, 4)], settings(dist))
    path = dist / "crossing/manifest.json"
    manifest = json.loads(path.read_bytes())
    for name in ("../outside.txt", "salaries/ar/index.html", "crossing/../salaries/ar/index.html", "/etc/hostname"):
        manifest["files"][name] = {"sha256": "", "bytes": 0}
    path.write_text(json.dumps(manifest), encoding="utf-8")
    (dist.parent / "outside.txt").write_text("mine", encoding="utf-8")
    publish([], settings(dist, known=frozenset({"salaries"}), prune=True))
    assert (dist.parent / "outside.txt").exists()
    assert (dist / "salaries/ar/index.html").exists()
    assert not (dist / "crossing").exists()


def test_a_tampered_article_in_dist_is_sanitised_before_it_is_shown_elsewhere(seeds: Path, dist: Path) -> None:
    publish(rich(seeds), settings(dist))
    path = dist / "dukan-lake/ar/article.json"
    values = json.loads(path.read_bytes())
    values["headline_html"] = "<script>alert(1)</script><b onclick=x>خبر</b>"
    values["body"][0]["html"] = "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>س</a>"
    values["direction"] = "rtl"
    path.write_text(json.dumps(values), encoding="utf-8")
    publish([], settings(dist))
    audit(dist / "ar/index.html")
    feed = etree.fromstring((dist / "ar/atom.xml").read_bytes())
    assert "onerror" not in "".join(feed.itertext())
    for broken in (
        [],
        {},
        {**values, "direction": 'x"y'},
        {**values, "body": [{"kind": "image"}]},
        {**values, "url": "javascript:alert(1)"},
        {**values, "source_url": "data:text/html,<script>alert(1)</script>"},
    ):
        assert from_json(broken) is None
    values["body"][1]["picture"]["file"] = "../../../etc/passwd"
    assert from_json(values) is None


@given(st.text(max_size=80), st.sampled_from(["rtl", "ltr"]))
def test_any_text_comes_out_as_the_same_words_and_no_markup(text: str, direction: str) -> None:
    inlines = (Inline("a1", InlineKind.LINK, "https://x.example/"), Inline("b2", InlineKind.STRONG))
    out = to_html(parse(f"<a1>{text}</a1> <b2>{text}", inlines).nodes, direction)
    assert sanitise(str(out)).count("<") == str(out).count("<")
    for element in html.fragment_fromstring(str(out) or " ", create_parent="div").iter():
        assert element.tag in {"div", "a", "bdi", "strong", "em", "code"}
        assert set(element.attrib) <= {"href", "dir"}


@given(st.text(max_size=60))
def test_no_address_but_web_and_mail_ever_comes_out(href: str) -> None:
    for base in ("", "https://x.example/a/"):
        found = safe_href(href, base)
        if found is not None:
            assert urlsplit(found).scheme in ("http", "https", "mailto", "tel")
            assert found.isascii()
            assert not set(found) & set(' <>"\\\x00\n\t')


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of a Unix file system")
def test_an_unreadable_picture_is_reported(seeds: Path, dist: Path) -> None:
    ar = rich(seeds)[0]
    (seeds / "lake.png").unlink()
    (seeds / "lake.png").mkdir()
    report = publish([ar], settings(dist))
    assert any("no file" in warning for warning in report.warnings)
