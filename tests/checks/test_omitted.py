"""What no piece of a translation looks at is told; single words, function words and bound names are not."""

from __future__ import annotations

from pipeline.checks import omitted
from pipeline.engine.tags import Link

SOURCE = "The coach shook his head slowly and said that coaching Zakho was a rented house."


def _seen(source: str, *words: str, weight: float = 0.9) -> list[Link]:
    """Links that look at these words of the source."""
    return [Link(0, 1, source.index(word), source.index(word) + len(word), weight) for word in words]


def test_words_that_nothing_looks_at_are_told_from_the_first_to_the_last() -> None:
    links = _seen(SOURCE, "coach", "coaching", "Zakho", "rented", "house")
    (finding,) = omitted(SOURCE, links, "en")
    assert finding.check == "omitted"
    assert "“shook his head slowly”" in finding.message


def test_one_word_alone_may_be_said_otherwise() -> None:
    links = _seen(SOURCE, "coach", "shook", "head", "coaching", "Zakho", "rented", "house")
    assert list(omitted(SOURCE, links, "en")) == []


def test_weak_looks_count_together() -> None:
    links = _seen(SOURCE, "coach", "coaching", "Zakho", "rented", "house")
    weak = _seen(SOURCE, "shook", "head", "slowly", weight=0.2)
    assert len(list(omitted(SOURCE, links + weak, "en"))) == 1
    assert list(omitted(SOURCE, links + weak * 3, "en")) == []


def test_names_that_are_looked_for_otherwise_are_spared() -> None:
    links = _seen(SOURCE, "coach", "shook", "head", "slowly", "rented", "house")
    (finding,) = omitted(SOURCE, links, "en")
    assert "“coaching Zakho”" in finding.message
    assert list(omitted(SOURCE, links, "en", {"Zakho"})) == []


def test_a_translation_without_links_tells_nothing() -> None:
    assert list(omitted(SOURCE, [], "en")) == []


def test_an_arabic_source_is_read_by_its_words() -> None:
    source = "قال المدرب إن التدريب بيت مستأجر وهز رأسه ببطء."
    links = _seen(source, "المدرب", "التدريب", "بيت", "مستأجر")
    (finding,) = omitted(source, links, "ar")
    assert "وهز رأسه ببطء" in finding.message
