"""Numbers that a translation lacks, as it would write them."""

import pytest

from pipeline.checks import lost_numbers, unmatched

LOST = [
    # source, translation, locale, (what stands in the source, what is to be written)
    ("A 30-part serial drew 6.2 million.", "Rêzefîlmê 6.2 milyon temaşevan kişandin.", "kmr", ("30", "30")),
    ("They are 15th with 31 points.", "ئەوان ٣١ خاڵیان هەیە.", "ckb", ("15", "١٥")),
    ("It was set in February 2025.", "لە شوباتدا دانرا.", "ckb", ("2025", "٢٠٢٥")),
    ("It cost 4,318.75 dollars in 2025.", "كلف ذلك دولارات في ٢٠٢٥.", "ar", ("4,318.75", "٤٬٣١٨٫٧٥")),
]
NONE = [
    ("It cost 14 million dollars.", "Ew dolar bû.", "a scale is a word"),
    ("They met at 7:30.", "Ew civiyan.", "a time"),
    ("The F-16 flew.", "Ew firî.", "a word with a number in it"),
    ("14 men and 14 women came.", "Mêr û jin hatin.", "it stands twice"),
    ("It drew 733,000 people.", "633 hezar kes hatin.", "the number that stands there may be this one"),
    ("It was closed for seven hours.", "Ew hat girtin.", "a word may be said otherwise"),
]


@pytest.mark.parametrize(("source", "target", "locale", "wanted"), LOST)
def test_a_lost_number_is_found_and_written_as_the_locale_does(
    source: str, target: str, locale: str, wanted: tuple[str, str]
) -> None:
    (((start, end), written),) = lost_numbers(source, target, "en", locale)
    assert (source[start:end], written) == wanted


@pytest.mark.parametrize(("source", "target", "why"), NONE)
def test_what_is_not_sure_is_not_offered(source: str, target: str, why: str) -> None:
    assert list(lost_numbers(source, target, "en", "kmr")) == [], why


def test_a_year_that_costs_the_month_wins_nothing() -> None:
    source = "It opened in China on February 13, 2020."
    rates = [
        unmatched(source, text, "en", "kmr") for text in ("Li Çînê di 13ê Sibatê de vebû.", "Di 13ê 2020an de vebû.")
    ]
    assert rates == [1, 1]
    assert unmatched(source, "Di 13ê Sibata 2020an de vebû.", "en", "kmr") == 0
