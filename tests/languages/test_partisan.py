"""Words that take a side are found where the source takes none, and only there."""

from __future__ import annotations

import pytest

from pipeline.languages import partisan, unsaid


@pytest.mark.parametrize(
    ("source", "target", "languages", "found"),
    [
        ("The army left.", "Artêşa dagirker vekişiya.", "en kmr", ("dagirker",)),
        ("The occupying army left.", "Artêşa dagirker vekişiya.", "en kmr", ()),
        ("The Republic's soldiers left.", "Leşkerên TC'ê vekişiyan.", "en kmr", ("TC'ê",)),
        ("Two were killed.", "Du kes şehîd bûn.", "en kmr", ("şehîd",)),
        ("Dagirkeran gund şewitandin.", "داگیرکەران گوندەکەیان سووتاند.", "kmr ckb", ()),
        ("أحرق الجنود القرية.", "داگیرکەران گوندەکەیان سووتاند.", "ar ckb", ("داگیرکەران",)),
        ("واستشهد جنديان.", "Du leşker şehîd bûn.", "ar kmr", ()),
        ("Three forks were found.", "Sê çetel hatin dîtin.", "en kmr", ()),
        ("Les soldats sont partis.", "Artêşa dagirker vekişiya.", "fr kmr", ()),
        ("The army left.", "انسحب الجيش المحتل.", "en ar", ()),
    ],
)
def test_a_word_that_takes_a_side_wants_one_in_the_source(
    source: str, target: str, languages: str, found: tuple[str, ...]
) -> None:
    assert unsaid(source, target, *languages.split()) == found


def test_every_such_word_says_itself() -> None:
    for language in ("ckb", "kmr"):
        for one in partisan(language):
            assert all(one.said(form, language) and one.words.fullmatch(form) for _, form in one.spelled)
