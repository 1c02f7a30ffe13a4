"""Joining a list as the locale does: "أ وب وج", "هەولێر، دهۆک و هەڵەبجە", "Hewlêr, Dihok û Helebce"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages.facts import facts


def format_list(items: Sequence[str], locale: str, conjunction: str = "and") -> str:
    """The items joined with "and" or "or"; "" for none.

    CLDR repeats the Arabic و before every item, and has English patterns for Sorani.
    """
    known = facts(locale)
    word = known.conjunctions[conjunction]
    parts = [item for item in items if item]
    if len(parts) < 2:
        return "".join(parts)
    if locale == "ar":
        return parts[0] + "".join(f" {_arabic(word, item)}" for item in parts[1:])
    return f"{f'{known.comma} '.join(parts[:-1])} {word} {parts[-1]}"


def _arabic(word: str, item: str) -> str:
    # و is written onto an Arabic word, and stands apart from digits and Latin letters.
    return word + item if word == "و" and "ء" <= item[0] <= "ي" else f"{word} {item}"
