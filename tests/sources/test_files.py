"""Which files are articles, and their slugs."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UsageError
from pipeline.sources import SourceError, collisions, find_articles, find_strays, slug


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


def test_articles_of_all_formats_are_found_in_order_and_the_rest_is_left(tmp_path: Path) -> None:
    touch(tmp_path, "b.txt", "a.md", "c.HTML", "d.docx", "2026/e.txt", "f.htm", "images/x.png")
    touch(tmp_path, ".hidden.txt", "_draft.md", "~$d.docx", "f_files/ad.html", ".git/x.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in find_articles(tmp_path)]
    assert found == ["2026/e.txt", "a.md", "b.txt", "c.HTML", "d.docx", "f.htm"]


def test_documents_in_other_formats_are_named_with_the_mend(tmp_path: Path) -> None:
    touch(tmp_path / "seeds", "old.doc", "scan.pdf", "photo.jpg", "a.txt")
    errors = [str(error) for error in find_strays(tmp_path / "seeds")]
    assert errors == [
        "seeds/old.doc: cannot be read; save it as .docx, .html, .md or .txt",
        "seeds/scan.pdf: cannot be read; save it as .docx, .html, .md or .txt",
    ]


def test_an_absent_folder_has_no_articles(tmp_path: Path) -> None:
    assert find_articles(tmp_path / "none") == ()


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "seeds", "a.txt", "2026/b.txt")
    scandir = os.scandir

    def locked(path: str) -> object:
        if Path(path).name == "2026":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)
    with pytest.raises(UsageError, match=r"^seeds/2026/: cannot be read \(Permission denied\)"):
        find_articles(tmp_path / "seeds")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "a"),
        ("My story (final).docx", "My-story-final"),
        ("000_5e9a7f198e62a500.txt", "000_5e9a7f198e62a500"),
        ("v1.2 draft.md", "v1.2-draft"),
        ("هەواڵی نوێ.txt", "هەواڵی-نوێ"),
        ("Hewle\u0302r.txt", "Hewl\u00ear"),
        ("..hidden..txt", "hidden"),
        ("a\u202etxt.md", "atxt"),
        ("a..b.txt", "a.b"),
        ("100% true?.txt", "100-true"),
    ],
)
def test_a_slug_is_the_file_name_made_safe(name: str, expected: str) -> None:
    assert slug(Path(name)) == expected


@pytest.mark.parametrize(
    "name", ["....txt", "!!!.md", "ar.txt", "CKB.md", "index.html", "con.txt", "LPT1.txt", "x" * 130 + ".txt"]
)
def test_a_name_that_cannot_be_an_address_is_refused_with_the_mend(name: str) -> None:
    with pytest.raises(SourceError, match=r"rename the file$"):
        slug(Path(name))


def test_a_name_in_two_scripts_is_refused() -> None:
    with pytest.raises(SourceError, match="mixes scripts"):
        slug(Path("erbil-هەولێر.txt"))


def test_files_that_share_a_slug_are_all_reported_and_name_each_other(tmp_path: Path) -> None:
    touch(tmp_path / "seeds", "a.txt", "A.md", "b.txt", "sub/b.html", "c.txt")
    found = collisions(find_articles(tmp_path / "seeds"), tmp_path)
    names = {path.relative_to(tmp_path / "seeds").as_posix(): str(error) for path, error in found.items()}
    assert set(names) == {"a.txt", "A.md", "b.txt", "sub/b.html"}
    assert names["a.txt"] == "seeds/a.txt: has the same name as seeds/A.md; rename one of them"


@given(st.text(min_size=1, max_size=40))
def test_any_name_gives_a_slug_that_stays_in_its_folder_or_an_error(name: str) -> None:
    try:
        result = slug(Path(name.replace("\0", "") + ".txt"))
    except SourceError:
        return
    assert "/" not in result
    assert "\\" not in result
    assert not result.startswith((".", "-"))
    assert ".." not in result
    assert len((Path("/base") / result).parts) == 3
