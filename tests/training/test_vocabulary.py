"""The texts that the project wrote itself: whole, in the right script, and held out where they say so."""

from __future__ import annotations

import re

import pytest

from pipeline.training.corpora import OWN, records
from pipeline.training.names_gazetteer import new_entries

TRAINED = (
    "vocabulary.jsonl.xz",
    "everyday.jsonl.xz",
    "fields.jsonl.xz",
    "agency.jsonl.xz",
    "world.jsonl.xz",
    "features.jsonl.xz",
    "reports.jsonl.xz",
    "bulletins.jsonl.xz",
    "dailies.jsonl.xz",
    "plain.jsonl.xz",
    "ordinary.jsonl.xz",
    "general.jsonl.xz",
)
HELD_OUT = ("vocabulary-dev.jsonl", "agency-dev.jsonl", "dailies-dev.jsonl")
FILES = (*TRAINED, *HELD_OUT)
FOREIGN = {
    "en": "[\u0600-\u06ff]",
    "kmr": "[\u0600-\u06ff]",
    "ar": "[ڕڵێۆەڤچگپژیک٠-٩]",
    "ckb": "[ثذصضطظةإأآؤىيك]",
}


def rows(file: str) -> list[dict[str, object]]:
    return list(records(OWN / file))


@pytest.mark.parametrize("file", FILES)
def test_every_segment_has_four_texts_in_their_own_letters(file: str) -> None:
    for row in rows(file):
        for language, foreign in FOREIGN.items():
            text = str(row[language])
            assert text.strip() == text != ""
            assert not re.search(foreign, text), (row["doc"], row["seg"], language)


@pytest.mark.parametrize("file", FILES)
def test_every_name_stands_in_the_text(file: str) -> None:
    for row in rows(file):
        for name in row["names"]:  # type: ignore[attr-defined]
            assert name["type"] in ("PER", "LOC", "ORG")
            for language in FOREIGN:
                assert name[language][: max(3, len(name[language]) - 3)] in str(row[language])


def test_what_is_held_out_is_not_trained_on() -> None:
    spelled = {file: [re.sub(r"\W+", "", str(row["en"]).casefold()) for row in rows(file)] for file in FILES}
    trained = [text for file in TRAINED for text in spelled[file]]
    assert len(trained) == len(set(trained)) > 25_000
    for file in HELD_OUT:
        assert len(spelled[file]) > 100
        assert not set(trained) & set(spelled[file])


def test_the_gazetteer_has_the_places_and_institutions_of_these_texts() -> None:
    assert list(new_entries()) == []
