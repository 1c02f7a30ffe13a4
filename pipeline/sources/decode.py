"""Bytes to text: UTF-8, UTF-16, UTF-32 with a mark, Windows-1256, or a clear error."""

from __future__ import annotations

import codecs
import re

from pipeline.sources.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MEND = "open it in its editor and save it as UTF-8"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PLAUSIBLE = re.compile("[\t\n\r -~\u00a0-\u017f\u0600-\u06ff\u200c-\u200f\u2010-\u2026\u2039\u203a\u20ac]")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_ARABIC_WORD = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]+")
_COMMON = frozenset("اليونمرت")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*(windows-125\d|iso-8859-\d{1,2})\b", re.IGNORECASE)


def decode(data: bytes, name: str, *, html: bool = False) -> str:
    """The text of `data`, without a byte-order mark, with \\n line ends; `name` stands in the error.

    A page that is neither UTF-8 nor UTF-16 is read in the single-byte encoding its <meta> declares.
    Raises SourceError for any other encoding and for text with NUL bytes.
    """
    text = _decoded(data, name, html)
    nul = text.find("\0")
    if nul >= 0:
        line = text.count("\n", 0, nul) + 1
        raise SourceError(f"{name}:{line}: holds NUL bytes, so it is damaged or no text; {_MEND}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str, html: bool) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(encoding)
            except UnicodeDecodeError as error:
                place = f"byte {error.start + len(bom) + 1}"
                raise SourceError(f"{name}: is marked as {encoding.upper()} but breaks at {place}; {_MEND}") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, problem = data.count(b"\n", 0, error.start) + 1, data[error.start]
    else:
        if not _CONTROLS.search(text):
            return text
        return _utf16(data) or text
    found = _utf16(data) or (_declared(data) if html else None) or _windows_1256(data)
    if found is not None:
        return found
    raise SourceError(
        f"{name}:{line}: byte 0x{problem:02X} is not UTF-8, and the text is neither UTF-16 nor Windows-1256; {_MEND}"
    )


def _utf16(data: bytes) -> str | None:
    """The text, when it reads as UTF-16 without a mark: 95 % of the characters are ones that newsrooms type.

    A line end and a control character are one sign in UTF-16, so it must have a word, too.
    """
    if len(data) % 2:
        return None
    best: tuple[float, str] | None = None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = len(_PLAUSIBLE.findall(text)) / len(text)
        if "\0" not in text and _LETTERS.search(text) and (best is None or share > best[0]):
            best = (share, text)
    return best[1] if best is not None and best[0] >= 0.95 else None


def _windows_1256(data: bytes) -> str | None:
    """The text, when it is Arabic in Windows-1256, or Latin of which the one reading is as good as Windows-1252."""
    if _CONTROLS.search(data.decode("latin-1")):
        return None
    text = data.decode("cp1256")
    if text == data.decode("cp1252", errors="replace"):
        return text  # only signs on which the two agree: curly quotes, dashes, é, ê, ç
    arabic = mixed = latin = common = letters = 0
    for word in _WORD.findall(text):
        found = sum(map(len, _ARABIC_WORD.findall(word)))
        if not found:
            latin += not word.isascii()
        elif found == len(word):
            arabic += 1
            letters += found
            common += sum(letter in _COMMON for letter in word)
        else:
            mixed += 1
    # Cyrillic, ISO-8859-6 and Turkish text read as Windows-1256 mixes Latin and Arabic letters within words.
    # The eight commonest letters make up 55 % of Arabic and 45 % of Persian text.
    if arabic and mixed + latin <= 0.02 * arabic and common >= 0.3 * letters:
        return text
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        return data.decode(match.group(1).decode("ascii"))
    except (UnicodeDecodeError, LookupError):
        return None
