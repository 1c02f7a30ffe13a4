"""Names are found behind the affixes of their language, and not inside other words or in another spelling.

The tables hold words of the press corpus with what stands around them, and forms by the grammars.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.model import LOCALES
from pipeline.names import contains_name, find_name

DATA = Path(__file__).parent / "data"


def rows(locale: str) -> list[tuple[str, str, str]]:
    lines = (DATA / f"affixes-{locale}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(found, name, text) for found, name, text in (line.split("\t") for line in lines)]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_tables_are_large_enough_to_judge_by(locale: str) -> None:
    found = [row[0] for row in rows(locale)]
    assert found.count("+") >= 200
    assert found.count("-") >= 100


@pytest.mark.parametrize(
    ("locale", "found", "name", "text"), [(locale, *row) for locale in LOCALES for row in rows(locale)]
)
def test_a_name_is_seen_through_its_affixes_alone(locale: str, found: str, name: str, text: str) -> None:
    assert contains_name(text, name, locale) is (found == "+")


def test_the_span_of_a_name_carries_its_affixes_and_not_the_tags_around_it() -> None:
    assert find_name("قال <b1>لبغداد</b1>، ثم", "بغداد", "ar") == ((8, 14),)
    assert find_name("li Silêmaniyê, û", "Silêmanî", "kmr") == ((3, 13),)
    assert find_name("لە هەولێرەوە بۆ", "هەولێر", "ckb") == ((3, 12),)
