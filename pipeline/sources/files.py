"""The files of `seeds/`: which are articles, and the slug of each."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.sources.errors import SourceError

FORMATS = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}
_DOCUMENTS = frozenset(
    (".doc", ".rtf", ".odt", ".pdf", ".pages", ".wps", ".xhtml", ".mht", ".mhtml", ".docm", ".epub", ".tex")
)
_DROPPED = re.compile(r"[^\w.-]+")
_RESERVED = frozenset(("assets", "ar", "ckb", "kmr", "en", "index", "sitemap", "feed"))  # names in dist/
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)  # on Windows
_LONGEST = 120  # bytes of a slug; names of 255 bytes are the common limit, and ".po" and temporary ends come on top


def find_articles(seeds_dir: Path) -> tuple[Path, ...]:
    """The articles below `seeds_dir`, sorted.

    Left out: names that start with ".", "_" or "~$" (Word's lock files), and the "…_files" folders that browsers
    save beside a page. Raises UsageError for a folder that cannot be read.
    """
    return tuple(path for path in _walk(seeds_dir) if path.suffix.lower() in FORMATS)


def find_strays(seeds_dir: Path) -> tuple[SourceError, ...]:
    """An error for each document below `seeds_dir` in a format that is not read. Raises as `find_articles` does."""
    return tuple(
        SourceError(f"{_name(path, seeds_dir.parent)}: cannot be read; save it as .docx, .html, .md or .txt")
        for path in _walk(seeds_dir)
        if path.suffix.lower() in _DOCUMENTS
    )


def slug(path: Path, name: str | None = None) -> str:
    """The article's slug: its file name without suffix in NFC, with "-" for blanks and signs.

    Raises SourceError when no plain name of one script is left, or it is taken by the desk or by Windows.
    """
    stem = unicodedata.normalize("NFC", path.stem)
    stem = "".join(c for c in stem if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    result = re.sub(r"-{2,}", "-", _DROPPED.sub("-", stem)).strip("-._")
    result = re.sub(r"\.{2,}", ".", result)
    latin = any("LATIN" in unicodedata.name(c, "") for c in result if c.isalpha())
    arabic = any("ARABIC" in unicodedata.name(c, "") for c in result if c.isalpha())
    other = any(c.isalpha() and not {"LATIN", "ARABIC"} & set(unicodedata.name(c, "").split()) for c in result)
    problem = ""
    if not result:
        problem = "the file name has no letter or digit"
    elif other or (latin and arabic):
        problem = "the file name mixes scripts"
    elif len(result.encode()) > _LONGEST:
        problem = f"the file name is longer than {_LONGEST} bytes"
    elif result.casefold() in _RESERVED or _DEVICES.fullmatch(result):
        problem = f'the name "{result}" is taken'
    if problem:
        raise SourceError(f"{name or path.name}: {problem}; rename the file")
    return result


def collisions(paths: Iterable[Path], root: Path) -> dict[Path, SourceError]:
    """An error for each file that shares its slug with another one: none of them is the right one."""
    groups: dict[str, list[Path]] = {}
    for path in paths:
        try:
            groups.setdefault(slug(path).casefold(), []).append(path)
        except SourceError:
            continue  # reported when the file is read
    return {
        path: SourceError(
            f"{_name(path, root)}: has the same name as {', '.join(_name(p, root) for p in group if p != path)}; "
            "rename one of them"
        )
        for group in groups.values()
        if len(group) > 1
        for path in group
    }


def _walk(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        if isinstance(error, FileNotFoundError):  # it has left meanwhile
            return
        place = _name(Path(error.filename), folder.parent)
        raise UsageError(f"{place}/: cannot be read ({error.strerror}); make it readable, or move it away")

    found: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "_")) and not f.endswith("_files"))
        found.extend(Path(parent, n) for n in sorted(names) if not n.startswith((".", "_", "~$")))
    return sorted(path for path in found if path.is_file())


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
