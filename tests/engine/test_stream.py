"""The stream: one result a request, the same whatever stands beside it, with its markup around the right words."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ctranslate2
import pytest

from pipeline.engine import Engine, Link, Packs, Request, Settings, project_tags, strip_tags
from pipeline.engine.chunks import cut
from pipeline.engine.device import load_model
from pipeline.engine.tags import Span
from pipeline.errors import MissingPackError, UsageError

TINY = Path(__file__).parent.parent / "data" / "packs"
SENTENCES = json.loads((TINY / "sentences.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def engine(cache: Path, **options: Any) -> Engine:
    return Engine(Packs.find([TINY]), Settings(cache, device="cpu", **options))


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr"])
def test_a_pack_translates_what_it_has_learned(cache: Path, locale: str) -> None:
    requests = [Request(i, row["en"], "en", locale) for i, row in enumerate(SENTENCES)]
    results = list(engine(cache, beam=2, repetition=1.0, length_penalty=0.2).translate(requests))
    assert [r.id for r in results] == list(range(len(SENTENCES)))
    # Processors without VNNI round differently: 49 to 57 of the 60 were the same there.
    assert sum(r.text == row[locale] for r, row in zip(results, SENTENCES, strict=True)) >= 45
    assert all(r.signature == results[0].signature and f"en-{locale}@0.1:" in r.signature for r in results)


def test_once_closed_it_writes_nothing_more_to_the_cache(tmp_path: Path) -> None:
    for i, locale in enumerate(["ar", "ckb", "kmr"] * 4):
        one = engine(tmp_path / str(i))
        one.prepare("en", locale)
        one.close()
        (pack,) = Packs.find([TINY]).route("en", locale)
        assert [path.name for path in (tmp_path / str(i)).iterdir()] == [pack.digest[:16]]


def test_a_result_does_not_depend_on_what_it_is_batched_with(cache: Path) -> None:
    texts = [row["en"] for row in SENTENCES]
    together = list(engine(cache).translate(Request(i, t, "en", "ckb") for i, t in enumerate(texts)))
    small = engine(cache, batch_tokens=64, window=7)
    in_windows = list(small.translate(Request(i, t, "en", "ckb") for i, t in enumerate(texts)))
    alone = [next(small.translate([Request(0, t, "en", "ckb")])) for t in texts[:12]]
    assert [r.text for r in together] == [r.text for r in in_windows]
    assert [r.text for r in together[:12]] == [r.text for r in alone]


def test_even_sentences_the_pack_cannot_know_come_out_the_same_in_any_company(cache: Path) -> None:
    dice = random.Random(4)
    words = [word for row in SENTENCES for word in row["en"].split()]
    texts = [" ".join(dice.sample(words, dice.randint(3, 25))) for _ in range(80)]
    one = engine(cache)
    together = {r.id: r.text for r in one.translate(Request(t, t, "en", "kmr") for t in texts)}
    dice.shuffle(texts)
    for part in (texts[:3], texts[3:20], texts[20:]):
        for result in one.translate([Request(t, t, "en", "kmr") for t in part]):
            assert result.text == together[result.id]


def test_a_text_said_twice_is_translated_once_and_given_twice(cache: Path) -> None:
    text = SENTENCES[0]["en"]
    results = list(engine(cache).translate([Request(i, text, "en", "ar") for i in range(3)]))
    assert [r.id for r in results] == [0, 1, 2]
    assert {r.text for r in results} == {SENTENCES[0]["ar"]}


def test_requests_are_read_as_they_are_needed(cache: Path) -> None:
    read = 0

    def endless() -> Iterator[Request]:
        nonlocal read
        while True:
            read += 1
            yield Request(read, SENTENCES[read % 60]["en"], "en", "ar")

    results = engine(cache, window=8).translate(endless())
    for _ in range(9):
        next(results)
    assert read <= 4 * 8


def test_the_score_is_the_mean_log_probability_of_a_piece(cache: Path) -> None:
    known, unknown = engine(cache).translate(
        [Request(0, SENTENCES[0]["en"], "en", "ar"), Request(1, "Quantum zebras jump over violet moons", "en", "ar")]
    )
    assert -0.5 < known.score < 0
    assert unknown.score < known.score


def test_auto_falls_back_to_the_cpu_where_cuda_fails(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctranslate2, "get_cuda_device_count", lambda: 1)  # a driver, but no usable CUDA
    if Path("/dev/nvidia0").exists():
        pytest.skip("this machine has a GPU that may work")
    home = Packs.find([TINY]).route("en", "ar")[0].open(cache)
    assert load_model(home / "model", "auto", 1)[1] == "cpu"
    with pytest.raises(UsageError, match='device = "cuda" cannot be used'):
        load_model(home / "model", "cuda", 1)


def test_languages_and_articles_mix_in_one_stream(cache: Path) -> None:
    requests = [Request((i, k), SENTENCES[i]["en"], "en", k) for i in range(5) for k in ("ar", "ckb", "kmr")]
    results = list(engine(cache).translate(iter(requests)))
    assert [r.id for r in results] == [r.id for r in requests]
    assert results[0].text == SENTENCES[0]["ar"]
    assert results[1].text == SENTENCES[0]["ckb"]


def test_without_a_direct_pack_the_way_goes_through_english(cache: Path) -> None:
    requests = [Request(i, row["ar"], "ar", "ckb") for i, row in enumerate(SENTENCES)]
    results = list(engine(cache).translate(requests))
    assert sum(r.text == row["ckb"] for r, row in zip(results, SENTENCES, strict=True)) >= 45
    assert "ar-en@0.1:" in results[0].signature
    assert ">en-ckb@0.1:" in results[0].signature


def test_without_any_way_the_stream_says_which_pack_is_missing(cache: Path) -> None:
    with pytest.raises(MissingPackError, match="no pack translates kmr into ar"):
        list(engine(cache).translate([Request(0, "Silav", "kmr", "ar")]))


def test_a_text_longer_than_the_model_reads_is_cut_and_joined(cache: Path) -> None:
    long = "; ".join(row["en"] for row in SENTENCES)
    result = next(engine(cache).translate([Request(0, long, "en", "ar")]))
    assert len(long) > 3 * 512  # more than the model has positions for
    assert result.text.startswith(SENTENCES[0]["ar"][:30])
    assert len(result.text) > 200


def test_markup_comes_back_or_is_reported_lost(cache: Path) -> None:
    text = SENTENCES[0]["en"]
    first, rest = text.split(" ", 2)[:2], text.split(" ", 2)[2]
    tagged = f"<a1>{' '.join(first)}</a1> {rest}"
    result = next(engine(cache).translate([Request(0, tagged, "en", "ar")]))
    plain = next(engine(cache).translate([Request(0, text, "en", "ar")]))
    assert strip_tags(result.text)[0] == plain.text
    assert result.tags_lost == ("<a1>" not in result.text)


def test_links_point_into_both_texts(cache: Path) -> None:
    text = SENTENCES[1]["en"]
    result = next(engine(cache).translate([Request(0, text, "en", "kmr", align=True)]))
    assert result.links
    for link in result.links:
        assert 0 <= link.source_start < link.source_end <= len(text)
        assert 0 <= link.target_start < link.target_end <= len(result.text)


def test_who_asks_for_links_changes_nobody_elses_result(cache: Path) -> None:
    texts = [row["en"] for row in SENTENCES[:20]]
    bare = list(engine(cache).translate(Request(i, t, "en", "ar") for i, t in enumerate(texts)))
    mixed = list(engine(cache).translate(Request(i, t, "en", "ar", align=i % 3 == 0) for i, t in enumerate(texts)))
    assert [r.text for r in bare] == [r.text for r in mixed]
    assert [bool(r.links) for r in mixed] == [i % 3 == 0 for i in range(len(texts))]


def test_the_beam_gives_its_other_texts_with_their_links_and_tags(cache: Path) -> None:
    text = SENTENCES[2]["en"]
    first, rest = text.split(" ", 1)
    result = next(engine(cache, beam=4).translate([Request(0, f"<b1>{first}</b1> {rest}", "en", "ckb", align=True)]))
    assert len(result.others) == 3
    assert len({strip_tags(r.text)[0] for r in (result, *result.others)}) == 4
    assert all(other.links and other.signature == result.signature for other in result.others)
    assert any("<b1>" in other.text for other in result.others)
    alone = next(engine(cache, beam=1).translate([Request(0, text, "en", "ckb")]))
    assert alone.others == ()


def links(*pairs: tuple[tuple[int, int], tuple[int, int]]) -> list[Link]:
    return [Link(t[0], t[1], s[0], s[1], 1.0) for s, t in pairs]


def test_tags_go_round_the_words_that_look_at_their_span() -> None:
    # "the red house" -> "البيت الأحمر": house and red change places
    found = links(((4, 7), (6, 12)), ((8, 13), (0, 5)))
    assert project_tags([Span("b1", 4, 7)], "البيت الأحمر", found) == "البيت <b1>الأحمر</b1>"
    assert project_tags([Span("a1", 0, 13)], "البيت الأحمر", found) == "<a1>البيت الأحمر</a1>"


def test_nested_tags_stay_nested() -> None:
    found = links(((4, 7), (6, 12)), ((8, 13), (0, 5)))
    spans = [Span("a1", 0, 13), Span("b2", 4, 7)]
    assert project_tags(spans, "البيت الأحمر", found) == "<a1>البيت <b2>الأحمر</b2></a1>"


def test_tags_without_words_or_that_would_cross_are_lost() -> None:
    found = links(((0, 3), (0, 3)), ((4, 7), (0, 3)))
    assert project_tags([Span("b1", 8, 12)], "abc", found) is None
    assert project_tags([Span("b1", 0, 3), Span("i2", 4, 7)], "abc", found) is None


def test_the_final_stop_stays_outside_a_tag() -> None:
    assert project_tags([Span("b1", 0, 4)], "Hewlêr.", links(((0, 4), (0, 7)))) == "<b1>Hewlêr</b1>."


def test_stripping_gives_the_plain_text_and_the_spans() -> None:
    plain, spans = strip_tags("In <a1>the <b2>old</b2> town</a1> & <x>")
    assert plain == "In the old town & <x>"
    assert [(s.tag, plain[s.start : s.end]) for s in spans] == [("a1", "the old town"), ("b2", "old")]


def test_cutting_prefers_clauses_and_loses_nothing() -> None:
    text = "One clause is here; another, with a comma, stands there; the last one ends."
    parts = cut(text, lambda part: len(part) <= 40)
    assert parts[0] == "One clause is here;"
    assert " ".join(parts) == text
    assert cut("x" * 90, lambda part: len(part) <= 40) == ("x" * 90,)


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr"])
def test_a_translation_goes_on_from_its_own_beginning_to_its_own_end(cache: Path, locale: str) -> None:
    one = engine(cache, repetition=1.0)
    request = Request("a", SENTENCES[3]["en"], "en", locale, align=True)
    (whole,) = one.translate([request])
    words = whole.text.split()
    begun = [" ".join(words[:n]) for n in (1, 2)]
    (found,) = one.continued([(request, begun)])
    assert [result.text for result in found] == [whole.text] * 2
    assert found[0].score == pytest.approx(found[1].score)  # of the whole, wherever it began
    assert all(result.links and result.signature == whole.signature for result in found)


def test_it_goes_on_from_what_it_would_not_have_said_and_finds_that_less_likely(cache: Path) -> None:
    one = engine(cache, repetition=1.0)
    request = Request("a", SENTENCES[3]["en"], "en", "kmr")
    (whole,) = one.translate([request])
    (found,) = one.continued([(request, [whole.text.split()[0], "Mirovek"])])
    assert found[1].text.startswith("Mirovek")
    assert found[1].score < found[0].score
    assert list(one.continued([(request, [])])) == [()]
    assert list(one.continued([])) == []


def test_it_goes_on_from_a_beginning_that_leaves_the_pack_no_room(cache: Path) -> None:
    """The tests' packs have as many positions as the limit has pieces."""
    request = Request("a", " ".join(row["en"] for row in SENTENCES[:8]), "en", "kmr")
    (found,) = engine(cache).continued([(request, ["av " * 300, "Mirovek"])])
    assert len(found) == 2
    assert found[0].score < found[1].score
