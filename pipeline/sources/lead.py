"""The dateline and the byline of an agency story, told from its first paragraphs."""

# ruff: noqa: SIM905 (word lists read better as text)
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from pipeline.languages.written_days import MONTH
from pipeline.model import BlockKind, SegmentKind
from pipeline.sources.runs import Part

_DASH = r"\s*(?:\s-{1,3}|--+|–|—|―|ـ)\s+"
_CAPITALS = r"[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’.-]+"  # a word in capitals: ERBIL, AL-HASAKAH, HEWLÊR, D.C.
_AGENCY = r"(?:\s*\([^()]{2,40}\))"
_DAY = rf"(?:{MONTH}\.?\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH}\.?)(?:,?\s+\d{{4}})?"
_PLACE = rf"{_CAPITALS}(?:(?:/|\s|\s?-\s?)(?:al-|el-)?{_CAPITALS}){{0,3}}"
_REGION = r"(?:,\s+(?!\s)[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,3}){0,2}"
_CAPITAL_DATELINE = re.compile(rf"(?P<dateline>(?P<place>{_PLACE}){_REGION}(?:,\s+{_DAY})?{_AGENCY}?){_DASH}(?=\S)")
_LABELS = frozenset(
    "ANALYSIS BREAKING CORRECTION EXCLUSIVE EXPLAINER FACTBOX FILE LIVE NOTE OPINION PHOTOS ROUNDUP "
    "TIMELINE UPDATE URGENT VIDEO WATCH WRAPUP".split()
)
# In Arabic script and in mixed case a dateline has no look of its own: the place must be a known one.
_PLAIN_DATELINE = re.compile(
    rf"(?P<dateline>(?P<place>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){{0,2}}?)"
    rf"(?:[,،]\s+[^\W\d_][\w'’-]*(?:\s[\w'’-]+){{0,3}}?)?(?:{_AGENCY}|\s*[/-]\s*[^\W\d_][^.:()]{{1,30}}?)?)"
    rf"(?:{_DASH}|\s*:\s+)(?=\S)"
)
_AUTHOR = re.compile(
    r"(?:by|words by|story by|reported by|من|بقلم|كتب|كتبت|كتبه|إعداد|تقرير|نووسینی|نووسەر|ئامادەکردنی|ڕاپۆرتی|"
    r"nivîskar|amadekar|nûçegihan|ji aliyê)(?P<mark>\s*[:：-]\s*|\s+)(?P<name>\S.*)",
    re.IGNORECASE,
)
_NEEDS_MARK = ("من", "كتب", "كتبت", "تقرير", "ji aliyê")
_CREDIT = re.compile(
    r"\(?\s*(?:additional |writing and )?(?:reporting|writing|editing|edited) by [A-Z].{2,200}\Z", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?؟:;]\Z")


def take_lead(parts: Sequence[Part]) -> tuple[tuple[Part, ...], str, str]:
    """The parts with bylines and the dateline marked; the dateline; the byline's author ("" where there is none)."""
    result = list(parts)
    author = dateline = ""
    body = [i for i, part in enumerate(result) if part.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    first = next((i for i in body if result[i].kind is BlockKind.PARAGRAPH), -1)
    for index in body[:4]:
        part = result[index]
        name = byline_author(part.text.plain)
        if name and not author:
            author = name
            result[index] = replace(part, kind=BlockKind.PARAGRAPH, level=0, role=SegmentKind.BYLINE)
        elif part.kind is BlockKind.PARAGRAPH:
            match = _dateline(part.text.plain)
            if not match and index == first and _leads([result[i] for i in body if i > first][:2]):
                continue  # a standfirst
            if match:
                dateline = match["dateline"].strip()
                result[index] = replace(part, dateline=(len(match["dateline"].rstrip()), match.end()))
            break
    if body and len(body) > 2 and _CREDIT.match(result[body[-1]].text.plain):
        result[body[-1]] = replace(result[body[-1]], role=SegmentKind.BYLINE)
    return tuple(result), dateline, author


def _leads(following: Sequence[Part]) -> bool:
    """Whether a byline, or what can only be a dateline, stands in the next paragraphs."""
    for part in following:
        if byline_author(part.text.plain):
            return True
        match = _dateline(part.text.plain) if part.kind is BlockKind.PARAGRAPH else None
        if match and (match["place"].isupper() or match["dateline"].strip() != match["place"]):
            return True
    return False


def byline_author(text: str) -> str:
    """The author's name when the whole paragraph is a byline, else ""."""
    match = _AUTHOR.fullmatch(text) if len(text) <= 90 else None
    if match is None or _ENDS.search(re.sub(r"\b\w\.", "", text)):
        return ""
    word = text[: match.start("mark")].casefold()
    if word in _NEEDS_MARK and not match["mark"].strip():
        return ""
    name = match["name"].strip()
    # A name is written large, where the script can: "By now the road was closed" is no byline.
    words = [
        w
        for w in re.findall(r"[^\W\d_][\w'’.-]*", name)
        if w.casefold() not in ("and", "û", "for", "in", "of", "bin", "al")
    ]
    return name if words and len(words) <= 10 and not any(w[0].islower() for w in words) else ""


def _dateline(text: str) -> re.Match[str] | None:
    match = _CAPITAL_DATELINE.match(text, 0, 120)
    capitals = match is not None and re.sub(r"\b[ae]l-", "", match["place"]).isupper()  # Arabic script has no case
    if match is None or not capitals or match["place"].split()[0] in _LABELS:
        match = _PLAIN_DATELINE.match(text, 0, 120)
        if match is None or match["place"].casefold() not in places():
            return None
    elif match["dateline"] == match["place"] and " " not in match["place"] and _parenthesis(text, match):
        return None
    return match if len(text) - match.end() >= 20 else None


def _parenthesis(text: str, match: re.Match[str]) -> bool:
    """Whether the dash opens one: "NATO – the Western alliance – said"; a known place is a dateline all the same."""
    dash = text[match.end("dateline") : match.end()].strip()
    sentence = re.split(r"[.!?]\s", text[match.end() :], maxsplit=1)[0]
    return f" {dash} " in sentence and match["place"].casefold() not in places()


@cache
def places() -> frozenset[str]:
    """Towns that stand in datelines, in the spellings of en, ar, ckb and kmr, casefolded."""
    data = files("pipeline.sources").joinpath("data/datelines.txt").read_text("utf-8")
    rows = (line for line in data.splitlines() if line and not line.startswith("#"))
    return frozenset(name.strip().casefold() for row in rows for name in row.split("|") if name.strip())
