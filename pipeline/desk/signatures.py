"""What made a draft, in one line that stands in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from pipeline.desk.addressing import is_stand_in
from pipeline.model import BoundName, digest


def names_digest(bound: Iterable[BoundName]) -> str:
    """Eight hex digits for the names bound in a segment or an article, addresses left out; "" where there are none."""
    rows = sorted((str(b.name.type), b.name.text, b.rendering, b.approved) for b in bound if not is_stand_in(b))
    return digest(repr(rows))[:8] if rows else ""


def signed(signature: str, names: str) -> str:
    """The engine's signature with the digest of the names bound and the desk's version: all that made a draft."""
    return f"{signature} {f'names={names} ' if names else ''}dragoman={_version()}"


def names_of_signature(signature: str) -> str:
    """The names digest in a draft's signature, "" where it has none."""
    return next((part.removeprefix("names=") for part in signature.split() if part.startswith("names=")), "")


@cache
def _version() -> str:
    return version("dragoman")
