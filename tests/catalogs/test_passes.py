"""What tools and editors do to a whole catalogue: nothing of a person is lost, and drafts stay drafts."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from catalogue_makers import article, translated

from pipeline.catalogs import ArticleCatalogue, CatalogError, read_article_catalogue, write_article_catalogue

LONG = (
    "The minister said on Monday that exports through the pipeline would resume within a month, and not before; "
    "the mayor of Erbil said otherwise."
)
QUOTED = 'Hello "there"\\n.'
COMMON = ["Headline <b1>bold</b1>", LONG, QUOTED, LONG.replace("Monday", "Friday"), "Bye.", "It rained."]
BEFORE = article(*COMMON, "A sentence that leaves.")
NOW = article(*COMMON, "A new one.")

gettext = pytest.mark.skipif(shutil.which("msgcat") is None, reason="gettext is not installed")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Half reviewed: accepted, corrected and left fuzzy, asked about, obsolete, and untouched drafts."""
    path = tmp_path / "ckb" / "articles" / "story.po"
    write_article_catalogue(path, translated(read_article_catalogue(path), BEFORE))
    file = polib.pofile(str(path), wrapwidth=78)
    accepted = {
        COMMON[0]: "سەردێڕ <b1>ئەستوور</b1>",
        LONG: 'وەزیر گوتی هەناردەکردن لە ماوەی مانگێکدا دەست پێدەکاتەوە؛ "سەرۆکی شارەوانی" بە پێچەوانەوە. ' * 2,
        "A sentence that leaves.": "ڕستەیەک",
    }
    for source, target in accepted.items():
        file.find(source).msgstr, file.find(source).fuzzy = target, False
    file.find(LONG).tcomment = "who says so?"
    file.find(QUOTED).msgstr = 'سڵاو "لەوێ"\\n.'
    file.save()
    write_article_catalogue(path, translated(read_article_catalogue(path), NOW, run=2))
    return path


def run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def template(path: Path) -> Path:
    pot = path.with_suffix(".pot")
    run("msgattrib", "--clear-fuzzy", "--empty", "--no-obsolete", path, "-o", pot)
    return pot


def survives(path: Path, change: Callable[[Path], object]) -> ArticleCatalogue:
    before = read_article_catalogue(path)
    change(path)
    write_article_catalogue(path, translated(read_article_catalogue(path), NOW, run=3))
    after = read_article_catalogue(path)
    for entry in before.entries:
        now = after.table[entry.key]
        assert (now.target, now.fuzzy, now.comment) == (entry.target, entry.fuzzy, entry.comment)
        assert now.by_person == entry.by_person
        assert entry.obsolete or now.note == entry.note
    return after


TOOLS = [
    ["msgcat"],
    ["msgcat", "--no-wrap"],
    ["msgcat", "--width=40", "--sort-output"],
    ["msgcat", "--escape"],
    ["msgcat", "--strict"],
    ["msgcat", "--indent", "--no-location"],
    ["msgattrib", "--clear-previous", "--sort-by-file"],
    ["msguniq"],
    ["msgconv", "--to-code=UTF-8"],
]


@gettext
@pytest.mark.parametrize("tool", TOOLS, ids=" ".join)
def test_a_pass_of_gettext_loses_nothing(path: Path, tool: list[str]) -> None:
    survives(path, lambda p: run(*tool, p, "-o", p))


@gettext
@pytest.mark.parametrize("options", [[], ["--previous"], ["--no-fuzzy-matching", "--no-wrap"], ["--sort-output"]])
def test_a_merge_with_a_template_loses_nothing(path: Path, options: list[str]) -> None:
    survives(path, lambda p: run("msgmerge", "--quiet", *options, "-o", p, p, template(p)))


def babel(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file)
    with path.open("wb") as file:
        write_po(file, catalogue, width=76)


def lines(change: Callable[[list[str]], list[str]]) -> Callable[[Path], object]:
    return lambda path: path.write_text("\n".join(change(path.read_text("utf-8").split("\n"))), "utf-8")


HANDS: dict[str, Callable[[Path], object]] = {
    "Babel": babel,
    "Weblate's header": lines(
        lambda old: [re.sub(r'^"X-Generator.*', '"Last-Translator: Nazdar <n@example.org>\\\\n"', x) for x in old]
    ),
    "CRLF": lambda p: p.write_bytes(p.read_bytes().replace(b"\n", b"\r\n")),
    "CR": lambda p: p.write_bytes(p.read_bytes().replace(b"\n", b"\r")),
    "a byte order mark": lambda p: p.write_bytes(b"\xef\xbb\xbf" + p.read_bytes()),
    "blanks at the ends": lines(lambda old: [f"{x}  " for x in old]),
    "no blank lines": lines(lambda old: [x for x in old if x.strip()]),
    "more blank lines": lines(lambda old: [y for x in old for y in ([x, ""] if x.startswith("msgstr") else [x])]),
    "no header": lambda p: p.write_text(p.read_text("utf-8").split("\n\n", 1)[1], "utf-8"),
    "everything twice": lambda p: p.write_text(p.read_text("utf-8") * 2, "utf-8"),
}


@pytest.mark.parametrize("hand", HANDS)
def test_what_an_editor_does_to_the_file_loses_nothing(path: Path, hand: str) -> None:
    survives(path, HANDS[hand])


def test_without_the_machine_s_comments_every_text_counts_as_a_person_s(path: Path) -> None:
    before = read_article_catalogue(path)
    lines(lambda old: [x for x in old if not x.startswith("#.")])(path)
    merged = translated(read_article_catalogue(path), NOW, run=3, redraft=True)
    assert {e.key: (e.target, e.fuzzy) for e in merged.entries} == {e.key: (e.target, e.fuzzy) for e in before.entries}


def test_a_fuzzy_mark_taken_away_alone_is_an_approval(path: Path) -> None:
    draft = read_article_catalogue(path).table[None, "Bye."]
    text = path.read_text("utf-8")
    head, _, tail = text.partition('msgid "Bye."')
    path.write_text(
        "".join([head[: head.rindex("#, fuzzy\n")], head[head.rindex("#, fuzzy\n") + 9 :], 'msgid "Bye."', tail])
    )
    entry = translated(read_article_catalogue(path), NOW, run=3, redraft=True).table[None, "Bye."]
    assert entry.approved and entry.target == draft.target


JOINED = 'msgid "Bye?"\nmsgstr ""\n"#-#-#-#-#  a.po  #-#-#-#-#\\n"'
DAMAGE = {
    "a merge conflict": ('msgid "Bye."', '<<<<<<< HEAD\nmsgid "Bye."', "keep one of the two versions"),
    "an open quotation mark": ('msgid "Bye."', 'msgid "Bye.', "a text stands in"),
    "a bare quotation mark": ('msgid "Bye."', 'msgid "By"e."', "a quotation mark inside it"),
    "a lost keyword": ('msgid "Bye."', '"Bye."\nmsgid "x"', "undo the last change"),
    "a plural": ('msgid "Bye."', 'msgid "Bye."\nmsgid_plural "Byes."', "plural forms"),
    "a smart quotation mark": ('msgid "Bye."', "msgid “Bye.”", "not gettext"),
    "no letter": ('msgid "Bye."', 'msgid "Bye\\377."', "no letter in UTF-8"),
    "two versions": ('msgid "Bye."', f"{JOINED}\n\n" + 'msgid "Bye."', "joined by msgcat"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_named_with_its_line_and_left_as_it_is(path: Path, damage: str) -> None:
    old, new, mend = DAMAGE[damage]
    catalogue = read_article_catalogue(path)
    text = path.read_text("utf-8").replace(old, new)
    path.write_text(text, "utf-8")
    with pytest.raises(CatalogError, match=mend) as caught:
        write_article_catalogue(path, translated(catalogue, NOW, run=3, redraft=True))
    number = int(str(caught.value).removeprefix(f"{path}:").split(":")[0])
    assert 0 <= number - text[: text.index(new)].count("\n") - 1 <= new.count("\n")
    assert "\n" not in str(caught.value)
    assert path.read_text("utf-8") == text


def test_the_same_sentence_in_two_translations_is_a_question_to_a_person(path: Path) -> None:
    file = polib.pofile(str(path))
    twice = polib.POEntry(msgid=LONG, msgstr="وەرگێڕانێکی تر")
    file.append(twice)
    file.save()
    with pytest.raises(CatalogError, match=r"translated otherwise; delete one of the two"):
        read_article_catalogue(path)
