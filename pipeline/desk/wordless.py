"""Text without words of its own: no model is asked for it."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import category

from pipeline.config import Config
from pipeline.desk.finishing import written
from pipeline.desk.signatures import names_digest, signed
from pipeline.desk.wanted import Wanted
from pipeline.model import Draft, NameType


def wordless(want: Wanted, config: Config) -> Draft | None:
    """A dateline or a table cell that is names and numbers and nothing else, a byline, or a heading that has its form.

    A pack writes "840,000" as "840 hezar,000".
    """
    from pipeline.engine import strip_tags  # noqa: PLC0415
    from pipeline.languages import draft_byline, draft_label, localise_numbers  # noqa: PLC0415
    from pipeline.names import prepare  # noqa: PLC0415

    if heading := draft_label(want.text, want.source, want.locale):
        return Draft(heading, signed("labels", names_digest(())), 1.0)
    bound = {b.name for b in want.bound}
    rest = want.text
    for mention in sorted(want.mentions, key=lambda m: -m.start):
        if mention.name not in bound:
            return None
        rest = rest[: mention.start] + rest[mention.end :]
    digits = config.digits_of(want.locale)
    plain = strip_tags(rest)[0]
    if any(char.isalpha() or category(char) == "Sc" for char in plain):  # a currency sign stands for a word
        if any(mention.name.type is not NameType.PERSON for mention in want.mentions):
            return None
        names = [prepare(m.surface, (replace(m, start=0, end=len(m.surface)),), want.bound) for m in want.mentions]
        text = draft_byline(rest, names, want.source, want.locale)
        if not text:
            return None
    else:
        text = prepare(want.text, want.mentions, want.bound, want.locale)
        if any(char.isdigit() for char in plain):
            text = localise_numbers(text, want.source, want.locale, digits)
    signature = "names" if want.mentions else "numbers"
    return Draft(written(text, want.locale, digits), signed(signature, names_digest(want.bound)), 1.0)
