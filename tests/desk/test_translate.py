"""The way of an article, over real files with the small packs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from pipeline.catalogs import read_article_catalogue, read_names
from pipeline.checks import check as check_text
from pipeline.desk import check, publish, translate
from pipeline.desk.events import Problem, Translated, Translating, Written
from pipeline.desk.finishing import put_in_order
from pipeline.desk.wanted import Wanted
from pipeline.errors import UsageError
from pipeline.model import Draft, Name, NameType
from tests.conftest import DAM, PACKS, SCHOOL, Newsroom, accept, texts

REPAIRS = "The repairs took 14 days."
FARMERS = "Farmers in Erbil asked for more water."
THANKED = "The governor thanked the teams on Monday."


def segments_sent(newsroom: Newsroom) -> int:
    return len(newsroom.told(Translated))


def test_a_first_run_drafts_every_sentence_in_every_locale(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    summary = newsroom.translate()
    assert summary.editions == 3
    assert [Path(path).name for path in summary.written] == ["dam.po"] * 3
    for locale in ("ar", "ckb", "kmr"):
        catalogue = read_article_catalogue(newsroom.po(locale, "dam"))
        sources = [entry.source for entry in catalogue.active]
        assert sources[0] == "Engineers reopen the dam road near Duhok"
        assert {REPAIRS, FARMERS, THANKED} <= set(sources)
        assert all(entry.fuzzy or not entry.target for entry in catalogue.active)
        assert catalogue.signature.startswith(f"en-{locale}@")
        assert "dragoman=" in catalogue.signature
        names = read_names(newsroom.names(locale)).bound()
        assert names[Name("Erbil", NameType.PLACE)].rendering


def test_a_draft_says_no_word_twice_running_and_its_number_is_right(newsroom: Newsroom) -> None:
    want = Wanted((0, 0), "It took 14 <b1>long</b1> hours.", "en", "ckb")
    text = "٤١ کاتژمێری کاتژمێری <b1>درێژی</b1> خایاند."
    made = put_in_order(want, Draft(text, "sig", -1.0, check_text(want.text, text, "en", "ckb")), newsroom.config)
    assert made.text == "١٤ کاتژمێری <b1>درێژی</b1> خایاند."
    assert [finding.check for finding in made.findings] == ["mended", "mended"]
    right = Draft(made.text, "sig", -1.0, check_text(want.text, made.text, "en", "ckb"))
    assert put_in_order(want, right, newsroom.config) == right


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_every_catalogue_passes_msgfmt(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    for name in newsroom.files():
        subprocess.run(["msgfmt", "--check", "-o", os.devnull, newsroom.root / name], check=True)


def test_a_run_with_nothing_to_do_writes_nothing_and_loads_no_model(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    before = newsroom.files()
    summary = newsroom.translate()
    assert (summary.articles, summary.editions, summary.written) == (0, 0, ())
    assert newsroom.files() == before
    assert not newsroom.told(Translating)


def test_without_the_index_nothing_is_translated_or_written_again(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    before = newsroom.files()
    shutil.rmtree(newsroom.root / ".dragoman")
    summary = newsroom.translate()
    assert summary.written == ()
    assert segments_sent(newsroom) == 0
    assert newsroom.files() == before


def test_a_changed_sentence_is_drafted_alone(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    before = {locale: texts(newsroom.po(locale, "dam")) for locale in ("ar", "ckb", "kmr")}
    other = newsroom.po("ar", "school").read_bytes()
    changed = "The repairs took 15 days."
    newsroom.write("dam.txt", DAM.replace(REPAIRS, changed))
    newsroom.translate()
    assert segments_sent(newsroom) == 3
    for locale, old in before.items():
        now = texts(newsroom.po(locale, "dam"))
        assert REPAIRS not in now
        assert {s: t for s, t in now.items() if s != changed} == {s: t for s, t in old.items() if s != REPAIRS}
    assert newsroom.po("ar", "school").read_bytes() == other


def test_a_persons_text_stays_and_is_reused_in_other_articles(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    accept(newsroom.po("ckb", "dam"), THANKED, "پارێزگار سوپاسی تیمەکانی کرد.")
    newsroom.write("school.txt", SCHOOL)
    summary = newsroom.translate()
    assert summary.reused == 1
    entry = next(e for e in polib.pofile(str(newsroom.po("ckb", "school"))) if e.msgid == THANKED)
    assert entry.msgstr == "پارێزگار سوپاسی تیمەکانی کرد."
    assert not entry.fuzzy
    assert texts(newsroom.po("ckb", "dam"))[THANKED] == "پارێزگار سوپاسی تیمەکانی کرد."


def test_an_approval_takes_the_place_of_untouched_drafts_of_that_sentence_elsewhere(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.write("third.txt", f"Another story\n\n{THANKED}\n")
    newsroom.translate()
    accept(newsroom.po("ckb", "third"), THANKED, "دەقێکی تر.")  # a person has written here already
    accept(newsroom.po("ckb", "dam"), THANKED, "پارێزگار سوپاسی تیمەکانی کرد.")
    others = newsroom.po("ar", "school").read_bytes()
    summary = newsroom.translate()
    assert {(e.slug, e.locale) for e in newsroom.told(Written) if e.changed} == {("school", "ckb")}
    assert (summary.reused, segments_sent(newsroom)) == (1, 0)
    entry = next(e for e in polib.pofile(str(newsroom.po("ckb", "school"))) if e.msgid == THANKED)
    assert entry.msgstr in ("پارێزگار سوپاسی تیمەکانی کرد.", "دەقێکی تر.")
    assert not entry.fuzzy and "memory: " in entry.comment
    assert texts(newsroom.po("ckb", "third"))[THANKED] == "دەقێکی تر."
    assert newsroom.po("ar", "school").read_bytes() == others
    assert newsroom.translate().editions == 0


def test_a_text_approved_during_a_run_is_remembered(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    newsroom.write("dam.txt", DAM.replace("14", "15"))

    def meanwhile(event: object) -> None:
        if isinstance(event, Translating) and event.locale == "ckb":
            accept(newsroom.po("ckb", "dam"), THANKED, "پارێزگار سوپاسی تیمەکانی کرد.")

    translate(newsroom.config, on_event=meanwhile)
    assert texts(newsroom.po("ckb", "dam"))[THANKED] == "پارێزگار سوپاسی تیمەکانی کرد."
    newsroom.translate()
    assert texts(newsroom.po("ckb", "school"))[THANKED] == "پارێزگار سوپاسی تیمەکانی کرد."
    assert newsroom.translate().editions == 0


def test_a_similar_approved_text_is_offered_in_the_comment(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    accept(newsroom.po("kmr", "dam"), REPAIRS, "Tamîrkirin 14 roj dom kir.")
    newsroom.write("bridge.txt", "A bridge\n\nThe repairs took 24 days.\n")
    newsroom.translate()
    entry = next(e for e in polib.pofile(str(newsroom.po("kmr", "bridge"))) if e.msgid == "The repairs took 24 days.")
    assert "Tamîrkirin 14 roj dom kir." in entry.comment
    assert entry.fuzzy or not entry.msgstr


def test_a_changed_name_drafts_again_the_untouched_sentences_that_mention_it(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    accept(newsroom.po("ar", "school"), "New school opens in Erbil", "مدرسة جديدة في أربيل")
    newsroom.translate()
    before = newsroom.files()
    accept(newsroom.names("ar"), "Erbil", "هولير")
    summary = newsroom.translate()
    (told,) = [line for line in summary.problems if "هولير" in line]
    assert told.startswith("locales/ar/articles/school.po:")
    assert "Erbil: the approved rendering هولير is not in the translation" in told
    assert summary.exit_code == 1
    assert {(e.slug, e.locale) for e in newsroom.told(Written)} == {("dam", "ar"), ("school", "ar")}
    assert segments_sent(newsroom) == 2  # FARMERS, and one sentence of the school; not its approved headline
    dam = read_article_catalogue(newsroom.po("ar", "dam"))
    assert "name: place Erbil = هولير (approved)" in newsroom.po("ar", "dam").read_text("utf-8")
    assert dam.table[None, REPAIRS].target == _text(before, newsroom.po("ar", "dam"), newsroom, REPAIRS)
    assert texts(newsroom.po("ar", "school"))["New school opens in Erbil"] == "مدرسة جديدة في أربيل"
    again = newsroom.translate()
    assert again.editions == 0
    assert not again.problems


def _text(files: dict[str, tuple[bytes, int]], path: Path, newsroom: Newsroom, source: str) -> str:
    data = files[path.relative_to(newsroom.root).as_posix()][0].decode()
    return next(entry.msgstr for entry in polib.pofile(data) if entry.msgid == source)


def test_a_dateline_of_names_is_their_renderings(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    dateline = "DUHOK, Kurdistan Region"
    assert texts(newsroom.po("ckb", "dam"))[dateline] == "دهۆک، هەرێمی کوردستان"
    assert texts(newsroom.po("ar", "dam"))[dateline] == "دهوك، إقليم كردستان"
    assert texts(newsroom.po("kmr", "dam"))[dateline] == "Dihok, Herêma Kurdistanê"


def test_a_bad_file_is_reported_every_time_and_the_others_go_on(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    (newsroom.root / "seeds" / "bad.docx").write_bytes(b"PK\x03\x04 not a document")
    for editions in (3, 0):
        summary = newsroom.translate()
        assert summary.editions == editions
        assert summary.exit_code == 1
        assert len([p for p in summary.problems if p.startswith("seeds/bad.docx")]) == 1


def test_two_files_of_one_name_are_refused(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("dam.md", f"# {SCHOOL}")
    summary = newsroom.translate()
    assert summary.editions == 0
    assert len(summary.problems) == 2
    assert "rename" in summary.problems[0]


def test_an_article_is_not_translated_into_its_own_language(newsroom: Newsroom) -> None:
    newsroom.write("saltan.txt", "افتتاح مدرسة جديدة في أربيل\n\nافتتحت مدرسة جديدة في مدينة أربيل يوم الأحد.\n")
    newsroom.translate()
    assert not newsroom.po("ar", "saltan").exists()
    assert newsroom.po("ckb", "saltan").exists()
    assert newsroom.po("kmr", "saltan").exists()


def test_text_of_no_language_is_reported(newsroom: Newsroom) -> None:
    newsroom.write("numbers.txt", "2024\n\n1234 5678 910.\n")
    summary = newsroom.translate()
    assert summary.exit_code == 1
    assert [p.split(";")[0] for p in summary.problems] == ["seeds/numbers.txt:1: its language cannot be told"]
    assert newsroom.translate().problems == summary.problems
    assert newsroom.translate(language="en").editions == 3


def test_a_missing_pack_is_said_until_it_comes_and_the_others_go_on(newsroom: Newsroom) -> None:
    models = newsroom.root / "models"
    models.mkdir()
    lists = (PACKS / "packs.toml").read_text("utf-8").split("[[pack]]")
    (models / "packs.toml").write_text("[[pack]]".join(p for p in lists if "en_kmr" not in p), "utf-8")
    for pack in PACKS.glob("*.argosmodel"):
        shutil.copy(pack, models)
    (newsroom.root / "pipeline.toml").write_text("[engine]\nthreads = 1\n", "utf-8")
    newsroom.write("dam.txt", DAM)
    for editions in (2, 0):
        summary = newsroom.translate()
        assert summary.exit_code == 3
        assert summary.editions == editions
        assert any(p.startswith("seeds/dam.txt: no pack translates en into kmr") for p in summary.problems)
    assert not newsroom.po("kmr", "dam").exists()
    (models / "packs.toml").write_text("[[pack]]".join(lists), "utf-8")
    summary = newsroom.translate()
    assert not summary.missing_pack
    assert [e.locale for e in newsroom.told(Written)] == ["kmr"]


def test_a_mended_preference_of_packs_is_tried_at_once(newsroom: Newsroom) -> None:
    settings = newsroom.root / "pipeline.toml"
    good = settings.read_text("utf-8")
    settings.write_text(good + '[packs]\n"en-ckb" = "nonesuch"\n', "utf-8")
    newsroom.write("school.txt", SCHOOL)
    assert newsroom.translate(locales=["ckb"]).missing_pack
    settings.write_text(good, "utf-8")
    assert newsroom.translate(locales=["ckb"]).editions == 1


def test_one_unreadable_names_catalogue_stops_no_other_locale(newsroom: Newsroom) -> None:
    newsroom.write("هەواڵ.md", "---\nlanguage: ckb\n---\n# هەواڵ\n\nڕێگاکە کرایەوە.\n")
    newsroom.names("ar").parent.mkdir(parents=True)
    newsroom.names("ar").write_text("<<<<<<< HEAD\n", "utf-8")
    published = publish(newsroom.config)
    assert ["a merge conflict" in problem for problem in published.problems] == [True]
    assert (newsroom.root / "dist" / "هەواڵ" / "ckb" / "index.html").exists()


def test_a_damaged_pack_is_not_loaded(newsroom: Newsroom) -> None:
    models = newsroom.root / "models"
    shutil.copytree(PACKS, models)
    pack = models / "translate-en_ckb-0_1.argosmodel"
    pack.write_bytes(pack.read_bytes()[:-1] + b"x")
    (newsroom.root / "pipeline.toml").write_text("[engine]\nthreads = 1\n", "utf-8")
    newsroom.write("dam.txt", DAM)
    summary = newsroom.translate()
    assert summary.exit_code == 3
    assert not newsroom.po("ckb", "dam").exists()
    assert newsroom.po("kmr", "dam").exists()


def test_a_broken_catalogue_is_left_alone_and_named_with_its_line(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    path = newsroom.po("ar", "dam")
    broken = path.read_text("utf-8") + '\nmsgid "half an entry'
    path.write_text(broken, "utf-8")
    newsroom.write("dam.txt", DAM.replace("14", "15"))
    summary = newsroom.translate()
    assert path.read_text("utf-8") == broken
    assert any(f"dam.po:{broken.count(chr(10)) + 1}: " in problem for problem in summary.problems)
    assert len(newsroom.told(Problem)) == 1
    assert {e.locale for e in newsroom.told(Written)} == {"ckb", "kmr"}


def test_an_article_that_left_keeps_its_catalogue_and_leaves_the_names(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate()
    (newsroom.root / "seeds" / "dam.txt").unlink()
    newsroom.translate()
    assert newsroom.po("ar", "dam").exists()
    assert "seeds/dam.txt" not in newsroom.names("ar").read_text("utf-8")
    assert "seeds/school.txt" in newsroom.names("ar").read_text("utf-8")


def test_a_renamed_article_takes_its_approved_texts_along(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    accept(newsroom.po("ckb", "dam"), REPAIRS, "چاککردنەوەکە ١٤ ڕۆژی خایاند.")
    (newsroom.root / "seeds" / "dam.txt").rename(newsroom.root / "seeds" / "barrage.txt")
    newsroom.translate()
    assert texts(newsroom.po("ckb", "barrage"))[REPAIRS] == "چاککردنەوەکە ١٤ ڕۆژی خایاند."


def test_a_run_can_be_narrowed(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.write("school.txt", SCHOOL)
    newsroom.translate(locales=["kmr"], articles=["school"])
    assert list(newsroom.files()) == ["locales/kmr/LC_MESSAGES/names.po", "locales/kmr/articles/school.po"]
    with pytest.raises(UsageError, match="no such article"):
        newsroom.translate(articles=["nothing"])
    with pytest.raises(UsageError, match="not a locale of this newsroom"):
        newsroom.translate(locales=["ku"])
    assert newsroom.translate().editions == 5


def test_redraft_writes_untouched_drafts_again_and_no_others(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    accept(newsroom.po("ar", "dam"), REPAIRS, "استغرقت الإصلاحات ١٤ يوماً.")
    newsroom.translate(locales=["ar"], redraft=True)
    assert segments_sent(newsroom) == len(texts(newsroom.po("ar", "dam"))) - 1
    assert texts(newsroom.po("ar", "dam"))[REPAIRS] == "استغرقت الإصلاحات ١٤ يوماً."


def test_the_size_of_the_window_changes_no_catalogue(
    newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Newsroom(tmp_path_factory.mktemp("other"))
    settings = (newsroom.root / "pipeline.toml").read_text("utf-8")
    (other.root / "pipeline.toml").write_text(f"{settings}[drafts]\nwindow = 1\n", "utf-8")
    for room in (newsroom, other):
        room.write("dam.txt", DAM)
        room.write("school.txt", SCHOOL)
        room.translate()
    assert {name: data for name, (data, _) in newsroom.files().items()} == {
        name: data for name, (data, _) in other.files().items()
    }


def test_a_draft_that_a_person_cleared_is_drafted_again(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    path = newsroom.po("ar", "dam")
    catalogue = polib.pofile(str(path))
    entry = next(e for e in catalogue if e.msgid == FARMERS)
    drafted = entry.msgstr
    assert drafted
    entry.msgstr = ""
    catalogue.save()
    newsroom.translate()
    assert texts(path)[FARMERS] == drafted


def test_one_name_with_two_accepted_renderings_is_a_finding(newsroom: Newsroom) -> None:
    newsroom.write("dam.txt", DAM)
    newsroom.translate()
    accept(newsroom.names("ar"), "Erbil", "أربيل")
    assert not [f for f in check(newsroom.config, locales=["ar"]).found if "several" in f.finding.message]
    file = polib.pofile(str(newsroom.names("ar")), wrapwidth=78)
    file.append(
        polib.POEntry(msgid="Erbil", msgctxt="organisation", msgstr="نادي أربيل", occurrences=[("dam.txt", "5")])
    )
    file.save(str(newsroom.names("ar")))
    newsroom.translate()
    report = check(newsroom.config, locales=["ar"])
    (found,) = [f for f in report.found if "several accepted renderings" in f.finding.message]
    assert found.file == "locales/ar/LC_MESSAGES/names.po"
    assert "أربيل" in found.finding.message and "نادي أربيل" in found.finding.message
    assert report.exit_code == 1
