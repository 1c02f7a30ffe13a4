"""Published pictures carry their pixels and nothing about the camera, the place or the editor."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO

import pytest

from pipeline.bundles.images import measure
from pipeline.bundles.stripping import strip

image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
png_info = pytest.importorskip("PIL.PngImagePlugin")
SECRETS = (b"Nikon D850", b"36.19N 44.01E", b"Layla", b"xmpmeta")


def painting(mode: str = "RGB") -> object:
    picture = image.new(mode, (48, 32))
    for x in range(48):
        for y in range(32):
            picture.putpixel((x, y), {"RGB": (x * 5, y * 7, 90), "P": (x * y) % 200, "RGBA": (x, y, 9, x * 5)}[mode])
    return picture


def exif(orientation: int) -> bytes:
    data = image.Exif()
    data[0x0112] = orientation
    data[0x0110] = "Nikon D850"
    data[0x013B] = "Layla"
    data[0x9C9B] = "36.19N 44.01E"
    return bytes(data.tobytes())


def saved(picture: object, kind: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)  # type: ignore[attr-defined]
    return out.getvalue()


def jpeg(orientation: int = 1, **options: object) -> bytes:
    data = saved(painting(), "JPEG", exif=exif(orientation), comment=b"Layla", quality=85, **options)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Layla</x:xmpmeta>"
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp + data[2:]


def png() -> bytes:
    text = png_info.PngInfo()
    text.add_text("Author", "Layla")
    text.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Layla</x:xmpmeta>")
    return saved(painting("RGBA"), "PNG", pnginfo=text, exif=exif(1), dpi=(72, 72))


def gif() -> bytes:
    return saved(
        painting("P"), "GIF", save_all=True, append_images=[painting("P")], comment=b"Layla", loop=0, duration=80
    )


def webp() -> bytes:
    return saved(painting("RGBA"), "WEBP", exif=exif(1), xmp=b"<x:xmpmeta>Layla</x:xmpmeta>", lossless=True)


KINDS: dict[str, Callable[[], bytes]] = {
    "jpg": jpeg,
    "progressive.jpg": lambda: jpeg(progressive=True),
    "appendix.jpg": lambda: jpeg() + jpeg(),
    "png": png,
    "gif": gif,
    "webp": webp,
}


@pytest.mark.parametrize("kind", KINDS)
def test_pixels_stay_and_everything_else_goes(kind: str) -> None:
    before = KINDS[kind]()
    assert any(secret in before for secret in SECRETS)
    after = strip(before, kind.rpartition(".")[2])
    assert [secret for secret in SECRETS if secret in after] == []
    old, new = image.open(BytesIO(before)), image.open(BytesIO(after))
    assert new.format == old.format
    assert getattr(new, "n_frames", 1) == getattr(old, "n_frames", 1)
    for frame in range(getattr(old, "n_frames", 1)):
        old.seek(frame)
        new.seek(frame)
        assert new.convert("RGBA").tobytes() == old.convert("RGBA").tobytes()
    assert new.info.get("loop") == old.info.get("loop")
    assert not new.getexif()
    assert strip(after, kind.rpartition(".")[2]) == after


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_on_its_side_stays_the_right_way_up(orientation: int) -> None:
    picture, data = measure(jpeg(orientation))
    assert image.open(BytesIO(data)).getexif() == ({0x0112: orientation} if orientation > 1 else {})
    assert (picture.width, picture.height) == ((32, 48) if orientation >= 5 else (48, 32))
    assert b"Nikon" not in data


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_is_cut_short_anywhere_is_refused_or_read(kind: str) -> None:
    whole = KINDS[kind]()
    for end in range(3, len(whole), 7):
        try:
            strip(whole[:end], kind.rpartition(".")[2])
        except ValueError:
            continue


def test_avif_with_metadata_is_refused_in_words() -> None:
    avif = b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + b"\0\0\0\x15infe\x02\0\0\0\0\x02\0\0Exif\0"
    with pytest.raises(ValueError, match="save it as JPEG or PNG"):
        strip(avif, "avif")
