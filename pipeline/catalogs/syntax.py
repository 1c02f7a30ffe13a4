"""Strict reading of PO lines before polib sees them: polib passes over much that would cost a person's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.catalogs.errors import CatalogError

_STRING = r'"(?:[^"\\]|\\.)*"'
_KEYWORD = re.compile(rf"(msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d+\])\s*{_STRING}")
_MORE = re.compile(_STRING)
_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( |$)|={7}$")
_COMMENT = re.compile(r"#([,.:|])(\S)")
_AFTER = {"msgctxt": ("", "msgstr"), "msgid": ("", "msgstr", "msgctxt"), "msgstr": ("msgid",)}
_LINE = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """Lines as editors count them: U+2028 and its like stay inside their line."""
    return _LINE.split(text)


def checked(lines: list[str], name: str) -> Iterator[str]:
    """The lines, with the spaces that polib needs. Raises CatalogError at the first that is not gettext."""
    last = ""
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if _CONFLICT.match(line):
            raise CatalogError(f"{name}:{number}: a merge conflict; keep one of the two versions, remove the marks")
        bare = line.removeprefix("#~").lstrip() if line.startswith("#~") else line
        if not bare or bare.startswith(("#", "|")):
            yield _COMMENT.sub(r"#\1 \2", raw, count=1) if line.startswith("#") else raw
            continue
        last = _keyword(bare, last, f"{name}:{number}")
        yield f"#~ {bare}" if line.startswith("#~") else bare
    if last not in ("", "msgstr"):
        raise CatalogError(f'{name}:{len(lines)}: the last entry has no msgstr; write `msgstr ""`')


def _keyword(line: str, last: str, place: str) -> str:
    """The keyword that this line belongs to, given that of the line before."""
    match = _KEYWORD.fullmatch(line)
    if match:
        word = match[1]
        if word == "msgid_plural" or "[" in word:
            raise CatalogError(f"{place}: plural forms; an entry here has one msgid and one msgstr")
        if last not in _AFTER[word]:
            raise CatalogError(f"{place}: {word} does not belong here; an entry is msgctxt, msgid, msgstr")
        return word
    if _MORE.fullmatch(line):
        if last:
            return last
        raise CatalogError(f"{place}: a text without its keyword; put `msgid` or `msgstr` before it")
    raise CatalogError(f'{place}: not gettext; a text stands in "…", with \\" for a quotation mark inside it')
