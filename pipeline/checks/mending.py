"""What the machine copied wrongly is put right where nothing else can be meant, and a person is told: a number, a piece
of an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.checks.base import warning
from pipeline.checks.numbers import PLAIN, compared
from pipeline.languages import english_separators, localise_digits
from pipeline.languages.addresses import EXACT
from pipeline.model import Finding
from pipeline.sources.inline import strip_tags

if TYPE_CHECKING:
    from pipeline.engine import Link

_STANDS = re.compile(r"(?<![\w.,٫٬/:-])[0-9٠-٩]+(?:[.,٫٬][0-9٠-٩]+)*(?![\w/:-]|[.,٫٬]\d)")

# "httpsê", "wwwa": what packs made of addresses while these reached them; drafts of then have it.
_TORN = r"(?<![\w./:@-])(?P<piece>(?:https?|www)[-'’]?[^\W\d_]{1,4})(?![\w./:@-])"
_TORN_BEFORE = re.compile(rf"{_TORN}\s+(?=(?:<[abic]\d+>)*(?:{EXACT}))", re.IGNORECASE)
_TORN_BEHIND = re.compile(rf"(?P<address>(?:{EXACT})(?:</[abic]\d+>)*)\s+{_TORN}", re.IGNORECASE)
_RESTS = 0.6  # of a wrong number's attention, on the number of the source that it stands for


def mended(source: str, target: str, source_language: str, locale: str, digits: str) -> tuple[str, Finding] | None:
    """The translation with its one wrong number set right, and what to tell the reviewer; None where that is not sure.

    It is sure when exactly one number of the source is missing, exactly one number in the translation is foreign to
    the source, both are plain digits (no date, no time, no "12 million"), and each stands there once. `digits` are
    those of the locale, "arab" or "latn".
    """
    source = english_separators(source, source_language)
    lost, added = compared(strip_tags(source), strip_tags(target), source_language, locale)
    if len(lost) != 1 or len(added) != 1 or not lost[0].digits:
        return None
    right, wrong = _latin(lost[0].text), _latin(added[0].text)
    found = _standing(target, wrong)
    if len(found) != 1 or len(_standing(source, right)) != 1:
        return None
    written = localise_digits(right, digits)
    text = target[: found[0].start()] + written + target[found[0].end() :]
    if any(compared(strip_tags(source), strip_tags(text), source_language, locale)):
        return None
    return text, warning(
        "mended", f"the machine wrote {found[0][0]}, the source has {right}: {written} was put in its place"
    )


def put_right(
    source: str, target: str, links: Sequence[Link], source_language: str, locale: str
) -> tuple[str, tuple[Finding, ...]]:
    """The translation, plain text as its links have it, with each wrong number that looks at one lost number set right.

    Both are plain digits that stand once; a number that looks at none, or at one that another looks at more, is left.
    """
    source = english_separators(source, source_language)  # as long as it was: the links still hold
    lost, added = compared(source, target, source_language, locale)
    wrong = [m for n in added if n.digits and len(found := _standing(target, n.text)) == 1 for m in found]
    right = [m for n in lost if n.digits and len(found := _standing(source, n.text)) == 1 for m in found]
    pairs = sorted(((_looks(w.span(), r.span(), links), w, r) for w in wrong for r in right), key=lambda p: -p[0])
    done: list[re.Match[str]] = []
    changes = []
    for looks, w, r in pairs:
        if looks >= _RESTS and w not in done and r not in done:
            done += [w, r]
            changes.append((w, localise_digits(r[0], "latn" if w[0].isascii() else "arab")))
    if not changes:
        return target, ()
    text = target
    for w, number in sorted(changes, key=lambda change: -change[0].start()):
        text = text[: w.start()] + number + text[w.end() :]
    left, foreign = compared(source, text, source_language, locale)
    if len(left) + len(foreign) > len(lost) + len(added) - 2 * len(changes):
        return target, ()
    return text, tuple(
        warning("mended", f"the machine wrote {w[0]}, the source has {number}: that was put in its place")
        for w, number in changes
    )


def torn_addresses(source: str, target: str) -> tuple[str, tuple[str, ...]]:
    """The translation without torn pieces of addresses, and these: "httpsê" beside an address, which no source has."""
    torn: list[str] = []

    def cut(found: re.Match[str]) -> str:
        if found["piece"].casefold() in source.casefold():
            return found[0]
        torn.append(found["piece"])
        return found.groupdict().get("address") or ""

    return _TORN_BEHIND.sub(cut, _TORN_BEFORE.sub(cut, target)), tuple(torn)


def _standing(text: str, number: str) -> list[re.Match[str]]:
    """Where a number in plain digits stands by itself."""
    wanted = _latin(number)
    return [m for m in _STANDS.finditer(text) if _latin(m[0]) == wanted] if PLAIN.fullmatch(wanted) else []


def _looks(target: tuple[int, int], source: tuple[int, int], links: Sequence[Link]) -> float:
    """How much of the attention of a span of the translation rests on a span of the source, 0..1."""
    own = [link for link in links if link.target_start < target[1] and link.target_end > target[0]]
    whole = sum(link.weight for link in own)
    mass = sum(link.weight for link in own if link.source_start < source[1] and link.source_end > source[0])
    return mass / whole if whole else 0.0


def _latin(number: str) -> str:
    return localise_digits(number, "latn")


def told(findings: Sequence[Finding], mend: Finding, of: str = "numbers") -> tuple[Finding, ...]:
    """The findings after a mend: those `of` the mended check give way to what was done."""
    return (*(f for f in findings if f.check != of), mend)
