"""The shipped fonts hold every letter that the locales need, and join them."""

from __future__ import annotations

from io import BytesIO

import pytest

from pipeline.bundles.fontkit import FACES, FONTS

fonttools = pytest.importorskip("fontTools.ttLib", reason="fonttools is not installed")
pytest.importorskip("brotli", reason="brotli is not installed")

ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيـًٌٍَُِّْٰ"
SORANI = "ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنهەوۆووییێھ"
DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬،؛؟"
KURMANJI = "abcçdeêfghiîjklmnopqrsştuûvwxyzABCÇDEÊFGHIÎJKLMNOPQRSŞTUÛVWXYZ"
SIGNS = "0123456789«»‹›“”‘’„…–—·€$%&@#()[]/\\'\"!?.,:;+-−×²³°"


def cmap(name: str) -> dict[int, str]:
    return fonttools.TTFont(FONTS / name).getBestCmap()


def test_the_arabic_font_has_all_arabic_and_sorani_letters() -> None:
    known = cmap("naskh.woff2")
    assert [c for c in ARABIC + SORANI + DIGITS + "\u200c\u200d" if ord(c) not in known] == []


@pytest.mark.parametrize("name", ["serif.woff2", "serif-italic.woff2"])
def test_the_latin_fonts_have_all_kurmanji_letters(name: str) -> None:
    known = cmap(name)
    letters = KURMANJI + (SIGNS.replace("×", "") if "italic" in name else SIGNS)
    assert [c for c in letters if ord(c) not in known] == []


def test_sorani_letters_join() -> None:
    """By HarfBuzz: a letter between two others is drawn otherwise than alone, and no glyph is missing."""
    hb = pytest.importorskip("uharfbuzz", reason="uharfbuzz is not installed")
    raw = BytesIO()
    font = fonttools.TTFont(FONTS / "naskh.woff2")
    font.flavor = None
    font.save(raw)
    face = hb.Font(hb.Face(raw.getvalue()))

    def glyphs(text: str) -> list[int]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = "ckb"
        hb.shape(face, buffer)
        assert buffer.direction == "rtl"
        return [info.codepoint for info in buffer.glyph_infos]

    for letter in "بپتجچحخسشعغفڤقکگلڵمنیێهھئ":
        alone = glyphs(letter)
        for joined in (f"ب{letter}", f"{letter}ب", f"ب{letter}ب"):
            found = glyphs(joined)
            assert 0 not in found, joined
            assert found[-len(alone) :] != alone, joined
            assert found[: len(alone)] != alone, joined
    for letter in "ادرڕزژوۆە":  # these join to the letter before alone
        alone = glyphs(letter)
        assert 0 not in alone
        assert glyphs(f"{letter}ب") == glyphs("ب") + alone, letter
        assert glyphs(f"ب{letter}")[: len(alone)] != alone, letter


def test_licences_and_card_come_along() -> None:
    for name in ("OFL-naskh.txt", "OFL-serif.txt"):
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / name).read_text(encoding="utf-8")
    card = (FONTS / "CARD.md").read_text(encoding="utf-8")
    for face in FACES:
        assert face.target in card
        font = fonttools.TTFont(FONTS / face.target)
        assert str(font["name"].getDebugName(1)) == face.family
        assert "Source" not in str(font["name"].getDebugName(4))
