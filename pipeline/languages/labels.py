"""Labels at the head of a text: "WATCH:", "Photo:", "عاجل:", "Q:"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.languages.edits import one_of

_TAGS = r"(?:</?[ab]\d+>)*"


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the table with what stands around it: `before` and `behind` are tags, colon and spaces."""

    key: str
    before: str
    behind: str


@dataclass(frozen=True, slots=True)
class _Known:
    found: re.Pattern[str]
    dashed: re.Pattern[str]
    keys: Mapping[str, str]  # by label in small letters


def find_label(text: str, language: str) -> tuple[Label, int] | None:
    """The label that a text begins with and where what it labels begins; None without one, or with nothing behind it.

    A colon or a stroke ends it, and behind capitals a dash: "FILE - …", "UPDATE 2-…". Inline tags may stand around it
    whole: "<b1>Photo:</b1> …".
    """
    known = _known(language)
    if known is None:
        return None
    if (found := known.dashed.match(text)) and found["label"].isupper():
        return Label(known.keys[found["label"].casefold()], "", ": "), found.end()
    found = known.found.match(text)
    if not found or not {":", "|"} & {*found["behind"]}:
        return None
    label = _label(found, known)
    return (label, found.end()) if label else None


def write_label(label: Label, locale: str) -> str:
    """The label as a locale prints it, with what stands around it."""
    return f"{label.before}{_table()[label.key][locale][0]}{label.behind}"


def draft_label(text: str, language: str, locale: str) -> str:
    """A text that is a label and nothing else ("Background", a column's "Month:") as a locale has it; "" for none."""
    known = _known(language)
    found = known.found.match(f"{text.strip()} .") if known else None
    if not known or not found or found.end("behind") != len(text.strip()) + 1:
        return ""
    label = _label(found, known)
    letter = len(found["label"]) == 1 and ":" not in found["behind"]  # a column's "A" is no answer
    return write_label(label, locale).rstrip() if label and not letter else ""


def _label(found: re.Match[str], known: _Known) -> Label | None:
    opened, closed = re.findall(r"<(\w+)>", found["before"]), re.findall(r"</(\w+)>", found["behind"])
    key = known.keys.get(found["label"].casefold())  # None: a pattern takes İ for i
    if key is None or opened != closed[::-1] or "</" in found["before"] or re.search(r"<\w", found["behind"]):
        return None
    return Label(key, found["before"], found["behind"])


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    path = Path(__file__).parent / "data" / "labels.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _known(language: str) -> _Known | None:
    """What finds the labels of a language; None for one that the table does not have."""
    keys = {form.casefold(): key for key, words in _table().items() for form in words.get(language, ())}
    if not keys:
        return None
    return _Known(
        re.compile(
            rf"(?P<before>{_TAGS})(?P<label>{one_of(keys)})(?P<behind>\s*[:|]?{_TAGS}\s*[:|]?\s+)(?=\S)", re.IGNORECASE
        ),
        re.compile(rf"(?P<label>{one_of(key.upper() for key in keys)})(?: \d)?(?:\s[-–—]+\s+|-(?=[^\W\d_a-z]))(?=\S)"),
        keys,
    )
