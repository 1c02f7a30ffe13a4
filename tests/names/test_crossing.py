"""Names of Arabic and Kurdish articles: without their affixes, in English, and bound whatever language they are in."""

from __future__ import annotations

import pytest

from pipeline.desk.rewording import reworded
from pipeline.model import BoundName, Mention, Name, NameType
from pipeline.names import carried, english_of, find_name, propose, renamed, shared, titles_in_words, undressed

PERSON, PLACE, ORGANISATION = NameType.PERSON, NameType.PLACE, NameType.ORGANISATION


def mentions(text: str, language: str, *names: str) -> list[Mention]:
    found = [(name, span) for name in names for span in find_name(text, name, language)]
    return [Mention(Name(name, PLACE), start, end, text[start:end]) for name, (start, end) in found]


@pytest.mark.parametrize(
    ("language", "text", "names", "free"),
    [
        ("ar", "وصل لأربيل ثم عاد لبغداد", ["أربيل", "بغداد"], "وصل إلى أربيل ثم عاد إلى بغداد"),
        ("ar", "بين العراق وسوريا", ["العراق", "سوريا"], "بين العراق و سوريا"),
        ("ar", "قدّم للعراق وبالبصرة", ["العراق", "البصرة"], "قدّم إلى العراق و في البصرة"),
        ("ckb", "لە هەولێرەوە بۆ هەڵەبجە", ["هەولێر", "هەڵەبجە"], "لە هەولێر ەوە بۆ هەڵەبجە"),
        ("ckb", "لە هەڵەبجەدا", ["هەڵەبجە"], "لە هەڵەبجە"),
        ("kmr", "ji Hewlêrê heta Qamişloyê", ["Hewlêr", "Qamişlo"], "ji Hewlêr heta Qamişlo"),
        ("en", "Erbil's roads", ["Erbil"], "Erbil's roads"),
    ],
)
def test_affixes_that_mean_something_stay_beside_the_name(
    language: str, text: str, names: list[str], free: str
) -> None:
    out, found = undressed(text, mentions(text, language, *names), language)
    assert out == free
    assert [m.surface for m in found] == [m.name.text for m in found] == [out[m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ar", "قال د. ليث ناصر إن د. العمل", "قال الدكتور ليث ناصر إن د. العمل"),
        ("ar", "وأضاف أ. د. ليث ناصر", "وأضاف الأستاذ الدكتور ليث ناصر"),
        ("ckb", "د.لەیس ناسر گوتی", "دکتۆر لەیس ناسر گوتی"),
        ("kmr", "Dr. Leys Nasir got", "Dr. Leys Nasir got"),
        ("ar", "عند ليث ناصر", "عند ليث ناصر"),
        ("en", "Lt. Col. Leys Nasir spoke", "Lieutenant Colonel Leys Nasir spoke"),
        ("en", "Det Insp Leys Nasir spoke", "Detective Inspector Leys Nasir spoke"),
        ("en", "The Rev Leys Nasir spoke", "The Reverend Leys Nasir spoke"),
        ("en", "In Gen. and Leys Nasir spoke", "In Gen. and Leys Nasir spoke"),
    ],
)
def test_a_title_before_a_person_stands_in_words(language: str, text: str, wanted: str) -> None:
    name = {"ar": "ليث ناصر", "ckb": "لەیس ناسر", "kmr": "Leys Nasir", "en": "Leys Nasir"}[language]
    at = text.index(name)
    mentions = [Mention(Name(name, PERSON), at, at + len(name), name)]
    out, (mention,) = reworded(text, mentions, titles_in_words(text, mentions, language))
    assert out == wanted
    assert out[mention.start : mention.end] == name


@pytest.mark.parametrize(
    ("language", "kind", "name", "english"),
    [
        ("ar", PLACE, "أربيل", "Erbil"),
        ("ckb", PLACE, "هەڵەبجە", "Halabja"),
        ("kmr", PLACE, "Hewlêr", "Erbil"),
        ("ar", PERSON, "هناء شاكر", "Hana Shakir"),
        ("ar", PERSON, "جاسم عبد الواحد", "Jassim Abdul Wahid"),
        ("ckb", PERSON, "هێمن ڕەسوڵ", "Hemin Rasul"),
        ("kmr", PERSON, "Şêxzad Çîyabor", "Shekhzad Chiyabor"),
        ("ar", ORGANISATION, "جمعية مربي النحل", ""),
        ("fa", PERSON, "علی رضایی", ""),
    ],
)
def test_names_have_an_english_form(language: str, kind: NameType, name: str, english: str) -> None:
    assert english_of(Name(name, kind), language) == english
    offered = propose([Name(name, kind)], "en", {}, language)[Name(name, kind)]
    assert [c.text for c in offered[:1]] == ([english] if english else [])


def test_a_foreign_name_is_proposed_as_it_is_approved_under_its_english_name() -> None:
    known = {Name("Erbil", PLACE): "ئەربیل"}
    first = propose([Name("أربيل", PLACE)], "ckb", known, "ar")[Name("أربيل", PLACE)][0]
    assert (first.text, first.origin) == ("ئەربیل", "newsroom")
    unknown = propose([Name("هێمن ڕەسوڵ", PERSON)], "kmr", {}, "ckb")[Name("هێمن ڕەسوڵ", PERSON)]
    assert unknown[0].text == "Hêmin Resul"


def test_what_is_accepted_binds_the_same_place_in_every_language_and_no_other() -> None:
    table = {
        Name(text, kind): BoundName(Name(text, kind), rendering, approved)
        for text, kind, rendering, approved in (
            ("Erbil", PLACE, "ئەربیل", True),
            ("أربيل", PLACE, "هەولێر", False),
            ("Hewlêr", PLACE, "هەولێر", True),
            ("البصرة", PLACE, "بەسرە", False),
            ("Nobody Known", PERSON, "کەس", False),
        )
    }
    bound = {name.text: (b.rendering, b.approved) for name, b in shared(table).items()}
    assert bound["أربيل"][1] and bound["Hewlêr"] == ("هەولێر", True)
    assert bound["البصرة"] == ("بەسرە", False) and bound["Nobody Known"] == ("کەس", False)


def test_a_sorani_rendering_typed_on_an_arabic_keyboard_binds_in_sorani_letters() -> None:
    kirkuk = Name("Kirkuk", PLACE)
    table = {kirkuk: BoundName(kirkuk, "كەركوك", approved=True)}
    assert shared(table, "ckb")[kirkuk].rendering == "کەرکوک"
    assert shared(table, "ar")[kirkuk].rendering == "كەركوك"


def test_names_are_followed_through_english() -> None:
    arabic, region = Name("أربيل", PLACE), Name("إقليم كردستان", PLACE)
    english = (BoundName(arabic, "Erbil", approved=False), BoundName(region, "Kurdistan Region", approved=False))
    text = "The <b1>Kurdistan Region</b1> and Erbil's council; Erbilians, <a1>Er</a1>bil"
    found = carried(text, english)
    assert [(m.name.text, m.surface) for m in found] == [("Kurdistan Region", "Kurdistan Region"), ("Erbil", "Erbil")]
    bound = renamed([BoundName(arabic, "هەولێر", approved=True), BoundName(Name("x", PLACE), "y", True)], english)
    assert bound == (BoundName(Name("Erbil", PLACE), "هەولێر", approved=True),)
