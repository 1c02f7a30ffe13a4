"""Signs that a pack has never seen are folded to those it has; places still count in the text as it was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.engine import Packs, Request, Settings
from pipeline.engine.folding import fold
from pipeline.engine.stream import Engine
from pipeline.engine.tokenizers import open_tokenizer

TINY = Path(__file__).parent.parent / "data" / "packs"
STRAIGHT = 'The minister\'s office said "no" to it.'
CURLY = "The minister’s office said “no” to it."


def foreign(sign: str) -> bool:
    return not sign.isascii()


def test_only_what_the_pack_lacks_is_folded() -> None:
    assert fold(CURLY, foreign).text == STRAIGHT
    assert fold(CURLY, "’".__eq__).text == "The minister's office said “no” to it."
    assert fold(CURLY, "never".startswith).text == CURLY


@pytest.mark.parametrize("text", ["عاماً", "ئێـران", "می‌روم", "co\u00adop", CURLY, "", "«»"])
def test_a_span_of_the_folded_text_is_one_of_the_original(text: str) -> None:
    folded = fold(text, foreign)
    for start in range(len(folded.text)):
        for end in range(start + 1, len(folded.text) + 1):
            left, right = folded.span(start, end)
            assert 0 <= left < right <= len(text)
            assert fold(text[left:right], foreign).text == folded.text[start:end]
    assert folded.span(0, 0) == (0, 0)


def test_the_packs_own_vocabulary_says_what_it_lacks(tmp_path: Path) -> None:
    tokenizer = open_tokenizer(Packs.find([TINY]).route("en", "ar")[0].open(tmp_path), "en", "ar")
    assert tokenizer.lacks("’") and tokenizer.lacks("\u00ad")
    assert not tokenizer.lacks("'") and not tokenizer.lacks("e")


def test_a_sign_whose_stand_in_is_unknown_too_stays() -> None:
    assert fold("“no”", lambda sign: sign in '“”"').text == "“no”"


def test_curly_apostrophes_and_hidden_marks_cost_nothing(tmp_path: Path) -> None:
    engine = Engine(Packs.find([TINY]), Settings(tmp_path, device="cpu"))
    brothers = "Police detained two of the dead man{}s brothers."
    texts = [brothers.format("'"), brothers.format("’"), brothers.format("'").replace("two", "\u200ftw\u00ado")]
    results = list(engine.translate(Request(i, t, "en", "ckb", align=True) for i, t in enumerate(texts)))
    assert len({r.text for r in results}) == 1
    ends = [max(link.source_end for link in r.links) for r in results]
    assert ends[2] == ends[0] + 2  # its links count the hidden marks
