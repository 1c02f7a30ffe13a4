"""The pages as readers see them: in Chromium, for axe-core, and against the approved pictures.

To approve new pictures, look at them first: APPROVE=1 pytest tests/bundles/test_pages.py writes them to docs/images.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pipeline.bundles import Report, preview, publish
from pipeline.model import State

from .samples import plain, settings, with_text

HERE = Path(__file__).parent
APPROVED = HERE.parents[1] / "docs" / "images"
LOCALES = ("ar", "ckb", "kmr")
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
PATHS = {"article": "dukan-lake/{locale}/", "index": "{locale}/"}
PAGES = (("article", "phone"), ("article", "desktop"), ("index", "phone"))
# Text rendering differs a little between builds of Chromium and FreeType: how many pixels may, and by how much.
PIXEL_TOLERANCE = 48
SHARE_TOLERANCE = 0.003

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = HERE / "browser/node_modules/axe-core"
MISSING = [
    name
    for name, there in (
        ("Chromium", CHROMIUM),
        ("node", shutil.which("node")),
        (
            "axe-core and puppeteer-core (npm ci in tests/bundles/browser)",
            AXE.is_dir(),
        ),
    )
    if not there
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not here: {', '.join(MISSING)}")


def look(jobs: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """What Chromium saw of each job; see browser/look.mjs."""
    file = folder / "jobs.json"
    file.write_text(json.dumps(jobs), encoding="utf-8")
    command = ["node", str(HERE / "browser/look.mjs"), str(CHROMIUM), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE / "browser")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def served(published: tuple[Path, Report]) -> Iterator[str]:
    """The address of the published newsroom."""
    server = preview(published[0], 0)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_axe_finds_no_violation_in_any_locale_size_or_scheme(served: str, tmp_path: Path) -> None:
    paths = [f"/dukan-lake/{locale}/" for locale in LOCALES] + [f"/{locale}/" for locale in LOCALES]
    paths += ["/dukan-lake/", "/"]
    jobs = [
        {"url": served + path, "width": width, "height": height, "dark": dark, "axe": True}
        for path in paths
        for (width, height), dark in zip(SIZES.values(), (False, True), strict=True)
    ]
    for job, result in zip(jobs, look(jobs, tmp_path), strict=True):
        assert result["violations"] == [], job
        assert result["incomplete"] == [], job
        assert result["errors"] == [], job
        assert result["passes"] > 15
        assert all(request.startswith(served) for request in result["requests"])


def test_axe_accepts_drafts(tmp_path: Path) -> None:
    ckb = plain("a005", "crossing", tmp_path / "seeds", 3)[1]
    draft = with_text(with_text(ckb, 2, "دەقی ڕەشنووس", State.DRAFT), 3, "", State.MISSING)
    publish([draft], settings(tmp_path / "dist", drafts=True))
    url = (tmp_path / "dist/crossing/ckb/index.html").as_uri()
    jobs = [{"url": url, "width": 390, "height": 844, "dark": dark, "axe": True} for dark in (False, True)]
    for result in look(jobs, tmp_path):
        assert result["violations"] == []
        assert result["incomplete"] == []


def test_pages_run_the_right_way_with_their_own_fonts(served: str, tmp_path: Path) -> None:
    probe = """(() => {
      const box = (s) => document.querySelector(s).getBoundingClientRect();
      const quote = getComputedStyle(document.querySelector("blockquote"));
      const paper = box(".paper a"), nav = box(".languages");
      return {
        direction: getComputedStyle(document.body).direction,
        paperFirst: paper.left < nav.left,
        bar: [parseFloat(quote.borderLeftWidth) > 0, parseFloat(quote.borderRightWidth) > 0],
        align: getComputedStyle(document.querySelector(".text p")).textAlign,
        fonts: [...document.fonts].filter((f) => f.status === "loaded").map((f) => f.family.replaceAll('"', "")).sort(),
        overflow: document.documentElement.scrollWidth > innerWidth,
        marker: getComputedStyle(document.querySelector(".text ol")).listStyleType,
        emphasis: getComputedStyle(document.querySelector(".text strong")).letterSpacing,
      };
    })()"""
    jobs = [
        {"url": f"{served}/dukan-lake/{locale}/", "width": width, "height": 800, "probe": probe, "locale": locale}
        for locale in LOCALES
        for width in (320, 768, 1280)
    ]
    for job, result in zip(jobs, look(jobs, tmp_path), strict=True):
        seen = result["probe"]
        locale, width = job["locale"], job["width"]
        rtl = locale != "kmr"
        assert seen["direction"] == ("rtl" if rtl else "ltr")
        assert seen["bar"] == ([False, True] if rtl else [True, False])
        assert not seen["overflow"], job
        assert "Dragoman Serif" in seen["fonts"]
        assert "Dragoman Naskh" in seen["fonts"]
        assert seen["marker"] == ("arabic-indic" if locale == "ckb" else "decimal")
        assert seen["emphasis"] == "normal"
        if width > 700:
            assert seen["paperFirst"] is not rtl


def test_numbers_keep_their_order_in_right_to_left_lines(tmp_path: Path) -> None:
    """Where the characters of "2-1" and "+964 750" stand on the screen, from left to right."""
    ar = plain("a005", "crossing", tmp_path / "seeds", 3)[0]
    publish([with_text(ar, 1, "فاز الفريق 2-1 أمام نادي FC Duhok وهاتفه +964 750 123")], settings(tmp_path / "dist"))
    probe = """[...document.querySelectorAll(".text p:first-child bdi")].map((bdi) => {
      const node = bdi.firstChild, text = node.data;
      const at = [...text].map((c, i) => {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        return [range.getBoundingClientRect().left, c];
      });
      return at.sort((a, b) => a[0] - b[0]).map((p) => p[1]).join("");
    })"""
    url = (tmp_path / "dist/crossing/ar/index.html").as_uri()
    [result] = look([{"url": url, "width": 1280, "height": 800, "probe": probe}], tmp_path)
    assert result["probe"] == ["2-1", "FC Duhok", "+964 750 123"]


def test_pages_work_from_an_unpacked_zip(published: tuple[Path, Report], tmp_path: Path) -> None:
    shutil.unpack_archive(published[0] / "dukan-lake.zip", tmp_path / "unpacked")
    page = tmp_path / "unpacked/dukan-lake/ckb/index.html"
    probe = "[...document.fonts].filter((f) => f.status === 'loaded').length"
    [result] = look([{"url": page.as_uri(), "width": 390, "height": 844, "probe": probe}], tmp_path)
    assert result["errors"] == []
    assert result["probe"] == 2


def test_print_hides_what_paper_cannot_use(served: str, tmp_path: Path) -> None:
    probe = """["nav", ".formats", ".colophon", ".skip", ".text", "h1"].map(
      (s) => getComputedStyle(document.querySelector(s)).display !== "none")"""
    url = f"{served}/dukan-lake/ckb/"
    [result] = look([{"url": url, "width": 800, "height": 1100, "print": True, "probe": probe}], tmp_path)
    assert result["probe"] == [False, False, False, False, True, True]


@pytest.fixture(scope="module")
def shots(served: str, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    """A picture of the pages in each locale and size, in one run of the browser."""
    folder = tmp_path_factory.mktemp("shots")
    files = {(*page, locale): folder / f"{page[0]}-{locale}-{page[1]}.png" for page in PAGES for locale in LOCALES}
    jobs = [
        {
            "url": f"{served}/{PATHS[page].format(locale=locale)}",
            "width": SIZES[size][0],
            "height": SIZES[size][1],
            "screenshot": str(file),
        }
        for (page, size, locale), file in files.items()
    ]
    look(jobs, folder)
    return files


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("page", "size"), PAGES)
def test_pages_look_as_approved(shots: dict[tuple[str, str, str], Path], page: str, size: str, locale: str) -> None:
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    chops = pytest.importorskip("PIL.ImageChops")
    shot = shots[page, size, locale]
    approved = APPROVED / shot.name
    if os.environ.get("APPROVE"):
        APPROVED.mkdir(parents=True, exist_ok=True)
        image.open(shot).convert("RGB").quantize(64, dither=image.Dither.NONE).save(approved, optimize=True)
    assert approved.is_file(), f"no approved picture {approved}; look at the page, then run with APPROVE=1"
    ours, theirs = image.open(shot).convert("L"), image.open(approved).convert("L")
    assert ours.width == theirs.width
    assert abs(ours.height - theirs.height) <= 4, (ours.size, theirs.size)
    box = (0, 0, ours.width, min(ours.height, theirs.height))
    difference = chops.difference(ours.crop(box), theirs.crop(box)).histogram()
    changed = sum(difference[PIXEL_TOLERANCE:]) / sum(difference)
    assert changed <= SHARE_TOLERANCE, f"{changed:.1%} of the pixels changed"
