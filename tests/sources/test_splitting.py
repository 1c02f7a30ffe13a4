"""Sentence splitting: the hand-split file, the press corpus, and what holds for any text."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sources import split_sentences
from pipeline.sources.splitting import LONGEST

GOLD = Path(__file__).parents[1] / "data" / "splitting"
SHARED = Path(__file__).parents[3] / "shared"
PRESS = SHARED / "corpora" / "press" / "press.jsonl"


def paragraphs(language: str) -> list[list[str]]:
    text = (GOLD / f"{language}.txt").read_text("utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return [block.split("\n") for block in re.split(r"\n{2,}", lines.strip())]


def bare(text: str) -> str:
    return "".join(text.split())


def ends(sentences: list[str] | tuple[str, ...]) -> list[int]:
    """Where each sentence ends, in characters that are no white space."""
    total, result = 0, []
    for sentence in sentences:
        total += len(bare(sentence))
        result.append(total)
    return result


@pytest.mark.parametrize("language", ["en", "ar", "ckb", "kmr"])
def test_the_hand_split_paragraphs_come_out_as_they_were_split(language: str) -> None:
    wrong = [p for p in paragraphs(language) if list(split_sentences(" ".join(p), language)) != p]
    assert wrong == []


def test_the_gold_file_holds_at_least_150_sentences() -> None:
    assert sum(len(p) for language in ("en", "ar", "ckb", "kmr") for p in paragraphs(language)) >= 150


@pytest.mark.skipif(not PRESS.exists(), reason="the press corpus is not beside this checkout")
@pytest.mark.parametrize(("language", "floor"), [("en", 0.999), ("ar", 0.999), ("ckb", 0.999), ("kmr", 0.998)])
def test_sentence_ends_of_the_press_corpus_are_found(language: str, floor: float) -> None:
    documents = defaultdict(list)
    for line in PRESS.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["kind"] in ("body", "quote") and re.search(r"[.!?؟][\"”»’]*$", row[language]):
            documents[row["doc"]].append(row[language])
    found = wanted = 0
    for segments in documents.values():
        expected = set(ends(segments)[:-1])
        found += len(expected & set(ends(split_sentences(" ".join(segments), language))))
        wanted += len(expected)
    assert wanted > 3000
    assert found / wanted >= floor


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ()),
        (" \t ", ()),
        ("No full stop at the end", ("No full stop at the end",)),
        ("One. Two.", ("One.", "Two.")),
        ("He paid $3.5 million. She paid 4.", ("He paid $3.5 million.", "She paid 4.")),
        ("“Go.” “Where?” “Home.”", ("“Go.”", "“Where?”", "“Home.”")),
        ("See example.org. It is new.", ("See example.org.", "It is new.")),
        ("At 5 p.m. Friday it ended. Then rain fell.", ("At 5 p.m. Friday it ended.", "Then rain fell.")),
        ("“Is it far?” Karim asked. Nobody knew.", ("“Is it far?” Karim asked.", "Nobody knew.")),
        ("Why? Because.", ("Why?", "Because.")),
        ("!!!", ("!!!",)),
        ("It opens at 10 a.m. (0700 GMT) on Monday.", ("It opens at 10 a.m. (0700 GMT) on Monday.",)),
        ("They met at 3 p.m. ET. They spoke.", ("They met at 3 p.m. ET.", "They spoke.")),
        ("It ends at 5 p.m. EST on Tuesday.", ("It ends at 5 p.m. EST on Tuesday.",)),
        ("It starts at 9 a.m. Sept. 14 in Duhok.", ("It starts at 9 a.m. Sept. 14 in Duhok.",)),
        ("It ended at 9 a.m. TRT said so.", ("It ended at 9 a.m.", "TRT said so.")),
        ("Acme Inc. (ACM) said so.", ("Acme Inc. (ACM) said so.",)),
        ("He resigned.[^1] He left.[2] She stayed.³ So?", ("He resigned.[^1]", "He left.[2]", "She stayed.³", "So?")),
        ("... ... ...", ("... ... ...",)),
    ],
)
def test_single_cases_in_english(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text, "en") == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("أين ذهبت؟ إلى السوق.", ("أين ذهبت؟", "إلى السوق.")),
        ("قال ذلك له. وغادر.", ("قال ذلك له.", "وغادر.")),
        ("انتهت الجلسة.وغادر الجميع.", ("انتهت الجلسة.", "وغادر الجميع.")),
        ("جاء د. كريم؛ ثم ذهب.", ("جاء د. كريم؛ ثم ذهب.",)),
        ("بلغ 3.5 مليون.", ("بلغ 3.5 مليون.",)),
        ("بلغ سعر المنزل ٢٥٠.٠٠٠ دينار في أربيل.", ("بلغ سعر المنزل ٢٥٠.٠٠٠ دينار في أربيل.",)),
        ("نزیکەی ١.٢٥٠.٠٠٠ دینار.", ("نزیکەی ١.٢٥٠.٠٠٠ دینار.",)),
    ],
)
def test_single_cases_in_arabic(text: str, sentences: tuple[str, ...]) -> None:
    assert split_sentences(text, "ar") == sentences


def test_the_copula_of_kurmanji_ends_a_sentence_and_an_initial_does_not() -> None:
    assert split_sentences("Rewş baş e. B. Ezîz got.", "kmr") == ("Rewş baş e.", "B. Ezîz got.")


def test_the_number_of_a_day_does_not_end_a_sentence_of_kurmanji() -> None:
    assert split_sentences("Ew di 3. Tebaxê de hat. Bijîşk jî.", "kmr") == ("Ew di 3. Tebaxê de hat.", "Bijîşk jî.")


def test_a_paragraph_without_stops_is_cut_at_a_blank_before_it_grows_too_long() -> None:
    text = "word " * 3000
    sentences = split_sentences(text, "en")
    assert max(map(len, sentences)) <= LONGEST
    assert all(set(sentence.split()) == {"word"} for sentence in sentences)


def test_a_word_longer_than_any_sentence_is_cut_and_nothing_is_lost() -> None:
    assert "".join(split_sentences("x" * 5001, "en")) == "x" * 5001


SIGNS = st.sampled_from(
    [*".!?؟۔…\"'”’»›)]}“‘«([{ \u00a0\t\n-–,;:،؛aZé١3²", "U.S.", "Dr. ", "etc. ", "د. ", "e. ", "...", "ق.م. "]
)


@given(
    st.one_of(st.text(), st.lists(SIGNS).map("".join)), st.sampled_from(["en", "ar", "ckb", "kmr", "unknown", "xx", ""])
)
def test_joined_sentences_are_the_text_but_for_white_space(text: str, language: str) -> None:
    sentences = split_sentences(text, language)
    assert bare("".join(sentences)) == bare(text)
    assert all(sentence == sentence.strip() and sentence for sentence in sentences)


@given(st.lists(SIGNS).map("".join))
def test_every_sentence_has_a_word_unless_the_text_has_none(text: str) -> None:
    sentences = split_sentences(text, "en")
    assert len(sentences) <= 1 or all(any(c.isalnum() for c in sentence) for sentence in sentences)
