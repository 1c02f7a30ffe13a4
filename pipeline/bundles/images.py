"""Pictures of an article: read from beside it, checked by their first bytes, named by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pipeline.bundles.doc import Picture
from pipeline.model import Article

MAX_BYTES = 20 * 1024 * 1024
# SVG is left out on purpose: it is a program as much as a picture.
_TYPES = (
    (b"\xff\xd8\xff", 0, "jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "png", "image/png"),
    (b"GIF8", 0, "gif", "image/gif"),
    (b"WEBP", 8, "webp", "image/webp"),
    (b"ftypavif", 4, "avif", "image/avif"),
)


@dataclass(frozen=True, slots=True)
class Pictures:
    """`known`: a block's image reference to its picture; `content`: file name to bytes; and what was refused."""

    known: dict[str, Picture]
    content: dict[str, bytes]
    warnings: tuple[str, ...]


def collect(article: Article) -> Pictures:
    """Read the article's pictures. One that is remote, outside its folder, too large or no picture is refused."""
    known: dict[str, Picture] = {}
    content: dict[str, bytes] = {}
    warnings: list[str] = []
    for image in dict.fromkeys(block.image for block in article.blocks if block.image):
        found = _read(image, article.path.parent)
        if isinstance(found, str):
            warnings.append(f"{article.path.name}: picture {ascii(image)[:80]} left out: {found}")
        else:
            picture, data = found
            known[image] = picture
            content[picture.file] = data
    return Pictures(known, content, tuple(warnings))


def _read(image: str, folder: Path) -> tuple[Picture, bytes] | str:  # noqa: PLR0911 (each return is one refusal)
    """The picture and its bytes, or why not."""
    if "://" in image or image.startswith(("//", "data:")) or "\0" in image:
        return "only pictures beside the article are taken; save it into seeds/ and link to it there"
    root = folder.resolve()
    try:
        path = (root / image).resolve(strict=True)
        if not path.is_relative_to(root) or path == root:
            return "it lies outside the article's folder"
        if not path.is_file():
            return "it is no file"
        if path.stat().st_size > MAX_BYTES:
            return f"it is larger than {MAX_BYTES >> 20} MiB"
        data = path.read_bytes()
    except FileNotFoundError:
        return "there is no such file"
    except (OSError, RuntimeError, ValueError) as error:
        return f"it cannot be read ({error.__class__.__name__})"
    return measure(data) or "it is no JPEG, PNG, GIF, WebP or AVIF picture"


def measure(data: bytes) -> tuple[Picture, bytes] | None:
    """The picture that the bytes are, or None. The name is the content's digest: nothing of the file name is kept."""
    import imagesize  # type: ignore[import-untyped]  # noqa: PLC0415

    for magic, offset, suffix, media_type in _TYPES:
        if data[offset : offset + len(magic)] == magic:
            try:
                width, height = imagesize.get(BytesIO(data))
            except (ValueError, OSError, IndexError):
                return None
            if width <= 0 or height <= 0:
                return None
            name = f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
            return Picture(name, int(width), int(height), media_type), data
    return None
