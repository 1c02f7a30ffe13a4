"""Text without words of its own: no model is asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.config import Config
from pipeline.desk.datelining import NAME, draft_dateline, mask, named, worded
from pipeline.desk.finishing import written
from pipeline.desk.signatures import names_digest, signed
from pipeline.desk.wanted import Wanted
from pipeline.model import Draft, Mention, NameType


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
    mentions = [mention for mention in want.mentions if mention.name in bound]
    masked = mask(want.text, mentions)
    digits = config.digits_of(want.locale)
    plain = strip_tags(masked)[0]
    if worded(plain):
        text = draft_dateline(want, masked, digits) or _byline(want, mentions, masked) or _credit(want, mentions)
        if not text:
            return None
    else:
        text = prepare(want.text, want.mentions, want.bound, want.locale)
        if any(char.isdigit() for char in plain):
            text = localise_numbers(text, want.source, want.locale, digits)
    signature = "names" if want.mentions else "numbers"
    return Draft(written(text, want.locale, digits), signed(signature, names_digest(want.bound)), 1.0)


def _byline(want: Wanted, mentions: Sequence[Mention], masked: str) -> str:
    from pipeline.languages import draft_byline  # noqa: PLC0415

    if len(mentions) < len(want.mentions) or any(m.name.type is not NameType.PERSON for m in mentions):
        return ""
    names = [named(want, m.start, m.end) for m in mentions]
    return draft_byline(masked.replace(NAME, ""), names, want.source, want.locale)


def _credit(want: Wanted, mentions: Sequence[Mention]) -> str:
    from pipeline.languages import find_credits, write_credits  # noqa: PLC0415
    from pipeline.names import oblique  # noqa: PLC0415

    found = find_credits(want.text, want.source)
    spans = {span for one in found for span in (*one.who, *one.where)}
    if not found or spans - {(m.start, m.end) for m in mentions}:
        return ""

    def written(start: int, end: int, where: bool) -> str:
        name = named(want, start, end)  # of an agency that nobody has rendered what stands there
        return oblique(name) if where and want.locale == "kmr" else name

    return write_credits(found, want.text, want.locale, written)
