"""What every page needs beside itself: the stylesheet and the fonts with their licences."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.bundles.logo import Logo

_DATA = Path(__file__).parent / "data"
FONTS = ("naskh.woff2", "serif.woff2", "serif-italic.woff2")
_LICENCES = ("OFL-naskh.txt", "OFL-serif.txt")


@cache
def font(name: str) -> bytes:
    """One of FONTS."""
    return (_DATA / "fonts" / name).read_bytes()


@cache
def epub_sheet(fonts: tuple[str, ...]) -> bytes:
    """The stylesheet of an EPUB book with these of FONTS in it."""
    lines = (_DATA / "assets" / "epub.css").read_text("utf-8").splitlines(keepends=True)
    kept = (line for line in lines if "@font-face" not in line or any(f"/{name}" in line for name in fonts))
    return "".join(kept).encode()


@cache
def site_assets() -> dict[str, bytes]:
    """Path below dist to bytes, for the files under `assets/` that every newsroom has."""
    files = {f"assets/fonts/{name}": font(name) for name in FONTS}
    files |= {f"assets/fonts/{name}": (_DATA / "fonts" / name).read_bytes() for name in _LICENCES}
    files["assets/dragoman.css"] = (_DATA / "assets" / "dragoman.css").read_bytes()
    return files


def shared_files(logo: Logo | None) -> dict[str, bytes]:
    """Everything under `assets/`, the publisher's logo included."""
    return site_assets() | ({logo.file: logo.content} if logo and logo.file else {})
