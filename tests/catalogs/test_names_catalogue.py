"""The names catalogue: proposals until a person decides, then binding."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from pipeline.catalogs import NamesCatalogue, dumps, merge_names, read_names, write_names
from pipeline.model import BoundName, Candidate, Name, NameType

BARZANI = Name("Masrour Barzani", NameType.PERSON)
ERBIL = Name("Erbil", NameType.PLACE)
PROPOSED = {
    BARZANI: (Candidate("مەسرور بارزانی", "gazetteer", 0.98), Candidate("مەسروور بارزانی", "transliteration", 0.51)),
    ERBIL: (Candidate("هەولێر", "gazetteer", 0.98),),
}
WHERE = {BARZANI: ["seeds/a.txt:3", "seeds/a.txt:10"], ERBIL: ["seeds/a.txt:1"]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ckb" / "LC_MESSAGES" / "names.po"
    assert write_names(path, merge_names(read_names(path), WHERE, PROPOSED))
    return path


def edit(path: Path, name: str, text: str | None = None, fuzzy: bool | None = None) -> None:
    file = polib.pofile(str(path))
    entry = file.find(name, include_obsolete_entries=True)
    entry.msgstr = entry.msgstr if text is None else text
    if fuzzy is not None:
        entry.fuzzy = fuzzy
    file.save()


def test_the_best_candidate_is_proposed(path: Path) -> None:
    catalogue = read_names(path)
    assert catalogue.bound() == {
        BARZANI: BoundName(BARZANI, "مەسرور بارزانی", False),
        ERBIL: BoundName(ERBIL, "هەولێر", False),
    }
    entry = catalogue.table["person", "Masrour Barzani"]
    assert entry.note.candidates == PROPOSED[BARZANI]
    assert entry.occurrences == ("seeds/a.txt:3", "seeds/a.txt:10")
    text = path.read_text("utf-8")
    assert 'msgctxt "person"\nmsgid "Masrour Barzani"\nmsgstr "مەسرور بارزانی"' in text


def test_msgfmt_accepts_it(path: Path, tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("gettext is not installed (Debian: apt install gettext)")
    done = subprocess.run(
        [msgfmt, "--check", "-o", tmp_path / "x.mo", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_same_again_writes_nothing(path: Path) -> None:
    assert not write_names(path, merge_names(read_names(path), WHERE, {}))
    assert not write_names(path, merge_names(read_names(path), WHERE, PROPOSED))


def test_a_person_s_rendering_is_never_written_over(path: Path) -> None:
    better = {BARZANI: (Candidate("کەسێکی تر", "newsroom", 1.0),)}
    for text, fuzzy in (("مەسرووری بارزانی", True), (None, False)):
        edit(path, "Masrour Barzani", text, fuzzy)
        before = read_names(path).table["person", "Masrour Barzani"]
        after = merge_names(read_names(path), WHERE, better).table["person", "Masrour Barzani"]
        assert after == before and after.by_person
    assert merge_names(read_names(path), WHERE, {}).bound()[BARZANI].approved


def test_better_candidates_replace_an_untouched_proposal_and_a_cleared_one_comes_back(path: Path) -> None:
    better = {ERBIL: (Candidate("هەولێری نوێ", "newsroom", 1.0),)}
    assert merge_names(read_names(path), WHERE, better).bound()[ERBIL].rendering == "هەولێری نوێ"
    edit(path, "Erbil", "")
    assert merge_names(read_names(path), WHERE, {}).bound()[ERBIL].rendering == "هەولێر"


def test_an_accepted_name_outlives_its_articles_and_a_proposal_does_not(path: Path) -> None:
    edit(path, "Masrour Barzani", fuzzy=False)
    gone = merge_names(read_names(path), {}, {}, gone={"seeds/a.txt"})
    assert [(e.source, e.obsolete) for e in gone.entries] == [("Masrour Barzani", True)]
    assert gone.bound()[BARZANI].approved
    write_names(path, gone)
    back = merge_names(read_names(path), {BARZANI: ["seeds/b.txt:2"]}, {})
    entry = back.table["person", "Masrour Barzani"]
    assert entry.approved and not entry.obsolete and entry.occurrences == ("seeds/b.txt:2",)


def test_places_in_other_articles_stay_and_in_the_same_are_replaced(path: Path) -> None:
    merged = merge_names(read_names(path), {BARZANI: ["seeds/b.txt:2"], ERBIL: ["seeds/a.txt:9"]}, {})
    assert merged.table["place", "Erbil"].occurrences == ("seeds/a.txt:9",)
    assert merged.table["person", "Masrour Barzani"].occurrences == ("seeds/b.txt:2",)


def test_a_name_that_nothing_knows_waits_for_a_person() -> None:
    name = Name("Zzyx", NameType.ORGANISATION)
    merged = merge_names(NamesCatalogue("ar"), {name: ["seeds/a.txt:1"]}, {name: ()})
    assert merged.bound() == {name: BoundName(name, "", False)}


def test_the_revision_changes_with_renderings_and_acceptance_alone(path: Path) -> None:
    before = read_names(path).revision
    moved = merge_names(read_names(path), {ERBIL: ["seeds/a.txt:77"], BARZANI: ["seeds/a.txt:78"]}, {})
    assert moved.revision == before
    edit(path, "Erbil", fuzzy=False)
    accepted = read_names(path).revision
    assert accepted != before
    edit(path, "Erbil", "هەولێری")
    assert read_names(path).revision not in (before, accepted)


def test_accepted_renderings_that_contradict_each_other_are_found() -> None:
    one, two = Name("Al-Qaim", NameType.PLACE), Name("al Qaim", NameType.PLACE)
    where = {one: ["a.txt:1"], two: ["a.txt:2"]}
    merged = merge_names(
        NamesCatalogue("ar"), where, {one: (Candidate("القائم", "x", 1),), two: (Candidate("قائم", "x", 1),)}
    )
    assert merged.conflicts() == ()
    accepted = replace(merged, entries=tuple(replace(e, fuzzy=False) for e in merged.entries))
    (finding,) = accepted.conflicts()
    assert "Al-Qaim = القائم" in finding.message and "al Qaim = قائم" in finding.message


def test_what_a_person_accepts_while_a_run_works_is_kept(path: Path) -> None:
    merged = merge_names(read_names(path), WHERE | {Name("Duhok", NameType.PLACE): ["seeds/a.txt:5"]}, {})
    edit(path, "Erbil", "هەولێری مرۆڤ", False)
    assert write_names(path, merged)
    assert read_names(path).bound()[ERBIL] == BoundName(ERBIL, "هەولێری مرۆڤ", True)
    assert write_names(path, merge_names(merged, {ERBIL: ["seeds/c.txt:1"]}, {})), "a later window of the same run"
    assert read_names(path).bound()[ERBIL] == BoundName(ERBIL, "هەولێری مرۆڤ", True)
    assert dumps(read_names(path)) == path.read_bytes()
