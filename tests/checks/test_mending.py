"""A wrong number is put right where nothing else can be meant, and never otherwise."""

import pytest

from pipeline.checks import check, mended, told

MENDED = [
    # source, draft, source language, locale, digits, mended
    ("The repairs took 14 days.", "استغرقت الإصلاحات ٤١ يوماً.", "en", "ar", "arab", "استغرقت الإصلاحات ١٤ يوماً."),
    ("The repairs took 14 days.", "استغرقت الإصلاحات 41 يوماً.", "en", "ar", "latn", "استغرقت الإصلاحات 14 يوماً."),
    ("It cost 4,318.75 dollars.", "٤٬٣١٨ دۆلاری تێچوو.", "en", "ckb", "arab", "٤٬٣١٨٫٧٥ دۆلاری تێچوو."),
    ("Rain fell for 36 hours, 12 of them at night.", "36 saetan baran bariya, 21 bi şev.", "en", "kmr", "latn",
     "36 saetan baran bariya, 12 bi şev."),
    ("The repairs took <b1>14</b1> days.", "Tamîrkirin <b1>41</b1> roj dom kir.", "en", "kmr", "latn",
     "Tamîrkirin <b1>14</b1> roj dom kir."),
    ("استغرقت الإصلاحات ١٤ يوماً.", "Tamîrkirin 41 roj dom kir.", "ar", "kmr", "latn", "Tamîrkirin 14 roj dom kir."),
    ("About 38% of 200 homes.", "Nêzîkî 83% ji 200 malan.", "en", "kmr", "latn", "Nêzîkî 38% ji 200 malan."),
]  # fmt: skip
LEFT = [
    ("The repairs took 14 days.", "Tamîrkirin 14 roj dom kir.", "nothing is wrong"),
    ("The repairs took 14 days.", "Tamîrkirin çend roj dom kir.", "none stands there in its place"),
    ("The repairs took 14 days and 9 nights.", "Tamîrkirin 41 roj dom kir.", "two are missing"),
    ("The repairs took 14 days.", "Tamîrkirin 41 roj û 90 şev dom kir.", "two are foreign"),
    ("The repairs took fourteen days.", "Tamîrkirin 41 roj dom kir.", "a number in words may be said otherwise"),
    ("It cost 14 million dollars.", "41 hezar dolar lê çû.", "scales differ"),
    ("They met at 7:30.", "Di 8:30 de civiyan.", "a time"),
    ("They met on 2025-11-13.", "Di 2025-11-31 de civiyan.", "a date"),
    ("The score was 3-1.", "Encam 3-2 bû.", "a score"),
    ("The repairs took 14 days.", "Tamîrkirin 41 roj dom kir, 41!", "it stands twice"),
    ("The F-16 flew.", "F-61 firî.", "a word with a number in it"),
]


@pytest.mark.parametrize(("source", "draft", "language", "locale", "digits", "right"), MENDED)
def test_a_single_wrong_number_is_put_right(
    source: str, draft: str, language: str, locale: str, digits: str, right: str
) -> None:
    found = mended(source, draft, language, locale, digits)
    assert found is not None
    text, finding = found
    assert text == right
    assert "was put in its place" in finding.message
    assert not any(f.check == "numbers" for f in check(source, text, language, locale))
    assert [f.check for f in told(check(source, draft, language, locale), finding) if f.check != "length"] == ["mended"]


@pytest.mark.parametrize(("source", "draft", "why"), LEFT)
def test_what_is_not_sure_is_left_to_the_reviewer(source: str, draft: str, why: str) -> None:
    assert mended(source, draft, "en", "kmr", "latn") is None, why
