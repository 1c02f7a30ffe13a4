"""Zip archives that come out the same, byte for byte, on every machine.

Members are stored, not deflated: zlib and its successors compress the same input to different bytes, and what is
large in a bundle (fonts, pictures, EPUB) is compressed already.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the oldest time a zip can hold
_FILE_MODE = 0o100644 << 16


def pack(files: Mapping[str, bytes], first: str = "") -> bytes:
    """The files as a zip, in the order of their names, but `first` before all (EPUB wants its mimetype there)."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files, key=lambda n: (n != first, n)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 3  # Unix, wherever this runs: the default is the machine's own
            info.external_attr = _FILE_MODE
            archive.writestr(info, files[name])
    return buffer.getvalue()
