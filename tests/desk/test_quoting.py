"""A quotation of several sentences is whole in each locale, though a pack reads one sentence at a time."""

from __future__ import annotations

import pytest

from pipeline.desk.quoting import Halves, halves
from pipeline.sources import read_article
from tests.conftest import ROOT, Newsroom, texts


def lacking(newsroom: Newsroom, paragraph: str) -> dict[str, Halves]:
    path = newsroom.write("water.md", f"# Water\n\n{paragraph}\n")
    return {key[1]: marks for key, marks in halves(read_article(path, newsroom.root)).items()}


@pytest.mark.parametrize(
    ("paragraph", "marks"),
    [
        (
            '"We wait. Nobody came," said Salah Omar.',
            {'"We wait.': Halves("", '"'), 'Nobody came," said Salah Omar.': Halves('"', "")},
        ),
        (
            "“The water came. We lost the sheep. It was night,” she said.",
            {"We lost the sheep.": Halves("", "”"), "It was night,” she said.": Halves("“", "")},
        ),
        (
            'He denied it. "They lie. I took <b>nothing</b>," he said.'.replace("<b>", "**").replace("</b>", "**"),
            {'"They lie.': Halves("", '"'), 'I took <b1>nothing</b1>," he said.': Halves('"', "")},
        ),
        ('He added: "We are here. We stay."', {}),
        ('"We are here. We stay."', {}),
        ('"We are here," he said. "We stay."', {}),
        ('The "wall" stands. It is "old" and grey.', {}),
        ("“We are here. **We stay.**”", {}),
    ],
)
def test_where_a_quotation_ends_before_its_sentence_does(
    newsroom: Newsroom, paragraph: str, marks: dict[str, Halves]
) -> None:
    assert lacking(newsroom, paragraph) == marks


def test_a_paragraph_that_leaves_a_quotation_open_says_nothing_of_the_next(newsroom: Newsroom) -> None:
    assert lacking(newsroom, '"We wait here. We are tired.\n\n"Nobody came," said Salah Omar.') == {}


def test_each_draft_is_a_quotation_of_its_own(newsroom: Newsroom) -> None:
    models = ROOT / "models"
    (newsroom.root / "pipeline.toml").write_text(f"[paths]\nmodels = '{models}'\n", "utf-8")
    first, last = '"The road was closed.', 'We waited for two days," the driver said.'
    newsroom.write("road.md", f"# The road\n\n{first} {last}\n")
    newsroom.translate()
    for locale, opening, closing in (("ar", "«", "»"), ("ckb", "«", "»"), ("kmr", "“", "”")):
        drafts = texts(newsroom.po(locale, "road"))
        assert [(drafts[s].count(opening), drafts[s].count(closing)) for s in (first, last)] == [(1, 1), (1, 1)]
