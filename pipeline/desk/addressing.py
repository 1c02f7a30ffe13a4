"""Addresses, handles, hashtags, phone numbers, stock symbols and code, alike everywhere, are out of the packs' sight.

A made-up name goes through in place of each, bound as names are, and the address comes back after that. The packs carry
over names that they have never seen: of 48 plain sentences with an address en-ar 1.10, en-ckb and en-kmr 1.11 kept it
whole in none ("httpsê", "Ol.Guv"), of 168 with such a name they kept it in 155, 154 and 147, and where one is lost it
is put in as a name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.desk.wanted import Wanted
from pipeline.languages import localise_digits
from pipeline.languages.addresses import PHONE, TICKER
from pipeline.model import PIVOT, BoundName, Draft, Mention, Name, NameType

Forms = Mapping[str, str]  # a stand-in by language

# Of 24 names tried those that the six packs kept most often.
_FORMS: Sequence[Forms] = [
    dict(zip(("en", "kmr", "ckb", "ar"), row.split(), strict=True))
    for row in (
        "Zirman Zîrman زیرمان زيرمان",
        "Darmin Darmîn دارمین دارمين",
        "Ronik Ronîk ڕۆنیک رونيك",
        "Rondar Rondar ڕۆندار روندار",
        "Mirdan Mîrdan میردان ميردان",
        "Kordan Kordan کۆردان كوردان",
        "Sinhar Sînhar سینهار سينهار",
        "Marwal Marwal ماروال ماروال",
        "Bardil Bardîl باردیل بارديل",
        "Berman Bêrman بێرمان بيرمان",
        "Dilmar Dilmar دیلمار ديلمار",
        "Serdil Serdîl سەردیل سرديل",
    )
]
_NAMES = frozenset(form for forms in _FORMS for form in forms.values())
_PHONE = re.compile(PHONE)
_TICKER = re.compile(TICKER)
_CODE = re.compile(r"<c([0-9]+)>(?P<code>[^<]+)</c\1>")
# What Arabic writes onto a name; before Latin letters it stands with a stroke ("بـ press@example.org").
_PREFIX = r"(?:(?<!\w)(?P<prefix>[وف]?[بلك]?)(?:ال)?)?"


@dataclass(frozen=True, slots=True)
class Hidden:
    """An address and what stands for it."""

    address: str
    forms: Forms


def hide(want: Wanted) -> tuple[Wanted, tuple[Hidden, ...]]:
    """The text with a stand-in for each address that no name stands in, so many as there are stand-ins, and these."""
    spans = _spans(want)
    if not spans:
        return want, ()
    said = f"{want.text} {want.accepted}".casefold()
    free = (forms for forms in _FORMS if not any(form.casefold() in said for form in forms.values()))
    addresses = dict.fromkeys(want.text[start:end] for start, end in spans)
    table = dict(zip(addresses, free, strict=False))
    text, mentions = want.text, list(want.mentions)
    for start, end in reversed(spans):
        if forms := table.get(want.text[start:end]):
            name = _in(want.source, forms)
            text = text[:start] + name + text[end:]
            moved = len(name) - (end - start)
            later = [replace(m, start=m.start + moved, end=m.end + moved) for m in mentions if m.start >= end]
            one = Mention(Name(name, NameType.ORGANISATION), start, start + len(name), name)
            mentions = [*(m for m in mentions if m.start < start), one, *later]
    accepted = want.accepted
    for address in sorted(table, key=len, reverse=True):
        accepted = accepted.replace(address, _in(PIVOT, table[address]))
    hidden = tuple(Hidden(address, forms) for address, forms in table.items())
    return (
        replace(
            want,
            text=text,
            mentions=tuple(mentions),
            bound=(*want.bound, *_bound(hidden, want.source, want.locale)),
            english=(*want.english, *_bound(hidden, want.source, PIVOT)),
            accepted=accepted,
        ),
        hidden,
    )


def _spans(want: Wanted) -> Sequence[tuple[int, int]]:
    """Where addresses, numbers to call, stock symbols and code stand in a text, in order, save where a name stands."""
    from pipeline.checks import address_spans  # noqa: PLC0415

    taken = [(m.start, m.end) for m in want.mentions]
    spans: list[tuple[int, int]] = []
    code = (found.span("code") for found in _CODE.finditer(want.text))
    others = (found.span() for pattern in (_PHONE, _TICKER) for found in pattern.finditer(want.text))
    for start, end in (*code, *address_spans(want.text), *others):
        if all(end <= first or last <= start for first, last in (*taken, *spans)):
            spans.append((start, end))
    return sorted(spans)


def show(made: Draft, hidden: Sequence[Hidden], locale: str, digits: str) -> Draft:
    """The draft with the addresses back, bare of what the packs write onto a name (`Zîrmanê`).

    Telephone numbers have the locale's `digits`, "arab" or "latn".
    """
    findings = tuple(replace(f, message=_told(f.message, hidden)) for f in made.findings)
    english = _shown(made.english, hidden, PIVOT)
    own = [replace(h, address=localise_digits(h.address, digits)) if _PHONE.fullmatch(h.address) else h for h in hidden]
    text = _shown(made.text, own, locale)
    return replace(made, text=text, english=english, findings=findings)


def is_stand_in(bound: BoundName) -> bool:
    """Whether a binding is that of an address, of which `names.po` knows nothing."""
    return bound.approved and bound.name.type is NameType.ORGANISATION and bound.name.text in _NAMES


def _in(language: str, forms: Forms) -> str:
    return forms.get(language, forms[PIVOT])


def _bound(hidden: Iterable[Hidden], source: str, locale: str) -> Iterable[BoundName]:
    for one in hidden:
        name = Name(_in(source, one.forms), NameType.ORGANISATION)
        yield BoundName(name, _in(locale, one.forms), approved=True)


def _shown(text: str, hidden: Iterable[Hidden], locale: str) -> str:
    for one in hidden:
        form, address = re.escape(_in(locale, one.forms)), one.address

        def put(found: re.Match[str], address: str = address) -> str:
            prefix = found.groupdict().get("prefix") or ""
            return f"{prefix}{'ـ' if prefix[-1:] in set('بلك') else ''} {address}" if prefix else address

        pattern = rf"{_PREFIX}{form}" if locale == "ar" else rf"\b{form}(?:[’']?[^\W\d_]{{1,5}})?(?!\w)"
        text = re.sub(pattern, put, text)
    return text


def _told(message: str, hidden: Iterable[Hidden]) -> str:
    for one in hidden:
        for form in one.forms.values():
            message = message.replace(form, one.address)
    return message
