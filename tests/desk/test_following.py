"""What follows an approval, a renamed file, a language that was given, and a file that cannot be read."""

from __future__ import annotations

import shutil
from pathlib import Path

import polib
import pytest

from pipeline.catalogs import read_names
from pipeline.desk import translate
from pipeline.desk.events import Translating
from pipeline.desk.index import opened
from pipeline.desk.reading import read
from pipeline.desk.shelf import names_by_file
from pipeline.desk.survey import find_sources
from tests.conftest import DAM, SCHOOL, Newsroom, accept, texts

THANKED = "The governor thanked the teams on Monday."
REPAIRS = "The repairs took 14 days."
OPENED = "New school opens in Erbil"
HOSPITAL = "Karwan Salih Hospital"
FIRST, RIGHT = "پارێزگار سوپاسی تیمەکانی کرد.", "پارێزگار دوێنێ سوپاسی تیمەکانی کرد."


def entry_of(path: Path, source: str) -> polib.POEntry:
    return next(e for e in polib.pofile(str(path)) if e.msgid == source and not e.obsolete)


def withdraw(path: Path, source: str) -> None:
    file = polib.pofile(str(path))
    next(e for e in file if e.msgid == source).flags.append("fuzzy")
    file.save(str(path))


@pytest.fixture
def copied(newsroom: Newsroom) -> Newsroom:
    """A sentence accepted in one article and copied to another."""
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    accept(newsroom.po("ckb", "dam"), THANKED, FIRST)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    assert not entry_of(newsroom.po("ckb", "school"), THANKED).fuzzy
    return newsroom


def test_a_copy_follows_the_correction_of_its_original(copied: Newsroom) -> None:
    accept(copied.po("ckb", "dam"), THANKED, RIGHT)
    copied.write("third.txt", f"Another story\n\n{THANKED}\n")
    copied.translate()
    for slug in ("school", "third"):
        entry = entry_of(copied.po("ckb", slug), THANKED)
        assert (entry.msgstr, entry.fuzzy) == (RIGHT, False)


def test_an_approval_that_is_withdrawn_stays_withdrawn_and_its_copies_are_drafts_again(copied: Newsroom) -> None:
    withdraw(copied.po("ckb", "dam"), THANKED)
    copied.translate()
    for slug in ("dam", "school"):
        entry = entry_of(copied.po("ckb", slug), THANKED)
        assert (entry.msgstr, entry.fuzzy) == (FIRST, True)
    accept(copied.po("ckb", "school"), THANKED, FIRST)  # and is a person's own where somebody accepts it there
    copied.translate()
    assert not entry_of(copied.po("ckb", "school"), THANKED).fuzzy


@pytest.mark.parametrize("index", ["kept", "lost"])
def test_an_approval_that_is_withdrawn_is_so_too_where_its_sentence_leaves(copied: Newsroom, index: str) -> None:
    accept(copied.po("ckb", "dam"), THANKED, RIGHT)
    withdraw(copied.po("ckb", "dam"), THANKED)
    copied.write("dam.txt", DAM.replace(THANKED, ""))
    copied.translate(articles=["dam"])
    if index == "lost":
        shutil.rmtree(copied.root / ".dragoman")
    copied.translate()
    assert RIGHT in copied.po("ckb", "dam").read_text("utf-8")
    entry = entry_of(copied.po("ckb", "school"), THANKED)
    assert (entry.msgstr, entry.fuzzy) == (FIRST, True)


def test_a_copy_that_a_person_makes_fuzzy_stays_fuzzy(copied: Newsroom) -> None:
    withdraw(copied.po("ckb", "school"), THANKED)
    copied.translate()
    assert entry_of(copied.po("ckb", "school"), THANKED).fuzzy
    assert not entry_of(copied.po("ckb", "dam"), THANKED).fuzzy


def test_a_copy_stays_where_the_catalogue_of_its_original_is_deleted(copied: Newsroom) -> None:
    (copied.root / "seeds" / "dam.txt").unlink()
    copied.po("ckb", "dam").unlink()
    copied.translate()
    copied.write("third.txt", f"Another story\n\n{THANKED}\n")
    copied.translate()
    for slug in ("school", "third"):
        entry = entry_of(copied.po("ckb", slug), THANKED)
        assert (entry.msgstr, entry.fuzzy) == (FIRST, False)


def test_a_renamed_article_takes_along_what_is_not_accepted_yet(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    accept(newsroom.po("ckb", "dam"), THANKED, RIGHT)
    withdraw(newsroom.po("ckb", "dam"), THANKED)
    (newsroom.root / "seeds" / "dam.txt").rename(newsroom.root / "seeds" / "barrage.txt")
    newsroom.translate()
    entry = entry_of(newsroom.po("ckb", "barrage"), THANKED)
    assert (entry.msgstr, entry.fuzzy) == (RIGHT, True)
    assert not newsroom.po("ckb", "dam").exists()


@pytest.mark.parametrize("options", [{}, {"articles": ["barrage"]}], ids=["every article", "one article"])
def test_a_renamed_article_that_was_edited_too_takes_them_along(newsroom: Newsroom, options: dict) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    for source in (THANKED, REPAIRS):
        accept(newsroom.po("ckb", "dam"), source, RIGHT)
    withdraw(newsroom.po("ckb", "dam"), THANKED)
    (newsroom.root / "seeds" / "dam.txt").unlink()
    newsroom.write("barrage.txt", DAM.replace("14", "15"))
    newsroom.write("school.txt", SCHOOL)  # shares a sentence, too few
    newsroom.translate(**options)
    newsroom.translate()
    for source in (THANKED, REPAIRS.replace("14", "15")):
        entry = entry_of(newsroom.po("ckb", "barrage"), source)
        assert (entry.msgstr, entry.fuzzy) == (RIGHT, True)
    assert not newsroom.po("ckb", "dam").exists()


def test_two_that_are_as_like_an_article_that_is_gone_leave_it_its_catalogues(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    before = newsroom.po("ckb", "dam").read_bytes()
    (newsroom.root / "seeds" / "dam.txt").unlink()
    newsroom.write("one.txt", DAM.replace("14", "15"))
    newsroom.write("two.txt", DAM.replace("14", "16"))
    newsroom.translate()
    assert newsroom.po("ckb", "dam").read_bytes() == before


def test_a_file_that_never_had_a_catalogue_takes_none_along(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("*.txt", f"{OPENED}\n\nA new school opened.\n")
    newsroom.translate()
    accept(newsroom.po("ckb", "dam"), REPAIRS, RIGHT)
    (newsroom.root / "seeds" / "*.txt").rename(newsroom.root / "seeds" / "school.txt")
    newsroom.translate()
    assert RIGHT in texts(newsroom.po("ckb", "dam")).values()
    assert RIGHT not in newsroom.po("ckb", "school").read_text("utf-8")


@pytest.mark.parametrize(
    "runs", [[{"locales": ["kmr"]}, {}], [{"articles": ["school"]}]], ids=["one locale", "one article"]
)
def test_the_places_of_names_are_right_after_a_narrowed_run(newsroom: Newsroom, runs: list[dict]) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    (newsroom.root / "seeds" / "dam.txt").unlink()
    newsroom.write("old/school.txt", SCHOOL)
    (newsroom.root / "seeds" / "school.txt").unlink()
    for options in runs:
        newsroom.translate(**options)
    for locale in ("ar", "ckb", "kmr"):
        assert list(names_by_file(read_names(newsroom.names(locale)))) == ["seeds/old/school.txt"]


def test_an_article_that_was_gone_for_a_run_has_its_places_again(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    (newsroom.root / "seeds" / "dam.txt").unlink()
    newsroom.translate()
    newsroom.write("dam.txt", DAM)
    newsroom.translate(locales=["kmr"])
    newsroom.translate()
    assert "seeds/dam.txt" in names_by_file(read_names(newsroom.names("ar")))


def test_approved_texts_of_new_and_edited_articles_are_told_of_too(newsroom: Newsroom) -> None:
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    accept(newsroom.po("ar", "school"), OPENED, "مدرسة جديدة في أربيل")
    newsroom.translate()
    accept(newsroom.names("ar"), "Erbil", "هولير")
    newsroom.write("school.txt", f"{SCHOOL}\nThe repairs took 14 days.\n")
    newsroom.write("third.txt", f"{OPENED}\n\nThe repairs took 15 days.\n")
    told = [line.split(": ") for line in newsroom.translate().problems]
    for place, *_ in told:
        file, line = place.split(":")
        rest = (newsroom.root / file).read_text("utf-8").split("\n", int(line) - 1)[-1]
        assert OPENED in rest.split("\n\n")[0]
    assert [place.split(":")[0] for place, *_ in told] == [f"locales/ar/articles/{s}.po" for s in ("school", "third")]
    assert newsroom.translate().problems == ()


@pytest.mark.parametrize(("accepted", "proposed"), [(False, "مستشفى كاروان سليح"), (True, "مستشفى كاروان صالح")])
def test_a_proposal_follows_a_name_that_it_is_built_with(newsroom: Newsroom, accepted: bool, proposed: str) -> None:
    doctors = "Doctors at the Karwan Salih Hospital in Erbil asked for help."
    newsroom.write("doctors.txt", f"Doctors ask\n\n{doctors} Minister Karwan Salih thanked them on Monday.\n")
    newsroom.translate()
    assert entry_of(newsroom.names("ar"), HOSPITAL).msgstr == "مستشفى كاروان صالح"
    if accepted:
        accept(newsroom.names("ar"), HOSPITAL)
    accept(newsroom.names("ar"), "Karwan Salih", "كاروان سليح")
    newsroom.translate()
    entry = entry_of(newsroom.names("ar"), HOSPITAL)
    assert (entry.msgstr, entry.fuzzy) == (proposed, not accepted)
    assert newsroom.translate().editions == 0


def test_a_copy_of_before_copies_were_marked_is_one_where_it_says_the_same(copied: Newsroom) -> None:
    copied.write("third.txt", f"Another story\n\n{THANKED}\n")
    copied.translate()
    for slug, origin in (("school", "dam"), ("third", "school")):  # a copy of a copy
        path = copied.po("ckb", slug)
        file = polib.pofile(str(path))
        next(e for e in file if e.msgid == THANKED).comment = f"memory: {origin}.po"
        file.save(str(path))
    shutil.rmtree(copied.root / ".dragoman")
    copied.translate()
    accept(copied.po("ckb", "dam"), THANKED, RIGHT)
    copied.translate()
    assert [entry_of(copied.po("ckb", slug), THANKED).msgstr for slug in ("school", "third")] == [RIGHT, RIGHT]


def test_a_name_accepted_while_a_run_works_is_bound_by_the_next(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)

    def meanwhile(event: object) -> None:
        if isinstance(event, Translating) and event.locale == "ckb":
            accept(newsroom.names("ckb"), "Erbil", "هەولێرر")

    translate(newsroom.config, on_event=meanwhile)
    newsroom.translate()
    assert any("هەولێرر" in text for text in texts(newsroom.po("ckb", "dam")).values())
    assert newsroom.translate().editions == 0


def test_a_language_that_was_given_holds_for_publishing_and_for_the_next_run(newsroom: Newsroom) -> None:
    kurmanji = "# Karkeran riya bendavê vekir\n\nAv ji bendavê hat û gundî şa bûn.\n"

    def language() -> str:
        with opened(newsroom.config.paths.state) as index:
            return read(newsroom.config, *find_sources(newsroom.config, index)).article.language

    newsroom.write("dam.md", kurmanji)
    assert language() == "kmr"
    newsroom.translate(language="en")
    assert language() == "en"
    newsroom.write("dam.md", kurmanji.replace("gundî", "bajarî"))
    assert language() == "en"
    newsroom.translate()
    assert "bajarî" in newsroom.po("kmr", "dam").read_text("utf-8")
    newsroom.write("dam.md", f"---\nlanguage: kmr\n---\n{kurmanji}")
    assert language() == "kmr"


def test_a_names_catalogue_that_cannot_be_read_stops_its_locale_alone(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    path = newsroom.names("ckb")
    path.write_text(path.read_text("utf-8") + '\nmsgid "x\n', "utf-8")
    newsroom.write("school.txt", SCHOOL)
    summary = newsroom.translate()
    assert [name for name in ("ar", "ckb", "kmr") if newsroom.po(name, "school").exists()] == ["ar", "kmr"]
    assert any("names.po:" in problem for problem in summary.problems)


def test_what_an_operating_system_leaves_beside_catalogues_is_none(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    newsroom.po("ckb", "dam").with_name("._dam.po").write_bytes(b"\x00\x05\x16\x07")
    assert newsroom.translate().problems == ()


def test_an_article_is_called_by_its_slug_too(newsroom: Newsroom) -> None:
    newsroom.write("My dam.txt", DAM)
    assert newsroom.translate(articles=["My-dam"]).editions == 3
