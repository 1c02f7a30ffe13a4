"""Signs that a pack has never seen, as it has seen them: curly quotes straight, vowel marks off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

_STAND_INS: Mapping[str, str] = {
    **dict.fromkeys("“”„‟«»＂", '"'),
    **dict.fromkeys("’‘‚ʼʻ`´′‹›", "'"),
    **dict.fromkeys("–—‐‑−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009", " "),
    # vowel marks, tatweel, marks of direction and of joining: no letter of theirs is lost
    **dict.fromkeys([chr(c) for c in (*range(0x064B, 0x0653), 0x0670, 0x0640, 0x00AD, 0xFEFF)], ""),
    **dict.fromkeys([chr(c) for c in (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A))], ""),
}


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` as the pack reads it; `offsets[i]` is where its character i stands in the text it was made of."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original for a span of the folded text."""
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else 0
            return at, at
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str, lacks: Callable[[str], bool]) -> Folded:
    """The text with a plain sign for each that the pack's vocabulary lacks; a sign that it has stays.

    A piece that a pack has no number for is the unknown piece to it: with the packs of version 1.2 `“It is the same,”
    said the governor’s spokesman, 63.` lost its quotation, and its age.
    """
    changed = {char for char in set(text) & _STAND_INS.keys() if lacks(char) and not lacks(_STAND_INS[char])}
    if not changed:
        return Folded(text, tuple(range(len(text))))
    kept = [(at, _STAND_INS[char] if char in changed else char) for at, char in enumerate(text)]
    return Folded("".join(char for _, char in kept), tuple(at for at, char in kept if char))
