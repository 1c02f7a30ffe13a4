"""Names are found in English articles with the right type, and their short forms joined."""

from __future__ import annotations

import pytest

from pipeline.model import NameType
from pipeline.names import Recogniser

PERSON, PLACE, ORGANISATION = NameType.PERSON, NameType.PLACE, NameType.ORGANISATION


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser.load()


def found(recogniser: Recogniser, *texts: str, language: str = "en") -> list[tuple[str, str, NameType]]:
    mentions = recogniser.mentions_of(texts, language)
    return [(m.surface, m.name.text, m.name.type) for segment in mentions for m in segment]


def test_titles_and_possessives_stay_outside_the_name(recogniser: Recogniser) -> None:
    text = "Syrian President Bashar al-Assad's regime collapsed."
    assert found(recogniser, text) == [("Bashar al-Assad", "Bashar al-Assad", PERSON)]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Sgt Ali Hassan was hurt.", "Ali Hassan"),
        ("Det Insp Karim Aziz said so.", "Karim Aziz"),
        ("The Rt Hon. David Hale spoke.", "David Hale"),
        ("They met Lt. Gen. Ali Saad there.", "Ali Saad"),
    ],
)
def test_ranks_written_short_stay_outside_too(recogniser: Recogniser, text: str, person: str) -> None:
    assert found(recogniser, text) == [(person, person, PERSON)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Apple (AAPL.O) shares fell.", ["Apple"]),
        ("Shares in Target (TGT.N) and Exxon Mobil (NYSE: XOM) rose.", ["Target", "Exxon Mobil"]),
        ("Rival Pfizer (PFE.N) fell.", ["Pfizer"]),
        ("Meta (META.O) rose.", ["Meta"]),
    ],
)
def test_a_company_stands_before_its_symbol_and_the_symbol_is_none(
    recogniser: Recogniser, text: str, names: list[str]
) -> None:
    assert [surface for surface, _, _ in found(recogniser, text)] == names


@pytest.mark.parametrize("surname", ["Abdul-Zahra", "Abdul Rahman", "Abdulqadir"])
def test_a_listed_given_name_of_two_words_is_a_surname_too(recogniser: Recogniser, surname: str) -> None:
    names = found(recogniser, f"Dr. Muna {surname} runs the service.", f"Dr. {surname} said so.")
    assert names == [(s, f"Muna {surname}", PERSON) for s in (f"Muna {surname}", surname)]


def test_a_surname_that_is_a_verb_too_belongs_to_the_person(recogniser: Recogniser) -> None:
    assert found(recogniser, "Omar Said met them.") == [("Omar Said", "Omar Said", PERSON)]


def test_what_is_written_short_is_no_name(recogniser: Recogniser) -> None:
    assert found(recogniser, "It is open Mon-Fri, from 9am.", "The court cited Art. 14 of the constitution.") == []


def test_curly_apostrophe_is_folded_in_the_name_and_kept_in_the_surface(recogniser: Recogniser) -> None:
    text = "Sa’d Mohammadi, head of the security committee of the Anbar provincial council, told Rudaw on Wednesday."
    assert found(recogniser, text) == [
        ("Sa’d Mohammadi", "Sa'd Mohammadi", PERSON),
        ("Anbar provincial council", "Anbar provincial council", ORGANISATION),
        ("Rudaw", "Rudaw", ORGANISATION),
    ]


def test_surname_article_and_abbreviation_are_joined_with_the_full_name(recogniser: Recogniser) -> None:
    names = found(
        recogniser,
        "Bashar al-Assad fled.",
        "They left by the al-Qaim crossing and came back at the Qaim crossing before Assad’s fall.",
        "Hay'at Tahrir al-Sham (HTS) fought the Popular Mobilization Forces.",
        "The HTS and the PMF withdrew.",
    )
    assert ("Assad", "Bashar al-Assad", PERSON) in names
    assert ("Qaim", "al-Qaim", PLACE) in names
    assert ("HTS", "Hay'at Tahrir al-Sham", ORGANISATION) in names
    assert ("PMF", "Popular Mobilization Forces", ORGANISATION) in names


def test_inline_tags_do_not_hide_a_name_and_half_tagged_names_are_left_out(recogniser: Recogniser) -> None:
    assert found(recogniser, "He lives in <a1>Erbil</a1>.") == [("Erbil", "Erbil", PLACE)]
    assert found(recogniser, "He met <b1>Bashar</b1> al-Assad.") == []


def test_dateline_in_capitals_is_the_city(recogniser: Recogniser) -> None:
    assert ("ERBIL", "Erbil", PLACE) in found(recogniser, "ERBIL, Kurdistan Region - Iraq said on Thursday it agreed.")


SEED = """Iraq repatriates nearly 2,000 Syrian soldiers who fled war
ERBIL, Kurdistan Region - Iraq said on Thursday that it had repatriated approximately 2,000 Syrian soldiers, who had \
sought refuge in the country a day before the collapse of Bashar al-Assad's regime, to Syrian authorities.
"In coordination with some parties on the Syrian side, 1,905 Syrian officers and members were returned and handed over \
in a legal manner to a protection force on the Syrian side at the Qaim border crossing," the Security Media Cell said \
in a statement.
It added that the previous day the Iraqi authorities also returned 36 employees of Syria's al-Bukamal border crossing \
with Iraq who had also fled war.
Sa’d Mohammadi, head of the security committee of the Anbar provincial council, told Rudaw on Wednesday that they had \
begun measures to repatriate 2,490 Syrian soldiers who had fled war, adding that the return would be "voluntary."
The soldiers started fleeing to Iraq through the al-Qaim border crossing on December 7, a day before Assad’s regime \
collapsed. Iraqi officials said at the time that they had entered the country with Baghdad’s permission.
The incumbent administration, led by the Hay'at Tahrir al-Sham (HTS), has issued an amnesty to the former regime’s \
soldiers, designating places for them to hand over their weapons.
During the escalation of the conflict between the HTS and the Syrian regime, thousands of soldiers from the Iraqi \
armed forces, including the Iranian-backed Popular Mobilization Forces (PMF), along with border police, were deployed \
along the Iraqi-Syrian border in Anbar province.
The Shiite-led Iraqi government was among the top allies of Assad, but Baghdad was quick to announce that it did not \
want to be embroiled in the conflict.
"""


def test_every_name_of_the_first_article_is_found_with_its_type_and_nothing_else(recogniser: Recogniser) -> None:
    names = found(recogniser, *SEED.splitlines())
    wanted = {
        ("Iraq", PLACE),
        ("Syria", PLACE),
        ("ERBIL", PLACE),
        ("Kurdistan Region", PLACE),
        ("Bashar al-Assad", PERSON),
        ("Assad", PERSON),
        ("Security Media Cell", ORGANISATION),
        ("al-Qaim", PLACE),
        ("Qaim", PLACE),
        ("al-Bukamal", PLACE),
        ("Sa'd Mohammadi", PERSON),
        ("Anbar", PLACE),
        ("Anbar provincial council", ORGANISATION),
        ("Rudaw", ORGANISATION),
        ("Hay'at Tahrir al-Sham", ORGANISATION),
        ("HTS", ORGANISATION),
        ("Popular Mobilization Forces", ORGANISATION),
        ("PMF", ORGANISATION),
        ("Baghdad", PLACE),
    }
    seen = {(surface.replace("’", "'"), kind) for surface, _, kind in names}
    assert seen - {("Iraqi armed forces", ORGANISATION)} == wanted
    joined = {surface: name for surface, name, _ in names}
    assert joined["Assad"] == "Bashar al-Assad"
    assert joined["HTS"] == "Hay'at Tahrir al-Sham"
    assert joined["PMF"] == "Popular Mobilization Forces"
    assert joined["Qaim"] == "al-Qaim"
    assert joined["ERBIL"] == "Erbil"


def test_an_abbreviation_is_not_joined_with_what_only_begins_like_it(recogniser: Recogniser) -> None:
    names = found(recogniser, "The United Nations Assistance Mission for Iraq (UNAMI) left.", "UN help will be missed.")
    assert ("UN", "Iraq", PLACE) not in names


def test_a_far_eastern_name_a_direction_and_two_places_on_a_road_are_whole(recogniser: Recogniser) -> None:
    assert ("Chou Mei-ling", "Chou Mei-ling", PERSON) in found(recogniser, "The film-maker Chou Mei-ling said so.")
    road = found(recogniser, "A lorry burned on the Erbil-Shaqlawa road.")
    assert [surface for surface, _, _ in road] == ["Erbil", "Shaqlawa"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("WHO IS THE NEW GOVERNOR OF KIRKUK?", ["KIRKUK"]),
        ("WE CARE FOR YOU", []),
        ("THE CAR IN ERBIL", ["ERBIL"]),
        ("US TROOPS LEAVE IRAQ", ["US", "IRAQ"]),
        ("WHO says that polio is back in Iraq.", ["WHO", "Iraq"]),
        ("NICE WEATHER IN ERBIL", ["ERBIL"]),
        ("Hit by drought, farmers leave.", []),
        ("ERBIL - Male nurses went on strike.", ["ERBIL"]),
        ("Drought Hit Farmers Hard in Duhok", ["Duhok"]),
        ("Total losses were put at a million.", []),
        ("Total signed a deal.", ["Total"]),
        ("The deal with Total was signed.", ["Total"]),
        ("Hit, a town in western Anbar, was taken.", ["Hit", "Anbar"]),
        ("In Hit, two were killed.", ["Hit"]),
        ("An Erbil-based company built the Inter-city road.", ["Erbil"]),
        ("Prime Minister Mohammed Shia’ al-Sudani spoke.", ["Mohammed Shia’ al-Sudani"]),
        ("Muhammad Ta' al-Hashimi left.", ["Muhammad Ta' al-Hashimi"]),
    ],
)
def test_capitals_hyphens_and_apostrophes_make_no_name_and_cut_none(
    recogniser: Recogniser, text: str, wanted: list[str]
) -> None:
    assert [surface for surface, _, _ in found(recogniser, text)] == wanted


@pytest.mark.parametrize(
    ("language", "texts", "wanted"),
    [
        ("en", ["Kosrat Rasul Ali came with Shalaw Kosrat Rasul.", "Kosrat Rasul left."], "Kosrat Rasul Ali"),
        ("en", ["Shanaz Ibrahim Ahmed spoke.", "Ibrahim Ahmed was her father."], "Ibrahim Ahmed"),
        ("en", ["Evan Faeq Jabro spoke.", "Faeq Jabro left."], "Evan Faeq Jabro"),
        ("en", ["Uday Saddam Hussein fled.", "Saddam Hussein fled.", "Hussein was caught."], "Saddam Hussein"),
        ("en", ["Qubad Talabani met Bafel Talabani.", "Talabani left."], "Talabani"),
        ("en", ["Bafel Talabani met him.", "Talabani left."], "Bafel Talabani"),
        ("ar", ["التقى مسعود بارزاني نيجيرفان بارزاني.", "وقال بارزاني ذلك."], "بارزاني"),
        ("ar", ["حضر كوسرت رسول علي المؤتمر.", "وغادر كوسرت رسول المدينة."], "كوسرت رسول علي"),
        ("kmr", ["Mesûd Barzanî li Hewlêrê bû.", "Barzanî got ku ew ê here."], "Mesûd Barzanî"),
    ],
)
def test_a_short_mention_is_the_one_person_that_it_can_be(
    recogniser: Recogniser, language: str, texts: list[str], wanted: str
) -> None:
    last = recogniser.mentions_of(texts, language)[-1]
    assert [m.name.text for m in last if m.name.type is PERSON] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shalaw Kosrat Rasul spoke.", ["Shalaw Kosrat Rasul"]),
        ("Mohammed Karim Hassan met Karim Hassan.", ["Mohammed Karim Hassan", "Karim Hassan"]),
        ("Reporters of Kurdistan 24 left.", ["Kurdistan 24"]),
        ("The Great Mosque of Samarra was closed.", ["Great Mosque of Samarra"]),
        ("He opened the Duhok Children's Hospital.", ["Duhok Children's Hospital"]),
        ("They spoke in the Al-Rasheed Hotel.", ["Al-Rasheed Hotel"]),
    ],
)
def test_a_name_is_whole(recogniser: Recogniser, text: str, wanted: list[str]) -> None:
    assert [surface for surface, _, _ in found(recogniser, text)] == wanted


def test_a_listed_sorani_name_is_found_without_the_marks_of_its_letters(recogniser: Recogniser) -> None:
    names = found(recogniser, "لە زانکۆی سەلاحەدین کۆبوونەوە.", language="ckb")
    assert [name for _, name, _ in names] == ["زانکۆی سەڵاحەدین"]


def test_an_agency_after_a_country_is_not_short_for_it(recogniser: Recogniser) -> None:
    (mentions,) = recogniser.mentions_of(["ERBIL, Iraq (AP)"], "en")
    assert [m.name.text for m in mentions] == ["Erbil", "Iraq", "AP"]
    (_, mentions) = recogniser.mentions_of(["He left the United Arab Emirates (UAE) in May.", "The UAE agreed."], "en")
    assert [m.name.text for m in mentions] == ["United Arab Emirates"]


def test_who_signs_a_dateline_or_a_credit_is_a_name(recogniser: Recogniser) -> None:
    texts = [
        "BASRA, Iraq (Hawar Desk)",
        "(Reporting by Mark Heinrich in Mosul; Editing by Timour Azhari)",
        "Basra (2017)",
    ]
    found = recogniser.mentions_of(texts, "en")
    assert [[(m.surface, m.name.type) for m in mentions] for mentions in found] == [
        [("BASRA", NameType.PLACE), ("Iraq", NameType.PLACE), ("Hawar Desk", NameType.ORGANISATION)],
        [("Mark Heinrich", NameType.PERSON), ("Mosul", NameType.PLACE), ("Timour Azhari", NameType.PERSON)],
        [("Basra", NameType.PLACE)],
    ]


def test_a_company_that_is_a_plain_word_is_told_by_what_it_does(recogniser: Recogniser) -> None:
    texts = ["Apple shares fell nearly 4%.", "Shell said it would sell the field.", "Apple trees cover the slope."]
    found = recogniser.mentions_of(texts, "en")
    assert [[m.surface for m in mentions] for mentions in found] == [["Apple"], ["Shell"], []]
