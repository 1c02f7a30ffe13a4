"""Newsrooms for the tests: a folder with its own pipeline.toml, articles, and the small packs of the repository."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import polib
import pytest
from hypothesis import settings

from pipeline.config import Config, load
from pipeline.desk import Summary, translate
from pipeline.desk.events import Event

# What is slow on a busy laptop is not wrong; Hypothesis' own profile for CI is like this.
if settings.get_current_profile_name() == "default":
    settings.register_profile("unhurried", settings.default, deadline=None)
    settings.load_profile("unhurried")

ROOT = Path(__file__).parents[1]
PACKS = ROOT / "tests" / "data" / "packs"

DAM = """Engineers reopen the dam road near Duhok

DUHOK, Kurdistan Region - Engineers have reopened the road below the dam. The governor thanked the teams on Monday.

The repairs took 14 days. Farmers in Erbil asked for more water.
"""
SCHOOL = """New school opens in Erbil

A new school opened in Erbil on Sunday. The governor thanked the teams on Monday.
"""
RENTS = """أربيل تحدد سقفاً لمقدمات الشقق بعد شكاوى المشترين

أربيل - ولم يعد منهم سوى 47. وتتضاعف الغرامات غير المدفوعة بعد 30 يوماً.

وأُعيد فتح الطريق عند الغسق.
"""


@dataclass
class Newsroom:
    """A newsroom in a folder, and what its last run told."""

    root: Path
    events: list[Event] = field(default_factory=list)

    @property
    def config(self) -> Config:
        return load(self.root / "pipeline.toml")

    def write(self, name: str, text: str) -> Path:
        path = self.root / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def translate(self, **options: object) -> Summary:
        self.events = []
        return translate(self.config, on_event=self.events.append, **options)  # type: ignore[arg-type]

    def told(self, kind: type) -> list:
        return [event for event in self.events if isinstance(event, kind)]

    def po(self, locale: str, slug: str) -> Path:
        return self.root / "locales" / locale / "articles" / f"{slug}.po"

    def names(self, locale: str) -> Path:
        return self.root / "locales" / locale / "LC_MESSAGES" / "names.po"

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Every catalogue with its bytes and its time."""
        found = sorted((self.root / "locales").rglob("*.po"))
        return {p.relative_to(self.root).as_posix(): (p.read_bytes(), p.stat().st_mtime_ns) for p in found}


def accept(path: Path, source: str, target: str | None = None) -> None:
    """What a person does in a PO editor: write a text, or leave it, and clear the fuzzy mark."""
    file = polib.pofile(str(path), wrapwidth=78)
    entry = next(e for e in file if e.msgid == source)
    if target is not None:
        entry.msgstr = target
    if "fuzzy" in entry.flags:
        entry.flags.remove("fuzzy")
    file.save(str(path))


def texts(path: Path) -> dict[str, str]:
    """The catalogue's texts by source."""
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(path)) if not entry.obsolete}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """An empty newsroom with the small packs."""
    settings = f"[paths]\nmodels = '{PACKS}'\n[engine]\nthreads = 1\n"
    (tmp_path / "pipeline.toml").write_text(settings, "utf-8")
    (tmp_path / "seeds").mkdir()
    return Newsroom(tmp_path)
