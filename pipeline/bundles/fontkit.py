"""Make the fonts of the bundles from their upstream releases: `python -m pipeline.bundles.fontkit NPM_DIR`.

Needs fonttools and brotli (development only) and the npm packages named in data/fonts/CARD.md.
Both families are renamed: Source Serif's licence reserves the name "Source" for unmodified files.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

FONTS = Path(__file__).parent / "data" / "fonts"

# Every letter of Arabic and of Sorani, both sets of digits, and the letters of Persian, Turkish and Urdu names.
ARABIC = (
    "U+0600-0605 U+060C-060F U+061B U+061E-061F U+0620-0658 U+0660-0671 U+0679 U+067E U+0686 U+0688 U+068E U+0691"
    " U+0692 U+0695 U+0698 U+06A4 U+06A9 U+06AF U+06B5-06B7 U+06BA U+06BE U+06C0-06C7 U+06CA-06CE U+06D0 U+06D2-06D5"
    " U+06F0-06F9 U+200C-200F U+FDF2 U+FDFA U+FDFC"
)
LATIN = (
    "U+0020-007E U+00A0-017F U+0218-021B U+02BC U+02BF U+02BE U+1E00-1E01 U+1E24-1E25 U+1E62-1E63 U+1E6C-1E6D"
    " U+1E92-1E93 U+2010-2015 U+2018-201E U+2020-2022 U+2026 U+2030 U+2032-2033 U+2039-203A U+2044 U+20AC U+2116 U+2122"
    " U+2190-2193 U+2212"
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file to make: where from, which characters, which axes to pin or limit, its new family name."""

    source: str
    target: str
    family: str
    unicodes: str
    axes: tuple[tuple[str, float | tuple[float, float]], ...]


FACES = (
    Face(
        "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2",
        "naskh.woff2",
        "Dragoman Naskh",
        ARABIC,
        (("wght", (400, 700)),),
    ),
    Face(
        "source-serif/VAR/SourceSerif4Variable-Roman.ttf",
        "serif.woff2",
        "Dragoman Serif",
        LATIN,
        (("wght", (400, 700)), ("opsz", 16)),
    ),
    Face(
        "source-serif/VAR/SourceSerif4Variable-Italic.ttf",
        "serif-italic.woff2",
        "Dragoman Serif",
        LATIN,
        (("wght", (400, 700)), ("opsz", 16)),
    ),
)


def code_points(ranges: str) -> set[int]:
    """The code points of "U+0041 U+0061-007A"."""
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.removeprefix("U+").partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def build(face: Face, packages: Path, target: Path) -> int:
    """Write one subset; returns its size in bytes. The same input gives the same bytes."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]  # noqa: PLC0415

    font = TTFont(packages / face.source, recalcTimestamp=False)
    options = Options()
    if face.unicodes is ARABIC:
        options.layout_features = ["*"]  # joining, and the forms of every language
    options.name_IDs = ["*"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=code_points(face.unicodes))
    subsetter.subset(font)
    # Subset first: the subsetter trips over glyphs whose variations the instancer dropped.
    middle = BytesIO()
    font.flavor = None
    font.save(middle)
    font = instantiateVariableFont(TTFont(BytesIO(middle.getvalue()), recalcTimestamp=False), dict(face.axes))
    style = "Italic" if "italic" in face.target else "Regular"
    for record in list(font["name"].names):
        if record.nameID in (1, 16):
            font["name"].setName(face.family, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID in (3, 4, 6, 25):
            text = f"{face.family} {style}" if record.nameID == 4 else f"{face.family}-{style}".replace(" ", "")
            font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID not in (0, 2, 13, 14, 17) and record.nameID < 256:
            font["name"].removeNames(nameID=record.nameID)
    font.flavor = "woff2"
    font.save(target / face.target)
    return (target / face.target).stat().st_size


if __name__ == "__main__":
    for one in FACES:
        build(one, Path(sys.argv[1]), FONTS)
