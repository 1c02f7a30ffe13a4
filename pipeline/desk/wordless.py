"""Text without words of its own: no model is asked for it."""

from __future__ import annotations

from dataclasses import replace

from pipeline.config import Config
from pipeline.desk.datelining import draft_dateline, mask, worded
from pipeline.desk.finishing import written
from pipeline.desk.signatures import names_digest, signed
from pipeline.desk.wanted import Wanted
from pipeline.model import Draft, NameType


def wordless(want: Wanted, config: Config) -> Draft | None:
    """A dateline or a table cell that is names and numbers and nothing else, a byline, a credit, or a known heading.

    A pack writes "840,000" as "840 hezar,000".
    """
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.languages import draft_label, localise_numbers  # noqa: PLC0415
    from pipeline.names import prepare  # noqa: PLC0415

    if heading := draft_label(want.text, want.source, want.locale):
        return Draft(heading, signed("labels", names_digest(())), 1.0)
    bound = {b.name for b in want.bound}
    masked = mask(want.text, [mention for mention in want.mentions if mention.name in bound])
    digits = config.digits_of(want.locale)
    plain = strip_tags(masked)[0]
    if worded(plain):
        text = draft_dateline(want, masked, digits) or _byline(want) or _credit(want)
        if not text:
            return None
    else:
        text = prepare(want.text, want.mentions, want.bound, want.locale)
        if any(char.isdigit() for char in plain):
            text = localise_numbers(text, want.source, want.locale, digits)
    signature = "names" if want.mentions else "numbers"
    return Draft(written(text, want.locale, digits), signed(signature, names_digest(want.bound)), 1.0)


def _byline(want: Wanted) -> str:
    from pipeline.languages import draft_byline  # noqa: PLC0415
    from pipeline.names import prepare  # noqa: PLC0415

    bound = {b.name for b in want.bound}
    if any(m.name.type is not NameType.PERSON or m.name not in bound for m in want.mentions):
        return ""
    rest = want.text
    for mention in sorted(want.mentions, key=lambda m: -m.start):
        rest = rest[: mention.start] + rest[mention.end :]
    names = [prepare(m.surface, (replace(m, start=0, end=len(m.surface)),), want.bound) for m in want.mentions]
    return draft_byline(rest, names, want.source, want.locale)


def _credit(want: Wanted) -> str:
    from pipeline.languages import find_credits, write_credits  # noqa: PLC0415
    from pipeline.names import oblique, prepare  # noqa: PLC0415

    mentions = {(m.start, m.end): m for m in want.mentions}
    bound = {b.name for b in want.bound}
    found = find_credits(want.text, want.source)
    spans = [span for one in found for span in (*one.who, *one.where)]
    if not found or any(span not in mentions or mentions[span].name not in bound for span in spans):
        return ""

    def written(start: int, end: int, where: bool) -> str:
        text, mention = want.text[start:end], mentions.get((start, end))
        if mention is None:
            return text  # an agency that nobody has rendered
        name = prepare(text, (replace(mention, start=0, end=len(text)),), want.bound, want.locale)
        return oblique(name) if where and want.locale == "kmr" else name

    return write_credits(found, want.text, want.locale, written)
