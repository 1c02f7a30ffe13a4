"""The bytes of an article's image."""

from __future__ import annotations

from pathlib import Path

from pipeline.model import Article
from pipeline.sources.errors import SourceError
from pipeline.sources.references import safe_image

_LARGEST = 32 * 1024 * 1024


def read_image(article: Article, image: str) -> bytes:
    """The image of a block: a file below the article's folder, or "x.docx#word/media/y.png" inside the article itself.

    Raises SourceError for a URL, a path out of the folder (also by a link), and what is missing or too large.
    """
    name = article.path.name
    if image.startswith(f"{name}#"):
        return _packed(article.path, image.partition("#")[2])
    path = safe_image(image)
    if not path or "://" in path:
        raise SourceError(f"{name}: the image {image[:60]!r} is not beside the article; save it there")
    folder = article.path.parent.resolve()
    try:
        file = (folder / path).resolve(strict=True)
        if not file.is_relative_to(folder) or not file.is_file() or file.stat().st_size > _LARGEST:
            raise SourceError(f"{name}: the image {image[:60]!r} is no file beside the article, or too large")
        return file.read_bytes()
    except (OSError, ValueError, RuntimeError) as error:
        raise SourceError(f"{name}: the image {image[:60]!r} cannot be read; save it beside the article") from error


def _packed(path: Path, member: str) -> bytes:
    import zipfile  # noqa: PLC0415
    import zlib  # noqa: PLC0415

    try:
        with zipfile.ZipFile(path) as archive:
            if archive.getinfo(member).file_size > _LARGEST:
                raise SourceError(f"{path.name}: the image {member[:60]!r} is larger than {_LARGEST >> 20} MB")
            return archive.read(member)
    except (OSError, KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise SourceError(f"{path.name}: the image {member[:60]!r} cannot be read; save the document again") from error
