"""The merge: drafts come and go, a person's text stays."""

from __future__ import annotations

from dataclasses import replace

from catalogue_makers import SIGNATURE, article, draft_of, translated

from pipeline.catalogs import ArticleCatalogue, Entry, dumps, loads, merge_article, wanted
from pipeline.catalogs.rebasing import rebase
from pipeline.model import BoundName, Draft, Finding, Name, NameType, Severity, State

OLD = "The minister said on Monday that exports would resume within a month."
NEW = "The minister said on Tuesday that exports would resume within a month."


def edited(catalogue: ArticleCatalogue, source: str, **changes: object) -> ArticleCatalogue:
    entries = tuple(replace(e, **changes) if e.source == source else e for e in catalogue.entries)
    return replace(catalogue, entries=entries)


def entry(catalogue: ArticleCatalogue, source: str) -> Entry:
    return next(e for e in catalogue.entries if e.source == source)


def first(*texts: str) -> ArticleCatalogue:
    return translated(ArticleCatalogue("ckb"), article("Headline", *texts))


def test_a_draft_is_fuzzy_and_says_where_it_comes_from() -> None:
    catalogue = first("Hello.", "Bye.", "Hello.")
    assert [e.key for e in catalogue.entries] == [("headline", "Headline"), (None, "Hello."), (None, "Bye.")]
    hello = entry(catalogue, "Hello.")
    assert hello.state is State.DRAFT and not hello.by_person and hello.untouched
    assert hello.occurrences == ("seeds/story.txt:2", "seeds/story.txt:4")
    assert catalogue.signature == SIGNATURE and catalogue.source_language == "en"


def test_nothing_new_changes_nothing() -> None:
    catalogue = first(OLD)
    assert wanted(catalogue, article("Headline", OLD)) == ()
    assert dumps(translated(catalogue, article("Headline", OLD), run=2)) == dumps(catalogue)


def test_a_changed_sentence_is_drafted_alone() -> None:
    source = article("Headline", NEW, "Bye.")
    assert [s.text for s in wanted(first(OLD, "Bye."), source)] == [NEW]
    after = translated(first(OLD, "Bye."), source, run=2)
    assert entry(after, NEW).target == draft_of(NEW, 2).text
    assert entry(after, "Bye.").target == draft_of("Bye.", 1).text
    assert all(e.source != OLD for e in after.entries), "a draft that nobody touched is dropped with its sentence"


def test_a_person_s_text_goes_fuzzy_when_its_sentence_changes_and_comes_back_with_it() -> None:
    approved = edited(first(OLD), OLD, target="دەقی مرۆڤ", fuzzy=False)
    changed = translated(approved, article("Headline", NEW), run=2)
    heir = entry(changed, NEW)
    assert (heir.target, heir.fuzzy, heir.previous, heir.by_person) == ("دەقی مرۆڤ", True, OLD, True)
    assert entry(changed, OLD).obsolete and entry(changed, OLD).target == "دەقی مرۆڤ"
    back = translated(changed, article("Headline", OLD), run=3)
    assert entry(back, OLD).approved and not entry(back, OLD).obsolete
    assert all(e.source != NEW for e in back.entries), "an unchanged copy is not kept twice"


def test_an_edited_heir_is_kept_too() -> None:
    approved = edited(first(OLD), OLD, target="دەقی مرۆڤ", fuzzy=False)
    changed = edited(translated(approved, article("Headline", NEW)), NEW, target="دەقی نوێ", fuzzy=False)
    settled = translated(changed, article("Headline", NEW))
    assert entry(settled, NEW).previous is None
    back = translated(settled, article("Headline", OLD))
    assert entry(back, OLD).target == "دەقی مرۆڤ" and entry(back, NEW).obsolete


def test_a_corrected_heir_that_is_left_fuzzy_outlives_its_sentence() -> None:
    approved = edited(first(OLD), OLD, target="دەقی مرۆڤ", fuzzy=False)
    heir = edited(translated(approved, article("Headline", NEW)), NEW, target="دەقی نوێ")
    assert entry(heir, NEW).fuzzy and entry(heir, NEW).previous == OLD
    gone = translated(heir, article("Headline", "Rain fell."))
    assert (entry(gone, NEW).target, entry(gone, NEW).obsolete) == ("دەقی نوێ", True)
    assert entry(gone, OLD).approved


def test_whatever_a_person_wrote_outlives_its_sentence() -> None:
    corrected = edited(first("Hello."), "Hello.", target="سڵاو")  # left fuzzy
    accepted = edited(first("Hello."), "Hello.", fuzzy=False)
    asked = edited(first("Hello."), "Hello.", comment="Who?")
    noted = edited(first("Hello."), "Hello.", comment="Who?", target="", fuzzy=False)
    for before in (corrected, accepted, asked, noted):
        after = entry(translated(before, article("Headline", "Rain fell.")), "Hello.")
        was = entry(before, "Hello.")
        assert after.obsolete
        assert (after.target, after.fuzzy, after.comment) == (was.target, was.fuzzy, was.comment)


def test_an_unlike_sentence_inherits_nothing() -> None:
    approved = edited(first(OLD), OLD, target="دەقی مرۆڤ", fuzzy=False)
    after = translated(approved, article("Headline", "Rain fell."))
    assert entry(after, "Rain fell.").target == draft_of("Rain fell.").text


def test_a_person_s_text_is_never_drafted_again() -> None:
    source = article("Headline", "Hello.")
    cases: list[dict[str, object]] = [
        {"target": "سڵاو", "fuzzy": False},  # corrected and accepted
        {"target": "سڵاو"},  # corrected, left fuzzy
        {"fuzzy": False},  # accepted as it was
        {"comment": "Is this right?"},  # asked about
        {"note": replace(entry(first("Hello."), "Hello.").note, draft="")},  # an editor that drops comments
    ]
    for changes in cases:
        changed = edited(first("Hello."), "Hello.", **changes)
        after = translated(changed, source, run=2, redraft=True)
        assert entry(after, "Hello.") == entry(changed, "Hello."), changes


def test_a_cleared_text_is_drafted_again() -> None:
    for fuzzy in (True, False):
        cleared = edited(first("Hello."), "Hello.", target="", fuzzy=fuzzy)
        after = translated(cleared, article("Headline", "Hello."), run=2)
        assert entry(after, "Hello.").target == draft_of("Hello.", 2).text


def test_stale_drafts_are_wanted_and_only_these() -> None:
    catalogue = edited(first("Hello.", "Bye."), "Hello.", target="سڵاو", fuzzy=False)
    source = article("Headline", "Hello.", "Bye.")
    assert [s.text for s in wanted(catalogue, source, stale=lambda e: e.context is None)] == ["Bye."]
    assert [s.text for s in wanted(catalogue, source, redraft=True)] == ["Headline", "Bye."]


def test_a_failed_draft_leaves_its_findings_and_no_text() -> None:
    source = article("Headline", "Hello.")
    failed = Draft("", SIGNATURE, None, (Finding("empty", Severity.ERROR, "nothing came back"),))
    catalogue = merge_article(ArticleCatalogue("ckb"), source, {(None, "Hello."): failed})
    hello = entry(catalogue, "Hello.")
    assert (hello.state, hello.fuzzy, hello.findings) == (State.MISSING, False, failed.findings)
    assert [s.text for s in wanted(catalogue, source)] == ["Headline", "Hello."]


def test_an_approved_text_from_elsewhere_is_taken_as_it_is() -> None:
    source = article("Headline", "Hello.")
    reused = {(None, "Hello."): "سڵاو"}
    assert [s.text for s in wanted(ArticleCatalogue("ckb"), source, reused=reused)] == ["Headline"]
    catalogue = merge_article(ArticleCatalogue("ckb"), source, reused=reused, origins={(None, "Hello."): "yesterday"})
    assert entry(catalogue, "Hello.").approved and entry(catalogue, "Hello.").note.memory == "yesterday"


def test_findings_of_a_draft_say_nothing_of_a_person_s_text() -> None:
    finding = Finding("numbers", Severity.WARNING, "25 is missing")
    source = article("Headline", "Hello.")
    catalogue = merge_article(ArticleCatalogue("ckb"), source, {(None, "Hello."): Draft("سڵاو", "s", 0.5, (finding,))})
    assert entry(catalogue, "Hello.").findings == (finding,)
    assert edited(catalogue, "Hello.", target="سڵاو ٢٥").table[None, "Hello."].findings == ()


def test_remarks_survive_the_file_and_an_editor_that_wraps_them() -> None:
    names = (BoundName(Name("Sa'd Mohammadi", NameType.PERSON), "سەعد محەممەدی", True),)
    draft = Draft(
        "دەق",
        "dragoman-en-ckb 1.0 0123456789abcdef beam=2 names=01234567 code=0.1.0 and-a-long-tail",
        0.12345,
        (
            Finding(
                "numbers", Severity.WARNING, "a long message about 25 that an editor will wrap in two lines, surely"
            ),
        ),
        "شتێکی لێکچوو draft: 0000000000000000 " * 4,
    )
    source = article("Headline", "Hello.")
    catalogue = merge_article(
        ArticleCatalogue("ckb"), source, {(None, "Hello."): draft}, names={(None, "Hello."): names}
    )
    note = entry(catalogue, "Hello.").note
    data = dumps(catalogue)
    assert entry(loads(data, "x.po", ArticleCatalogue("ckb")), "Hello.").note == replace(
        note, similar=note.similar.strip()
    )
    lines = data.decode().replace("\n#.   ", "\n#. ")  # Babel takes the indent away
    again = entry(loads(lines.encode(), "x.po", ArticleCatalogue("ckb")), "Hello.").note
    assert (again.draft, again.signature, again.findings, again.names) == (
        note.draft,
        note.signature,
        note.findings,
        names,
    )


def test_a_very_long_article_is_merged_in_time_by_looking_near() -> None:
    old = [f"Sentence {i} about item {i * 7919 % 10007} of the long list of goods." for i in range(2500)]
    catalogue = translated(ArticleCatalogue("ar"), article("Headline", *old))
    approved = replace(catalogue, entries=tuple(replace(e, fuzzy=False) for e in catalogue.entries))
    new = [text.replace("goods", "wares") for text in old]
    after = translated(approved, article("Headline", *new))
    heirs = [e for e in after.active if e.previous]
    assert len(heirs) > 2000


def test_a_changed_sentence_inherits_what_a_person_wrote_while_the_run_worked() -> None:
    read = first(OLD)
    merged = translated(read, article("Headline", NEW), run=2)
    disk = replace(edited(read, OLD, target="دەقی مرۆڤ", fuzzy=False), loaded="saved since")
    found = rebase(merged, disk)
    heir = entry(found, NEW)
    assert (heir.target, heir.fuzzy, heir.previous) == ("دەقی مرۆڤ", True, OLD)
    assert entry(found, OLD).obsolete
