"""Counts as people read them."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """`1 sentence`, `1,200 sentences`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def having(count: int, noun: str) -> str:
    """`1 sentence has`, `2 sentences have`."""
    return f"{counted(count, noun)} {'has' if count == 1 else 'have'}"
