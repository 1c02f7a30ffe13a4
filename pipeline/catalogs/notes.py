"""The machine's remarks on an entry as extracted comments (`#.`): one `key: value` a line, long ones wrapped."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from pipeline.catalogs.entry import Note
from pipeline.model import BoundName, Candidate, Finding, Name, NameType, Severity

WIDTH = 75  # with "#. " 78 columns, at which polib would wrap
ONCE = ("draft", "signature", "score", "memory", "english", "similar")
MANY = ("finding", "name", "candidate")
_KEYED = re.compile(rf"({'|'.join(ONCE + MANY)}):(?: (.*))?")
_FINDING = re.compile(r"(error|warning) (\S+): (.*)")
_NAME = re.compile(r"(person|place|organisation) (.+?) = (.*) \((approved|proposed)\)")
_CANDIDATE = re.compile(r"(.+) \(([\w-]+) ([01]\.\d\d)\)")
_HYPHENATED = re.compile(r"\w-$")


def format_note(note: Note) -> tuple[str, ...]:
    """The lines of a note, without "#. "; the digest stands first, so that no later text can pass for it."""
    return tuple(line for text in _lines(note) for line in _wrap(text)) + note.other


def _lines(note: Note) -> Iterator[str]:
    if note.draft:
        yield f"draft: {note.draft}"
    if note.signature:
        yield f"signature: {note.signature}"
    if note.score is not None:
        yield f"score: {note.score:.3f}"
    if note.memory:
        yield f"memory: {note.memory}"
    if note.english:
        yield f"english: {note.english}"
    for finding in note.findings:
        yield f"finding: {finding.severity} {finding.check}: {finding.message}"
    if note.similar:
        yield f"similar: {note.similar}"
    for bound in note.names:
        kind = "approved" if bound.approved else "proposed"
        yield f"name: {bound.name.type} {bound.name.text} = {bound.rendering} ({kind})"
    for candidate in note.candidates:
        yield f"candidate: {candidate.text} ({candidate.origin} {candidate.score:.2f})"


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def parse_note(lines: tuple[str, ...]) -> Note:
    """A note from its lines, also where an editor has wrapped or reordered them."""
    once: dict[str, str] = {}
    many: dict[str, list[str]] = {key: [] for key in MANY}
    other: list[str] = []
    for key, value in _joined(lines):
        if key in many:
            many[key].append(value)
        elif key:
            once[key] = value
        else:
            other.append(value)
    return Note(
        draft=once.get("draft", ""),
        signature=once.get("signature", ""),
        score=_number(once.get("score", "")),
        memory=once.get("memory", ""),
        findings=tuple(_finding(m) for text in many["finding"] if (m := _FINDING.fullmatch(text))),
        similar=once.get("similar", ""),
        english=once.get("english", ""),
        names=tuple(_name(m) for text in many["name"] if (m := _NAME.fullmatch(text))),
        candidates=tuple(_candidate(m) for text in many["candidate"] if (m := _CANDIDATE.fullmatch(text))),
        other=tuple(other),
    )


def _joined(lines: tuple[str, ...]) -> list[tuple[str, str]]:
    """(key, value) with wrapped values in one; lines before any key belong to other tools and have key ""."""
    found: list[tuple[str, str]] = []
    for line in lines:
        match = _KEYED.fullmatch(line.rstrip())
        if match and not (match[1] in ONCE and any(key == match[1] for key, _ in found)):
            found.append((match[1], (match[2] or "").strip()))
        elif found and found[-1][0]:
            key, value = found[-1]
            glue = "" if not line.startswith("  ") and _HYPHENATED.search(value) else " "
            found[-1] = (key, f"{value}{glue}{line.strip()}".strip())
        elif line.strip():
            found.append(("", line.rstrip()))
    return found


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _finding(match: re.Match[str]) -> Finding:
    return Finding(match[2], Severity(match[1]), match[3])


def _name(match: re.Match[str]) -> BoundName:
    return BoundName(Name(match[2], NameType(match[1])), match[3], match[4] == "approved")


def _candidate(match: re.Match[str]) -> Candidate:
    return Candidate(match[1], match[2], float(match[3]))
