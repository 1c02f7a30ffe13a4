"""Note marks ("1985.¹", "water², they said") stay out of the packs' sight, which made figures of them, or nothing.

One at the rim of a text comes back there; the word before one inside is sent in a tag of its own, and the mark stands
behind what renders that word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.desk.rewording import reworded
from pipeline.desk.wanted import Wanted
from pipeline.languages import Edit
from pipeline.model import Draft

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARK = re.compile(rf"(?<![\d{_RAISED}⁺⁻])[{_RAISED}]+(?!\w)")
_BESIDE = rf"(?:</?[abic]\d+>|[{_RAISED}]|[^\w<>])*"  # tags, spaces, punctuation and other marks
_RIM = re.compile(_BESIDE)
_WORD = re.compile(rf"(?P<word>[^\W_{_RAISED}][^\W{_RAISED}]*(?:['’-][^\W{_RAISED}]+)*){_BESIDE}\Z")
_FIRST, _LAST = "first", "last"
_TAG = 900  # no text has a tag of so high a number


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A mark and where it stands: first or last in its text, or behind the tag that is named.

    `name` is the rendering of the name that it stands behind.
    """

    mark: str
    place: str
    name: str = ""


def take_marks(want: Wanted) -> tuple[Wanted, tuple[NoteMark, ...]]:
    """The text without its note marks, and these in their order; powers and units ("10⁶", "20 km²") are none."""
    from pipeline.languages import units_in_words  # noqa: PLC0415

    raised = list(_MARK.finditer(want.text))
    units = units_in_words(want.text, want.source) if raised else ()
    found = [m for m in raised if not any(u.start < m.end() <= u.end for u in units)]
    if not found or not re.search(rf"[^\W\d_{_RAISED}]", want.text):
        return want, ()
    marks: list[NoteMark] = []
    edits: list[Edit] = []
    for number, one in enumerate(found):
        start, end = one.span()
        if _RIM.fullmatch(want.text, 0, start):
            marks.append(NoteMark(one[0], _FIRST))
            end = len(want.text) - len(want.text[end:].lstrip())
        elif _RIM.fullmatch(want.text, end) or not (word := _WORD.search(want.text, 0, start)):
            marks.append(NoteMark(one[0], _LAST))
        else:
            first, last, name = _marked(want, *word.span("word"), start)
            tag = f"b{_TAG + number}"
            marks.append(NoteMark(one[0], tag, name))
            edits += [Edit(first, first, f"<{tag}>"), Edit(last, last, f"</{tag}>")]
        edits.append(Edit(start, end, ""))
    text, mentions = reworded(want.text, want.mentions, edits)
    return replace(want, text=text, mentions=mentions, accepted=_MARK.sub("", want.accepted)), tuple(marks)


def put_marks(made: Draft, marks: Sequence[NoteMark]) -> Draft:
    """The draft with its note marks; one whose word found no place stands at the end, and a finding says so."""
    from pipeline.model import Finding, Severity  # noqa: PLC0415

    if not made.text:
        return made
    astray = [one.mark for one in marks if _astray(one, made.text)]
    findings = [f for f in made.findings if f.check != "tags" or not any(f"<{m.place}>" in f.message for m in marks)]
    if astray:
        findings.append(Finding("tags", Severity.WARNING, f"does {' '.join(astray)} stand at the right word?"))
    return replace(
        made,
        text=_with(made.text, marks),
        english=_with(made.english, marks) if made.english else "",
        findings=tuple(findings),
    )


def _astray(one: NoteMark, text: str) -> bool:
    return one.place not in (_FIRST, _LAST) and f"</{one.place}>" not in text and not (one.name and one.name in text)


def _marked(want: Wanted, first: int, last: int, limit: int) -> tuple[int, int, str]:
    """The span of a word, or of the name that it is part of, with that name's rendering."""
    for mention in want.mentions:
        if mention.start < last and first < mention.end and "<" not in mention.surface:
            bound = next((one.rendering for one in want.bound if one.name == mention.name), "")
            return min(first, mention.start), max(last, min(mention.end, limit)), bound
    return first, last, ""


def _with(text: str, marks: Sequence[NoteMark]) -> str:
    for one in marks:
        if one.place == _FIRST:
            text = f"{one.mark} {text}"
        elif one.place == _LAST:
            text += one.mark
        else:
            text = _behind(text, one)
    return text


def _behind(text: str, one: NoteMark) -> str:
    opening, closing = f"<{one.place}>", f"</{one.place}>"
    bare = text.replace(opening, "").replace(closing, "")
    name = re.search(rf"(?<!\w)\w{{0,3}}{re.escape(one.name)}\w*", bare) if one.name else None
    if name:
        return bare[: name.end()] + one.mark + bare[name.end() :]
    return text.replace(opening, "").replace(closing, one.mark) if closing in text else text + one.mark
