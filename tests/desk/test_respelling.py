"""What models and checks read of a source is in the packs' spelling; names keep their author's."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from pipeline.desk.respelling import in_known_spelling
from pipeline.desk.wanted import Wanted
from pipeline.model import Mention, Name, NameType
from tests.conftest import PACKS, RENTS, Newsroom


def test_mentions_stand_at_their_words_and_are_spelled_as_they_were() -> None:
    text = "ئەمەریکا نیە، بەڵام میناحی كۆميسيۆن لەساڵی ٢٠٢٠"
    start = text.index("میناحی")
    name = Mention(Name("میناح", NameType.PERSON), start, start + 6, "میناحی")
    letters = Mention(Name("کۆمیسیۆن", NameType.ORGANISATION), start + 7, start + 15, "كۆميسيۆن")
    read = in_known_spelling(Wanted((0, 0), text, "ckb", "en", (name, letters)))
    assert read.text == "ئەمریکا نییە، بەڵام میناحی کۆمیسیۆن لە ساڵی ٢٠٢٠"
    assert [read.text[m.start : m.end] for m in read.mentions] == ["میناحی", "کۆمیسیۆن"]
    assert [m.surface for m in read.mentions] == ["میناحی", "کۆمیسیۆن"]


def test_a_name_inside_a_word_keeps_its_place() -> None:
    basra = Mention(Name("بەسرە", NameType.PLACE), 2, 10, "بەسرەيەك")
    read = in_known_spelling(Wanted((0, 0), "لەبەسرەيەكي نوێ", "ckb", "en", (basra,)))
    assert read.text == "لەبەسرەیەکی نوێ"
    assert read.mentions[0].surface == "بەسرەیەک"


def test_a_text_that_needs_nothing_is_the_very_same() -> None:
    want = Wanted((0, 0), "The dam is closed.", "en", "ckb")
    assert in_known_spelling(want) is want


@pytest.mark.parametrize("keyboard", ["", "کیی"])
def test_an_article_is_drafted_alike_on_any_keyboard(tmp_path: Path, keyboard: str) -> None:
    typed = RENTS.translate(str.maketrans("كيى", keyboard)) if keyboard else RENTS
    settings = f"locales = ['en']\n[paths]\nmodels = '{PACKS}'\n[engine]\nthreads = 1\n"
    (tmp_path / "pipeline.toml").write_text(settings, "utf-8")
    newsroom = Newsroom(tmp_path)
    newsroom.write("rents.md", f"---\nlanguage: ar\n---\n{typed}")
    newsroom.translate()
    title, *_, last = polib.pofile(str(newsroom.po("en", "rents")))
    assert (title.msgstr, last.msgstr) == (
        "Erbil caps apartment deposits after buyers' complaints",
        "The road reopened at dusk.",
    )
    assert title.msgid in typed and last.msgid in typed  # reviewers see what the author typed
