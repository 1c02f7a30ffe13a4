"""The formats beside the page: metadata, feeds, sitemap, ninjs, EPUB, Markdown, plain text."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from lxml import etree, html
from markdown_it import MarkdownIt

from pipeline.bundles import BundleError, Report, original, publish, read_logo
from pipeline.model import Article, Block, BlockKind, BoundName, Name, NameType, Segment, SegmentKind, State

from .samples import picture, plain, settings, with_text

BASE = "https://zagros.example/news"
LANGS = ("ar", "ckb", "kmr")


def page(dist: Path, slug: str, locale: str) -> etree._Element:
    return html.document_fromstring((dist / slug / locale / "index.html").read_bytes())


def json_ld(tree: etree._Element) -> dict[str, Any]:
    return json.loads(tree.xpath("string(//script[@type='application/ld+json'])"))


@pytest.mark.parametrize("locale", LANGS)
def test_the_head_names_the_page_and_its_translations(published: tuple[Path, Report], locale: str) -> None:
    tree = page(published[0], "dukan-lake", locale)
    assert tree.get("lang") == locale
    assert tree.get("dir") == ("ltr" if locale == "kmr" else "rtl")
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/dukan-lake/{locale}/"]
    alternates = {e.get("hreflang"): e.get("href") for e in tree.xpath("//link[@rel='alternate'][@hreflang]")}
    assert alternates == {
        **{lang: f"{BASE}/dukan-lake/{lang}/" for lang in LANGS},
        "en": "https://www.example.org/english/dukan-lake",
        "x-default": f"{BASE}/dukan-lake/",
    }
    graph = {e.get("property"): e.get("content") for e in tree.xpath("//meta[@property]")}
    assert graph["og:type"] == "article"
    assert graph["og:url"] == f"{BASE}/dukan-lake/{locale}/"
    assert graph["og:title"] == " ".join(tree.xpath("//h1")[0].text_content().split())
    assert graph["og:locale"] == {"ar": "ar_AR", "ckb": "cb_IQ", "kmr": "ku_TR"}[locale]
    assert graph["og:image"].startswith(f"{BASE}/dukan-lake/images/")
    assert graph["article:published_time"] == "2025-02-17T09:30:00+03:00"
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert tree.xpath("//main//h1") and len(tree.xpath("//h1")) == 1


@pytest.mark.parametrize("locale", LANGS)
def test_json_ld_is_a_news_article_with_its_translations(published: tuple[Path, Report], locale: str) -> None:
    tree = page(published[0], "dukan-lake", locale)
    data = json_ld(tree)
    assert data["@type"] == "NewsArticle"
    assert data["inLanguage"] == locale
    assert data["keywords"] == ["water"]
    assert data["headline"] == " ".join(tree.xpath("//h1")[0].text_content().split())
    assert data["datePublished"] == "2025-02-17T09:30:00+03:00"
    assert data["dateModified"] == "2025-02-18T14:05:00+00:00"
    assert data["translator"] == {"@type": "Person", "name": "Shilan Rashid"}
    assert data["publisher"]["name"] == {"ar": "زاغروس برس", "ckb": "زاگرۆس پرێس", "kmr": "Zagros Press"}[locale]
    source = data["translationOfWork"]
    assert (source["inLanguage"], source["url"]) == ("en", "https://www.example.org/english/dukan-lake")
    assert {w["inLanguage"] for w in source["workTranslation"]} == set(LANGS) - {locale}
    assert data["about"][0]["@type"] == "Place"
    assert "creativeWorkStatus" not in data


def test_each_author_is_a_person_in_json_ld(seeds: Path, dist: Path) -> None:
    ar = plain("a005", "crossing", seeds, 3)[0]
    names = (BoundName(Name("Hadeel Kamil", NameType.PERSON), "هديل كامل", approved=True),)
    article = replace(ar.article, author="Hadeel Kamil, Shorish Majid")
    publish([replace(ar, article=article, names=names)], settings(dist))
    tree = page(dist, "crossing", "ar")
    assert [person["name"] for person in json_ld(tree)["author"]] == ["هديل كامل", "Shorish Majid"]
    assert "بقلم هديل كامل و Shorish Majid" in " ".join(tree.text_content().split())


def test_json_ld_of_a_draft_says_that_a_machine_made_it(seeds: Path, dist: Path) -> None:
    ckb = plain("a005", "crossing", seeds, 3)[1]
    publish([with_text(ckb, 2, "ڕەشنووس", State.DRAFT)], settings(dist, drafts=True))
    data = json_ld(page(dist, "crossing", "ckb"))
    assert data["creativeWorkStatus"] == "Draft"
    assert "وەرگێڕانی ئامێری" in data["creditText"]
    assert data["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")
    assert data["translator"]["@type"] == "SoftwareApplication"


@pytest.mark.parametrize("locale", LANGS)
def test_feeds_list_the_articles_newest_first(published: tuple[Path, Report], locale: str) -> None:
    dist, _ = published
    slugs = ["dukan-lake", "qaraqosh-bells", "parwezkhan-crossing", "august-salaries"]
    atom = etree.fromstring((dist / locale / "atom.xml").read_bytes())
    ns = {"a": "http://www.w3.org/2005/Atom"}
    assert [e.text for e in atom.findall("a:entry/a:id", ns)] == [f"{BASE}/{s}/{locale}/" for s in slugs]
    assert atom.get("{http://www.w3.org/XML/1998/namespace}lang") == locale
    for element in (atom, *atom.findall("a:entry", ns)):
        for required in ("id", "title", "updated", "author"):
            assert element.find(f"a:{required}", ns) is not None
    times = [datetime.fromisoformat(str(e.text)) for e in atom.iterfind(".//a:updated", ns)]
    assert times[0] == max(times)
    assert all(t.tzinfo for t in times)
    assert atom.find("a:link[@rel='self']", ns).get("href") == f"{BASE}/{locale}/atom.xml"  # type: ignore[union-attr]
    content = html.fragment_fromstring(atom.findtext("a:entry/a:content", "", ns), create_parent="div")
    assert content.xpath("//img/@src")[0].startswith("https://")
    rss = etree.fromstring((dist / locale / "rss.xml").read_bytes())
    assert [e.text for e in rss.iterfind("channel/item/link")] == [f"{BASE}/{s}/{locale}/" for s in slugs]
    for required in ("title", "link", "description", "language"):
        assert rss.findtext(f"channel/{required}")
    assert parsedate_to_datetime(rss.findtext("channel/item/pubDate", "")).isoformat() == "2025-02-17T09:30:00+03:00"


def test_the_sitemap_lists_every_page_with_its_alternates(published: tuple[Path, Report]) -> None:
    dist, _ = published
    root = etree.fromstring((dist / "sitemap.xml").read_bytes())
    ns = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    pages = {
        u.findtext("s:loc", "", ns): {link.get("hreflang"): link.get("href") for link in u.findall("x:link", ns)}
        for u in root.findall("s:url", ns)
    }
    assert len(pages) == 3 + 4 * 3
    for url, alternates in pages.items():
        assert url in alternates.values()
        assert "x-default" in alternates
    for url, alternates in pages.items():  # alternates name each other
        for lang in LANGS:
            assert url in pages[str(alternates[lang])].values()


def _texts(*names: str) -> dict[str, Any]:
    return {name: {"type": "string"} for name in names}


def _closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def ninjs_shape() -> dict[str, Any]:
    """What ninjs 2.1 allows of what we write, in our own words; the standard's schema knows more."""
    uri = {"type": "string", "pattern": r"\A[a-z]+:[^\s\"<>]+\Z"}
    time = {"type": "string", "pattern": r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)\Z"}
    number = {"type": "number", "minimum": 0}
    told = _list(_closed(_texts("role", "contenttype", "value"), "value"))
    body = _closed({**_texts("role", "contenttype", "value"), "charcount": number, "wordcount": number}, "value")
    named = _list(_closed({**_texts("name", "rel", "literal"), "uri": uri}))
    rendition = _closed(
        {**_texts("name", "contenttype", "title"), "href": uri, "width": number, "height": number}, "name"
    )
    item: dict[str, Any] = {
        **_texts("profile", "language", "title", "by", "slugline", "located", "copyrightholder", "ednote", "version"),
        "uri": uri,
        "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component"]},
        "representationtype": {"enum": ["full", "partial"]},
        "pubstatus": {"enum": ["usable", "withheld", "canceled"]},
        **dict.fromkeys(("firstcreated", "versioncreated", "contentcreated"), time),
        "headlines": told,
        "descriptions": told,
        "bodies": _list(body),
        "people": named,
        "places": named,
        "organisations": named,
        "subjects": named,
        "infosources": _list(
            _closed(
                {
                    **_texts("name", "role", "literal"),
                    "uri": uri,
                    "contactinfo": _list(_closed(_texts("type", "role", "lang", "name", "value"), "value")),
                }
            )
        ),
        "altids": _list(_closed(_texts("role", "value"))),
        "renditions": _list(rendition),
        "standard": _closed({**_texts("name", "version"), "schema": uri}),
    }
    associated = _closed({**item, "name": {"type": "string"}}, "name", "uri")
    return _closed({**item, "associations": _list(associated)}, "uri")


@pytest.mark.parametrize("slug", ["dukan-lake", "august-salaries"])
@pytest.mark.parametrize("locale", LANGS)
def test_ninjs_has_the_standards_shape(published: tuple[Path, Report], slug: str, locale: str) -> None:
    item = json.loads((published[0] / slug / locale / "ninjs.json").read_bytes())
    jsonschema.validate(item, ninjs_shape())
    assert item["standard"]["version"] == "2.1"
    assert item["language"] == locale
    assert item["headlines"][0]["value"]
    translations = {a["language"] for a in item["associations"] if a["name"].startswith("translation-")}
    assert translations == {*LANGS, *(["en"] if slug == "dukan-lake" else [])} - {locale}
    bodies = {b["contenttype"]: b for b in item["bodies"]}
    assert bodies["text/plain"]["wordcount"] == len(bodies["text/plain"]["value"].split())
    assert "<p>" in bodies["text/html"]["value"]


def test_ninjs_is_valid_by_the_schema_of_iptc(published: tuple[Path, Report]) -> None:
    """The schema is IPTC's; set NINJS_SCHEMA to a copy of ninjs-schema_2.1.json to check against it."""
    path = os.environ.get("NINJS_SCHEMA", "")
    if not path:
        pytest.skip("NINJS_SCHEMA names no copy of IPTC's schema")
    schema = json.loads(Path(path).read_text(encoding="utf-8"))
    for file in published[0].rglob("ninjs.json"):
        jsonschema.Draft202012Validator(schema).validate(json.loads(file.read_bytes()))


def epubcheck() -> list[str] | None:
    """The command of epubcheck. Debian's wrapper needs binfmt for jars, so the jar is called itself."""
    jar = Path("/usr/share/java/epubcheck.jar")
    if shutil.which("java") and jar.is_file():
        return ["java", "-jar", str(jar)]
    return None


def test_epubcheck_accepts_the_books(published: tuple[Path, Report], tmp_path: Path) -> None:
    command = epubcheck()
    if command is None:
        pytest.skip("epubcheck is not installed")
    dist, _ = published
    # Three of eight: each takes Java ten seconds and more.
    books = [dist / "dukan-lake/ckb/article.epub", dist / "ar/issue.epub", dist / "kmr/issue.epub"]
    for number, book in enumerate(books):
        out = tmp_path / f"{number}.json"
        subprocess.run([*command, str(book), "--json", str(out)], capture_output=True, check=False)
        found = json.loads(out.read_text(encoding="utf-8"))["messages"]
        assert [f"{m['severity']} {m['ID']} {m['message']}" for m in found if m["severity"] != "USAGE"] == []


@pytest.mark.parametrize("locale", LANGS)
def test_books_are_well_formed_and_run_the_right_way(published: tuple[Path, Report], locale: str) -> None:
    dist, _ = published
    for book, chapters in ((f"dukan-lake/{locale}/article.epub", 1), (f"{locale}/issue.epub", 4)):
        with zipfile.ZipFile(dist / book) as archive:
            first = archive.infolist()[0]
            assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
            assert archive.read("mimetype") == b"application/epub+zip"
            package = etree.fromstring(archive.read("EPUB/package.opf"))
            for name in archive.namelist():
                if name.endswith((".xhtml", ".opf", ".xml")):
                    etree.fromstring(archive.read(name))
            listed = {e.get("href") for e in package.iterfind(".//{*}item")}
            assert {f"EPUB/{href}" for href in listed} == set(archive.namelist()) - {
                "mimetype",
                "META-INF/container.xml",
                "EPUB/package.opf",
            }
            chapter = etree.fromstring(archive.read("EPUB/article1.xhtml"))
        spine = package.find("{*}spine")
        assert spine is not None
        assert spine.get("page-progression-direction") == ("ltr" if locale == "kmr" else "rtl")
        assert len([e for e in listed if str(e).startswith("article")]) == chapters
        assert package.findtext(".//{*}language") == locale
        assert chapter.get("lang") == locale
        assert "".join(chapter.itertext("{*}h1")).strip()


@pytest.mark.parametrize("locale", LANGS)
def test_markdown_reads_back_as_the_page(published: tuple[Path, Report], locale: str) -> None:
    dist, _ = published
    _, front, body = (dist / "dukan-lake" / locale / "article.md").read_text(encoding="utf-8").split("---\n", 2)
    matter = yaml.safe_load(front)
    tree = page(dist, "dukan-lake", locale)
    assert matter["title"] == " ".join(tree.xpath("//h1")[0].text_content().split())
    assert matter["lang"] == locale
    assert matter["draft"] is False
    rendered = html.fragment_fromstring(MarkdownIt("commonmark").enable("table").render(body), create_parent="div")
    text = tree.xpath("//div[@class='text']")[0]
    for path in ("//li", "//td", "//th", "//blockquote//p", "//a", "//strong", "//h2"):
        ours = [" ".join(e.text_content().split()) for e in rendered.xpath(path)]
        theirs = [" ".join(e.text_content().split()) for e in text.xpath("." + path)]
        if path == "//strong":
            ours = [o for o in ours if o in theirs]  # the dateline is bold in Markdown
        assert ours == theirs, path
    assert rendered.xpath("//a/@href") == text.xpath(".//a/@href")
    assert (dist / "dukan-lake" / locale / rendered.xpath("//img/@src")[0]).resolve().is_file()


def test_text_that_looks_like_markdown_stays_text(seeds: Path, dist: Path) -> None:
    ar = plain("a005", "crossing", seeds, 3)[0]
    tricky = ["# عنوان", "- بند", "1. أول", "> قول", "*نجمة* _خط_ `رمز` [س](x) | عمود", "```", "---", "<b>س</b>"]
    edition = ar
    for number, text in enumerate(tricky[:7], 1):
        edition = with_text(edition, number, text)
    publish([edition], settings(dist))
    body = (dist / "crossing/ar/article.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    rendered = html.fragment_fromstring(MarkdownIt("commonmark").enable("table").render(body), create_parent="div")
    assert [e.tag for e in rendered] == ["h1", *["p"] * 7]
    assert [e.text_content() for e in rendered][1:] == tricky[:7]


@pytest.mark.parametrize("locale", LANGS)
def test_plain_text_has_all_words_and_no_markup(published: tuple[Path, Report], locale: str) -> None:
    dist, _ = published
    text = (dist / "dukan-lake" / locale / "article.txt").read_text(encoding="utf-8")
    body = page(dist, "dukan-lake", locale).xpath("//div[@class='text']")[0]
    words = " ".join(e.text_content() for e in body.iter("p", "th", "td", "figcaption", "h2")).split()
    assert set(words) - {"–"} <= set(text.split())
    assert not set("<>*[]") & set(text)


def test_numbers_and_latin_runs_are_isolated_in_right_to_left_pages(published: tuple[Path, Report]) -> None:
    tree = page(published[0], "dukan-lake", "ar")
    runs = tree.xpath("//div[@class='text']//bdi[@dir='ltr']/text()")
    assert "1,850" in runs
    assert "Rudaw" in runs
    assert not page(published[0], "dukan-lake", "kmr").xpath("//div[@class='text']//bdi")


def test_dates_follow_the_locale_and_its_digits(published: tuple[Path, Report]) -> None:
    dates = {locale: page(published[0], "dukan-lake", locale).xpath("string((//time)[1])") for locale in LANGS}
    assert dates["ar"] == "17 شباط 2025"
    assert "١٧" in dates["ckb"] and "٢٠٢٥" in dates["ckb"] and "شوبات" in dates["ckb"]
    assert dates["kmr"].casefold().startswith("17ê sibat")


def test_rich_articles_have_semantic_elements(published: tuple[Path, Report]) -> None:
    tree = page(published[0], "dukan-lake", "ckb")
    text = tree.xpath("//div[@class='text']")[0]
    assert len(text.xpath(".//table/thead/tr/th[@scope='col']")) == 3
    assert len(text.xpath(".//table/tbody/tr")) == 2
    assert len(text.xpath("./ol/li")) == 2
    assert len(text.xpath("./ol/li/ul/li")) == 1
    assert len(text.xpath("./blockquote/p")) == 1
    assert len(text.xpath("./h2")) == 1
    assert text.xpath(".//figure/img/@alt") == ["دەریاچەی دووکان لە بەنداوەکەوە، بە کامێرای Rudaw"]
    assert text.xpath(".//figure/img/@width") == ["640"]
    assert tree.xpath("//nav/ul/li/span[@aria-current='page']/@lang") == ["ckb"]


def test_a_caption_beside_the_alternative_text_is_in_every_format(seeds: Path, dist: Path) -> None:
    seeds.mkdir()
    (seeds / "lake.png").write_bytes(picture())
    segments = (
        Segment(SegmentKind.HEADLINE, "سەردێڕ", 1),
        Segment(SegmentKind.CAPTION, "دەریاچەکە", 2),
        Segment(SegmentKind.CAPTION, "وێنەی Rudaw", 3),
    )
    blocks = (Block(BlockKind.HEADLINE, segments[:1]), Block(BlockKind.IMAGE, segments[1:], image="lake.png"))
    publish([original(Article("lake", seeds / "lake.md", "ckb", blocks))], settings(dist))
    figure = page(dist, "lake", "ckb").xpath("//figure")[0]
    assert figure.xpath("./img/@alt") == ["دەریاچەکە"]
    assert figure.xpath("string(./figcaption)") == "وێنەی Rudaw"
    assert not figure.xpath("./figcaption/@aria-hidden")
    for name in ("article.md", "article.txt", "article.json"):
        text = (dist / "lake/ckb" / name).read_text(encoding="utf-8")
        assert "دەریاچەکە" in text
        assert "Rudaw" in text


def test_the_publishers_address_and_logo_are_in_every_format(seeds: Path, dist: Path, tmp_path: Path) -> None:
    (tmp_path / "mark.png").write_bytes(picture())
    logo = read_logo("mark.png", tmp_path, BASE)
    publish(plain("a005", "crossing", seeds, 3), settings(dist, publisher_url="https://zagros.example", logo=logo))
    tree = page(dist, "crossing", "ckb")
    [mark] = tree.xpath("//p[@class='paper']//img")
    assert (dist / "crossing/ckb" / mark.get("src")).resolve().read_bytes() == picture()
    assert (mark.get("alt"), mark.get("width")) == ("", "640")
    assert tree.xpath("//footer//p[@class='house']/a/@href") == ["https://zagros.example"]
    name, address = "زاگرۆس پرێس", "https://zagros.example"
    publisher = json_ld(tree)["publisher"]
    assert (publisher["name"], publisher["url"]) == (name, address)
    assert publisher["logo"] == {
        "@type": "ImageObject",
        "url": f"{BASE}/assets/logo.png",
        "width": 640,
        "height": 360,
    }
    source = json.loads((dist / "crossing/ckb/ninjs.json").read_bytes())["infosources"][0]
    assert (source["name"], source["uri"]) == (name, address)
    document = json.loads((dist / "crossing/ckb/article.json").read_bytes())
    assert (document["publisher"], document["publisher_url"]) == (name, address)
    front = yaml.safe_load((dist / "crossing/ckb/article.md").read_text(encoding="utf-8").split("---")[1])
    assert (front["publisher"], front["publisher_url"]) == (name, address)
    assert (dist / "crossing/ckb/article.txt").read_text(encoding="utf-8").endswith(f"{name} · {BASE}/crossing/ckb/\n")
    with zipfile.ZipFile(dist / "crossing/ckb/article.epub") as book:
        assert f"<dc:publisher>{name}</dc:publisher>" in book.read("EPUB/package.opf").decode()
        assert f'href="{BASE}/crossing/ckb/"' in book.read("EPUB/article1.xhtml").decode()
    rss = etree.parse(dist / "ckb/rss.xml")
    assert rss.xpath("string(/rss/channel/image/url)") == f"{BASE}/assets/logo.png"
    assert rss.xpath("string(/rss/channel/image/link)") == f"{BASE}/ckb/"
    atom = etree.parse(dist / "ckb/atom.xml")
    assert atom.findtext("{http://www.w3.org/2005/Atom}logo") == f"{BASE}/assets/logo.png"
    with zipfile.ZipFile(dist / "crossing.zip") as bundle:
        assert bundle.read("assets/logo.png") == picture()


def test_a_logo_elsewhere_is_named_and_never_loaded(seeds: Path, dist: Path, tmp_path: Path) -> None:
    logo = read_logo("https://cdn.example/l.svg", seeds, BASE)
    publish(plain("a005", "crossing", seeds, 3), settings(dist, logo=logo))
    tree = page(dist, "crossing", "ar")
    assert json_ld(tree)["publisher"]["logo"] == {"@type": "ImageObject", "url": "https://cdn.example/l.svg"}
    assert not tree.xpath("//img")
    assert not tree.xpath("//link[@rel='icon']")
    (tmp_path / "mark.png").write_bytes(picture())
    publish([], settings(dist, logo=read_logo("mark.png", tmp_path, BASE)))
    assert (dist / "assets/logo.png").is_file()
    publish([], settings(dist))
    assert not (dist / "assets/logo.png").exists()


@pytest.mark.parametrize("logo", ["javascript://x%0aalert(1)", "nothing.png", "mark.svg", ".", "ftp://x.example/l.png"])
def test_what_is_no_logo_is_an_error_in_one_line(logo: str, tmp_path: Path) -> None:
    (tmp_path / "mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    with pytest.raises(BundleError, match=r"^publisher\.logo [^\n]+$"):
        read_logo(logo, tmp_path, BASE)
