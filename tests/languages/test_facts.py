"""The table against CLDR (through Babel), each difference named; and what Babel leaves out."""

from __future__ import annotations

import gettext

import pytest
from babel import Locale

from pipeline.errors import DeskError
from pipeline.languages import UnknownLocale, facts, plural_forms, po_language
from pipeline.model import LOCALES

ALL = (*LOCALES, "en")


@pytest.mark.parametrize("locale", ALL)
def test_direction_and_separators_are_those_of_cldr(locale: str) -> None:
    known = facts(locale)
    cldr = Locale.parse(known.babel_locale)
    assert known.direction == cldr.text_direction
    for digits in ("latn", "arab"):
        symbols = cldr.number_symbols[digits]
        assert known.separators[digits] == (symbols["decimal"], symbols["group"])


@pytest.mark.parametrize("locale", ALL)
def test_each_row_is_whole(locale: str) -> None:
    known = facts(locale)
    assert known.code == locale == known.html_lang == po_language(locale)
    assert len(known.months) == len(set(known.months)) == 12
    assert len(known.weekdays) == len(set(known.weekdays)) == 7
    assert set(known.conjunctions) == {"and", "or"}
    assert known.html_lang != "ku"


def test_months_are_those_of_cldr_but_for_named_differences() -> None:
    def cldr(code: str) -> list[str]:
        return list(Locale.parse(code).months["format"]["wide"].values())

    assert facts("ar").months == tuple(cldr("ar_IQ"))
    assert [pair for pair in zip(facts("ckb").months, cldr("ckb_IQ"), strict=True) if pair[0] != pair[1]] == [
        ("تەممووز", "تەمووز"),
        ("کانوونی یەکەم", "کانونی یەکەم"),
    ]
    differing = [
        ours for ours, theirs in zip(facts("kmr").months, cldr("ku_TR"), strict=True) if ours.lower() != theirs
    ]
    assert differing == ["Çile", "Kanûn"]
    assert facts("en").months == tuple(cldr("en_GB"))


def test_weekdays_are_those_of_cldr_but_for_named_differences() -> None:
    def cldr(code: str) -> list[str]:
        return [Locale.parse(code).days["format"]["wide"][day] for day in range(7)]

    assert facts("ar").weekdays == tuple(cldr("ar_IQ"))
    # CLDR writes Friday with U+06BE, the press with U+0647
    assert facts("ckb").weekdays == tuple(day.replace("ھ", "ه") for day in cldr("ckb_IQ"))
    differing = [
        ours for ours, theirs in zip(facts("kmr").weekdays, cldr("ku_TR"), strict=True) if ours.lower() != theirs
    ]
    assert differing == ["În"]
    assert facts("en").weekdays == tuple(cldr("en_GB"))


def test_kurmanji_forms_belong_to_their_months() -> None:
    known = facts("kmr")
    assert known.months_before_year == tuple(month + ("ya" if month.endswith("e") else "a") for month in known.months)
    assert known.months_after_day == tuple(month + ("yê" if month.endswith("e") else "ê") for month in known.months)


@pytest.mark.parametrize("locale", ALL)
def test_plural_forms_are_those_of_cldr(locale: str) -> None:
    header = plural_forms(locale)
    expression = header.split("plural=", 1)[1].rstrip(";")
    plural = gettext.c2py(expression)
    rule = Locale.parse(facts(locale).babel_locale).plural_form
    order = ("zero", "one", "two", "few", "many", "other") if locale == "ar" else ("one", "other")
    assert header.startswith(f"nplurals={len(order)};")
    assert [order[plural(n)] for n in range(250)] == [rule(n) for n in range(250)]


@pytest.mark.parametrize("locale", ["ku", "ku_IQ", "ku-Arab", "fa", "", "unknown"])
def test_an_unknown_locale_is_a_usage_error_in_one_line(locale: str) -> None:
    with pytest.raises(UnknownLocale, match="use one of ar, ckb, kmr, en") as caught:
        facts(locale)
    assert isinstance(caught.value, DeskError)
    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value)
