"""Arabic drafts get the tanwin that the packs leave out; names and words that are written without it stay."""

from __future__ import annotations

import json

import pytest

from pipeline.languages import put_tanwin
from pipeline.training.corpora import OWN
from pipeline.training.tanwin import with_tanwin


@pytest.mark.parametrize(
    ("bare", "written"),
    [
        ("كان عاما صعبا أيضا.", "كان عاماً صعباً أيضاً."),
        ("وأيضا وقريبا", "وأيضاً وقريباً"),
        ("<b1>تقريبا</b1>، غدا", "<b1>تقريباً</b1>، غداً"),
        ("هذا ما قالا لنا في أوكرانيا", "هذا ما قالا لنا في أوكرانيا"),
        ("إذا فعلوا ذلك فعلنا", "إذا فعلوا ذلك فعلنا"),
        ("جدّا وجداً", "جدّا وجداً"),
        ("كلا الجانبين", "كلا الجانبين"),
    ],
)
def test_tanwin_stands_where_our_texts_have_it(bare: str, written: str) -> None:
    assert put_tanwin(bare) == written
    assert put_tanwin(written) == written


def test_a_name_stays_as_the_locale_writes_it() -> None:
    assert put_tanwin("قالت سارة قريبا شيئا", ["سارة قريبا"]) == "قالت سارة قريبا شيئاً"
    assert put_tanwin("وقريبا شيئا", ["قريبا"]) == "وقريبا شيئاً"


def test_texts_of_world_news_get_back_what_is_taken_from_them() -> None:
    lines = (OWN / "agency-dev.jsonl").read_text("utf-8").splitlines()
    words = [word for line in lines for word in json.loads(line)["ar"].split()]
    got = [put_tanwin(word.replace("\u064b", "")) for word in words]
    marked = {i for i, word in enumerate(words) if "ا\u064b" in word}
    again = {i for i, word in enumerate(got) if "ا\u064b" in word}
    assert len(marked & again) >= 0.9 * len(marked)
    assert len(again - marked) <= 0.1 * len(marked)


def test_a_word_is_kept_that_hardly_ever_stands_without_it() -> None:
    texts = ["جيداً وجيداً", "جاء وفداً", "جاء وفدا البلدين", "دائماً", "ودائماً", "قالا هذا", "باباً", "بابا"]
    assert with_tanwin(texts) == ["جيدا", "دائما"]
