"""Binding names: the rendering a mention must have, put into the source and looked for in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from pipeline.model import BoundName, Finding, Mention, Name, NameType, Severity
from pipeline.names.attributive import agreeing, attributive
from pipeline.names.gazetteer import look_up
from pipeline.names.glosses import in_brackets, is_gloss, written_gloss
from pipeline.names.inflected import contains_adjective, contains_name
from pipeline.names.joining import core_key
from pipeline.names.markup import TAG
from pipeline.names.placing import Wish
from pipeline.names.spelling import is_dotted

CHECK = "names"
_POSSESSIVE = re.compile(r"['’]s? ")
# Before a place, a word after which no adjective can stand for it: "in Iraq" is not "Iraqi".
_AFTER = re.compile(r"\b(?:and|as|at|between|by|for|from|in|into|near|of|on|than|through|to|via|with)\s+(?:the\s+)?$")


def rendering_of(mention: Mention, bound: BoundName, locale: str) -> str:
    """How this mention reads in the locale: the bound rendering, some words of it, or the short form's own.

    "Assad", a mention of Bashar al-Assad bound to بشار الأسد, reads الأسد.
    """
    surface, full = core_key(mention.surface), core_key(bound.name.text)
    if surface == full:
        return bound.rendering
    if short := _short_form(mention, bound, locale):
        return short
    words, bound_words = surface.split(), bound.rendering.split()
    if bound.name.type is not NameType.PERSON or len(bound_words) <= len(words):
        return bound.rendering
    if full.split()[-len(words) :] == words:
        return " ".join(bound_words[-len(words) :])
    if len(words) > 1 and full.split()[: len(words)] == words and len(full.split()) == len(bound_words):
        return " ".join(bound_words[: len(words)])
    return bound.rendering


def _short_form(mention: Mention, bound: BoundName, locale: str) -> str:
    """The rendering that is listed for a short form of the name, or ""; a nickname is that of one person only.

    A country that a newsroom renders its own way is so in short, too: "US" of a United States that it calls otherwise.
    """
    name = bound.name
    settled = name.type is NameType.PLACE and bound.approved
    if settled and all(entry.renderings.get(locale) != bound.rendering for entry in look_up(name.text, name.type)):
        return ""
    for entry in look_up(mention.surface, name.type):
        own = name.type is not NameType.PERSON or core_key(entry.stands_for) == core_key(name.text)
        if entry.stands_for and own and locale in entry.renderings:
            return entry.renderings[locale]
    return ""


def prepare(text: str, mentions: Sequence[Mention], bound: Iterable[BoundName], locale: str = "") -> str:
    """The source with the target-language name in place of each bound mention, tags and possessives untouched."""
    return asked(text, mentions, bound, locale)[0]


def asked(
    text: str, mentions: Sequence[Mention], bound: Iterable[BoundName], locale: str, *, inline: bool = True
) -> tuple[str, tuple[Wish, ...]]:
    """The text to translate, and what its translation should have for each bound mention.

    `inline` puts the target-language names into the text; otherwise they stay as the source spells them.
    """
    table = {b.name: b for b in bound if b.rendering}
    out, at, length = "", 0, 0  # `length` is that of `out` without its tags
    wishes = []
    ordered = sorted(mentions, key=lambda m: m.start)
    for mention, following in zip_longest(ordered, ordered[1:]):
        binding = table.get(mention.name)
        if binding is None or "<" in mention.surface or mention.start < at:
            continue
        form, before = rendering_of(mention, binding, locale), text[at : mention.start]
        if following is not None and _owns(text, mention, form, following, table, locale):
            out, length, at = out + before, length + len(TAG.sub("", before)), following.start
            continue
        # Another name of the same that reads as it does, "(Zowaa)", is a gloss, too.
        again = any(
            m.end + 2 == mention.start and m.name in table and table[m.name].rendering == form for m in mentions
        )
        gloss = (again or is_gloss(mention, mentions)) and in_brackets(text, mention)
        if gloss:
            form = written_gloss(mention.surface, "" if again or form == binding.rendering else form, locale)
        if gloss and not form:
            before = before[:-2]  # neither " (" nor ")"
            out, length, at = out + before, length + len(TAG.sub("", before)), mention.end + 1
            continue
        inside = form if inline else mention.surface
        adjective = attributive(text, mention) if locale == "ar" else ""
        if inline and adjective:
            before, inside = agreeing(before, adjective), adjective
        out += before + inside
        length += len(TAG.sub("", before)) + len(inside)
        forms = (form,) if gloss else tuple(dict.fromkeys((form, *accepted(binding, locale, mentions))))
        place = binding.name.type is NameType.PLACE
        may_be_adjective = place and bool(adjective or not _AFTER.search(text[: mention.start]))
        wishes.append(Wish(binding.name, length - len(inside), length, form, forms, may_be_adjective, gloss))
        at = mention.end + (inline and _has_stop_of_its_own(text, mention))
    return out + text[at:], tuple(wishes)


def _owns(text: str, place: Mention, form: str, other: Mention, table: Mapping[Name, BoundName], locale: str) -> bool:
    """Whether a place that reads `form` stands as the owner of what has it in its rendering: "Iran's Revolutionary
    Guards"."""
    owned = table.get(other.name)
    if owned is None or place.name.type is not NameType.PLACE:
        return False
    if not _POSSESSIVE.fullmatch(text[place.end : other.start]):
        return False
    whole = rendering_of(other, owned, locale)
    return contains_name(whole, form, locale) or contains_adjective(whole, form, locale)


def _has_stop_of_its_own(text: str, mention: Mention) -> bool:
    """Whether the full stop behind it is that of an abbreviation, and ends no sentence: "the U.S. of meddling"."""
    dotted = is_dotted(mention.surface) and text.startswith(".", mention.end)
    return dotted and any(char.isalnum() for char in TAG.sub("", text[mention.end :]))


def verify(
    translation: str, bound: Iterable[BoundName], locale: str, mentions: Sequence[Mention] = ()
) -> tuple[Finding, ...]:
    """A warning for each bound name that the translation lacks; with mentions, in the form that these ask for."""
    findings = []
    for binding in bound:
        forms = accepted(binding, locale, mentions)
        if binding.rendering and not _stands(translation, binding, forms, locale):
            kind = "approved" if binding.approved else "proposed"
            message = f"{binding.name.text}: the {kind} rendering {binding.rendering} is not in the translation"
            findings.append(Finding(CHECK, Severity.WARNING, message))
    return tuple(findings)


def _stands(translation: str, binding: BoundName, forms: Sequence[str], locale: str) -> bool:
    """Whether a form of the name is there; for a place its adjective will do ("Iraq's parliament")."""
    if any(contains_name(translation, form, locale) for form in forms):
        return True
    return binding.name.type is NameType.PLACE and contains_adjective(translation, binding.rendering, locale)


def accepted(binding: BoundName, locale: str, mentions: Sequence[Mention] = ()) -> tuple[str, ...]:
    """The forms that satisfy a binding: the full rendering, and the short ones that its mentions ask for.

    An abbreviation in brackets after the name does not stand for it.
    """
    forms = {binding.rendering: None}
    for mention in mentions:
        if mention.name == binding.name and not is_gloss(mention, mentions):
            forms[rendering_of(mention, binding, locale)] = None
    return tuple(forms)


def segments_mentioning(name: Name, mentions: Sequence[Sequence[Mention]]) -> tuple[int, ...]:
    """The indices of the segments that mention the name: what is drafted again when its rendering changes."""
    return tuple(i for i, found in enumerate(mentions) if any(m.name == name for m in found))
