"""What is spelled out moves the names along, and leaves them as they are."""

from __future__ import annotations

from pipeline.desk.rewording import reworded
from pipeline.desk.wording import in_words
from pipeline.languages import Edit
from pipeline.model import Mention, Name, NameType

ERBIL = Name("Erbil", NameType.PLACE)


def test_names_behind_a_unit_move() -> None:
    text = "It is 9 cm above Erbil, 5 km away."
    spelled, (mention,) = in_words(text, (Mention(ERBIL, 17, 22, "Erbil"),), "en", "ckb")
    assert spelled == "It is 9 centimetres above Erbil, 5 kilometres away."
    assert spelled[mention.start : mention.end] == mention.surface == "Erbil"


def test_a_name_with_a_unit_in_it_stays() -> None:
    name = Name("Channel 5 MW", NameType.ORGANISATION)
    assert in_words("Channel 5 MW said", (Mention(name, 0, 12, "Channel 5 MW"),), "en", "ckb")[0] == "Channel 5 MW said"


def test_titles_and_units_together() -> None:
    name = Name("ليث", NameType.PERSON)
    spelled, (mention,) = in_words("قال د. ليث إنها 5 كم", (Mention(name, 7, 10, "ليث"),), "ar", "kmr")
    assert spelled == "قال الدكتور ليث إنها 5 كيلومترات"
    assert spelled[mention.start : mention.end] == "ليث"


def test_what_is_put_in_at_the_rim_of_a_name_stands_outside() -> None:
    text, (mention,) = reworded(
        "In Erbil.", (Mention(ERBIL, 3, 8, "Erbil"),), [Edit(3, 3, "<b1>"), Edit(8, 8, "</b1>")]
    )
    assert text == "In <b1>Erbil</b1>."
    assert mention.surface == "Erbil"
