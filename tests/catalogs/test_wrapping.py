"""Lines break where gettext breaks them, so that an editor's saving and a run of the desk leave each other's lines."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from catalogue_makers import article, translated

from pipeline.catalogs import ArticleCatalogue, Entry, dumps, loads
from pipeline.catalogs.header import completed
from pipeline.catalogs.po import file_of, reference
from pipeline.catalogs.wrapping import field

TEXT = """the minister said Kurdish-led 25 2,500 11.5% (1–0) north-east a.m. U.S. al-Qaim and/or it's step—no
<b1>first</b1> <a2>the road</a2>, "no", "yes." ready?" now! C:\\new https://example.org/a-b/c
وقال الوزير (نائب) «السلام»، "لا". فوراً، ٢٥٪ ١١٫٥ <b1>بغداد</b1> ؟
لە هەولێر ڕۆژی یەکشەممە، ڕایگەیاند: "نا". ٢٥ی ئەیلوول؛ <i3>کەرکووک</i3>
li Hewlêrê got: "na". 11'ê Îlonê dê bê dayîn, şaredarî …"""
WORDS = TEXT.split()


def catalogue(seed: int) -> ArticleCatalogue:
    chance = random.Random(seed)

    def text(longest: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, longest)))

    def entry(number: int) -> Entry:
        gone = number % 9 == 0
        places = () if gone else tuple(reference(f"seeds/چیرۆک {i}.txt", number) for i in range(number % 5))
        previous = None if gone or number % 4 else text(40)
        target = text(60) + ("\n" + text(20) if number % 11 == 0 else "")
        context = "headline" if number % 6 == 0 else None
        return Entry(context, f"{number} {text(60)}", target, True, gone, places, previous=previous)

    entries = sorted(map(entry, range(300)), key=lambda e: e.obsolete)
    return ArticleCatalogue("ar", tuple(entries), completed({}, "ar"), "about")


@pytest.mark.parametrize("seed", range(5))
def test_msgcat_changes_nothing(seed: int, tmp_path: Path) -> None:
    msgcat = shutil.which("msgcat")
    if msgcat is None:
        pytest.skip("gettext is not installed (Debian: apt install gettext)")
    path = tmp_path / "story.po"
    path.write_bytes(dumps(catalogue(seed)))
    done = subprocess.run([msgcat, str(path)], capture_output=True, check=True)
    assert done.stdout.decode().split("\n\n") == path.read_text("utf-8").split("\n\n")


def test_no_text_is_lost_in_wrapping() -> None:
    for seed in range(5):
        made = catalogue(seed)
        assert loads(dumps(made), "x.po", ArticleCatalogue("ar")) == made


def test_short_texts_stay_in_one_line() -> None:
    assert field("msgid", "Hello.") == ['msgid "Hello."']
    assert field("msgstr", "") == ['msgstr ""']
    assert field("msgid", "a\nb", "#~ ") == ['#~ msgid ""', '#~ "a\\n"', '#~ "b"']
    assert field("msgid", "a" * 100) == ['msgid ""', f'"{"a" * 100}"']


def test_a_file_name_with_blanks_is_one_reference(tmp_path: Path) -> None:
    place = reference("seeds/100% my article.docx", 7)
    assert place == "seeds/100%25%20my%20article.docx:7" and file_of(place) == "seeds/100% my article.docx"
    path = tmp_path / "story.po"
    source = article("Headline", "Hello.", slug="100% my article")
    path.write_bytes(dumps(translated(ArticleCatalogue("ckb"), source)))
    file = polib.pofile(str(path))
    file.save()
    read = loads(path.read_bytes(), "x.po", ArticleCatalogue("ckb"))
    assert [file_of(p) for e in read.entries for p in e.occurrences] == ["seeds/100% my article.txt"] * 2
