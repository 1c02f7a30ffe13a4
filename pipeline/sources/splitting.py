"""Sentence boundaries: sentencex proposes, our rules for agency copy and for Arabic script correct it.

docs/splitting.md has the comparison behind the choice and the figures for each step.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pipeline.sources import abbreviations as words

LONGEST = 2000
"""Characters; no sentence is longer. The translation models see some 400 tokens at most."""

_PIECE = 4000  # sentencex is quadratic: 16 MB/s on 5 kB, 1 MB/s on 180 kB
_CLOSERS = "\"'”’»›)\\]}"
_OPENERS = "\"'“‘«‹([{¿¡-–—•"
_NOTES = r"(?:\[\^?[0-9]+\]|[⁰¹²³⁴-⁹])*"  # "[^1]", "[2]", "³": marks of footnotes stay with their sentence
_END = re.compile(rf"([.!?؟۔…]+)([{_CLOSERS}]*){_NOTES}( *)")
_BLANK = re.compile(r"\s")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_CUT = re.compile(r".*[;؛:،,]\s|.*\s", re.DOTALL)
_ZONE = re.compile(
    r"(?:\w+ time\b|GMT|UTC|(?:[ECMP][SD]?|[ABHI][SD]|[CEW]E[SD]?)T\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? [0-9])"
)
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class _Gap:
    """A place that may end a sentence: the word before, the marks, the space, the text after."""

    left: str
    marks: str
    closers: str
    spaced: bool
    opener: str
    right: str
    first: bool  # the word before is the first of its sentence


def split_sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of one paragraph of plain text, stripped. Joined, they are the text but for white space."""
    starts = [0, *boundaries(text, language)]
    sentences = (text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True))
    return tuple(sentence for sentence in sentences if sentence)


def boundaries(text: str, language: str) -> tuple[int, ...]:
    """Offsets in `text` where a sentence after the first starts, rising."""
    text = _BLANK.sub(" ", text)
    proposed = _proposed(text, language)
    accepted: list[int] = []
    start = seen = 0
    word = False  # since `start`; looked for once in each stretch, as a text of stops alone is quadratic otherwise
    for match in _END.finditer(text):
        after = match.end()
        word = word or _WORD.search(text, seen, match.start()) is not None
        seen = after
        proposed.discard(match.start(3))
        if not word or after == len(text) or (not match[3] and text[after].isascii()):
            proposed.discard(after)
            continue  # "3.5", "example.org", "U.S."
        verdict = _verdict(_gap(text, match, start))
        if after in proposed if verdict is None else verdict:
            accepted.append(after)
            start, word = after, False
        proposed.discard(after)
    if accepted and not _WORD.search(text, start):
        accepted.pop()
    return tuple(_bounded(text, sorted({*accepted, *_elsewhere(text, proposed)})))


def _elsewhere(text: str, proposed: set[int]) -> set[int]:
    # Full stops of other scripts that sentencex knows and our rules do not (。, ।, ။ …).
    return {offset for offset in proposed if text[max(offset - 9, 0) : offset].rstrip()[-1:] in "。！？।॥။።։๏៕｡"}


def _proposed(text: str, language: str) -> set[int]:
    import sentencex  # type: ignore[import-untyped]  # noqa: PLC0415

    code = {"kmr": "ku", "unknown": "en", "": "en"}.get(language, language)
    found: set[int] = set()
    offset = 0
    while offset < len(text):
        piece = text[offset : offset + _PIECE]
        if offset + _PIECE < len(text):
            cut = piece.rfind(" ", _PIECE // 2)
            piece = piece[: cut + 1] if cut > 0 else piece
        place = offset
        for sentence in sentencex.segment(code, piece):
            place += len(sentence)
            found.add(place)
        found.discard(offset + len(piece))
        offset += len(piece)
    return found


def _gap(text: str, match: re.Match[str], start: int) -> _Gap:
    stop = match.start()
    left_start = max(text.rfind(" ", max(start, stop - 40), stop) + 1, start, stop - 40)
    right = text[match.end() : match.end() + 60]
    bare = right.lstrip(_OPENERS + " ")
    return _Gap(
        left=text[left_start:stop].lstrip(_OPENERS),
        marks=match[1],
        closers=match[2],
        spaced=bool(match[3]),
        opener=right[: len(right) - len(bare)],
        right=bare,
        first=left_start - start < 9 and not text[start:left_start].strip(_OPENERS + " "),
    )


def _verdict(gap: _Gap) -> bool | None:  # noqa: PLR0911 (a return a rule)
    """True: a sentence ends here; False: none does; None: leave it to the library."""
    letter = gap.right[:1]
    if not gap.spaced:
        return _unspaced(gap)
    if (letter.islower() and not _camel(gap.right)) or (letter and letter in "&/%+=*,;:،؛)]}»"):
        return False
    if gap.first and gap.marks == "." and not gap.closers and (gap.left.isdigit() or len(gap.left) == 1):
        return False  # the number of a list item
    arabic = bool(_ARABIC.match(letter))
    if gap.marks == "." and not gap.closers:
        verdict = _after_stop(gap)
        if verdict is not None:
            return verdict
    if gap.marks == "." and gap.closers == ")" and gap.left.lower() in words.OPEN | words.TITLES:
        return False  # "Col. (ret.) Jamal Aziz"
    if (len(gap.marks) > 1 and set(gap.marks) == {"."}) or gap.marks == "…":
        return _after_ellipsis(gap, arabic)
    if any(mark in gap.closers for mark in "\"'”’»›") and not gap.opener.strip("-–— "):
        speech = words.SPEECH_ARABIC if arabic else words.SPEECH_LATIN
        if (arabic or gap.marks != ".") and speech.match(gap.right):
            return False
    if not letter.isalpha():
        return True if len(gap.left) > 3 or gap.marks != "." or gap.closers else None
    return True


def _unspaced(gap: _Gap) -> bool:
    # "أربيل.وأضاف": a space forgotten between two words; but not "ق.م" nor "example.org" nor "3.5".
    left = gap.left.rsplit(".", 1)[-1]
    right = _WORD.match(gap.right)
    if gap.opener or right is None or not _ARABIC.match(gap.right):
        return False
    if gap.right[:1].isdecimal() or left[-1:].isdecimal():  # "٢٥٠.٠٠٠"
        return False
    return len(right.group().split(".")[0]) > 2 and (bool(_ARABIC.match(left[-1:])) and len(left) > 2)


def _after_stop(gap: _Gap) -> bool | None:  # noqa: PLR0911
    word = gap.left.lower().rstrip("'’")
    if _ARABIC.match(word) and words.ARABIC_LETTERS.fullmatch(gap.left):
        return False
    following = _WORD.match(gap.right)
    starter = following is not None and following.group().lower() in words.STARTERS
    if words.INITIALS.fullmatch(gap.left) and word not in words.CLOCK:
        # Kurmanji "... din e. Bijîşk ..." ends a sentence, "J. R. Whitcombe" and "U.S. Army" do not.
        lone = len(gap.left) == 1 and gap.left.islower() and word not in words.NUMBERED
        return gap.right[:1].isupper() if lone else starter
    if gap.right[:1].isdigit() and word in words.NUMBERED:
        return False
    if word in words.TITLES or word.rsplit("-", 1)[-1] in words.TITLES:
        return False
    if word in words.CLOCK:
        return "(" not in gap.opener and not _ZONE.match(gap.right)  # "10 a.m. (0700 GMT)"
    if word in words.OPEN:
        return starter or bool(gap.opener.strip("-–— (" if word in words.COMPANIES else "-–— "))
    if gap.left.isdecimal() and len(gap.left) < 3 and words.KURMANJI_MONTHS.match(gap.right):
        return False  # "di 3. Tebaxê de"
    if gap.right[:1].isdigit() and not (gap.left.isalpha() and gap.left.islower()):
        return None
    return True


def _after_ellipsis(gap: _Gap, arabic: bool) -> bool | None:
    if arabic:
        return bool(gap.closers and gap.opener) or None if gap.closers else False
    return not re.match(r"I\b", gap.right)


def _camel(right: str) -> bool:
    return right[1:2].isupper()  # iPhone, eBay


def _bounded(text: str, starts: list[int]) -> list[int]:
    """The boundaries with more of them where a sentence is longer than LONGEST."""
    result: list[int] = []
    for a, b in zip([0, *starts], [*starts, len(text)], strict=True):
        if a:
            result.append(a)
        place = a
        while b - place > LONGEST:
            match: Any = _CUT.match(text, place, place + LONGEST)
            place = match.end() if match else place + LONGEST
            result.append(place)
    return result
