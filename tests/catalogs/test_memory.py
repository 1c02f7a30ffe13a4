"""The memory, editions and counts."""

from __future__ import annotations

from dataclasses import replace

from catalogue_makers import article, translated
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from pipeline.catalogs import ArticleCatalogue, Memory, Remembered, edition, merge_article, status
from pipeline.model import Draft, Finding, Severity, State

APPROVED = "The council approved the budget of 25 billion dinars on Monday."


def approved(slug: str, *pairs: tuple[str, str]) -> ArticleCatalogue:
    texts = dict(pairs)
    catalogue = translated(ArticleCatalogue("ckb"), article("Headline", *texts, slug=slug))
    entries = tuple(
        replace(e, target=texts[e.source], fuzzy=False) if e.source in texts else e for e in catalogue.entries
    )
    return replace(catalogue, entries=entries)


def test_an_approved_text_is_found_again_and_a_draft_is_not() -> None:
    memory = Memory(Remembered.of("a", approved("a", (APPROVED, "پەسەندکراو"))))
    found = memory.exact(None, APPROVED, "en")
    assert found is not None and (found.slug, found.target) == ("a", "پەسەندکراو")
    assert memory.exact("headline", "Headline") is None
    assert memory.exact("headline", APPROVED) is None, "a headline is worded otherwise than a sentence"
    assert memory.exact(None, APPROVED, "ar") is None, "another source language"
    assert len(memory) == 1


def test_texts_of_sentences_that_left_are_remembered() -> None:
    left = merge_article(approved("a", (APPROVED, "پەسەندکراو")), article("Headline", slug="a"))
    assert Memory(Remembered.of("a", left)).exact(None, APPROVED) is not None


def test_the_most_used_text_wins_then_the_first_catalogue() -> None:
    texts = [("c", "دوو"), ("b", "دوو"), ("a", "یەک")]
    rows = [Remembered(slug, "en", None, "Hello.", target) for slug, target in texts]
    found = Memory(rows).exact(None, "Hello.")
    assert found is not None and (found.slug, found.target) == ("b", "دوو")
    found = Memory(rows[1:]).exact(None, "Hello.")
    assert found is not None and found.slug == "a"


def test_a_similar_sentence_is_offered_from_the_threshold_on() -> None:
    memory = Memory(Remembered.of("a", approved("a", (APPROVED, "پەسەندکراو"))))
    similar = memory.similar(APPROVED.replace("25", "30").replace("Monday", "Sunday"))
    assert similar is not None and similar.found.target == "پەسەندکراو" and 80 <= similar.score < 100
    assert str(similar).startswith("پەسەندکراو (9")
    assert memory.similar("Rain fell in the mountains overnight.") is None
    assert memory.similar(APPROVED) is None, "itself is not similar"
    assert memory.similar(APPROVED.replace("25", "30"), threshold=99.9) is None


def test_a_similar_sentence_of_another_language_does_not_hide_one_of_this() -> None:
    close = [APPROVED.replace("25", number) for number in ("26", "27", "28", "29", "30", "31")]
    others = [Remembered("a", "tr", None, text, "tr") for text in close]
    memory = Memory([*others, Remembered("a", "en", None, APPROVED.replace("Monday", "Friday"), "en")])
    found = memory.similar(APPROVED, language="en")
    assert found is not None and found.found.target == "en"
    anything = memory.similar(APPROVED)
    assert anything is not None and anything.found.target == "tr"


@given(st.lists(st.text("ab ", min_size=1, max_size=12), max_size=20), st.text("ab ", min_size=1, max_size=12))
def test_no_sentence_is_overlooked(sources: list[str], asked: str) -> None:
    memory = Memory(Remembered("a", "en", None, text, text) for text in sources)
    for threshold in (60, 80, 100):
        scores = [score for text in sources if text != asked and (score := fuzz.ratio(text, asked)) >= threshold]
        found = memory.similar(asked, threshold)
        assert (found.score if found else 0) == max(scores, default=0)


def test_a_renamed_article_finds_its_approved_texts() -> None:
    old = approved("a", (APPROVED, "پەسەندکراو"))
    memory = Memory(Remembered.of("a", old))
    renamed = article("Headline", APPROVED, slug="b")
    reused = {s.key: m.target for s in renamed.segments if (m := memory.exact(s.context, s.text, "en"))}
    new = merge_article(ArticleCatalogue("ckb"), renamed, reused=reused)
    assert new.table[None, APPROVED].approved and new.table[None, APPROVED].target == "پەسەندکراو"


def test_an_edition_runs_parallel_to_its_article() -> None:
    source = article("Headline", "Hello.", "Bye.", "Hello.")
    catalogue = approved("story", ("Hello.", "سڵاو"))
    catalogue = replace(catalogue, metadata={**catalogue.metadata, "Last-Translator": "Nazdar"})
    made = edition(source, "ckb", catalogue)
    assert [r.state for r in made.rendered] == [State.DRAFT, State.APPROVED, State.MISSING, State.APPROVED]
    assert [r.segment for r in made.rendered] == list(source.segments)
    assert (made.rendered[1].text, made.rendered[1].translator) == ("سڵاو", "Nazdar")
    assert made.signature == catalogue.signature and made.revised is None and not made.complete


def test_counts() -> None:
    finding = Finding("numbers", Severity.WARNING, "25 is missing")
    source = article("Headline", "Hello.", "Bye.")
    drafts = {(None, "Bye."): Draft("خوات لەگەڵ", "s", 0.5, (finding,))}
    counted = status(merge_article(approved("story", ("Hello.", "سڵاو"), ("Gone.", "ڕۆیشت")), source, drafts))
    assert (counted.total, counted.approved, counted.drafts, counted.missing, counted.obsolete) == (3, 1, 2, 0, 1)
    assert counted.findings == (finding,) and not counted.done
