"""The one place that touches `dist/`: nothing is written or removed outside it, nothing through a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from pipeline.bundles.errors import BundleError
from pipeline.catalogs import write_atomically


class Store:
    """A `dist/` folder, with a record of what was written and removed (paths below it)."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.written: list[str] = []
        self.removed: list[str] = []

    def path(self, name: str) -> Path:
        """Where a file lives. Raises BundleError for a name that would leave the folder, or go through a link."""
        parts = PurePosixPath(name).parts
        if not parts or name.startswith("/") or "\\" in name or "\0" in name or any(p in ("..", ".") for p in parts):
            raise BundleError(f"{name!a}: no file of a bundle may lie there")
        path = self.root
        for part in parts:
            path /= part
            if path.is_symlink():
                raise BundleError(f"{path}: is a link; bundles are not written through links, remove it")
        return path

    def read(self, name: str) -> bytes | None:
        """The file's bytes, None where there is none."""
        path = self.path(name)
        return path.read_bytes() if path.is_file() else None

    def write(self, name: str, content: bytes) -> bool:
        """Write a file whole or not at all, and only where its bytes change; returns whether they did."""
        if write_atomically(self.path(name), content):
            self.written.append(name)
            return True
        return False

    def write_all(self, files: Mapping[str, bytes]) -> bool:
        """Write files in the order of their names; whether any changed."""
        changed = [self.write(name, files[name]) for name in sorted(files)]
        return any(changed)

    def remove(self, names: Iterable[str]) -> None:
        """Remove files that are there, then the folders that this leaves empty."""
        folders: set[Path] = set()
        for name in names:
            path = self.path(name)
            if path.is_file():
                path.unlink()
                self.removed.append(name)
            folders.update(p for p in path.parents if p.is_relative_to(self.root) and p != self.root)
        for folder in sorted(folders, key=lambda p: len(p.parts), reverse=True):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def folders(self) -> tuple[str, ...]:
        """The folders at the top, sorted, links left out."""
        if not self.root.is_dir():
            return ()
        return tuple(sorted(p.name for p in self.root.iterdir() if p.is_dir() and not p.is_symlink()))
