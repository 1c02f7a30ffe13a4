"""The weights of names that are kept learn from whole names of people, and the same from the same."""

from __future__ import annotations

from pipeline.names.keeping import features, probability
from pipeline.training.names_corpus import NamePair
from pipeline.training.names_keeping import examples, train

PEOPLE = [
    *(NamePair(name, name, "PER", "own", 1) for name in ("Anne Smith", "Mark Smithson", "John Whitesmith")),
    *(NamePair(*pair, "PER", "press", 1) for pair in (("Ali Khalil", "Elî Xelîl"), ("Khalid Ali", "Xalid Elî"))),
]


def test_people_alone_teach_it() -> None:
    place = NamePair("Paris", "Parîs", "LOC", "own", 1)
    cut = NamePair("Smith", "Smith", "PER", "wof-iq", 1)
    assert len(examples([*PEOPLE, place, cut])) == len(PEOPLE)


def test_it_tells_names_like_those_that_it_learned_from() -> None:
    weights = train(examples(PEOPLE))
    assert weights == train(examples(PEOPLE))
    assert probability(features("Tom Smithers"), weights) > 0.5 > probability(features("Khalil Khan"), weights)
