"""An editor's wrapping stays: a run writes the lines of what it changed, and no others."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import polib
import pytest
from catalogue_makers import article, translated

from pipeline.catalogs import files, read_article_catalogue, write_article_catalogue

LONG = "The minister said on Monday that exports through the pipeline would resume within a month, and not before."
SOURCE = article("Headline", LONG, "Hello.", LONG.replace("Monday", "Friday"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ckb" / "articles" / "story.po"
    write_article_catalogue(path, translated(read_article_catalogue(path), SOURCE))
    return path


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines removed, lines added."""
    lines = list(difflib.ndiff(before.split("\n"), after.split("\n")))
    return [x[2:] for x in lines if x[0] == "-"], [x[2:] for x in lines if x[0] == "+"]


@pytest.mark.parametrize("width", [40, 120])
def test_only_what_a_run_changed_is_written_anew(path: Path, width: int) -> None:
    file = polib.pofile(str(path), wrapwidth=width)
    file.find("Hello.").msgstr, file.find("Hello.").fuzzy = "سڵاو", False
    file.save()
    before = path.read_text("utf-8")
    longer = article("Headline", LONG, "Hello.", LONG.replace("Monday", "Friday"), "Bye.")
    assert write_article_catalogue(path, translated(read_article_catalogue(path), longer))
    removed, added = changed(before, path.read_text("utf-8"))
    assert removed == []
    assert 'msgid "Bye."' in added and not any("minister" in line or "سڵاو" in line for line in added)


def test_a_redrafted_entry_is_wrapped_as_ours_and_the_rest_is_not(path: Path) -> None:
    file = polib.pofile(str(path), wrapwidth=30)
    file.find(LONG).msgstr, file.find(LONG).fuzzy = LONG.upper(), False
    file.save()
    before = path.read_text("utf-8")
    assert write_article_catalogue(path, translated(read_article_catalogue(path), SOURCE, run=2, redraft=True))
    removed, added = changed(before, path.read_text("utf-8"))
    assert any("Friday" in line for line in added)
    assert not any("MINISTER" in line for line in removed + added)


def test_line_ends_stay_and_a_byte_order_mark_goes(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert write_article_catalogue(path, translated(read_article_catalogue(path), article("Headline", "Hello.")))
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf") and data.count(b"\n") == data.count(b"\r\n") > 10
    assert [e.source for e in read_article_catalogue(path).active] == ["Headline", "Hello."]


def test_blank_lines_inside_an_entry_lose_nothing(path: Path) -> None:
    file = polib.pofile(str(path))
    file.find("Hello.").msgstr = "سڵاو"
    file.save()
    path.write_text(path.read_text("utf-8").replace('\nmsgstr "سڵاو"', '\n\n\nmsgstr "سڵاو"'), "utf-8")
    assert write_article_catalogue(
        path, translated(read_article_catalogue(path), article("Headline", "Hello.", "Bye."))
    )
    assert read_article_catalogue(path).table[None, "Hello."].target == "سڵاو"


def test_a_person_who_saves_while_the_file_is_being_replaced_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, saves = os.fsync, iter(("یەک", "دوو", "سێ"))

    def slow_disk(handle: int) -> None:
        sync(handle)
        if text := next(saves, ""):  # an editor saves while the disk is syncing
            file = polib.pofile(str(path))
            file.find("Hello.").msgstr = text
            file.save()

    catalogue = translated(read_article_catalogue(path), SOURCE, run=2, redraft=True)
    monkeypatch.setattr(files.os, "fsync", slow_disk)
    assert write_article_catalogue(path, catalogue)
    after = read_article_catalogue(path)
    assert after.table[None, "Hello."].target == "سێ"
    assert after.table[None, LONG].target.startswith("ڕەشنووس 2")
    assert [p.name for p in path.parent.iterdir()] == ["story.po"]
