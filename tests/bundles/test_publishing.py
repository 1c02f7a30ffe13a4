"""What publishing writes, leaves alone, reports and removes."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.bundles import Outcome, Report, publish
from pipeline.errors import UsageError
from pipeline.model import Article, Edition, State

from .samples import REVISED, newsroom, plain, rich, settings, with_text

FILES = {"index.html", "article.json", "article.md", "article.txt", "article.epub", "ninjs.json", "manifest.json"}


def digests(dist: Path) -> dict[str, str]:
    return {
        str(p.relative_to(dist)): hashlib.sha256(p.read_bytes()).hexdigest() for p in dist.rglob("*") if p.is_file()
    }


def test_an_edition_has_every_format(published: tuple[Path, Report]) -> None:
    dist, report = published
    for slug in ("dukan-lake", "qaraqosh-bells", "parwezkhan-crossing", "august-salaries"):
        assert (dist / f"{slug}.zip").is_file()
        for locale in ("ar", "ckb", "kmr"):
            assert {p.name for p in (dist / slug / locale).iterdir()} == FILES
    assert {e.outcome for e in report.entries} == {Outcome.WRITTEN}
    assert report.exit_code == 0
    assert report.warnings == ()


def test_publishing_twice_changes_nothing(seeds: Path, dist: Path) -> None:
    publish(newsroom(seeds), settings(dist))
    before = {p: p.stat().st_mtime_ns for p in dist.rglob("*")}
    report = publish(newsroom(seeds), settings(dist))
    assert not report.changed
    assert {e.outcome for e in report.entries} == {Outcome.UNCHANGED}
    assert {p: p.stat().st_mtime_ns for p in dist.rglob("*")} == before


def test_bundles_are_the_same_bytes_wherever_and_in_whatever_order_they_are_built(tmp_path: Path) -> None:
    publish(newsroom(tmp_path / "a"), settings(tmp_path / "one"))
    (tmp_path / "a").rename(tmp_path / "elsewhere")
    publish(reversed(newsroom(tmp_path / "elsewhere")), settings(tmp_path / "two"))
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_the_zip_holds_the_bundle_and_what_its_pages_need(published: tuple[Path, Report]) -> None:
    dist, _ = published
    with zipfile.ZipFile(dist / "dukan-lake.zip") as archive:
        for info in archive.infolist():
            assert archive.read(info) == (dist / info.filename).read_bytes()
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.create_system == 3
        names = set(archive.namelist())
    expected = {str(p.relative_to(dist)) for p in (dist / "dukan-lake").rglob("*") if p.is_file()}
    assert names == expected | {str(p.relative_to(dist)) for p in (dist / "assets").rglob("*") if p.is_file()}


def test_one_corrected_sentence_rewrites_its_edition_alone(seeds: Path, dist: Path) -> None:
    editions = newsroom(seeds)
    publish(editions, settings(dist))
    number = next(i for i, e in enumerate(editions) if (e.article.slug, e.locale) == ("dukan-lake", "ckb"))
    later = datetime(2025, 2, 19, 8, 0, tzinfo=UTC)
    editions[number] = replace(with_text(editions[number], 4, "شەوی شەممە هاتنی ئاو گەیشتە لووتکە."), revised=later)
    report = publish(editions, settings(dist))
    assert [(e.slug, e.locale) for e in report.of(Outcome.WRITTEN)] == [("dukan-lake", "ckb")]
    bundles = {name for name in report.written if name.startswith("dukan-lake")}
    assert bundles == {f"dukan-lake/ckb/{name}" for name in FILES} | {"dukan-lake/manifest.json", "dukan-lake.zip"}
    around = set(report.written) - bundles
    assert around <= {f"ckb/{n}" for n in ("index.html", "atom.xml", "rss.xml", "issue.epub")} | {"sitemap.xml"}


def test_only_approved_editions_are_published(seeds: Path, dist: Path) -> None:
    ar, ckb, kmr = plain("a005", "crossing", seeds, 3)
    draft = with_text(ckb, 2, "دەقی ڕەشنووس", State.DRAFT)
    empty = with_text(kmr, 2, "", State.MISSING)
    report = publish([ar, draft, empty], settings(dist))
    assert sorted(p.name for p in (dist / "crossing").iterdir() if p.is_dir()) == ["ar"]
    waiting = report.of(Outcome.INCOMPLETE)
    assert [(e.locale, e.approved, e.total) for e in waiting] == [("ckb", 7, 8), ("kmr", 7, 8)]
    assert report.exit_code == 1
    everything = b"".join(p.read_bytes() for p in dist.rglob("*") if p.is_file())
    assert "دەقی ڕەشنووس".encode() not in everything


def test_drafts_are_published_with_a_notice_and_kept_from_search_engines(seeds: Path, dist: Path) -> None:
    ar, ckb, kmr = plain("a005", "crossing", seeds, 3)
    missing = ckb.rendered[3].segment.text
    draft = with_text(with_text(ckb, 2, "دەقی ڕەشنووس", State.DRAFT), 3, "", State.MISSING)
    publish([ar, draft, kmr], settings(dist, drafts=True))
    page = (dist / "crossing/ckb/index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert 'class="draft" role="note"' in page
    assert "ئەمە ڕەشنووسێکە بە وەرگێڕانی ئامێری" in page
    assert f'<span class="missing" lang="en" dir="ltr">{missing}</span>' in page
    assert "دەقی ڕەشنووس" in page
    for other in ("crossing/ar/index.html", "crossing/kmr/index.html"):
        text = (dist / other).read_text(encoding="utf-8")
        assert "noindex" not in text
        assert 'hreflang="ckb" href="https' not in text
        assert 'href="../ckb/index.html"' in text
    assert "crossing/ckb" not in (dist / "sitemap.xml").read_text(encoding="utf-8")
    assert "crossing/ckb" not in (dist / "ckb/atom.xml").read_text(encoding="utf-8")
    manifest = json.loads((dist / "crossing/ckb/manifest.json").read_bytes())
    assert manifest["draft"] is True
    assert [s["state"] for s in manifest["segments"]].count("approved") == 6
    assert json.loads((dist / "crossing/ckb/ninjs.json").read_bytes())["pubstatus"] == "withheld"
    assert "draft: true" in (dist / "crossing/ckb/article.md").read_text(encoding="utf-8")


def test_a_draft_page_is_taken_down_when_drafts_are_no_longer_asked_for(seeds: Path, dist: Path) -> None:
    ar, ckb, kmr = plain("a005", "crossing", seeds, 3)
    draft = with_text(ckb, 2, "دەقی ڕەشنووس", State.DRAFT)
    publish([ar, draft, kmr], settings(dist, drafts=True))
    report = publish([ar, draft, kmr], settings(dist))
    assert [(e.slug, e.locale) for e in report.of(Outcome.RETRACTED)] == [("crossing", "ckb")]
    assert not (dist / "crossing/ckb").exists()
    assert "ckb" not in (dist / "crossing/ar/index.html").read_text(encoding="utf-8")


def test_an_approved_page_stays_while_its_edition_is_worked_on(seeds: Path, dist: Path) -> None:
    ar, ckb, kmr = plain("a005", "crossing", seeds, 3)
    publish([ar, ckb, kmr], settings(dist))
    before = digests(dist)
    report = publish([ar, with_text(ckb, 2, "نوێ", State.DRAFT), kmr], settings(dist))
    assert len(report.of(Outcome.INCOMPLETE)) == 1
    assert not report.changed
    assert digests(dist) == before


def test_a_run_of_one_locale_keeps_the_others_and_links_to_them(seeds: Path, dist: Path) -> None:
    ar, ckb, kmr = rich(seeds)
    publish([ar, kmr], settings(dist))
    publish([ckb], settings(dist))
    step_by_step = digests(dist)
    shutil.rmtree(dist)
    publish([ar, ckb, kmr], settings(dist))
    assert digests(dist) == step_by_step


def test_a_run_whose_settings_name_one_locale_takes_nothing_from_the_others(seeds: Path, dist: Path) -> None:
    ar, ckb, kmr = rich(seeds)
    publish([ar, ckb, kmr], settings(dist))
    before = digests(dist)
    report = publish([ckb], settings(dist, locales=("ckb",)))
    assert not report.changed
    assert digests(dist) == before


def test_withdrawn_articles_are_reported_and_removed_only_by_prune(seeds: Path, dist: Path) -> None:
    editions = newsroom(seeds)
    publish(editions, settings(dist))
    left = [e for e in editions if e.article.slug != "qaraqosh-bells"]
    known = frozenset(e.article.slug for e in left)
    report = publish(left, settings(dist, known=known))
    assert [e.slug for e in report.of(Outcome.WITHDRAWN)] == ["qaraqosh-bells"]
    assert report.exit_code == 1
    assert not report.changed
    pruned = publish(left, settings(dist, known=known, prune=True))
    assert [e.slug for e in pruned.of(Outcome.PRUNED)] == ["qaraqosh-bells"]
    assert not (dist / "qaraqosh-bells").exists()
    assert not (dist / "qaraqosh-bells.zip").exists()
    shutil.rmtree(dist)
    publish(left, settings(dist))
    fresh = digests(dist)
    shutil.rmtree(dist)
    publish(editions, settings(dist))
    publish(left, settings(dist, known=known, prune=True))
    assert digests(dist) == fresh


def test_prune_leaves_files_that_are_not_ours(seeds: Path, dist: Path) -> None:
    publish(plain("a005", "crossing", seeds, 3), settings(dist))
    (dist / "crossing/notes.txt").write_text("kept", encoding="utf-8")
    (dist / "about").mkdir()
    (dist / "about/index.html").write_text("by hand", encoding="utf-8")
    report = publish([], settings(dist, known=frozenset(), prune=True))
    assert [p.name for p in (dist / "crossing").iterdir()] == ["notes.txt"]
    assert (dist / "about/index.html").read_text(encoding="utf-8") == "by hand"
    assert "not ours" in report.of(Outcome.PRUNED)[0].message


def test_an_article_in_a_locale_of_the_desk_is_published_as_it_is(seeds: Path, dist: Path) -> None:
    ar, ckb, kmr = plain("a005", "crossing", seeds, 3)
    texts = [replace(r.segment, text=r.text) for r in ckb.rendered]
    blocks = tuple(replace(b, segments=(s,)) for b, s in zip(ckb.article.blocks, texts, strict=True))
    article = Article("crossing", seeds / "crossing.txt", "ckb", blocks, date=ar.article.date)
    arabic = Edition(article, "ar", tuple(replace(r, segment=s) for r, s in zip(ar.rendered, texts, strict=True)))
    report = publish([arabic], settings(dist))
    assert {(e.locale, e.outcome) for e in report.entries} == {("ar", Outcome.WRITTEN), ("ckb", Outcome.WRITTEN)}
    original = json.loads((dist / "crossing/ckb/article.json").read_bytes())
    assert original["original"] is True
    page = (dist / "crossing/ar/index.html").read_text(encoding="utf-8")
    assert "مترجم عن الكردية السورانية" in page
    assert "وەرگێڕدراوە" not in (dist / "crossing/ckb/index.html").read_text(encoding="utf-8")
    assert kmr.locale == "kmr"


def test_the_english_original_is_published_on_request(seeds: Path, dist: Path) -> None:
    publish(plain("a005", "crossing", seeds, 3), settings(dist, originals=True))
    page = (dist / "crossing/en/index.html").read_text(encoding="utf-8")
    assert '<html lang="en" dir="ltr"' in page
    assert "Parwezkhan crossing to stay open around the clock" in page
    assert 'hreflang="en" href="https://zagros.example/news/crossing/en/"' in (
        dist / "crossing/ar/index.html"
    ).read_text(encoding="utf-8")


def test_the_manifest_says_where_each_sentence_comes_from(published: tuple[Path, Report]) -> None:
    dist, _ = published
    manifest = json.loads((dist / "dukan-lake/ckb/manifest.json").read_bytes())
    for name, entry in manifest["files"].items():
        content = (dist / "dukan-lake/ckb" / name).read_bytes()
        assert entry == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    assert manifest["signature"] == "pack=en-x@1;beam=2;names=7"
    row = manifest["segments"][0]
    assert row["state"] == "approved"
    assert row["approved_by"] == "Shilan Rashid"
    assert len(row["source"]) == len(row["target"]) == 16
    assert "shilan@example.org" not in json.dumps(manifest)
    assert manifest["modified"] == REVISED.isoformat()


def test_a_file_that_was_edited_in_dist_is_written_again(seeds: Path, dist: Path) -> None:
    publish(rich(seeds), settings(dist))
    page = dist / "dukan-lake/ar/index.html"
    right = page.read_bytes()
    page.write_bytes(right + b"<p>more</p>")
    report = publish(rich(seeds), settings(dist))
    assert report.written == ("dukan-lake/ar/index.html",)
    assert page.read_bytes() == right


def test_a_base_url_must_be_a_web_address(dist: Path) -> None:
    with pytest.raises(UsageError, match="base_url"):
        settings(dist, base_url="zagros.example")


def test_nothing_but_whole_files_is_ever_in_dist(published: tuple[Path, Report]) -> None:
    dist, _ = published
    assert not [p for p in dist.rglob("*") if p.suffix == ".tmp"]
    assert all(p.stat().st_mode & 0o777 == 0o644 for p in dist.rglob("*") if p.is_file())
