"""Web and mail addresses, handles and hashtags that the translation lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Case, error, quoted, warning
from pipeline.languages.addresses import EXACT, HANDLE, HASHTAG
from pipeline.model import Finding

_IN_TAGS = re.compile(r"<([abic][0-9]+)>.*?</\1>")
_ADDRESS, _HANDLE, _HASHTAG = (re.compile(pattern) for pattern in (EXACT, HANDLE, HASHTAG))
_PREFIX = re.compile(r"https?://(?:www\.)?|www\.")


def address_spans(text: str) -> list[tuple[int, int]]:
    """Where addresses, handles and hashtags stand in a text, in order, none inside another."""
    found: list[tuple[int, int]] = []
    for pattern in (_ADDRESS, _HANDLE, _HASHTAG):
        spans = (match.span() for match in pattern.finditer(text))
        found += [(a, b) for a, b in spans if all(b <= start or end <= a for start, end in found)]
    return sorted(found)


def check_addresses(case: Case) -> Iterator[Finding]:
    """Every address, handle and hashtag of the source stands in the translation.

    One between inline tags is left to them: the link's own address comes through beside its words. The scheme of an
    address may go unsaid, and a hashtag may be another one in another language, which a warning tells.
    """
    source = _IN_TAGS.sub(" ", case.tagged_source)
    target = case.target.casefold()
    for address in dict.fromkeys([*_ADDRESS.findall(source), *_HANDLE.findall(_ADDRESS.sub(" ", source))]):
        if _PREFIX.sub("", address.casefold(), count=1).rstrip("/") not in target:
            yield error("addresses", f"{quoted(address)} is not in the translation")
    source, target = (_ADDRESS.sub(" ", text) for text in (source, target))
    lost = [tag for tag in dict.fromkeys(_HASHTAG.findall(source)) if tag.casefold() not in target]
    others = len(_HASHTAG.findall(target)) >= len(_HASHTAG.findall(source))
    for tag in lost:
        yield (warning if others else error)("addresses", f"{quoted(tag)} is not in the translation")
