"""Names of Arabic, Sorani and Kurmanji articles are found through their affixes and stand in citation form."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.model import NameType
from pipeline.names import foreign
from pipeline.names.stems import citation, stems

PERSON, PLACE, ORGANISATION = NameType.PERSON, NameType.PLACE, NameType.ORGANISATION


def found(language: str, *texts: str) -> list[tuple[str, str, NameType]]:
    return [(m.surface, m.name.text, m.name.type) for seg in foreign.mentions(texts, language) for m in seg]


@pytest.mark.parametrize(
    ("language", "word", "stem"),
    [
        ("ar", "ولأربيل", "أربيل"),
        ("ar", "للعراق", "العراق"),
        ("ar", "وبغداد", "بغداد"),
        ("ckb", "هەولێرەوە", "هەولێر"),
        ("ckb", "بەغدایش", "بەغدا"),
        ("kmr", "Hewlêrê", "Hewlêr"),
        ("kmr", "Silêmaniyê", "Silêmanî"),
        ("kmr", "M23'yê", "M23"),
    ],
)
def test_a_word_is_offered_without_what_is_joined_to_it(language: str, word: str, stem: str) -> None:
    assert stem in stems(word, language)


@pytest.mark.parametrize(
    ("language", "words", "kind", "wanted"),
    [
        ("ar", ["أبي", "الخصيب"], PLACE, "أبو الخصيب"),
        ("ar", ["لأبا", "مازن"], PERSON, "أبو مازن"),
        ("ar", ["علي", "بن", "أبي", "طالب"], PERSON, "علي بن أبي طالب"),
        ("ar", ["وبغداد"], PLACE, "بغداد"),
        ("ar", ["لندن"], PLACE, "لندن"),
        ("ar", ["بغداد"], PLACE, "بغداد"),
        ("ckb", ["هەولێرەوە"], PLACE, "هەولێر"),
        ("ckb", ["میقداد", "میری"], PERSON, "میقداد میری"),
        ("kmr", ["Hewlêrê"], PLACE, "Hewlêr"),
        ("kmr", ["Herêma", "Kurdistanê"], PLACE, "Herêma Kurdistanê"),
    ],
)
def test_the_citation_form_drops_affixes_and_keeps_letters(
    language: str, words: list[str], kind: NameType, wanted: str
) -> None:
    assert citation(words, kind, language, Counter(words)) == wanted


def test_the_article_itself_shows_where_an_unknown_name_ends() -> None:
    assert citation(["Zwarvîkê"], PLACE, "kmr", Counter({"Zwarvîk": 2, "Zwarvîkê": 1})) == "Zwarvîk"


@pytest.mark.parametrize(
    ("language", "text", "surface", "name", "kind"),
    [
        ("ar", "وصل الوفد من بغداد إلى أربيل وكركوك أمس.", "وكركوك", "كركوك", PLACE),
        ("ar", "وقال المتحدث باسم الوزارة قحطان الجميلي إن العمل مستمر.", "قحطان الجميلي", "قحطان الجميلي", PERSON),
        ("ar", "افتتح المعرض في عمّان يوم الأحد.", "عمّان", "عمان", PLACE),
        ("ckb", "شاندەکە لە هەولێرەوە گەیشتە کەرکووک.", "هەولێرەوە", "هەولێر", PLACE),
        ("ckb", "سەرۆک وەزیران مەسرور بارزانی لە هەولێر گوتی.", "مەسرور بارزانی", "مەسرور بارزانی", PERSON),
        ("kmr", "Şandek ji Bexdayê gihişt Hewlêrê.", "Hewlêrê", "Hewlêr", PLACE),
        ("kmr", "Wezîr Qehtan Cumeylî got ku kar berdewam e.", "Qehtan Cumeylî", "Qehtan Cumeylî", PERSON),
    ],
)
def test_a_name_is_found_whatever_is_joined_to_it(
    language: str, text: str, surface: str, name: str, kind: NameType
) -> None:
    assert (surface, name, kind) in found(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [("ar", "فتح الحارس الباب ثم أغلقه."), ("ckb", "ئەو خۆی وانە دەڵێتەوە."), ("ar", "هذا بلد كبير.")],
)
def test_an_ordinary_word_that_is_also_a_place_is_left_alone(language: str, text: str) -> None:
    assert found(language, text) == []


def test_a_surname_stands_for_the_full_name() -> None:
    names = found("kmr", "Serokwezîr Mesrûr Barzanî hat Duhokê.", "Barzanî got ku rê dê vebe.")
    assert ("Barzanî", "Mesrûr Barzanî", PERSON) in names


def test_tags_stay_outside_the_name_and_half_tagged_names_are_left_out() -> None:
    assert ("بغداد", "بغداد", PLACE) in found("ar", "عاد إلى <a1>بغداد</a1> أمس.")
    assert found("kmr", "Ew çû <b1>bajarê Ibrahim</b1> Khalil bi lez.") == []
    assert foreign.mentions(["Ew li Parîsê ye."], "fr") == ((),)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ckb", "لە ڕێگەی دەروازەی <b1>ئیبراهیم خەلیل</b1>ەوە دەچێتە مێرسین", "ئیبراهیم خەلیل"),
        ("kmr", "Ew çû <b1>Hewlêr</b1>ê bi lez.", "Hewlêr"),
        ("ar", "ووصل إلى البصرة و<b1>بغداد</b1> أمس", "بغداد"),
    ],
)
def test_an_affix_on_the_other_side_of_a_tag_hides_no_name(language: str, text: str, name: str) -> None:
    assert (name, name, PLACE) in found(language, text)


def test_a_small_word_that_begins_a_sentence_is_no_place() -> None:
    assert found("kmr", "Wan pênc salan pirtûk li mala xwe kom kirin.") == []


def test_a_kurmanji_dateline_in_capitals_is_read() -> None:
    read = found("kmr", "QAMIŞLO", "DAIŞ", "HEWLÊR, BEXDA")
    assert [(surface, name) for surface, name, _ in read] == [
        ("QAMIŞLO", "Qamişlo"),
        ("DAIŞ", "DAIŞ"),
        ("HEWLÊR", "Hewlêr"),
        ("BEXDA", "Bexda"),
    ]


def test_a_listed_name_is_found_in_the_cases_of_its_first_word() -> None:
    assert found("ar", "بدأ المزارعون في أبي الخصيب جني التمور.") == [("أبي الخصيب", "أبو الخصيب", PLACE)]
    assert found("ar", "عاد الوزير من أبي ظبي أمس.") == [("أبي ظبي", "أبوظبي", PLACE)]


@pytest.mark.parametrize(
    ("language", "text", "typed"),
    [
        ("ckb", "سەرۆکی عێراق لە کەرکووک گوتی", "سەرۆكی عێراق له كه‌ركووك گوتی"),
        ("ar", "وزار رئيس العراق مدينة كركوك", "وزار رئیس العراق مدینة کرکوک"),
        ("kmr", "Wezîrê Iraqê roja Înê li Hewlêrê bû û çû Kerkûkê", "Wezire Iraqe roja Ine li Hewlere bu u cu Kerkuke"),
    ],
)
def test_names_are_found_on_any_keyboard(language: str, text: str, typed: str) -> None:
    names = [(name, kind) for _, name, kind in found(language, text)]
    assert len(names) >= 2
    assert [(name, kind) for _, name, kind in found(language, typed)] == names
    assert all(surface in typed for surface, _, _ in found(language, typed))
