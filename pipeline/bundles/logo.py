"""The publisher's logo: a picture that comes along in dist, or one that stands on the web."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.bundles.errors import BundleError
from pipeline.bundles.urls import safe_href


@dataclass(frozen=True, slots=True)
class Logo:
    """`url` is absolute. `file` lies below dist, "" where the logo is elsewhere on the web: then only metadata name it,
    since pages load nothing from other places, and its size in pixels is not known (0)."""

    url: str
    file: str = ""
    width: int = 0
    height: int = 0
    content: bytes = b""


def read_logo(logo: str, root: Path, base_url: str) -> Logo:
    """The logo that a newsroom names: a web address, or a picture below `root`. Raises BundleError for neither."""
    from pipeline.bundles.images import MAX_BYTES, measure  # noqa: PLC0415

    if "://" in logo:
        url = safe_href(logo)
        if url is None or not url.startswith("http"):
            raise BundleError(f"publisher.logo {logo!a} is no web address that a page may name")
        return Logo(url)
    path = root / logo
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError(f"it is larger than {MAX_BYTES >> 20} MiB")
        picture, content = measure(path.read_bytes())
    except OSError as error:
        raise BundleError(f"publisher.logo {path}: cannot be read ({error.strerror}); name a picture that is") from None
    except ValueError as error:
        raise BundleError(f"publisher.logo {path}: {error}") from None
    file = f"assets/logo{Path(picture.file).suffix}"
    return Logo(f"{base_url.rstrip('/')}/{file}", file, picture.width, picture.height, content)
