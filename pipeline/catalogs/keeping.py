"""Entries as an editor wrapped them: only what a run changed is written anew, so that a diff shows nothing else."""

from __future__ import annotations

from dataclasses import replace

from pipeline.catalogs.catalogue import Catalogue
from pipeline.catalogs.entry import Entry
from pipeline.catalogs.errors import CatalogError
from pipeline.catalogs.po import block, dumps, header, loads
from pipeline.catalogs.syntax import split_lines


def dumps_over(catalogue: Catalogue, data: bytes) -> bytes:
    """The catalogue's bytes, with the lines of `data` (a readable catalogue) for every entry that says the same.

    Line ends stay as they are in `data`; a byte order mark, which msgfmt refuses, goes.
    """
    lines = split_lines(data.decode("utf-8-sig"))
    crlf = data.count(b"\r\n") * 2 > len(lines)
    plain = replace(catalogue, entries=(), metadata={}, comment="")
    top, known = "", dict[Entry, str]()
    for text in _blocks(lines):
        try:
            read = loads(text.encode(), "", plain)
        except CatalogError:  # a blank line inside an entry
            continue
        if len(read.entries) == 1 and not read.metadata:
            known[read.entries[0]] = text
        elif not read.entries and (read.metadata, read.comment) == (catalogue.metadata, catalogue.comment):
            top = text
    parts = [top or header(catalogue)]
    for obsolete in (False, True):
        parts += [known.get(e) or block(e) for e in catalogue.entries if e.obsolete is obsolete]
    made = "\n".join(parts).encode()
    if loads(made, "", plain) != catalogue:
        made = dumps(catalogue)
    return made.replace(b"\n", b"\r\n") if crlf else made


def _blocks(lines: list[str]) -> list[str]:
    blocks, block = [], []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
        elif block:
            blocks.append("\n".join([*block, ""]))
            block = []
    return blocks
