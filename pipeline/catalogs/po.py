"""Bytes to catalogue values and back.

polib reads: it keeps what people write (comments, flags, obsolete entries, unknown header fields), which Babel's
catalogue does not. It does not write: it wraps texts otherwise than gettext, and people's comments at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar
from urllib.parse import quote, unquote

import polib

from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.entry import Entry, Key
from pipeline.catalogs.errors import CatalogError
from pipeline.catalogs.notes import format_note, parse_note
from pipeline.catalogs.syntax import checked, split_lines
from pipeline.catalogs.wrapping import field
from pipeline.model import digest

WIDTH = 78
C = TypeVar("C", bound=Catalogue)

# polib splits a text at every character that Unicode calls a line break; inside a string none of these is one.
_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_HIDE = {ord(char): chr(0xF_FF00 + i) for i, char in enumerate(_BREAKS)}
_SHOW = {ord(hidden): chr(char) for char, hidden in _HIDE.items()}
_HIDDEN = re.compile(f"[{''.join(map(chr, _SHOW))}]")
# Remarks that are no person's: what Babel makes of a `#|` line, and `msgcat --strict` of a `#:` line.
_MADE = re.compile(r'\| (msgctxt |msgid )?"|File: .+, line: \d+$')


def loads(data: bytes, name: str, empty: C) -> C:
    """The catalogue in `data`, of the kind and locale of `empty`. Raises CatalogError; `name` is for messages."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CatalogError(f"{name}:{line}: not UTF-8; save it as UTF-8 in your editor") from None
    lines = list(checked(split_lines(text), name))
    try:
        file = polib.pofile("\n".join(lines).translate(_HIDE) + "\n")
    except OSError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else 1
        raise CatalogError(f"{name}:{line}: not gettext; undo the last change to this entry") from None
    read = [_entry(entry) for entry in file]
    entries = _once(read, name)
    repaired = len(entries) != len(read) or any(_trimmed(e) != e for e in entries)
    comment = "\n".join(filter(None, [_shown(file.header).strip("\n"), *_trailing(lines)]))
    return replace(
        empty,
        entries=tuple(map(_trimmed, entries)),
        metadata={key: _shown(value) for key, value in file.metadata.items()},
        comment=comment,
        loaded=digest_of(data),
        repaired=repaired,
    )


def digest_of(data: bytes) -> str:
    """Of a file's bytes, to see that they have not changed."""
    return digest(data.hex())


def _shown(text: str) -> str:
    return text.translate(_SHOW) if _HIDDEN.search(text) else text  # looking is forty times as fast as translating


def _entry(entry: polib.POEntry) -> Entry:
    places = " ".join(f"{file}:{line}" if line else file for file, line in entry.occurrences)
    return Entry(
        context=None if entry.msgctxt is None else _shown(entry.msgctxt),
        source=_shown(entry.msgid),
        target=_shown(entry.msgstr),
        fuzzy="fuzzy" in entry.flags,
        obsolete=bool(entry.obsolete),
        occurrences=tuple(_shown(places).split()),
        note=parse_note(tuple(_shown(entry.comment).split("\n"))),
        comment="\n".join(line for line in _shown(entry.tcomment).split("\n") if not _MADE.match(line)).rstrip("\n"),
        flags=tuple(flag for flag in entry.flags if flag and flag != "fuzzy"),
        previous=None if entry.previous_msgid is None else _shown(entry.previous_msgid),
        line=entry.linenum or 0,
    )


def _trimmed(entry: Entry) -> Entry:
    # A line break at either end that the msgid lacks makes msgfmt refuse the file; editors add it unseen.
    return replace(entry, target=entry.target.strip("\r\n"))


def _trailing(lines: list[str]) -> Iterator[str]:
    """What people wrote after the last entry: polib passes over it."""
    last = max((i for i, line in enumerate(lines) if line and not re.match(r"#(?!~ )", line)), default=len(lines))
    return (line[1:].strip() for line in lines[last + 1 :] if re.match(r"#( |$)", line) and line[1:].strip())


def _once(entries: Iterable[Entry], name: str) -> list[Entry]:
    """One entry a key. Raises CatalogError where two people's texts are at stake."""
    found: dict[Key, Entry] = {}
    for entry in entries:
        other = found.get(entry.key)
        found[entry.key] = entry if other is None else _better(other, entry, name)
    return list(found.values())


def _better(one: Entry, two: Entry, name: str) -> Entry:
    if one.by_person and two.by_person and one.target != two.target:
        raise CatalogError(
            f"{name}:{two.line}: the same sentence as at line {one.line}, translated otherwise; delete one of the two"
        )
    best = max((one, two), key=lambda e: (e.by_person, e.approved, bool(e.target), not e.obsolete))
    comments = dict.fromkeys(c for c in (one.comment, two.comment) if c)
    obsolete = one.obsolete and two.obsolete
    return replace(best, obsolete=obsolete, comment="\n".join(comments))


def dumps(catalogue: Catalogue) -> bytes:
    """The catalogue's bytes: the same for the same values, active entries in their order, obsolete ones last."""
    parts = [header(catalogue)]
    parts += [block(entry) for entry in catalogue.entries if not entry.obsolete]
    parts += [block(entry) for entry in catalogue.entries if entry.obsolete]
    return "\n".join(parts).encode()


def header(catalogue: Catalogue) -> str:
    """The lines of the header, with what people wrote above it."""
    file = polib.POFile()
    file.metadata = dict(catalogue.metadata)
    lines = [f"# {line}".rstrip() for line in catalogue.comment.split("\n")]
    return "\n".join([*lines, *field("msgid", ""), *field("msgstr", file.metadata_as_entry().msgstr), ""])


def block(entry: Entry) -> str:
    """The lines of one entry."""
    lines = [f"# {line}".rstrip() for line in entry.comment.split("\n") if entry.comment]
    if not entry.obsolete:
        lines += [f"#. {line}" for line in format_note(entry.note)]
        lines += _references(entry.occurrences)
    flags = [*(["fuzzy"] if entry.fuzzy else []), *entry.flags]
    lines += [f"#, {', '.join(flags)}"] if flags else []
    if entry.previous is not None and not entry.obsolete:
        lines += field("msgid", entry.previous, "#| ")
    prefix = "#~ " if entry.obsolete else ""
    if entry.context is not None:
        lines += field("msgctxt", entry.context, prefix)
    lines += field("msgid", entry.source, prefix) + field("msgstr", entry.target, prefix)
    return "\n".join([*lines, ""])


def _references(occurrences: Iterable[str]) -> list[str]:
    lines: list[str] = []
    for place in occurrences:
        if lines and len(lines[-1].encode()) + 1 + len(place.encode()) <= WIDTH:  # gettext too counts bytes here
            lines[-1] += f" {place}"
        else:
            lines.append(f"#: {place}")
    return lines


def reference(file: str, line: int) -> str:
    """A place for `#:`. Blanks are percent-encoded: gettext before 0.22 tears a name with blanks into several."""
    return re.sub(r"[\s%]", lambda match: quote(match[0]), file) + f":{line}"


def file_of(place: str) -> str:
    """The file of a `#:` place."""
    return unquote(re.sub(r":\d+$", "", place))
