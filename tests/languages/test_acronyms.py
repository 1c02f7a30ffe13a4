"""Acronyms, ordinals and parts of years that English writes short."""

from __future__ import annotations

import pytest

from pipeline.checks import check
from pipeline.languages import spell_shorthand


@pytest.mark.parametrize(
    ("short", "meant"),
    [
        ("An NGO, two NGOs' staff", "A civil society organisation, two civil society organisations' staff"),
        ("IEDs and an IED near a TV", "Explosive devices and an explosive device near a television"),
        ("IDPs left the IDP camps", "Displaced people left the camps for displaced people"),
        (
            "WASH teams and the MoH gave 40 HHs NFIs",
            "Water and sanitation teams and the health ministry gave 40 households relief items",
        ),
        ("GBV services for PWDs", "Services for victims of violence for people with disabilities"),
        ("WWII, the World War I grave", "The Second World War, the First World War grave"),
        ("the U-17 team in a 4x4, open 24/7", "the under-17 team in a jeep, open around the clock"),
        ("rose 3% y/y in Q3, 1% m/m.", "rose 3% from a year earlier in the third quarter, 1% from a month earlier."),
        ("the Q2 figures, Q4 2024", "the second quarter figures, the fourth quarter of 2024"),
        ("in H1 and H2 2023", "in the first half and the second half of 2023"),
        ("his 2nd goal on the 3rd floor", "his second goal on the third floor"),
        ("Article XII, Part IV of Chapter IX", "Article 12, Part 4 of Chapter 9"),
        ("US$2.4bn, 5%-7%, 12 x 8 metres, (No. 3)", "$2.4bn, 5-7%, 12 by 8 metres, (number 3)"),
        ("3/4 of voters, 1/3 of them", "three quarters of voters, one third of them"),
        ("on Salim St. is the hall at 10 Downing St.", "on Salim Street is the hall at 10 Downing Street."),
        ("in 762 AD it ran 1h 45m, then 2h30m", "in 762 it ran 1 hour 45 minutes, then 2 hours 30 minutes"),
    ],
)
def test_it_is_spelled_out(short: str, meant: str) -> None:
    assert spell_shorthand(short, "en", "ar") == meant


@pytest.mark.parametrize(
    "text",
    [
        "5 PM, AI-powered, USAID, TVE, the IDF",
        "IT IS TIME FOR A TV AND AN NGO",
        "on the 1st of May, May 2nd, 3rd June, the 11th, the 5th",
        "Q1: What? Q5 and H3 in the H2O",
        "Article 5, Leo XIV, Phase One, 3 x 4, No. 10",
        "won 3/4, 1/2/2024, St. Petersburg, Mar St Behnam",
        "a year-on-year rise",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert spell_shorthand(text, "en", "ckb") == text


def test_a_locale_whose_pack_reads_it_keeps_it() -> None:
    assert spell_shorthand("AI in 30 BC", "en", "ar") == "AI in 30 BC"
    assert spell_shorthand("AI in 30 BC", "en", "ckb") == "Artificial intelligence in 30 BC"
    assert spell_shorthand("AI in 30 BC", "en", "kmr") == "AI in 30 before Christ"


@pytest.mark.parametrize("said", ["يعمل المستشفى على مدار الساعة.", "يعمل المستشفى 24/7."])
def test_figures_of_what_is_spelled_out_may_go_unsaid(said: str) -> None:
    assert check("The hospital runs 24/7.", said, "en", "ar") == ()


def test_a_number_beside_it_may_not() -> None:
    (finding,) = check("12 hospitals run 24/7.", "تعمل المستشفيات على مدار الساعة.", "en", "ar")
    assert finding.check == "numbers"
