"""One file into an Article: the format's reader, the lead, the language, the sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from pipeline.model import UNKNOWN, Article, BlockKind
from pipeline.sources.decode import decode
from pipeline.sources.errors import SourceError
from pipeline.sources.files import FORMATS, slug
from pipeline.sources.lead import take_lead
from pipeline.sources.runs import Document, Part
from pipeline.sources.segmenting import to_blocks

MAX_BYTES = 32 * 1024 * 1024
_DETECTED = 20_000  # characters that the language is told from
_LANGUAGES = {
    "sorani": "ckb",
    "ku-arab": "ckb",
    "kurmanji": "kmr",
    "kurmanci": "kmr",
    "kurmancî": "kmr",
    "ku-latn": "kmr",
    "arabic": "ar",
    "english": "en",
}


def read_article(
    path: Path, root: Path, language: str | None = None, detect: Callable[[str], str] | None = None
) -> Article:
    """The article in `path`; `root` is what file names in messages are relative to.

    The language is the first of: `language`, the front matter, `detect` of the plain text, a page's lang attribute;
    else "unknown", and the sentences are split by the rules of the script.
    Raises SourceError: a file that is missing, empty, too large, of another format or encoding, or damaged.
    """
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    name = _printable(name)
    file_slug = slug(path, name)
    document = _document(path, name)
    parts, dateline, author = take_lead(document.parts)
    if not any(part.text.plain or part.cells for part in parts):
        raise SourceError(f"{name}: is empty; put a title and a text into it, or remove it")
    forced = language or (_language(document.language, f"{name}:{document.lines.get('language', 1)}"))
    found = forced or (detect(_sample(parts)) if detect else "") or UNKNOWN
    if found == UNKNOWN:
        found = _hint(document.hint)
    return Article(
        slug=file_slug,
        path=path,
        language=found,
        blocks=to_blocks(parts, found if found != UNKNOWN else script_guess(_sample(parts))),
        date=_date(document, name),
        author=document.author or author,
        dateline=dateline,
        tags=document.tags,
        canonical=document.canonical,
        forced_language=bool(forced),
        warnings=tuple(dict.fromkeys(f"{name}:{w}" for w in (*document.warnings, *_warnings(parts)))),
    )


def script_guess(text: str) -> str:
    """ "ckb", "ar" or "en", by letters alone: whose rules split a text of unknown language."""
    sample = text[:_DETECTED]
    if len(re.findall("[\u0621-\u06ff]", sample)) <= len(re.findall("[A-Za-z]", sample)):
        return "en"
    return "ckb" if re.search("[ەێۆڕڵ]", sample) else "ar"


def _document(path: Path, name: str) -> Document:
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise SourceError(f"{name}: is none of .txt, .md, .html and .docx; save it as one of them")
    data = _bytes(path, name)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise SourceError(f"{name}: is empty; put a title and a text into it, or remove it")
    if kind == "docx":
        from pipeline.sources.word import read_word  # noqa: PLC0415

        return read_word(data, name, path.name)
    text = decode(data, name, html=kind == "html")
    if kind == "html":
        from pipeline.sources.page import read_page  # noqa: PLC0415

        return read_page(text)
    if kind == "md":
        from pipeline.sources.markdown import read_markdown  # noqa: PLC0415

        return read_markdown(text, name)
    from pipeline.sources.text import read_text  # noqa: PLC0415

    return read_text(text)


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(f"{name}: is larger than {MAX_BYTES >> 20} MB; split it up")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "bad file name"
        raise SourceError(f"{name}: cannot be read ({reason}); check the file and its permissions") from error


def _language(stated: str, place: str) -> str:
    if not stated:
        return ""
    code = stated.strip().lower().replace("_", "-")
    code = _LANGUAGES.get(code, code)
    if code.partition("-")[0] in ("ku", "kur", "kurdish"):
        raise SourceError(
            f'{place}: language "{_printable(stated)}" is ambiguous; write ckb (Sorani) or kmr (Kurmanji)'
        )
    base = code.partition("-")[0]
    if not re.fullmatch("[a-z]{2,3}", base):
        raise SourceError(f'{place}: language "{_printable(stated)}" is no code; write en, ar, ckb, kmr or another one')
    return base


def _hint(lang: str) -> str:
    try:
        return _language(lang, "") or UNKNOWN
    except SourceError:
        return UNKNOWN


def _date(document: Document, name: str) -> datetime | None:
    stated = document.date.strip()
    if not stated:
        return None
    found = parse_date(stated)
    if found is None and "date" in document.lines:
        raise SourceError(
            f'{name}:{document.lines["date"]}: date "{_printable(stated)}" is no date; '
            "write 2026-11-26 or 2026-11-26T14:30+03:00"
        )
    return found


def parse_date(text: str) -> datetime | None:
    """An ISO 8601 date or time, blanks allowed around its parts; None for anything else."""
    text = re.sub(r"(\d)\s+(?=[+-]\d|Z)", r"\1", text.strip())
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.combine(date.fromisoformat(text[:10]), datetime.min.time()) if len(text) == 10 else None
    except ValueError:
        return None


def _sample(parts: Iterable[Part]) -> str:
    texts: list[str] = []
    length = 0
    for part in parts:
        for text in (part.text, *part.cells):
            if text.plain and length < _DETECTED:
                texts.append(text.plain[:_DETECTED])
                length += len(text.plain)
    return "\n".join(texts)


def _warnings(parts: Iterable[Part]) -> list[str]:
    parts = tuple(parts)
    warnings: list[str] = []
    if not any(part.kind is BlockKind.HEADLINE for part in parts):
        warnings.append("1: has no title; add one, as title: in the front matter or as a heading at the top")
    elif not any(part.kind not in (BlockKind.HEADLINE, BlockKind.IMAGE) for part in parts):
        warnings.append("1: has a title and no text")
    for part in parts:
        for text in (part.text, *part.cells, *([part.caption] if part.caption else [])):
            if text.suspect:
                line = text.line(0)
                warnings.append(
                    f"{line}: invisible control or direction characters were taken out; retype the text there"
                )
    return warnings


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)[:120]
