"""Addresses stand in a draft as they are."""

from __future__ import annotations

from pipeline.desk.addressing import addresses_in, bound_to_themselves, without_endings
from pipeline.desk.drafting import names_digest
from pipeline.model import BoundName, Mention, Name, NameType
from tests.conftest import Newsroom, texts

TEXT = "Follow @rudaw_en and #Iraq2025 or see https://example.org/a, says Rudaw."
RUDAW = Name("Rudaw", NameType.ORGANISATION)


def test_addresses_are_found_beside_names() -> None:
    name = Mention(RUDAW, len(TEXT) - 6, len(TEXT) - 1, "Rudaw")
    found = addresses_in(TEXT, (name,))
    assert [mention.surface for mention in found] == ["@rudaw_en", "#Iraq2025", "https://example.org/a"]
    assert all(TEXT[m.start : m.end] == m.surface for m in found)


def test_names_po_knows_nothing_of_them() -> None:
    bound = (BoundName(RUDAW, "ڕووداو", approved=True),)
    assert names_digest((*bound, *bound_to_themselves(addresses_in(TEXT, ())))) == names_digest(bound)


def test_a_name_with_a_stroke_is_no_address() -> None:
    name = Name("AC/DC", NameType.ORGANISATION)
    assert names_digest((BoundName(name, "AC/DC", approved=True),)) != names_digest(())


def test_no_ending_is_written_onto_one() -> None:
    bound = bound_to_themselves(addresses_in("Write to a@example.org.", ()))
    assert without_endings("Ji a@example.orgê re binivîse.", bound) == "Ji a@example.org re binivîse."


def test_a_text_that_is_an_address_needs_no_pack(newsroom: Newsroom) -> None:
    newsroom.write("live.txt", "Live stream\n\nhttps://example.org/live\n")
    newsroom.translate()
    for locale in ("ar", "ckb", "kmr"):
        assert texts(newsroom.po(locale, "live"))["https://example.org/live"] == "https://example.org/live"
