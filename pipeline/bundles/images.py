"""Pictures of an article: read from beside it or out of it, checked by their first bytes, named by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO

from pipeline.bundles.doc import Picture
from pipeline.bundles.stripping import strip
from pipeline.model import Article
from pipeline.sources import SourceError, read_image

MAX_BYTES = 20 * 1024 * 1024
# SVG is left out on purpose: it is a program as much as a picture.
_TYPES = (
    (b"\xff\xd8\xff", 0, "jpg", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "png", "image/png"),
    (b"GIF8", 0, "gif", "image/gif"),
    (b"WEBP", 8, "webp", "image/webp"),
    (b"ftypavif", 4, "avif", "image/avif"),
)
LOGOS = tuple(f"assets/logo.{suffix}" for _, _, suffix, _ in _TYPES)


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
        try:
            picture, data = measure(read_image(article, image))
        except SourceError as error:
            warnings.append(str(error))
        except ValueError as error:
            warnings.append(f"{article.path.name}: the image {ascii(image)[:60]} is left out: {error}")
        else:
            known[image] = picture
            content[picture.file] = data
    return Pictures(known, content, tuple(warnings))


def measure(data: bytes) -> tuple[Picture, bytes]:
    """The picture that the bytes are, and its bytes without EXIF and the like. Raises ValueError where they are none.

    The name is the content's digest: nothing of the file name is kept.
    """
    import imagesize  # type: ignore[import-untyped]  # noqa: PLC0415

    if len(data) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES >> 20} MiB")
    for magic, offset, suffix, media_type in _TYPES:
        if data[offset : offset + len(magic)] == magic:
            data = strip(data, suffix)
            try:
                width, height = imagesize.get(BytesIO(data))  # as it is shown: EXIF's orientation is counted in
            except (OSError, IndexError) as error:
                raise ValueError("its size cannot be read; save it again") from error
            if width <= 0 or height <= 0:
                raise ValueError("it has no size; save it again")
            name = f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
            return Picture(name, int(width), int(height), media_type), data
    raise ValueError("it is no JPEG, PNG, GIF, WebP or AVIF picture")
