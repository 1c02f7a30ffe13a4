"""Addresses stand in a draft as they are, and no pack sees them."""

from __future__ import annotations

import pytest

from pipeline.desk.addressing import hide, show
from pipeline.desk.signatures import names_digest
from pipeline.desk.wanted import Wanted
from pipeline.model import BoundName, Draft, Finding, Mention, Name, NameType, Severity
from tests.conftest import Newsroom, texts

TEXT = "Follow @rudaw_en and #Iraq2025 or see https://example.org/a, says Rudaw."
RUDAW = Name("Rudaw", NameType.ORGANISATION)


def wanted(text: str, locale: str = "ar", source: str = "en", **more: object) -> Wanted:
    return Wanted((0, 0), text, source, locale, **more)  # type: ignore[arg-type]


def drafted(text: str) -> Draft:
    return Draft(text, "", findings=(Finding("names", Severity.WARNING, "Zirman is not in it"),))


def test_a_name_stands_in_for_each_and_the_mentions_move_along() -> None:
    mention = Mention(RUDAW, len(TEXT) - 6, len(TEXT) - 1, "Rudaw")
    want, hidden = hide(wanted(TEXT, mentions=(mention,), bound=(BoundName(RUDAW, "رووداو", approved=True),)))
    assert [h.address for h in hidden] == ["@rudaw_en", "#Iraq2025", "https://example.org/a"]
    assert want.text == "Follow Zirman and Darmin or see Ronik, says Rudaw."
    assert [want.text[m.start : m.end] for m in want.mentions] == ["Zirman", "Darmin", "Ronik", "Rudaw"]
    assert [b.rendering for b in want.bound] == ["رووداو", "زيرمان", "دارمين", "رونيك"]
    assert {b.name for b in want.bound} == {m.name for m in want.mentions}


@pytest.mark.parametrize(
    ("source", "locale", "text", "shown"),
    [
        ("en", "kmr", "Ji Zîrmanê re binivîse.", "Ji a@example.org re binivîse."),
        ("en", "ckb", "لە زیرمانەوە بخوێننەوە.", "لە a@example.org بخوێننەوە."),
        ("en", "ar", "اكتب لزيرمان أو زيرمان.", "اكتب لـ a@example.org أو a@example.org."),
        ("en", "ar", "اكتب إلى زيرمان وزيرمان.", "اكتب إلى a@example.org و a@example.org."),
        ("ckb", "en", "Write to Zirman.", "Write to a@example.org."),
    ],
)
def test_the_address_comes_back_bare(source: str, locale: str, text: str, shown: str) -> None:
    _, hidden = hide(wanted("a@example.org", locale, source))
    made = show(drafted(text), hidden, locale, "arab")
    assert made.text == shown
    assert made.findings[0].message == "a@example.org is not in it"


def test_an_address_said_twice_has_one_stand_in_and_one_that_the_text_has_is_none() -> None:
    want, hidden = hide(wanted("Zirman wrote to a@example.org, and a@example.org wrote to b@example.org."))
    assert want.text == "Zirman wrote to Darmin, and Darmin wrote to Ronik."
    assert len(hidden) == 2


def test_the_english_that_a_person_accepted_has_them_too() -> None:
    want, _ = hide(wanted("بۆ a@example.org بنووسن.", "ar", "ckb", accepted="Write to a@example.org."))
    assert want.accepted == "Write to Zirman."


def test_telephone_numbers_keep_their_groups_and_take_the_digits_of_the_locale() -> None:
    want, hidden = hide(wanted("Call 066 123 4567 by 01-02-2026 with 12 345 678 dinars."))
    assert want.text == "Call Zirman by 01-02-2026 with 12 345 678 dinars."
    assert show(drafted("اتصل بزيرمان."), hidden, "ar", "arab").text == "اتصل بـ ٠٦٦ ١٢٣ ٤٥٦٧."
    assert show(drafted("Bi Zîrmanê."), hidden, "kmr", "latn").text == "Bi 066 123 4567."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See <a1>https://example.org/a</a1> now.", "See <a1>Zirman</a1> now."),
        ("See <a1>www.example.org</a1>, or <b2>@user</b2>.", "See <a1>Zirman</a1>, or <b2>Darmin</b2>."),
        ("https://example.org/a<i3>b</i3>", "Zirman<i3>b</i3>"),
        ("Type <c1>make publish</c1>, then <c2>git push a@b.org</c2>.", "Type <c1>Zirman</c1>, then <c2>Darmin</c2>."),
    ],
)
def test_inline_tags_stay_beside_it(text: str, shown: str) -> None:
    assert hide(wanted(text))[0].text == shown


def test_a_number_in_an_address_is_the_address() -> None:
    _, hidden = hide(wanted("See https://example.org/?t=0750-445-1212 and AC/DC."))
    assert [h.address for h in hidden] == ["https://example.org/?t=0750-445-1212"]


def test_the_symbol_of_a_share_stands_in_its_brackets() -> None:
    text = "Apple (AAPL.O), Exxon (NYSE: XOM) and Aramco (2222.SR) rose in the capital (U.S) and abroad (HKEX)."
    _, hidden = hide(wanted(text))
    assert [h.address for h in hidden] == ["AAPL.O", "NYSE: XOM", "2222.SR"]
    assert show(drafted("سهم أبل (زيرمان)"), hidden, "ar", "arab").text == "سهم أبل (AAPL.O)"


def test_more_addresses_than_stand_ins_lose_nothing() -> None:
    text = " ".join(f"#tag{n}" for n in range(20))
    want, hidden = hide(wanted(text))
    assert len(hidden) == 12
    assert want.text.split()[12:] == text.split()[12:]


def test_names_po_knows_nothing_of_them() -> None:
    bound = (BoundName(RUDAW, "ڕووداو", approved=True),)
    want, _ = hide(wanted(TEXT, "ckb", bound=bound))
    assert len(want.bound) > len(bound)
    assert names_digest(want.bound) == names_digest(bound)


def test_a_name_with_a_stroke_is_no_address() -> None:
    name = Name("AC/DC", NameType.ORGANISATION)
    assert names_digest((BoundName(name, "AC/DC", approved=True),)) != names_digest(())


def test_a_text_that_is_an_address_needs_no_pack(newsroom: Newsroom) -> None:
    newsroom.write("live.txt", "Live stream\n\nhttps://example.org/live\n")
    newsroom.translate()
    for locale in ("ar", "ckb", "kmr"):
        assert texts(newsroom.po(locale, "live"))["https://example.org/live"] == "https://example.org/live"
