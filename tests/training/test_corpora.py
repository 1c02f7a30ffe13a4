"""Corpora become clean pairs: letters, digits and names as the desk's locales write them."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from pipeline.errors import UsageError
from pipeline.training.corpora import clean, collect, mentions, read_source
from pipeline.training.recipe import RECIPES, Recipe, Shape, Source, Stage, load_recipe, recipe_of


def recipe(*sources: Source, directions: tuple[str, ...] = ("en-ckb",)) -> Recipe:
    stage = Stage("all", 1, 100, 1e-3, 1, turns=(directions,))
    return Recipe("test", "0", ("ckb", "en"), directions, 1, Shape(), (stage,), sources)


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("ckb", "رۆژی 14ی مانگ", "ڕۆژی ١٤ی مانگ"),
        ("ckb", "كوردستان ي", "کوردستان ی"),
        ("ckb", "فڕۆکەی F-16 لە 2,500 مەتر", "فڕۆکەی F-16 لە ٢,٥٠٠ مەتر"),
        ("ar", "في ٢٥ كانون الثاني", "في 25 كانون الثاني"),
        ("ar", "مُحَمَّد", "محمد"),
        ("en", "Sa’d\u00a0said  “no”", 'Sa\'d said "no"'),
        ("kmr", "li Hewlêrê ’ê", "li Hewlêrê 'ê"),
    ],
)
def test_cleaning_folds_what_carries_no_meaning(language: str, text: str, wanted: str) -> None:
    assert clean(text, language) == wanted


def test_a_name_is_mentioned_only_as_whole_words() -> None:
    assert mentions("He left Iraq.", "Iraq")
    assert not mentions("Iraqi officials", "Iraq")


def test_pairs_that_cannot_be_translations_are_left_out(tmp_path: Path) -> None:
    lines = [
        "A good sentence.\tڕستەیەکی باش.",
        "same\tsame",
        "https://example.org\tماڵپەڕ",
        "short\t" + "ڕستەیەکی زۆر درێژ " * 9,
        "only one side",
    ]
    with lzma.open(tmp_path / "a.tsv.xz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    source = Source("a.tsv.xz", "en", "ckb")
    assert [p.source for p in read_source(source, tmp_path)] == ["A good sentence."]


def test_a_limit_takes_pairs_from_the_whole_file(tmp_path: Path) -> None:
    rows = [f"Sentence number {i} here.\tڕستەی ژمارە {i} لێرە." for i in range(100)]
    (tmp_path / "a.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    source = Source("a.tsv", "en", "ckb", limit=10)
    taken = [p.source.split()[2] for p in read_source(source, tmp_path)]
    assert taken == ["0", "10", "20", "30", "40", "50", "60", "70", "80", "90"]


def test_one_verse_with_two_english_versions_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text(
        "In the beginning was the word.\tلە سەرەتادا وشە هەبوو.\nAt first was the word.\tلە سەرەتادا وشە هەبوو.\n",
        encoding="utf-8",
    )
    source = Source("a.tsv", "en", "ckb", shares=(1.0,), reverse=(1.0,))
    kept = collect(recipe(source, directions=("en-ckb", "ckb-en")), tmp_path)
    assert [len(rows) for rows in kept.values()] == [1, 1]


def test_a_dictionary_keeps_every_rendering_of_the_words_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "dict.tsv").write_text("bridge\tپرد\nspan\tپرد\nbridge\tجەسر\nzyzzyva\tمێروو\n", encoding="utf-8")
    read = "".join(f"A bridge may span {n} rivers.\tپردێک لەسەر {n} ڕووبار.\n" for n in ("two", "three", "four"))
    (tmp_path / "read.tsv").write_text(read, encoding="utf-8")
    sources = [
        Source(f"{name}.tsv", "en", "ckb", form, shares=(1.0,)) for name, form in (("dict", "words"), ("read", "pairs"))
    ]
    rows = collect(recipe(*sources), tmp_path)["en-ckb"]
    assert [(pair.source, pair.target) for index, pair in rows if index == 0] == [
        ("bridge", "پرد"),
        ("span", "پرد"),
        ("bridge", "جەسر"),
    ]
    usual = collect(recipe(*sources), tmp_path, frequency=lambda word, _: 0.6 if word == "zyzzyva" else 0.0)["en-ckb"]
    assert "zyzzyva" in [pair.source for _, pair in usual]


def test_press_segments_carry_the_names_of_their_whole_document(tmp_path: Path) -> None:
    name = {"type": "LOC", "en": "Erbil", "ckb": "هەولێر"}
    rows = [
        {"doc": "a", "seg": 0, "en": "Erbil waits", "ckb": "هەولێر چاوەڕێیە", "names": [name]},
        {"doc": "a", "seg": 1, "en": "It rained in Erbil.", "ckb": "لە هەولێردا باران باری.", "names": []},
        {"doc": "b", "seg": 0, "en": "Erbil again", "ckb": "دیسان هەولێر", "names": []},
    ]
    (tmp_path / "press.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    pairs = list(read_source(Source("press.jsonl", "en", "ckb", format="press"), tmp_path))
    assert [p.names for p in pairs] == [(("Erbil", "هەولێر", "LOC"),), (("Erbil", "هەولێر", "LOC"),), ()]


def test_a_source_serves_both_directions(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("A good sentence.\tڕستەیەکی باش.\n", encoding="utf-8")
    both = recipe(Source("a.tsv", "en", "ckb", shares=(1.0,), reverse=(0.5,)), directions=("en-ckb", "ckb-en"))
    there, back = (both.of(direction)[0] for direction in both.directions)
    assert [(p.source, p.target) for p in read_source(there, tmp_path)] == [("A good sentence.", "ڕستەیەکی باش.")]
    assert [(p.source, p.target) for p in read_source(back, tmp_path)] == [("ڕستەیەکی باش.", "A good sentence.")]
    assert (there.share(0), back.share(3)) == (1.0, 0.5)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.tsv: no such file; give the corpora with --corpora"):
        list(read_source(Source("a.tsv", "en", "ckb"), tmp_path))


def test_a_corpus_of_the_projects_own_is_read_from_the_project(tmp_path: Path) -> None:
    own = Source("vocabulary-dev.jsonl", "en", "ckb", format="press")
    assert len(list(read_source(own, tmp_path))) > 100
    rows = [{"doc": "a", "seg": 0, "en": "Only this one.", "ckb": "تەنیا ئەمە.", "names": []}]
    (tmp_path / "vocabulary-dev.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [pair.source for pair in read_source(own, tmp_path)] == ["Only this one."]


def test_spellings_that_only_machines_gave_stay_out_of_the_names(tmp_path: Path) -> None:
    rows = "english\ttarget\ttype\tsource\nDamian\tداميان\tPER\tanetac|coling18-c3\nAzmath\tازماث\tPER\tanetac\n"
    (tmp_path / "n.tsv").write_text(rows, encoding="utf-8")
    found = list(read_source(Source("n.tsv", "en", "ar", format="names"), tmp_path))
    assert [(p.source, p.target, p.names[0][2]) for p in found] == [("Damian", "داميان", "PER")]


def test_every_recipe_reads_and_feeds_each_direction_of_each_stage() -> None:
    for path in RECIPES.glob("*.toml"):
        found = load_recipe(path)
        for i, stage in enumerate(found.stages):
            for direction in {d for turn in stage.turns for d in turn}:
                assert sum(s.share(i) for s in found.of(direction)) > 0
                assert all(s.licence and "dev/" not in s.file and "-dev." not in s.file for s in found.of(direction))
        assert set(found.packs) <= set(found.directions)


def test_a_pack_finds_its_recipe() -> None:
    assert recipe_of("en-ckb").name == "newsroom.toml"
    with pytest.raises(UsageError, match="xx-en: no recipe makes this pack; the recipes are newsroom"):
        recipe_of("xx-en")


def test_a_broken_recipe_names_its_file(tmp_path: Path) -> None:
    path = tmp_path / "r.toml"
    path.write_text('name = "x"\n')
    with pytest.raises(UsageError, match=r"r\.toml: not a recipe: 'stages'"):
        load_recipe(path)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("الإنتشار", "الانتشار"),
        ("إستقلال", "استقلال"),
        ("إجتماعي", "اجتماعي"),
        ("الإتحاد العام", "الاتحاد العام"),
        ("للإرتفاع", "للارتفاع"),
        ("الإنسان", "الإنسان"),
        ("الإنتاج", "الإنتاج"),
        ("الإفتاء", "الإفتاء"),
        ("الإتقان", "الإتقان"),
        ("إستوني", "إستوني"),
        ("الإسترليني", "الإسترليني"),
    ],
)
def test_a_dictionarys_arabic_has_hamza_only_where_it_is_written(tmp_path: Path, written: str, wanted: str) -> None:
    (tmp_path / "words.tsv").write_text(f"word\t{written}\n", encoding="utf-8")
    source = Source("words.tsv", "en", "ar", "words", shares=(1.0,))
    assert [pair.target for pair in read_source(source, tmp_path)] == [wanted]


@pytest.mark.parametrize("direction", ["en-kmr", "kmr-en"])
def test_party_press_that_says_more_than_its_english_is_not_learned(tmp_path: Path, direction: str) -> None:
    rows = ["The army left the village.\tArtêşa dagirker ji gund vekişiya.", "The occupiers left.\tDagirker vekişiyan."]
    (tmp_path / "press.tsv").write_text("\n".join(rows), encoding="utf-8")
    source = Source("press.tsv", "en", "kmr", "pairs", shares=(1.0,), reverse=(1.0,))
    (read,) = recipe(source, directions=(direction,)).of(direction)
    assert [{pair.source, pair.target} for pair in read_source(read, tmp_path)] == [
        {"The occupiers left.", "Dagirker vekişiyan."}
    ]
