"""Files: written whole, only when they say something new, and not over what a person saved in the meantime."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from catalogue_makers import article, translated

from pipeline.catalogs import (
    ArticleCatalogue,
    CatalogError,
    read_article_catalogue,
    write_article_catalogue,
    write_atomically,
)

SOURCE = article("Headline", "Hello.", "Bye.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ckb" / "articles" / "story.po"
    assert write_article_catalogue(path, translated(read_article_catalogue(path), SOURCE))
    return path


def test_the_locale_is_that_of_the_folder(path: Path) -> None:
    assert read_article_catalogue(path).locale == "ckb"


def test_nothing_new_writes_nothing(path: Path) -> None:
    before = path.stat().st_mtime_ns
    assert not write_article_catalogue(path, translated(read_article_catalogue(path), SOURCE))
    assert path.stat().st_mtime_ns == before


def test_an_editor_s_wrapping_and_order_are_left_alone(path: Path) -> None:
    text = path.read_text("utf-8").replace('msgstr "ڕ', 'msgstr ""\n"ڕ').replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    before = path.read_bytes()
    assert not write_article_catalogue(path, translated(read_article_catalogue(path), SOURCE))
    assert path.read_bytes() == before


def test_what_a_person_saves_during_a_run_is_kept(path: Path) -> None:
    catalogue = read_article_catalogue(path)
    file = polib.pofile(str(path))
    file.find("Hello.").msgstr = "سڵاو"
    file.find("Hello.").flags = []
    file.find("Bye.").tcomment = "who says so?"
    file.metadata["Last-Translator"] = "Nazdar"
    file.save()
    assert write_article_catalogue(path, translated(catalogue, article("Headline", "Bye."), run=2, redraft=True))
    after = read_article_catalogue(path)
    assert after.table[None, "Hello."].target == "سڵاو" and after.table[None, "Hello."].obsolete
    assert after.table[None, "Bye."].comment == "who says so?"
    assert after.translator == "Nazdar"


def test_a_broken_file_is_not_written_over(path: Path) -> None:
    catalogue = translated(read_article_catalogue(path), SOURCE, run=2, redraft=True)
    broken = b"<<<<<<< HEAD\n" + path.read_bytes()
    path.write_bytes(broken)
    with pytest.raises(CatalogError):
        write_article_catalogue(path, catalogue)
    assert path.read_bytes() == broken


def test_mode_and_link_stay_and_no_temporary_file_does(path: Path) -> None:
    path.chmod(0o664)
    link = path.with_name("link.po")
    link.symlink_to(path.name)
    stale = path.with_name(f".{path.name}.tmp")
    stale.write_bytes(b"half")
    os.utime(stale, (0, 0))
    assert write_atomically(link, b"new")
    assert link.is_symlink() and path.read_bytes() == b"new" and path.stat().st_mode & 0o777 == 0o664
    assert sorted(p.name for p in path.parent.iterdir()) == ["link.po", "story.po"]
    assert not write_atomically(path, b"new")


def test_two_who_write_one_file_at_once_do_not_mix(path: Path) -> None:
    busy = path.with_name(f".{path.name}.tmp")
    busy.write_bytes(b"half of somebody else's")
    assert write_atomically(path, b"new") and path.read_bytes() == b"new"
    assert busy.read_bytes() == b"half of somebody else's"
    assert sorted(p.name for p in path.parent.iterdir()) == [busy.name, "story.po"]


def test_an_unreadable_or_unwritable_place_is_an_error_of_one_line(tmp_path: Path) -> None:
    folder = tmp_path / "ckb" / "articles" / "story.po"
    folder.mkdir(parents=True)
    with pytest.raises(CatalogError, match=r"story\.po:1: cannot be read"):
        read_article_catalogue(folder)


WRITER = """
import sys
from pathlib import Path
from pipeline.catalogs import write_atomically
path, n = Path(sys.argv[1]), 0
print("on", flush=True)
while True:
    n += 1
    write_atomically(path, (f"{n % 10}" * 200_000 + chr(10)).encode())
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX test")
def test_a_kill_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "story.po"
    seen = set()
    for round in range(12):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stdout.readline() == b"on\n"
            while not path.exists():
                time.sleep(0.001)
            time.sleep(0.003 * round)
            process.send_signal(signal.SIGKILL)
        data = path.read_bytes()
        assert len(data) == 200_001 and len(set(data[:-1])) == 1
        seen.add(data[:1])
    assert len(seen) > 1, "the writer was always killed at the same place"


def test_a_catalogue_changed_on_disk_by_clearing_stays_cleared(path: Path) -> None:
    human = read_article_catalogue(path)
    entries = tuple(replace(e, target="سڵاو", fuzzy=False) if e.source == "Hello." else e for e in human.entries)
    write_article_catalogue(path, replace(human, entries=entries))
    read: ArticleCatalogue = read_article_catalogue(path)
    file = polib.pofile(str(path))
    file.find("Hello.").msgstr = ""
    file.save()
    write_article_catalogue(path, translated(read, SOURCE))
    assert read_article_catalogue(path).table[None, "Hello."].target == ""
