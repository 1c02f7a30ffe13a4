"""Packs: found, verified by digest, routed, added, and refused when they are not what they should be."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from pipeline.engine import Packs, add_pack, get_pack
from pipeline.engine.archive import PackError, read_metadata
from pipeline.engine.packs import read_manifest
from pipeline.errors import MissingPackError, UsageError

TINY = Path(__file__).parent.parent / "data" / "packs"
EN_AR = TINY / "translate-en_ar-0_1.argosmodel"


def rezip(path: Path, *, drop: str = "", add: tuple[str, bytes] = ("", b"")) -> Path:
    with zipfile.ZipFile(EN_AR) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            if not drop or not entry.filename.endswith(drop):
                new.writestr(entry, old.read(entry))
        if add[0]:
            new.writestr(*add)
    return path


def test_listed_packs_are_found_and_match_their_digests(tmp_path: Path) -> None:
    packs = Packs.find([TINY])
    assert {pack.name for pack in packs.packs} == {"ar-en", "en-ar", "en-ckb", "en-kmr"}
    for pack in packs.packs:
        assert (pack.open(tmp_path) / "model" / "model.bin").exists()


def test_a_changed_file_is_not_loaded(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "models")
    with (tmp_path / "models" / EN_AR.name).open("ab") as stream:
        stream.write(b"x")
    pack = Packs.find([tmp_path / "models"]).route("en", "ar")[0]
    with pytest.raises(PackError, match="does not match its SHA-256") as caught:
        pack.open(tmp_path / "cache")
    assert caught.value.exit_code == 3
    assert not (tmp_path / "cache").exists()


def test_a_listed_pack_whose_file_is_gone_is_a_missing_pack(tmp_path: Path) -> None:
    shutil.copy(TINY / "packs.toml", tmp_path)
    with pytest.raises(MissingPackError, match="its file is gone"):
        Packs.find([tmp_path]).route("en", "ar")[0].open(tmp_path / "cache")


def test_routes_are_direct_or_through_english() -> None:
    packs = Packs.find([TINY])
    assert [p.name for p in packs.route("en", "ckb")] == ["en-ckb"]
    assert [p.name for p in packs.route("ar", "kmr")] == ["ar-en", "en-kmr"]


@pytest.mark.parametrize(
    ("source", "target", "mend"), [("ckb", "ar", "GET=ckb-en"), ("fr", "ar", "GET=fr-en"), ("ar", "fr", "GET=en-fr")]
)
def test_a_missing_pack_names_the_command_that_mends_it(source: str, target: str, mend: str) -> None:
    with pytest.raises(MissingPackError, match=mend) as caught:
        Packs.find([TINY]).route(source, target)
    assert caught.value.exit_code == 3


def test_a_preferred_pack_wins_and_a_wrong_preference_is_an_error(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "models")
    add_pack(rezip(tmp_path / "other.argosmodel", add=("en_ar/NOTE.md", b"another")), tmp_path / "models")
    found = Packs.find([tmp_path / "models"])
    assert found.route("en", "ar")[0].path.name == "other.argosmodel"
    chosen = Packs.find([tmp_path / "models"], {"en-ar": EN_AR.name})
    assert chosen.route("en", "ar")[0].path.name == EN_AR.name
    with pytest.raises(MissingPackError, match=r"prefers nothing\.argosmodel"):
        Packs.find([tmp_path / "models"], {"en-ar": "nothing.argosmodel"}).route("en", "ar")


def test_an_added_pack_is_copied_and_listed_once(tmp_path: Path) -> None:
    models = tmp_path / "models"
    first, again = add_pack(EN_AR, models), add_pack(EN_AR, models)
    assert first == again
    assert [pack.name for pack in read_manifest(models / "local.toml")] == ["en-ar"]
    assert first.size == EN_AR.stat().st_size


def test_another_pack_of_the_same_file_name_is_not_overwritten(tmp_path: Path) -> None:
    models = tmp_path / "models"
    add_pack(EN_AR, models)
    (tmp_path / "other").mkdir()
    other = rezip(tmp_path / "other" / EN_AR.name, add=("en_ar/NOTE.md", b"another"))
    with pytest.raises(UsageError, match="another pack has this file name"):
        add_pack(other, models)


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "en_ar/../../evil", "C:/evil", "en_ar\\..\\evil"])
def test_an_archive_that_would_leave_its_folder_is_refused(tmp_path: Path, name: str) -> None:
    file = rezip(tmp_path / "bad.argosmodel", add=(name, b"x"))
    with pytest.raises(PackError, match="would leave the pack's folder"):
        add_pack(file, tmp_path / "models")
    assert not (tmp_path / "models").exists()


@pytest.mark.parametrize("part", ["metadata.json", "sentencepiece.model", "model.bin"])
def test_an_archive_without_a_needed_file_is_refused(tmp_path: Path, part: str) -> None:
    with pytest.raises(PackError, match=part):
        read_metadata(rezip(tmp_path / "bad.argosmodel", drop=part))


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.argosmodel").write_bytes(b"hello")
    with pytest.raises(PackError, match="is not an Argos pack"):
        add_pack(tmp_path / "bad.argosmodel", tmp_path / "models")


def test_without_a_network_the_index_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be reached"):
        get_pack("en-ar", tmp_path, index="http://127.0.0.1:9/index.json")
    with pytest.raises(UsageError, match="write it as en-ar"):
        get_pack("english", tmp_path)


def test_a_broken_list_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "packs.toml").write_text('[[pack]]\nname = "x"\n')
    with pytest.raises(UsageError, match=r"packs\.toml: is not a list of packs"):
        Packs.find([tmp_path])
