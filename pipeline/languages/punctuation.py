"""Quotation marks, apostrophes and stops as a locale prints them."""

from __future__ import annotations

import re

from pipeline.languages.addresses import ADDRESS
from pipeline.languages.facts import LocaleFacts, facts
from pipeline.languages.numbers import localise_digits

_APOSTROPHE = re.compile(r"(?<=\w)[’‘ʼʻ`´′＇](?=\w)|(?<=[sS])’(?=[\s.,;:!?]|$)")
_SLIPS = re.compile(rf"</?[abic]\d+>|{ADDRESS}")
_TO_ARABIC = {",": "،", ";": "؛", "?": "؟"}
_TO_LATIN = {arabic: latin for latin, arabic in _TO_ARABIC.items()}
_ELLIPSIS = re.compile(r"(?<=[^\W\d_])(?:\.\.|\.{4,})(?!\.)")  # as drafts write an ellipsis
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
QUOTATION_MARK = re.compile('["“”„‟«»＂]')
_OTHER_HALF = {"«": "»", "»": "«"}
# An opening quote before a blank, a closing one after a blank, or after a figure, where it stands for inches.
_MISPLACED = re.compile(r"[«“‹‘](?=\s|$)|(?:^|[\s\d])[»”›’]")
# Two that pair the wrong way round: quotes inside quotes of the same kind, or inches.
_TURNED = re.compile(r"\s[»”](?=\w)|(?<=\w)[«“](?=\s)")
_KINDS = {'"': "straight", "＂": "straight", "«": "guillemet", "»": "guillemet"}


def normalise_apostrophes(text: str) -> str:
    """Every apostrophe inside a word, and after a plural's s, as "'"; opening and closing quotes stay. Same length."""
    opened = text.count("‘") - len(re.findall(r"(?<=\w)‘(?=\w)", text))
    # "the ministers’ talks" ends in an apostrophe, "‘the ministers’" in a quote
    pattern = _APOSTROPHE if not opened else re.compile(r"(?<=\w)[’‘ʼʻ`´′＇](?=\w)")
    return pattern.sub("'", text)


def normalise_punctuation(text: str, locale: str, digits: str | None = None, quotes: str = "locale") -> str:
    """A translation with the locale's comma, semicolon, question mark, quotation marks and, with `digits`, its digits.

    `quotes`: "locale" («…», “…”), "straight" ("…") or "keep". Quotes that neither pair nor run on stay, and
    those that would turn the wrong way. Inline tags, addresses, numbers and commas between two Latin words are left
    alone.
    """
    known = facts(locale)
    text = _stops(text, known)
    if quotes != "keep":
        text = _quotes(text, known, straight=quotes == "straight")
    return localise_digits(text, digits) if digits else text


def _stops(text: str, known: LocaleFacts) -> str:
    change = _TO_ARABIC if known.script == "Arab" else _TO_LATIN
    kept = [found.span() for found in _SLIPS.finditer(text)]
    out = list(text)
    for place, character in enumerate(text):
        if character in change and not any(start <= place < end for start, end in kept):
            before, after = text[:place][-1:], text[place + 1 :].lstrip()[:1]
            in_number = before.isdigit() and text[place + 1 : place + 2].isdigit()
            in_latin = known.script == "Arab" and all(_LATIN_LETTER.fullmatch(c) for c in (before, after))
            if not in_number and not in_latin:
                out[place] = change[character]
    joined = _ELLIPSIS.sub("…", "".join(out))
    if known.script == "Arab":
        joined = re.sub(r"[ \u00a0]+(?=[،؛؟])", "", joined)
        joined = re.sub(r"(?<=[،؛])(?=[^\W\d_])", " ", joined)
    return joined


def _quotes(text: str, known: LocaleFacts, *, straight: bool) -> str:
    """The text with the locale's quotes where they pair; a quotation may have begun, or go on, in another sentence."""
    paired = _paired(text, known, straight=straight)
    if straight:
        return text if paired is None else paired
    if paired is not None:
        return text if _TURNED.search(paired) else _close_up(paired, known)
    marks = [found[0] for found in QUOTATION_MARK.finditer(text)]
    before, after = _OTHER_HALF.get(marks[-1], marks[-1]), _OTHER_HALF.get(marks[0], marks[0])
    # “ ends no quotation that began elsewhere: only „ goes with it, and that would stand in the other sentence.
    begun = None if marks[-1] == "“" else _paired(before + text, known)
    if begun is not None and not _MISPLACED.search(begun[1:]):
        return begun[1:]
    going_on = _paired(text + after, known)
    if going_on is not None and not _MISPLACED.search(going_on[:-1]):
        return going_on[:-1]
    return text


def _close_up(text: str, known: LocaleFacts) -> str:
    """No space behind an opening quote or before a closing one, as drafts have them; a quote inside a word stays."""
    for opening, closing in (known.quotes, known.inner_quotes):
        if opening != closing:
            text = re.sub(rf"(?<!\w){re.escape(opening)}[ \u00a0]+(?=\S)", opening, text)
            text = re.sub(rf"(?<=\S)[ \u00a0]+{re.escape(closing)}(?!\w)", closing, text)
    return text


def _paired(text: str, known: LocaleFacts, *, straight: bool = False) -> str | None:
    """Pairs from the outside in: a quote of the kind that is open closes it, any other opens one inside.

    None where one is left over.
    """
    out = list(text)
    stack: list[str] = []
    for found in QUOTATION_MARK.finditer(text):
        mark = found[0]
        kind = _KINDS.get(mark, "curly")
        closes = bool(stack) and stack[-1] == kind and mark not in "«„"
        if not closes and (mark == "»" or (kind in stack and mark != "«")):
            return None
        depth = len(stack) - closes
        if closes:
            stack.pop()
        else:
            stack.append(kind)
        pair = (
            ('"', '"')
            if straight and depth == 0
            else ("'", "'")
            if straight
            else known.inner_quotes
            if depth
            else known.quotes
        )
        out[found.start()] = pair[closes]
    return "".join(out) if not stack else None
