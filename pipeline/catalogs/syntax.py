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
_JOINED = "#-#-#-#-#"  # what msgcat writes between the versions of an entry that two files translate otherwise
_NUMERIC = re.compile(r"(?<!\\)((?:\\\\)*)((?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]{2})+)")
_SPECIAL = re.compile(r'["\\]')
_BYTE = re.compile(r"\\x([0-9A-Fa-f]{2})|\\([0-7]{1,3})")
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
        if last == "msgstr" and f'"{_JOINED}' in bare:
            raise CatalogError(f"{name}:{number}: two versions joined by msgcat; keep one, remove the {_JOINED} lines")
        bare = _decoded(bare, f"{name}:{number}")
        yield f"#~ {bare}" if line.startswith("#~") else bare
    if last not in ("", "msgstr"):
        raise CatalogError(f'{name}:{len(lines)}: the last entry has no msgstr; write `msgstr ""`')


def _decoded(line: str, place: str) -> str:
    """The line with bytes that are written as numbers (`msgcat --escape`) as the letters they are.

    Raises CatalogError where they are none.
    """
    if "\\" not in line:
        return line

    def letters(match: re.Match[str]) -> str:
        numbers = (int(hexed, 16) if hexed else int(octal, 8) for hexed, octal in _BYTE.findall(match[2]))
        try:
            return match[1] + _SPECIAL.sub(r"\\\g<0>", bytes(numbers).decode("utf-8"))
        except ValueError:
            raise CatalogError(f"{place}: {match[2]} is no letter in UTF-8; write the letter itself") from None

    return _NUMERIC.sub(letters, line)


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
