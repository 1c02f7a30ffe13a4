"""Catalogues on disk: read whole, written whole, and never over what a person saved in the meantime."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.errors import CatalogError
from pipeline.catalogs.po import digest_of, dumps, loads
from pipeline.catalogs.rebasing import rebase

C = TypeVar("C", bound=Catalogue)
STALE = 3600  # seconds after which a temporary file can only be what a killed run left


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file whole or not at all, and only where its bytes change; returns whether they did."""
    path = path.resolve()  # a link is written through, not replaced
    try:
        if path.read_bytes() == data:
            return False
        mode = path.stat().st_mode & 0o777
    except FileNotFoundError:
        mode = 0o644
        path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    return True


def _sweep(path: Path) -> None:
    for old in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(FileNotFoundError):
            if time.time() - old.stat().st_mtime > STALE:
                old.unlink()


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


def save(path: Path, catalogue: Catalogue) -> bool:
    """Write a catalogue where it says something else than the file does; returns whether it was written.

    A file that only looks different, because an editor wrapped or ordered it its own way, is left as it is. Where a
    person saved the file since it was read, what they wrote is taken over first. Raises CatalogError.
    """
    data, new = _bytes(path), dumps(catalogue)
    if data is not None and data != new:
        disk = loads(data, _name(path), type(catalogue)(catalogue.locale))
        if disk.loaded != catalogue.loaded:
            new = dumps(rebase(catalogue, disk))
        if not disk.repaired and dumps(disk) == new:
            return False
    try:
        return write_atomically(path, new)
    except OSError as error:
        raise CatalogError(f"{_name(path)}:1: cannot be written ({error.strerror}); close it elsewhere") from None


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
