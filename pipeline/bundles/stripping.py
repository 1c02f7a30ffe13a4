"""Pictures without what cameras and editors write beside the pixels: places, serial numbers, thumbnails, remarks.

Only whole segments are left out, so the pixels stay as they are, byte for byte. Pillow was looked at: it would encode
JPEG and WebP anew, with a loss and with other bytes from version to version. Of JPEG's EXIF one value stays, which way
up the picture is. Layouts: ITU T.81, W3C PNG 3, RIFF of the WebP specification, GIF89a.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator, Mapping

_EXIF = b"Exif\0\0"
# ICC profile (APP2) and Adobe's colour transform (APP14) change how the pixels are read; JFIF (APP0) is harmless.
_JPEG_KEPT = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_MARKER = re.compile(rb"\xff+([\x01-\xfe])")
_AFTER_PIXELS = re.compile(rb"\xff[^\0\xd0-\xd7\xff]")
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_FLAGS = 0x08 | 0x04  # EXIF and XMP, in the first byte of VP8X


def strip(data: bytes, suffix: str) -> bytes:
    """The picture without metadata.

    `suffix`: jpg, png, gif, webp or avif. Raises ValueError where the file is cut short or not what it says, and for
    AVIF with EXIF or XMP in it, which stand among the pixels there.
    """
    try:
        return _STRIPPERS[suffix](data)
    except (IndexError, struct.error) as error:
        raise ValueError("cut short") from error


def _jpeg(data: bytes) -> bytes:
    out: list[bytes] = []
    turned = 0
    at = 2
    while True:
        marker = _MARKER.match(data, at)
        if marker is None:
            raise ValueError("no JPEG marker where one must stand")
        at = marker.end()
        (kind,) = marker[1]
        if kind == 0xD9:  # what follows the end is an appendix: another picture with an EXIF of its own, mostly
            turn = b"\xff\xe1" + struct.pack(">H", 34) + _EXIF + _orientation_only(turned) if turned > 1 else b""
            return b"".join([data[:2], turn, *out, b"\xff\xd9"])
        (length,) = struct.unpack(">H", data[at : at + 2])
        segment = data[at : at + length]
        if length < 2 or len(segment) < length:
            raise ValueError("cut short")
        if kind == 0xE1 and segment[2:8] == _EXIF:
            turned = turned or _orientation(segment[8:])
        elsewhere = 0xE0 <= kind <= 0xEF and not segment[2:].startswith(_JPEG_KEPT.get(kind, b"\0none"))
        if kind != 0xFE and not elsewhere:
            out.append(marker[0] + segment)
        at += length
        if kind == 0xDA:  # the pixels run to the next marker
            following = _AFTER_PIXELS.search(data, at)
            if following is None:
                raise ValueError("cut short")
            out.append(data[at : following.start()])
            at = following.start()


def _orientation(tiff: bytes) -> int:
    """EXIF's orientation, 1 to 8; 0 where it has none."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return 0
    (start,) = struct.unpack(order + "I", tiff[4:8])
    if start + 2 > len(tiff):
        return 0
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    for entry in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, _, value = struct.unpack(order + "HHIH", tiff[entry : entry + 10])
        if (tag, kind) == (0x0112, 3):
            return value if 1 <= value <= 8 else 0
    return 0


def _orientation_only(value: int) -> bytes:
    """An EXIF block of one entry."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, value, 0, 0)


def _png(data: bytes) -> bytes:
    out = [data[:8]]
    at = 8
    while True:
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at : at + 12 + length]
        if len(chunk) < 12 + length:
            raise ValueError("cut short")
        if kind in _PNG_KEPT:
            out.append(chunk)
        at += 12 + length
        if kind == b"IEND":
            return b"".join(out)


def _webp(data: bytes) -> bytes:
    out: list[bytes] = []
    at = 12
    while at < len(data) - 8:
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        chunk = data[at : at + 8 + length]
        if len(chunk) < 8 + length:
            raise ValueError("cut short")
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind in _WEBP_KEPT:
            out.append(chunk + b"\0" * (length % 2))
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gif(data: bytes) -> bytes:
    at = 13 + _table(data[10])
    out = [data[:at]]
    while data[at] != 0x3B:
        begin = at
        if data[at] == 0x2C:  # a frame: its own colours, the LZW size, its pixels
            at = _after_blocks(data, at + 11 + _table(data[at + 9]))
            out.append(data[begin:at])
        elif data[at] == 0x21:
            at = _after_blocks(data, at + 2)
            loops = data[begin + 1] == 0xFF and data[begin + 3 : begin + 14] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
            if data[begin + 1] == 0xF9 or loops:  # timing and transparency; how often it plays
                out.append(data[begin:at])
        else:
            raise ValueError("no GIF block where one must stand")
    return b"".join([*out, b"\x3b"])


def _table(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    for size in _sizes(data, at):
        at += size + 1
    return at + 1


def _sizes(data: bytes, at: int) -> Iterator[int]:
    while size := data[at]:
        yield size
        at += size + 1


def _avif(data: bytes) -> bytes:
    # The item list names its items; taking one out would move the addresses of all pixels after it.
    if b"infe" in data and any(mark in data[:65536] for mark in (b"Exif\0", b"application/rdf+xml")):
        raise ValueError("it holds EXIF or XMP data; save it as JPEG or PNG, or without them")
    return data


_STRIPPERS: Mapping[str, Callable[[bytes], bytes]] = {
    "jpg": _jpeg,
    "png": _png,
    "gif": _gif,
    "webp": _webp,
    "avif": _avif,
}
