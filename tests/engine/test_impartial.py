"""A draft takes no side that its source does not take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.engine import Engine, Packs, Request, Settings, translator
from pipeline.languages import Partisan, partisan, unsaid

MODELS = Path(__file__).parents[2] / "models"
NEWS = [
    "The Turkish army said it killed three fighters in northern Iraq.",
    "Turkish forces bombed a village near Amedi on Sunday.",
    "Turkish jets struck the Bradost area, local officials said.",
    "The army of the Turkish Republic marked its anniversary.",
    "The militants attacked a Turkish outpost.",
    "Fighters of the YPG were killed in a Turkish strike.",
    "The Syrian government denied the report.",
    "Two soldiers were killed in clashes with the PKK.",
]
MARTYRS = "The families of the martyrs gathered at the cemetery."


def said(cache: Path, locale: str, texts: Sequence[str], impartial: bool = True) -> list[str]:
    engine = Engine(Packs.find([MODELS]), Settings(cache, device="cpu", impartial=impartial))
    return [r.text for r in engine.translate([Request(i, t, "en", locale) for i, t in enumerate(texts)])]


@pytest.mark.parametrize("locale", ["ckb", "kmr"])
def test_plain_news_is_told_plainly(tmp_path: Path, locale: str) -> None:
    drafts = said(tmp_path, locale, NEWS)
    assert [unsaid(text, draft, "en", locale) for text, draft in zip(NEWS, drafts, strict=True)] == [()] * len(NEWS)
    # What the source says takes another way through the model, and changes nothing for the rest.
    assert said(tmp_path, locale, [NEWS[0], MARTYRS, NEWS[4]])[::2] == [drafts[0], drafts[4]]


@pytest.mark.parametrize(("locale", "martyr"), [("ckb", "شەهید"), ("kmr", "şehîd")])
def test_what_the_source_says_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locale: str, martyr: str
) -> None:
    (plain,) = said(tmp_path, locale, [MARTYRS])
    assert martyr in plain
    assert said(tmp_path, locale, [MARTYRS], impartial=False) == [plain]

    def deaf(language: str) -> tuple[Partisan, ...]:
        return tuple(replace(one, says={"en": re.compile("(?!)")}) for one in partisan(language))

    (words,) = (one.words for one in partisan(locale) if one.words.search(plain))
    monkeypatch.setattr(translator, "partisan", deaf)
    # en-ckb 1.16 makes up شەهیدارەکان then, which is none of the word's forms.
    assert not words.search(said(tmp_path, locale, [MARTYRS])[0])
