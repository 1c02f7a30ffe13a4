"""The `.argosmodel` file: a zip of one folder with metadata.json, a CTranslate2 model and a SentencePiece model."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import DeskError

_LARGEST = 2 << 30  # bytes unpacked; the largest pack of the Argos index is a few hundred MB
_NEEDED = (("metadata.json",), ("model/model.bin",), ("sentencepiece.model", "bpe.model"))


class PackError(DeskError):
    """A file that is no pack, or not the one it should be."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Metadata:
    """What metadata.json says of a pack."""

    source: str
    target: str
    version: str
    target_prefix: str = ""


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_metadata(path: Path) -> Metadata:
    """Check the archive and read its metadata; raises PackError naming what is wrong."""
    try:
        with zipfile.ZipFile(path) as archive:
            top = _top(archive, path)
            data = json.loads(archive.read(f"{top}/metadata.json"))
    except (zipfile.BadZipFile, OSError, KeyError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: is not an Argos pack ({error}); download it again") from error
    return parse_metadata(data, path)


def parse_metadata(data: object, path: Path) -> Metadata:
    """metadata.json as a value; raises PackError where a language is missing."""
    if not isinstance(data, dict) or not data.get("from_code") or not data.get("to_code"):
        raise PackError(f"{path}: metadata.json names no from_code and to_code; this is no translation pack")
    return Metadata(
        source=str(data["from_code"]),
        target=str(data["to_code"]),
        version=str(data.get("package_version", "0")),
        target_prefix=str(data.get("target_prefix", "")),
    )


def read_installed(home: Path) -> Metadata:
    """The metadata of an unpacked pack."""
    path = home / "metadata.json"
    return parse_metadata(json.loads(path.read_text(encoding="utf-8")), path)


def _top(archive: zipfile.ZipFile, path: Path) -> str:
    """The archive's one folder, once every entry is known to stay inside it."""
    names = [entry.filename for entry in archive.infolist()]
    tops = {PurePosixPath(name).parts[0] for name in names if PurePosixPath(name).parts}
    unsafe = [n for n in names if n.startswith(("/", "\\")) or "\\" in n or ".." in PurePosixPath(n).parts or ":" in n]
    links = [entry.filename for entry in archive.infolist() if (entry.external_attr >> 16) & 0o170000 == 0o120000]
    if unsafe or links:
        raise PackError(f"{path}: entry {(unsafe or links)[0]!r} would leave the pack's folder; do not use this file")
    if len(tops) != 1:
        raise PackError(f"{path}: holds {len(tops)} folders where a pack holds one")
    if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
        raise PackError(f"{path}: unpacks to more than {_LARGEST >> 30} GiB; do not use this file")
    top = tops.pop()
    for choice in _NEEDED:
        if not any(f"{top}/{name}" in names for name in choice):
            raise PackError(f"{path}: lacks {' or '.join(choice)}; this is no translation pack")
    return top


def unpack(path: Path, digest: str, cache: Path) -> Path:
    """Unpack into `cache/<digest>` once, whole or not at all, and return the pack's folder."""
    home = cache / digest[:16]
    if not home.exists():
        cache.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(dir=cache, prefix=".unpack-"))
        try:
            with zipfile.ZipFile(path) as archive:
                top = _top(archive, path)
                archive.extractall(work)
            try:
                (work / top).rename(home)
            except OSError:
                if not home.exists():  # another run was faster: its copy is the same
                    raise
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return home
