"""What English writes short, in words."""

from __future__ import annotations

import pytest

from pipeline.languages import spell_shorthand


def spelled(text: str, language: str = "en", locale: str = "ckb") -> str:
    return spell_shorthand(text, language, locale)


@pytest.mark.parametrize(
    ("short", "meant"),
    [
        ("a.k.a. the Tiger, i.e. the boss", "also known as the Tiger, that is the boss"),
        (
            "~50 people, >100 cars, <10 cases, ≥ 3",
            "about 50 people, more than 100 cars, less than 10 cases, at least 3",
        ),
        ("fell to -12 degrees (-5 at night)", "fell to minus 12 degrees (minus 5 at night)"),
        ("open Mon-Fri and Sat. – Sun", "open Monday to Friday and Saturday to Sunday"),
        (
            "on Nov. 3, 2020, by Sept. 30, in Oct. 2017, on 5 Feb.",
            "on November 3, 2020, by September 30, in October 2017, on 5 February.",
        ),
        ("began Tues., Nov. 4, and end on Fri.", "began Tuesday, November 4, and end on Friday."),
        ("Art. 14, p. 23, pp. 4-5, para. 5", "Article 14, page 23, pages 4-5, paragraph 5"),
        ("in the 45+2nd minute, the 90+11th minute", "in the 45+2 minute, the 90+11 minute"),
        ("born c. 1850, Widget® and Gadget™", "born around 1850, Widget and Gadget"),
        ("from 9am-5pm, at 2.15am it closed, at 11pm.", "from 9 a.m. to 5 p.m., at 2.15 a.m. it closed, at 11 p.m."),
        (
            "at 17:30 GMT, 0412 GMT and 9pm GMT",
            "at 17:30 Greenwich time, 04:12 Greenwich time and 9 p.m. Greenwich time",
        ),
        ("at 04:12 (01:12 UTC).", "at 04:12 (01:12 Greenwich time)."),
        (
            "120F (49C), then 38.5C (101F)",
            "120 degrees Fahrenheit (49 degrees Celsius), then 38.5 degrees Celsius (101 degrees Fahrenheit)",
        ),
        ("said the Rt Hon. David Hale", "said David Hale"),
        (
            "US Secretary of State Blinken met Home Secretary Cooper, the home secretary, and the health secretary",
            "US Foreign Minister Blinken met Interior Minister Cooper, the interior minister, and the health minister",
        ),
        ("3 in of rain and an MSc", "3 inches of rain and a master's degree"),
        ("Iraq vs. Jordan in the E.U., e.g., there", "Iraq against Jordan in the EU, for example, there"),
    ],
)
def test_it_is_spelled_out(short: str, meant: str) -> None:
    assert spelled(short) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a 3-2 win, 10-12 dogs, F-16, Covid-19, 10 -12, 2019-20",
        "he said - 5 people were hurt",
        "<a1>5</a1> and a < b",
        "Sun-dried, Fri-day, Dr. c. said",
        "flat 12F, 3 in 10 of them",
        "Georgia Secretary of State Roe, the Indian Foreign Secretary and the secretary general",
    ],
)
def test_what_is_none_stays(text: str) -> None:
    assert spelled(text) == text


@pytest.mark.parametrize("locale", ["ar", "ckb"])
def test_decades_are_named_where_their_figures_are_misread(locale: str) -> None:
    assert (
        spelled("from the 1960s to the mid-1970s, 1960-1980s", locale=locale)
        == "from the sixties to the mid-seventies, 1960-1980s"
    )


def test_kurmanji_keeps_the_figures_of_decades() -> None:
    assert spelled("the 1960s", locale="kmr") == "the 1960s"


def test_a_language_without_a_list_stays() -> None:
    assert spelled("~50 a.k.a.", "ckb") == "~50 a.k.a."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"They [the militias] came."', '"The militias came."'),
        ('"We saw them [the soldiers]."', '"We saw the soldiers."'),
        ('"It [Baghdad] pays."', '"Baghdad pays."'),
        ('"[The Americans] left," she said.', '"The Americans left," she said.'),
        ('"We lost are [sic] way."', '"We lost are way."'),
        ('"They called us ‘terrorists’," he said.', '"They called us terrorists," he said.'),
        ("at 3:40 am local time", "at 3:40 a.m., local time"),
        ("Karim (left) and Omar (right)", "Karim (on the left) and Omar (on the right)"),
    ],
)
def test_what_an_editor_put_into_a_quotation_reads_on(text: str, wanted: str) -> None:
    assert spelled(text) == wanted


@pytest.mark.parametrize(
    "text", ["the ‘caliphate’", '"He told me ‘go home’," she said.', "It says [1] and […].", "the local time"]
)
def test_other_brackets_and_quotation_marks_stay(text: str) -> None:
    assert spelled(text) == text
