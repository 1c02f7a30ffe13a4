"""The index: it remembers, notices changes, and is rebuilt when it is damaged."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pipeline.desk import status
from pipeline.desk.index import ArticleRow, EditionRow, opened
from pipeline.errors import DeskError
from tests.conftest import DAM, Newsroom


def age(path: Path, seconds: int) -> None:
    moment = time.time_ns() - seconds * 1_000_000_000
    os.utime(path, ns=(moment, moment))


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    article = ArticleRow("seeds/a.txt", "d1", "a", "en", (("person", "Sa'd Mohammadi"), ("place", "Erbil")), told="en")
    edition = EditionRow("a", "ckb", "d1", "c1", "b1", "p1", 2)
    with opened(tmp_path) as index:
        index.keep_article(article)
        index.keep_edition(edition)
        index.keep_approved(
            "ckb", "a", "c1", [("en", None, "Hello.", "سڵاو.", "b", 0), ("en", "headline", "Hello.", "سڵاو", "", 1)]
        )
        index.keep_fact("k", "v")
    with opened(tmp_path) as index:
        assert index.article("seeds/a.txt") == article
        assert list(index.articles()) == [article]
        assert index.editions("ckb") == {"a": edition}
        assert index.editions("ar") == {}
        assert sorted(index.approved("ckb"), key=str) == [
            ("a", "en", "headline", "Hello.", "سڵاو", "", 1),
            ("a", "en", None, "Hello.", "سڵاو.", "b", 0),
        ]
        assert (index.fact("k"), index.fact("other")) == ("v", "")
        assert index.remembered("ckb") == {"a": "c1"}
        index.keep_approved("ckb", "a", "", [])
        assert index.remembered("ckb") == {}
        assert list(index.approved("ckb")) == []
        index.forget_articles(["seeds/a.txt"])
        assert index.article("seeds/a.txt") is None


def test_a_changed_file_has_a_new_digest_even_within_one_tick_of_the_clock(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with opened(tmp_path / "state") as index:
        assert index.digest(path) == ""
        path.write_text("one")
        stat = path.stat()
        first = index.digest(path)
        path.write_text("two")
        os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
        assert index.digest(path) != first


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    age(path, 100)
    with opened(tmp_path / "state") as index:
        first = index.digest(path)
        stat = path.stat()
        path.write_text("two")
        os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))  # the same size and time: only a reading could tell
        assert index.digest(path) == first
        age(path, 50)
        assert index.digest(path) != first


@pytest.mark.parametrize("damage", [b"", b"not a database, but long enough to look at" * 40])
def test_a_damaged_index_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    with opened(tmp_path) as index:
        index.keep_fact("k", "v")
    (tmp_path / "index.sqlite").write_bytes(damage)
    with opened(tmp_path) as index:
        assert index.fact("k") == ""
        index.keep_fact("k", "w")
    with opened(tmp_path) as index:
        assert index.fact("k") == "w"


def test_damage_found_on_the_way_removes_the_index_and_says_so(tmp_path: Path) -> None:
    with opened(tmp_path) as index:
        for number in range(2000):
            index.keep_edition(EditionRow(f"article-{number}", "ar", "s" * 64, "c" * 64, "b" * 64, "p", 0))
    path = tmp_path / "index.sqlite"
    data = bytearray(path.read_bytes())
    data[20 * 4096 :] = b"\xab" * (len(data) - 20 * 4096)
    path.write_bytes(data)
    with pytest.raises(DeskError, match="run again and it is rebuilt"), opened(tmp_path) as index:
        index.editions("ar")
    with opened(tmp_path) as index:
        assert index.editions("ar") == {}


def test_looking_while_a_run_writes_harms_nothing(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.desk.index.RACY", -1)
    newsroom.write("dam.txt", DAM)
    with opened(newsroom.config.paths.state) as writing:
        writing.keep_fact("key", "value")  # from here to the end the run holds the index
        assert status(newsroom.config).rows[0].slug == "dam"
        with pytest.raises(DeskError, match="wait until the other run is done"):  # noqa: SIM117
            with opened(newsroom.config.paths.state) as second:
                second._db.execute("PRAGMA busy_timeout = 10")
                second.keep_fact("key", "other")
    with opened(newsroom.config.paths.state) as index:
        assert index.fact("key") == "value"
