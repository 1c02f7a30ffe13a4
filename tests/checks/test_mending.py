"""A wrong number is put right where nothing else can be meant, and never otherwise."""

import pytest

from pipeline.checks import check, mended, put_right, said_once, told
from pipeline.checks.mending import torn_addresses
from pipeline.engine import Link
from pipeline.model import BoundName, Name, NameType

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
    ("Di nav wan de 2.800 pirtûk hebûn.", "كان بينها ٢٨٠ كتاباً.", "kmr", "ar", "arab", "كان بينها ٢٬٨٠٠ كتاباً."),
    ("Nêzîkî 3,5 metre bû.", "نزیکەی ٥٫٣ مەتر بوو.", "kmr", "ckb", "arab", "نزیکەی ٣٫٥ مەتر بوو."),
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


def _links(source: str, target: str, pairs: dict[str, str]) -> tuple[Link, ...]:
    found = []
    for left, right in pairs.items():
        a, b = source.index(left), target.index(right)
        found.append(Link(b, b + len(right), a, a + len(left), 0.8))
    return tuple(found)


def test_wrong_numbers_are_set_right_by_what_they_look_at() -> None:
    source, target = "571,678 cases and 26,494 deaths, 27 of them today", "571,687 bûyer û 26,498 mirin"
    aligned = _links(source, target, {"571,678": "571,687", "26,494": "26,498", "27": "mirin"})
    text, told_ = put_right(source, target, aligned, "en", "kmr")
    assert text == "571,678 bûyer û 26,494 mirin"
    assert [f.check for f in told_] == ["mended", "mended"]


def test_a_number_keeps_the_digits_of_the_draft() -> None:
    source, target = "14 of 31 came", "٣١ کەس لە ٤١ هاتن"
    text, _ = put_right(source, target, _links(source, target, {"14": "٤١", "31": "٣١"}), "en", "ckb")
    assert text == "٣١ کەس لە ١٤ هاتن"


def test_a_number_that_looks_at_a_word_or_at_a_number_that_is_there_is_left() -> None:
    source, target = "14 of 31 men came", "99 ji 31 mêran hatin"
    for pairs in ({"men": "99"}, {"31": "99"}):
        assert put_right(source, target, _links(source, target, pairs), "en", "kmr") == (target, ())


@pytest.mark.parametrize(
    ("draft", "locale", "right"),
    [
        ("لە هەفتەی دووەمی شوباتی شوباتدا دەکرێتەوە.", "ckb", "لە هەفتەی دووەمی شوباتدا دەکرێتەوە."),
        ("ڕۆژنامەی فەرمیی فەرمیدا <b1>بڵاو</b1> بووەوە.", "ckb", "ڕۆژنامەی فەرمیدا <b1>بڵاو</b1> بووەوە."),
        ("Wezîrê wezîr hat.", "kmr", "Wezîr hat."),
        ("Ew xwendekarên xwendekaran in, xwediyê xwediyê malê.", "kmr", "Ew xwendekaran in, xwediyê malê."),
        ("وصلت قوات قوات الأمن.", "ar", "وصلت قوات الأمن."),
    ],
)
def test_a_word_said_twice_running_stands_once(draft: str, locale: str, right: str) -> None:
    found = said_once("It opens in the second week.", draft, "en", locale)
    assert found is not None
    assert found[0] == right
    assert found[1].check == "mended"
    assert said_once("It opens in the second week.", right, "en", locale) is None


def test_a_word_that_the_source_says_twice_stays() -> None:
    assert said_once("Duran Duran play.", "Duran Duran dileyizin.", "en", "kmr") is None
    assert said_once("It rains slowly.", "Hêdî hêdî baran dibare.", "en", "kmr") is None


@pytest.mark.parametrize(
    ("draft", "locale", "told_"),
    [
        ("کێکەکە پارچە پارچە کرا.", "ckb", False),
        ("Ew car caran tê.", "kmr", False),
        ("Ev roj roja zimanê dayikê ye.", "kmr", True),
        ("<b1>ئەم</b1> شەڕە شەڕی ئێمەیە.", "ckb", True),
        ("Kes kesî nas nake.", "kmr", True),
    ],
)
def test_what_kurdish_may_say_twice_stays(draft: str, locale: str, told_: bool) -> None:
    assert said_once("It opens in the second week.", draft, "en", locale) is None
    found = check("It opens in the second week.", draft, "en", locale)
    assert any(f.check == "stutter" for f in found) == told_


@pytest.mark.parametrize(
    ("draft", "rendering"), [("کەریم کەریمی گوتی.", "کەریم کەریمی"), ("کوڕی حسن حسنی گوتی.", "حسن حسن")]
)
def test_a_name_of_two_like_words_stays(draft: str, rendering: str) -> None:
    names = [BoundName(Name("Karim Karimi", NameType.PERSON), rendering, approved=True)]
    assert said_once("Karim Karimi said so.", draft, "en", "ckb", names) is None
    assert not any(f.check == "stutter" for f in check("Karim Karimi said so.", draft, "en", "ckb", names))
    assert said_once("Karim Karimi said so.", draft, "en", "ckb") is not None


@pytest.mark.parametrize(
    ("draft", "locale", "right"),
    [
        ("Îro ji httpsê https://example.org/a re binivîse.", "kmr", "Îro ji https://example.org/a re binivîse."),
        ("Îro <a1>https://example.org/a</a1> wwwê bixwîne.", "kmr", "Îro <a1>https://example.org/a</a1> bixwîne."),
        ("ئەمڕۆ بۆ httpsa https://example.org/a بنووسە.", "ckb", "ئەمڕۆ بۆ https://example.org/a بنووسە."),
        ("اكتب اليوم إلى httpsê www.example.org.", "ar", "اكتب اليوم إلى www.example.org."),
        ("Îro bi httpsê binivîse.", "kmr", ""),
        ("Îro ji wwwê.org https://example.org/a re binivîse.", "kmr", ""),
    ],
)
def test_a_torn_piece_of_an_address_beside_it_is_left_out(draft: str, locale: str, right: str) -> None:
    source = "Write to https://example.org/a today."
    found = said_once(source, draft, "en", locale)
    assert (found[0] if found else "") == right
    told_ = {f.check for f in check(source, draft, "en", locale)}
    assert ("stutter" in told_) == bool(right) and "untranslated" not in told_
    assert torn_addresses(f"{source} {draft}", draft) == (draft, ())
