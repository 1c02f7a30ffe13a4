"""Reading and writing PO files: what editors do to them, what is refused, and what other tools make of them."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from catalogue_makers import article, translated
from hypothesis import given
from hypothesis import strategies as st

from pipeline.catalogs import ArticleCatalogue, CatalogError, Entry, dumps, loads
from pipeline.catalogs.header import completed

ODD = 'He said "no" \\ yes\\n — <b1>so</b1> #~ msgid \u2028 \x85 \x0b \u00a0 \u2066١٢\u2069'


def sample() -> ArticleCatalogue:
    long = "The <b1>minister</b1> said that exports would resume within a month, and that the al-Qaim road was open. "
    catalogue = translated(ArticleCatalogue("ckb"), article("Headline", "Hello.", long.strip(), ODD, "Gone."))
    by = {e.source: e for e in catalogue.entries}
    human = [
        by["Headline"],
        replace(
            by["Hello."],
            target='سڵاو "ئێوە"\n\tدێڕی دوو',
            fuzzy=False,
            comment="a remark\nin two lines " + "x-y" + " x-y" * 30,
        ),
        replace(by[long.strip()], previous="The minister said so.", target="دەقی مرۆڤ " * 20),
        by[ODD],
        replace(by["Gone."], target="ڕۆیشت", fuzzy=False).retired(),
    ]
    return replace(catalogue, entries=tuple(human))


def read(data: bytes) -> ArticleCatalogue:
    return loads(data, "locales/ckb/articles/story.po", ArticleCatalogue("ckb"))


def test_what_is_written_is_read_back() -> None:
    assert read(dumps(sample())) == sample()
    assert dumps(read(dumps(sample()))) == dumps(sample())


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120).map(str.strip)


@given(TEXT.filter(bool), TEXT.map(lambda t: t.strip("\r\n")), st.booleans())
def test_any_text_comes_back(source: str, target: str, obsolete: bool) -> None:
    entry = Entry(None, source, target, fuzzy=bool(target), obsolete=obsolete)
    catalogue = ArticleCatalogue("ar", (entry,), completed({}, "ar"), "about")
    assert read(dumps(catalogue)).entries == (entry,)


@pytest.mark.parametrize("width", [0, 20, 78])
def test_polib_changes_nothing(width: int, tmp_path: Path) -> None:
    path = tmp_path / "story.po"
    path.write_bytes(dumps(sample()))
    plain = replace(sample(), entries=tuple(e for e in sample().entries if not e.comment))
    assert read(str(polib.pofile(str(path), wrapwidth=0)).encode()) == sample()
    path.write_bytes(dumps(plain))  # polib wraps people's long comments, so this file has none
    assert read(str(polib.pofile(str(path), wrapwidth=width)).encode()) == plain


def test_babel_changes_nothing() -> None:
    entries = tuple(e for e in sample().entries if e.source != ODD)  # Babel splits texts at U+2028
    before = replace(sample(), entries=entries)
    # Babel takes `#| msgid` for a remark of a person; it is read as neither.
    out = io.BytesIO()
    write_po(out, read_po(io.BytesIO(dumps(before))), include_previous=True, width=78)
    after = read(out.getvalue())
    assert len(after.entries) == len(entries)
    for one, two in zip(before.entries, after.entries, strict=True):
        assert replace(one, comment="", previous=None) == replace(two, comment="", previous=None)
        assert "".join(one.comment.split()) == "".join(two.comment.split())


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr"])
def test_msgfmt_accepts_every_file(locale: str, tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("gettext is not installed (Debian: apt install gettext)")
    path = tmp_path / "story.po"
    path.write_bytes(dumps(replace(sample(), locale=locale, metadata=completed({}, locale))))
    done = subprocess.run(
        [msgfmt, "--check", "-o", tmp_path / "x.mo", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("locale", ["ar", "ckb", "kmr"])
def test_babel_s_checks_find_nothing(locale: str) -> None:
    data = dumps(replace(sample(), locale=locale, metadata=completed({}, locale)))
    catalogue = read_po(io.BytesIO(data), abort_invalid=True)
    assert len(catalogue) == len(sample().active)
    assert [error for message in catalogue for error in message.check(catalogue)] == []


def test_bom_crlf_and_tight_comments_are_read() -> None:
    text = (
        dumps(sample())
        .decode()
        .replace("#, fuzzy", "#,fuzzy")
        .replace("#: seeds", "#:seeds")
        .replace("\n#~ msg", "\n#~msg")
    )
    text = text.replace("\n", "\r\n")
    assert read(b"\xef\xbb\xbf" + text.encode()) == sample()


def test_a_person_s_header_fields_and_remarks_stay() -> None:
    text = dumps(sample()).decode()
    text = text.replace("YEAR-MO-DA HO:MI+ZONE", "2026-11-27 09:30+0300").replace("Translator: ", "Translator: Nazdar ")
    text = "# Ours: do not touch\n" + text.replace(
        '"X-Generator: Dragoman', '"X-Poedit-Basepath: .\\n"\n"X-Generator: Poedit 3'
    )
    catalogue = translated(read(text.encode() + b"\n# last words\n"), article("Headline", "Hello."))
    after = dumps(catalogue).decode()
    assert catalogue.translator == "Nazdar" and catalogue.revised is not None
    assert catalogue.revised.isoformat() == "2026-11-27T09:30:00+03:00"
    for kept in ("# Ours: do not touch", "X-Poedit-Basepath: .", "X-Generator: Poedit 3", "# last words"):
        assert kept in after


def test_a_stray_line_break_at_the_end_is_taken_away() -> None:
    data = dumps(sample()).replace(b'msgid "Hello."', b'msgid "Hello."\nmsgstr "x\\n"\n\nmsgid "Other"')
    assert read(data).table[None, "Hello."].target == "x"
    assert read(data).repaired


def test_an_entry_twice_is_folded_or_refused() -> None:
    base = 'msgid ""\nmsgstr "Language: ckb\\n"\n\n'
    draft, human = '#, fuzzy\nmsgid "A"\nmsgstr ""\n\n', 'msgid "A"\nmsgstr "ئا"\n\n'
    folded = read((base + draft + human + human).encode())
    assert [e.target for e in folded.entries] == ["ئا"] and folded.repaired
    with pytest.raises(CatalogError, match=r"story\.po:\d+: the same sentence as at line 4, translated otherwise"):
        read((base + human + 'msgid "A"\nmsgstr "بێ"\n').encode())


BROKEN = {
    '<<<<<<< HEAD\nmsgid "A"\nmsgstr "B"\n=======\n>>>>>>> x\n': r":1: a merge conflict",
    'msgid "A"\nmsgstr "B" c"\n': r":2: not gettext",
    'msgid "A"\nmsgstr B\n': r":2: not gettext",
    'msgid "A"\nmsgstr "B\n': r":2: not gettext",
    'msgid "A"\n\nmsgid "B"\nmsgstr ""\n': r":3: msgid does not belong here",
    'msgid "A"\n': r":\d: the last entry has no msgstr",
    '"A"\n': r":1: a text without its keyword",
    'msgid "A"\nmsgid_plural "B"\nmsgstr[0] ""\n': r":2: plural forms",
    "hello\n": r":1: not gettext",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_named_with_its_line(text: str) -> None:
    with pytest.raises(CatalogError, match=r"^locales/ckb/articles/story\.po" + BROKEN[text]) as error:
        read(text.encode())
    assert "\n" not in str(error.value)


def test_other_encodings_are_named() -> None:
    with pytest.raises(CatalogError, match=r":2: not UTF-8"):
        read(b'msgid "A"\n' + 'msgstr "ب"\n'.encode("cp1256"))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        read(data)
    except CatalogError as error:
        assert str(error).startswith("locales/ckb/articles/story.po:")
