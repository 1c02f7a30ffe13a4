"""Arabic and Kurdish articles: into English, and through it into the other locales, with the small packs."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from pipeline.catalogs import read_article_catalogue
from pipeline.desk import check, publish
from pipeline.desk.crossing import left_in_english
from pipeline.desk.events import Translated
from pipeline.desk.office import DeskOffice
from pipeline.engine import Engine
from pipeline.model import Severity
from pipeline.review.pages import article_page
from tests.conftest import PACKS, RENTS, Newsroom, accept, texts

ONLY_47 = "ولم يعد منهم سوى 47."
DUSK = "وأُعيد فتح الطريق عند الغسق."
ERBIL = "أربيل تحدد سقفاً لمقدمات الشقق بعد شكاوى المشترين"
ENGLISH = "Erbil caps apartment deposits after buyers' complaints"


@pytest.fixture
def abroad(tmp_path: Path) -> Newsroom:
    """A newsroom that also asks for English."""
    settings = f"locales = ['ckb', 'kmr', 'en']\n[paths]\nmodels = '{PACKS}'\n[engine]\nthreads = 1\n"
    (tmp_path / "pipeline.toml").write_text(settings, "utf-8")
    newsroom = Newsroom(tmp_path)
    newsroom.write("rents.txt", RENTS)
    return newsroom


def test_an_arabic_article_goes_into_english_and_through_it(abroad: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    translate = Engine.translate

    def counted(self: Engine, requests, **options):  # type: ignore[no-untyped-def]
        seen = list(requests)
        asked.extend((request.text, request.target) for request in seen)
        return translate(self, seen, **options)

    monkeypatch.setattr(Engine, "translate", counted)
    summary = abroad.translate()
    assert (summary.editions, summary.missing_pack, summary.problems) == (3, False, ())
    assert texts(abroad.po("en", "rents"))[ONLY_47] == "Only 47 have come back."
    assert texts(abroad.po("ckb", "rents"))[ONLY_47] == "تەنیا ٤٧یان گەڕاونەتەوە."
    assert texts(abroad.po("kmr", "rents"))[DUSK] == "Rê bi rojava re ji nû ve hat vekirin."
    assert texts(abroad.po("en", "rents"))[ERBIL] == ENGLISH
    assert asked.count((ONLY_47, "en")) == 1  # once for all three
    assert len(abroad.told(Translated)) == 15

    catalogue = read_article_catalogue(abroad.po("ckb", "rents"))
    entry = next(e for e in catalogue.active if e.source == ONLY_47)
    assert entry.note.english == "Only 47 have come back."
    assert entry.note.signature.startswith("ar-en@0.1:") and ">en-ckb@0.1:" in entry.note.signature
    assert catalogue.signature.startswith("ar-en@0.1:") and ">en-ckb@0.1:" in catalogue.signature
    assert read_article_catalogue(abroad.po("en", "rents")).signature.startswith("ar-en@0.1:")

    article = DeskOffice(abroad.config).article("ckb", "rents")
    assert article is not None
    assert 'Through English: <bdi lang="en">Only 47 have come back.</bdi>' in article_page(article, "token")

    before = abroad.files()
    assert abroad.translate().written == ()
    (abroad.root / ".dragoman" / "index.sqlite").unlink(missing_ok=True)
    assert abroad.translate().written == ()
    assert abroad.files() == before


def test_a_name_is_written_as_it_was_approved_in_another_language(newsroom: Newsroom) -> None:
    newsroom.write("rents.txt", f"{ENGLISH}\n\n{ENGLISH}.\n")
    newsroom.translate(locales=["ckb"])
    accept(newsroom.names("ckb"), "Erbil", "ئەربیل")
    newsroom.write("rents-ar.txt", RENTS)
    newsroom.translate(locales=["ckb"])
    assert "ئەربیل" in texts(newsroom.po("ckb", "rents-ar"))[ERBIL]
    entry = next(e for e in polib.pofile(str(newsroom.names("ckb"))) if e.msgid == "أربيل")
    assert (entry.msgstr, entry.fuzzy) == ("ئەربیل", True)
    accept(newsroom.names("ckb"), "Erbil", "هەولێر")
    newsroom.translate(locales=["ckb"])
    assert "هەولێر" in texts(newsroom.po("ckb", "rents-ar"))[ERBIL]


def test_english_that_a_person_has_accepted_is_what_the_others_are_made_from(abroad: Newsroom) -> None:
    abroad.translate(locales=["en"])
    accept(abroad.po("en", "rents"), ONLY_47, "The road reopened at dusk.")
    abroad.translate(locales=["ckb"])
    assert texts(abroad.po("ckb", "rents"))[ONLY_47] == "ڕێگەکە لەگەڵ خۆرئاوابووندا کرایەوە."
    entry = next(e for e in read_article_catalogue(abroad.po("ckb", "rents")).active if e.source == ONLY_47)
    assert entry.note.english == "The road reopened at dusk."


def test_english_is_published_from_left_to_right_and_checked(abroad: Newsroom) -> None:
    abroad.translate(locales=["en"])
    accept(abroad.po("en", "rents"), ONLY_47, "Only 48 have come back.")
    found = [f.finding for f in check(abroad.config, locales=["en"]).found]
    assert any(f.check == "numbers" and f.message == "47 became 48" for f in found)
    publish(abroad.config, locales=["en"], draft=True)
    page = (abroad.root / "dist" / "rents" / "en" / "index.html").read_text("utf-8")
    assert '<html lang="en" dir="ltr"' in page
    assert "Translated from Arabic" in page and "Only 48 have come back." in page


def test_english_that_stays_in_a_translation_is_found() -> None:
    english = "The roads were closed after the storm near the river."
    assert [f.check for f in left_in_english(english, english, "kmr")] == ["echo", "untranslated"]
    left = left_in_english(english, "Rê hatin girtin after the storm near çem.", "kmr")
    assert [(f.check, f.severity) for f in left] == [("untranslated", Severity.ERROR)]
    assert not left_in_english(english, "Piştî bahozê rê li nêzîkî çem hatin girtin.", "kmr")
