"""Credits: "(Reporting by A in Mosul; Writing by B; Editing by C and D)", "(Photo by A/Getty Images)"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.languages.facts import facts
from pipeline.languages.lists import format_list

_WORK = r"(?:additional |further )?(?:reporting|writing|editing|edited|reported|written)(?: and (?:writing|editing))?"
_WORD = r"[^\W\d_a-z](?:\.|[\w'’-]*)"
_NAME = rf"{_WORD}(?: (?:al-|el-|bin |de |van |von )?{_WORD}){{1,3}}"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,2}}"
_AND = r"(?:,? and |, | & )"
_CLAUSE = (
    rf"(?P<work>(?i:{_WORK})) by (?P<who>{_NAME}(?:{_AND}{_NAME})*)(?: in (?P<where>{_PLACE}(?:{_AND}{_PLACE})*))?"
)
_HOUSE = rf"{_WORD}(?: (?:{_WORD}|\d+)){{0,3}}"
_ONE = re.compile(_CLAUSE)
_SEVERAL = re.compile(re.sub(r"\?P<\w+>", "?:", rf"\(?{_CLAUSE}(?:[;,.] {_CLAUSE})*\.?\)?\.?"))

_PHOTO = re.compile(
    rf"\(?(?:(?:Photo|Photograph|Picture|Image) by (?P<by>{_NAME})(?:/ ?(?P<house>{_HOUSE}))?"
    rf"(?: via (?P<via>{_HOUSE}))?|"
    rf"(?P<first>{_HOUSE}) Photo/ ?(?P<behind>{_NAME}))\)?"
)

# As agencies print them in these languages, where they do; ours for the rest.
_SAID: Mapping[str, Mapping[str, str]] = {
    "en": {
        "report": "Reporting",
        "more": "Additional reporting",
        "write": "Writing",
        "edit": "Editing",
        "photo": "Photo",
    },
    "ar": {"report": "تغطية", "more": "تغطية إضافية", "write": "كتابة", "edit": "تحرير", "photo": "تصوير"},
    "ckb": {"report": "ڕووماڵ", "more": "ڕووماڵی زیادە", "write": "نووسین", "edit": "پێداچوونەوە", "photo": "وێنە"},
    "kmr": {"report": "Nûçe", "more": "Nûçeya zêde", "write": "Nivîsandin", "edit": "Serrastkirin", "photo": "Wêne"},
}
_IN: Mapping[str, str] = {"en": "{} in {}", "ar": "{} في {}", "ckb": "{} لە {}", "kmr": "{} li {}"}


@dataclass(frozen=True, slots=True)
class Credit:
    """One clause: what was done ("report", "more", "write", "edit", "photo"), and the spans of who did it, of where and
    of the agencies."""

    work: tuple[str, ...]
    who: tuple[tuple[int, int], ...]
    where: tuple[tuple[int, int], ...] = ()
    houses: tuple[tuple[int, int], ...] = ()


def find_credits(text: str, language: str) -> tuple[Credit, ...]:
    """The clauses of an English text that is a credit and nothing else; () for another."""
    if language != "en":
        return ()
    if photo := _PHOTO.fullmatch(text):
        houses = (photo.span(group) for group in ("first", "house", "via") if photo[group])
        return (Credit(("photo",), (photo.span("by" if photo["by"] else "behind"),), houses=tuple(houses)),)
    if not _SEVERAL.fullmatch(text):
        return ()
    return tuple(
        Credit(_works(one["work"]), _spans(text, *one.span("who")), _spans(text, *one.span("where")))
        for one in _ONE.finditer(text)
    )


def write_credits(found: Sequence[Credit], text: str, locale: str, written: Callable[[int, int, bool], str]) -> str:
    """The credit in a locale; `written` gives the name at a span, and whether it is where."""
    known = facts(locale)
    clauses = []
    for one in found:
        who = format_list([written(*span, False) for span in one.who], locale)
        where = format_list([written(*span, True) for span in one.where], locale)
        work = format_list([_SAID[locale][key] for key in one.work], locale)
        signed = "/".join([_IN[locale].format(who, where) if where else who, *(written(*s, False) for s in one.houses)])
        clauses.append(f"{work}: {signed}")
    joined = f"{known.semicolon} ".join(clauses)
    return f"({joined})" if text.startswith("(") else joined


def _works(words: str) -> tuple[str, ...]:
    said = words.lower()
    report = "more" if said.startswith(("additional", "further")) else "report"
    table = ((report, ("reporting", "reported")), ("write", ("writing", "written")), ("edit", ("editing", "edited")))
    return tuple(key for key, forms in table if any(form in said for form in forms))


def _spans(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans, at = [], start
    for found in re.finditer(_AND, text[start:end]) if start >= 0 else ():
        spans.append((at, start + found.start()))
        at = start + found.end()
    return (*spans, (at, end)) if start >= 0 else ()
