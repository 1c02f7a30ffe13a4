"""Packs on disk, as `packs.toml` lists them, and the way from one language to another through them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.engine.archive import PackError, file_digest, unpack
from pipeline.errors import MissingPackError, UsageError

PIVOT = "en"
MANIFEST = "packs.toml"
LOCAL = "local.toml"  # packs that the newsroom added; kept apart so that an update of the project does not meet them


@dataclass(frozen=True, slots=True)
class Pack:
    """One listed pack; `digest` is the SHA-256 that its file must have, `size` its bytes."""

    name: str
    source: str
    target: str
    version: str
    path: Path
    digest: str
    size: int = 0
    licence: str = ""
    scores: Mapping[str, float] = field(default_factory=dict)

    @property
    def signature(self) -> str:
        """Pack, version and digest, as they stand in the signature of a draft."""
        return f"{self.name}@{self.version}:{self.digest[:12]}"

    def open(self, cache: Path) -> Path:
        """Verify the file and return the folder it is unpacked in; raises PackError or MissingPackError."""
        if not self.path.exists():
            raise MissingPackError(f"{self.path}: the pack {self.name} is listed but its file is gone; restore it")
        if file_digest(self.path) != self.digest:
            raise PackError(f"{self.path}: does not match its SHA-256 in packs.toml and is not loaded; restore it")
        return unpack(self.path, self.digest, cache)


def read_manifest(path: Path) -> tuple[Pack, ...]:
    """The packs that one TOML list names; raises UsageError naming the file and the key."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("pack", [])
        return tuple(
            Pack(
                name=row["name"],
                source=row["from"],
                target=row["to"],
                version=row["version"],
                path=path.parent / row["file"],
                digest=row["sha256"],
                size=int(row.get("size", 0)),
                licence=row.get("licence", ""),
                scores=row.get("scores", {}),
            )
            for row in rows
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path}: is not a list of packs: {error}") from error


def write_manifest(path: Path, packs: Iterable[Pack]) -> None:
    """Write a TOML list of packs."""
    blocks = []
    for pack in packs:
        rows = {
            "name": pack.name,
            "from": pack.source,
            "to": pack.target,
            "version": pack.version,
            "file": pack.path.name,
            "sha256": pack.digest,
            "size": pack.size,
            "licence": pack.licence,
        }
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in rows.items() if value != ""]
        if pack.scores:
            inner = ", ".join(f"{json.dumps(key)} = {value}" for key, value in pack.scores.items())
            lines.append(f"scores = {{ {inner} }}")
        blocks.append("[[pack]]\n" + "\n".join(lines) + "\n")
    path.write_text("\n".join(blocks), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Packs:
    """All packs a newsroom has; for a pair of languages the preferred one, else the last listed."""

    packs: tuple[Pack, ...]
    preferred: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def find(cls, folders: Iterable[Path], preferred: Mapping[str, str] | None = None) -> Packs:
        """Read the lists in the folders: the project's, then the packs that the newsroom added."""
        lists = [folder / name for folder in folders for name in (MANIFEST, LOCAL)]
        packs = tuple(pack for path in lists if path.exists() for pack in read_manifest(path))
        return cls(packs, preferred or {})

    def direct(self, source: str, target: str) -> Pack | None:
        """The pack from `source` to `target`, if there is one."""
        found = [pack for pack in self.packs if (pack.source, pack.target) == (source, target)]
        wanted = self.preferred.get(f"{source}-{target}")
        if wanted:
            found = [pack for pack in found if wanted in (pack.name, pack.path.name, pack.version)]
            if not found:
                raise MissingPackError(
                    f"pipeline.toml prefers {wanted} for {source}-{target}, but no such pack is listed"
                )
        return found[-1] if found else None

    def route(self, source: str, target: str) -> tuple[Pack, ...]:
        """One pack, or two through English; raises MissingPackError with the command that mends it."""
        straight = self.direct(source, target)
        if straight:
            return (straight,)
        first, second = self.direct(source, PIVOT), self.direct(PIVOT, target)
        if first and second and PIVOT not in (source, target):
            return (first, second)
        lacking = f"{source}-{target}"
        if source != PIVOT and (first or second):
            lacking = f"{PIVOT}-{target}" if first else f"{source}-{PIVOT}"
        raise MissingPackError(
            f"no pack translates {source} into {target}; add one with `make packs ADD=file.argosmodel` "
            f"or, with a network, `make packs GET={lacking}`"
        )
