"""Catalogues on disk: read whole, written whole, and never over what a person saved in the meantime."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import EllipsisType
from typing import Generic, TypeVar

from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.errors import CatalogError
from pipeline.catalogs.keeping import dumps_over
from pipeline.catalogs.po import digest_of, dumps, loads
from pipeline.catalogs.rebasing import rebase

C = TypeVar("C", bound=Catalogue)
STALE = 600  # seconds after which a temporary file can only be what a killed run left
TRIES = 5


@dataclass(frozen=True, slots=True)
class Saved(Generic[C]):
    """What stands in a file after saving: the catalogue with what people wrote meanwhile, and the file's SHA-256.

    It is true where the file was written. `loaded` is what a catalogue read from these bytes has as its own.
    """

    catalogue: C
    digest: str
    written: bool
    loaded: str = ""

    def reread(self) -> C:
        """The catalogue as if it had been read from the file, without the time that this takes."""
        return replace(self.catalogue, loaded=self.loaded, repaired=False)

    def __bool__(self) -> bool:
        return self.written


class _Changed(Exception):
    """Somebody else wrote the file between its being read and its being replaced."""


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all, and only where its bytes change; returns whether they did."""
    path = path.resolve()  # a link is written through, not replaced
    with suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
    _replace(path, data)
    return True


def _replace(path: Path, data: bytes, seen: bytes | EllipsisType | None = ...) -> None:
    """Put `data` in the file's place. Raises _Changed where it no longer has the bytes `seen`."""
    try:
        stat = path.stat()
    except FileNotFoundError:
        stat = None
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = _neighbour(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if stat is not None:
            _take_rights(temporary, stat)
        # Looked at last: syncing takes tens of milliseconds on a disk, in which an editor may save.
        if seen is not ... and _bytes(path) != seen:
            raise _Changed
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _take_rights(path: Path, stat: os.stat_result) -> None:
    """Give a file the rights and the group of the one it replaces: reviewers on a share must be able to save it."""
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(path, -1, stat.st_gid)
    path.chmod(stat.st_mode & 0o777)


def _neighbour(path: Path) -> tuple[int, Path]:
    """A new file beside `path`, open for writing; one that a killed run left is taken away.

    It has one name, so that a leftover is found without listing a folder of thousands, and another one only while
    somebody else is writing the same file.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    with suppress(FileNotFoundError):
        if time.time() - temporary.stat().st_mtime > STALE:
            temporary.unlink()
    try:
        return os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666), temporary
    except FileExistsError:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        return handle, Path(name)


def _sync_folder(folder: Path) -> None:
    # Without it a power cut may undo the rename; Windows has no way to open a folder, and no need.
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def load(path: Path, empty: C) -> C:
    """The catalogue at `path`, or `empty` where there is none. Raises CatalogError."""
    data = _bytes(path)
    return empty if data is None else loads(data, _name(path), empty)


def save(path: Path, catalogue: C) -> Saved[C]:
    """Write a catalogue where it says something else than the file does.

    A file that only looks different, because an editor wrapped or ordered it its own way, is left as it is, and so are
    the lines of every entry that stays the same. Where a person saved the file since it was read, what they wrote is
    taken over first. Raises CatalogError.
    """
    for _ in range(TRIES):
        data = _bytes(path)
        stands, new = _over(_name(path), data, catalogue)
        if new is not None:
            try:
                _replace(path.resolve(), new, data)
            except _Changed:
                continue
            except OSError as error:
                name = _name(path)
                raise CatalogError(f"{name}:1: cannot be written ({error.strerror}); close it elsewhere") from None
        bytes_now = (data if new is None else new) or b""
        return Saved(stands, hashlib.sha256(bytes_now).hexdigest(), new is not None, digest_of(bytes_now))
    raise CatalogError(f"{_name(path)}:1: something else writes it all the time; stop that and run again")


def _over(name: str, data: bytes | None, catalogue: C) -> tuple[C, bytes | None]:
    """The catalogue to stand in the file, and what to write over its present bytes: None where they say the same."""
    new = dumps(catalogue)
    if data is None:
        return catalogue, new
    if data == new:
        return catalogue, None
    disk = loads(data, name, type(catalogue)(catalogue.locale))
    if disk.loaded != catalogue.loaded:
        catalogue = rebase(catalogue, disk)
        new = dumps(catalogue)
    own = dumps(disk)
    if disk.repaired:
        return catalogue, new
    if own == new:
        return catalogue, None
    return catalogue, new if own == data else dumps_over(catalogue, data)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CatalogError(f"{_name(path)}:1: cannot be read ({error.strerror}); mend the file's rights") from None


def _name(path: Path) -> str:
    """The path as people know it: from the working folder where it lies below it."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def unchanged(path: Path, catalogue: Catalogue) -> bool:
    """Whether the file still has the bytes the catalogue was read from."""
    data = _bytes(path)
    return catalogue.loaded == ("" if data is None else digest_of(data))
