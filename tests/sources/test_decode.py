"""Which encodings are read, and what is said of the others."""

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.sources import SourceError
from pipeline.sources.decode import decode

ENGLISH = "Iraq sends soldiers home\n\nThe council met in Erbil on Monday.\n"
ARABIC = "وزارة الصحة تفتح مستشفى جديداً\n\nقالت الوزارة إن المستشفى يضم 200 سرير، وسيفتح أبوابه يوم الأحد.\n"
SORANI = "وەزارەتی تەندروستی نەخۆشخانەیەک دەکاتەوە\n\nڕۆژی یەکشەممە دەکرێتەوە.\n"
KURMANJI = "Şaredariya Dihokê rê vekir\n\nXelk kêfxweş in.\n"
TEXTS = [ENGLISH, ARABIC, SORANI, KURMANJI]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "encode",
    [
        lambda t: t.encode("utf-8"),
        lambda t: codecs.BOM_UTF8 + t.encode("utf-8"),
        lambda t: codecs.BOM_UTF16_LE + t.encode("utf-16-le"),
        lambda t: codecs.BOM_UTF16_BE + t.encode("utf-16-be"),
        lambda t: t.encode("utf-16-le"),
        lambda t: t.encode("utf-16-be"),
        lambda t: t.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16-le bom", "utf-16-be bom", "utf-16-le", "utf-16-be", "utf-32 bom"],
)
def test_unicode_is_read_with_and_without_a_mark(text: str, encode) -> None:
    assert decode(encode(text), "a.txt") == text


def test_an_arabic_word_in_utf_16_without_any_nul_byte_is_read() -> None:
    data = "الموصل".encode("utf-16-le")
    assert b"\0" not in data
    assert decode(data, "a.txt") == "الموصل"


def test_windows_1256_is_read() -> None:
    assert decode(ARABIC.encode("cp1256"), "a.txt") == ARABIC


def test_a_persian_text_in_windows_1256_is_read() -> None:
    text = "وزارت بهداشت روز یکشنبه گفت که سه بیمار در تهران درمان می شوند و پزشکان شبانه روز کار می کنند"
    legacy = text.replace("ی", "ي").replace("ک", "ك")
    assert decode(legacy.encode("cp1256"), "a.txt") == legacy


def test_english_with_curly_quotes_saved_on_an_arabic_or_western_windows_is_read() -> None:
    text = "The mayor’s plan – “a café” – costs €3…"
    assert decode(text.encode("cp1256"), "a.txt") == decode(text.encode("cp1252"), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Совет провинции принял план строительства трёх плотин, сообщили в понедельник.", "cp1251"),
        (ARABIC, "iso-8859-6"),
        (KURMANJI, "cp1254"),
        ("Der Rat hat am Montag über größere Dämme abgestimmt, sagte Müller.", "cp850"),
        ("日本の議会は月曜日に計画を承認した。", "shift_jis"),
    ],
)
def test_another_encoding_is_a_clear_error_and_never_nonsense(text: str, encoding: str) -> None:
    with pytest.raises(SourceError, match=r"^seeds/a\.txt:\d+: byte 0x.. is not UTF-8.*save it as UTF-8$"):
        decode(text.encode(encoding, "replace"), "seeds/a.txt")


def test_the_error_names_the_line_of_the_first_wrong_byte() -> None:
    with pytest.raises(SourceError, match=r"^a\.txt:3: byte 0xFF"):
        decode(b"one\ntwo\nthree \xff\x81\x01\n", "a.txt")


def test_a_broken_utf_16_file_is_named_with_its_byte() -> None:
    with pytest.raises(SourceError, match="marked as UTF-16-LE but breaks at byte 5"):
        decode(codecs.BOM_UTF16_LE + b"a\0b", "a.txt")


def test_nul_bytes_are_refused_with_their_line() -> None:
    with pytest.raises(SourceError, match=r"^a\.txt:2: holds NUL bytes"):
        decode(b"Title\nte\0xt with more words\n", "a.txt")


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    text = '<html><head><meta charset="windows-1254"></head><body><p>Şaredariya Dihokê</p></body></html>'
    assert decode(text.encode("cp1254"), "a.html", html=True) == text


def test_a_page_that_declares_another_encoding_but_is_utf_8_is_read_as_utf_8() -> None:
    text = '<meta charset="windows-1252"><p>Hewlêr – هەولێر</p>'
    assert decode(text.encode(), "a.html", html=True) == text


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_become_newlines(line_end: str) -> None:
    assert decode(f"a{line_end}b{line_end}".encode(), "a.txt") == "a\nb\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_utf_8_text_without_controls_comes_back(text: str) -> None:
    assume(not text.startswith("\ufeff"))
    assert decode(text.encode(), "a.txt") == text


@given(st.binary())
def test_any_bytes_are_text_or_a_source_error(data: bytes) -> None:
    try:
        text = decode(data, "a.txt", html=True)
    except SourceError as error:
        assert str(error).startswith("a.txt:")
        assert "\n" not in str(error)
    else:
        assert "\0" not in text
        assert "\r" not in text


def test_a_control_character_alone_makes_no_utf_16() -> None:
    assert decode(b"\n\x06", "a.txt") == "\n\x06"
