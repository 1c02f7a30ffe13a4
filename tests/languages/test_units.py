"""Units, currencies and fractions in words."""

from __future__ import annotations

import pytest

from pipeline.languages import spell_units


@pytest.mark.parametrize(
    ("short", "spelled"),
    [
        ("5 km from the border, 1 kg of rice", "5 kilometres from the border, 1 kilogram of rice"),
        ("a wall 3 m high and 40cm thick", "a wall 3 metres high and 40 centimetres thick"),
        ("a 45-kg bag, 10-15 km, 20–25 kg", "a 45-kilogram bag, 10-15 kilometres, 20–25 kilograms"),
        (
            "20 km², 5,000 km2 and 3 million m³",
            "20 square kilometres, 5,000 square kilometres and 3 million cubic metres",
        ),
        ("100 dollars per m²", "100 dollars per square metre"),
        ("€20m, €1.2 billion, € 500 or 300 €", "20 million euros, 1.2 billion euros, 500 euros or 300 euros"),
        (
            "750 IQD/litre, IQD 5 million, 5m IQD",
            "750 Iraqi dinars per litre, 5 million Iraqi dinars, 5 million Iraqi dinars",
        ),
        ("3.2m bpd and 11 bcm", "3.2 million barrels per day and 11 billion cubic metres"),
        ("$80/barrel", "$80 per barrel"),
        ("120m deep, the 100m hurdles in 10.2s", "120 metres deep, the 100 metres hurdles in 10.2 seconds"),
        ("47°C, 160 km/h, 200 MW", "47 degrees Celsius, 160 kilometres per hour, 200 megawatts"),
        ("2½ hours, ¾ cup, 1½ km", "2.5 hours, 0.75 cup, 1.5 kilometres"),
    ],
)
def test_english(short: str, spelled: str) -> None:
    assert spell_units(short, "en") == spelled


@pytest.mark.parametrize(
    "text",
    [
        "More than 1.5m people fled.",
        "F-16 m, 5G, G7, COVID-19 min",
        "a 2:30 min video, 24/7 km, 4x100m relay",
        "in the 1990s, the 70s",
        "and/or, client/person, 3 I",
        "12 kmh2o",
    ],
)
def test_what_is_no_unit_stays(text: str) -> None:
    assert spell_units(text, "en") == text


@pytest.mark.parametrize(
    ("language", "short", "spelled"),
    [
        ("ar", "على بعد 5 كم و20 كم² و١٢ كغ", "على بعد 5 كيلومترات و20 كيلومتراً مربعاً و١٢ كيلوغراماً"),
        ("ar", "3 ملايين م³", "3 ملايين متر مكعب"),
        ("ar", "عام 2025 م، الساعة 5 م", "عام 2025 م، الساعة 5 م"),
        ("ckb", "١٢ کم، ٥٠٠٠ د.ع", "١٢ کیلۆمەتر، ٥٠٠٠ دیناری عێراقی"),
        ("kmr", "5 km, 3 milyon m³, 500 TL", "5 kîlometre, 3 milyon metrekup, 500 lîreyên tirkî"),
        ("de", "5 km", "5 km"),
    ],
)
def test_other_languages(language: str, short: str, spelled: str) -> None:
    assert spell_units(short, language) == spelled
