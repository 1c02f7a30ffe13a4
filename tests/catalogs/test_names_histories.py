"""Random histories of a names catalogue, on a real file: no rendering that a person chose is lost or changed.

`DRAGOMAN_HISTORIES` sets how many are played.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import polib
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pipeline.catalogs import merge_names, read_names, write_names
from pipeline.catalogs.po import reference
from pipeline.model import BoundName, Candidate, Name, NameType

HISTORIES = int(os.environ.get("DRAGOMAN_HISTORIES", "40"))
NAMES = [
    *(Name(text, NameType.PERSON) for text in ("Masrour Barzani", "Sa'd Mohammadi", "Rudaw")),
    *(Name(text, NameType.PLACE) for text in ("Erbil", "al-Qaim", "Al-Qaim")),
    *(Name(text, NameType.ORGANISATION) for text in ("Rudaw", 'The "Kurdish" Party')),
]
FILES = ["seeds/a.txt", "seeds/b of Monday.md", "seeds/c.html"]
ACTS = ["accept", "change", "change, leave fuzzy", "clear", "comment", "unaccept"]
pick = st.integers(0, 10**6)
mentions = st.lists(st.sampled_from(NAMES), max_size=6)
renderings = st.text("ئابجدە'\"\\", min_size=1, max_size=12)
edits = st.lists(st.tuples(pick, st.sampled_from(ACTS), renderings), max_size=3)


class NamesDesk(RuleBasedStateMachine):
    """`kept` is what people chose: of each name the rendering, and whether it is accepted; `seeds` who is mentioned."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "ckb" / "LC_MESSAGES" / "names.po"
        self.seeds: dict[str, list[Name]] = {}
        self.kept: dict[Name, tuple[str, bool]] = {}
        self.comments: dict[Name, str] = {}
        self.count = 0

    @initialize(articles=st.tuples(*[mentions] * len(FILES)))
    def open_the_newsroom(self, articles: tuple[list[Name], ...]) -> None:
        self.seeds = dict(zip(FILES, articles, strict=True))
        self.run([], "a run", True)

    @rule(at=pick, names=mentions, gone=st.booleans())
    def write(self, at: int, names: list[Name], gone: bool) -> None:
        """The journalist writes an article anew, or throws one away."""
        file = FILES[at % len(FILES)]
        if gone:
            self.seeds.pop(file, None)
        else:
            self.seeds[file] = names

    @rule(meanwhile=edits, origin=st.sampled_from(["gazetteer", "transliteration"]), known=st.booleans())
    def run(self, meanwhile: list[tuple[int, str, str]], origin: str, known: bool) -> None:
        """The desk, which reads every article; people go on choosing after it has read the catalogue."""
        self.count += 1
        old = read_names(self.path)
        self.choose(meanwhile, 78)
        places: dict[Name, list[str]] = {}
        for file, names in self.seeds.items():
            for line, name in enumerate(names, 1):
                places.setdefault(name, []).append(reference(file, line))
        fresh = {name: self.candidates(name, origin) for name in places if not known or name not in old.bound()}
        merged = merge_names(old, places, fresh, gone=FILES)
        write_names(self.path, merged)
        assert set(places) <= read_names(self.path).bound().keys()
        if not meanwhile:
            again = merge_names(read_names(self.path), places, {}, gone=FILES)
            assert not write_names(self.path, again), "the same again has nothing to do"

    def candidates(self, name: Name, origin: str) -> tuple[Candidate, ...]:
        best = Candidate(f"{name.text[:3]} {self.count}", origin, 0.9)
        return (best, Candidate(name.text.casefold(), "transliteration", 0.25)) if self.count % 3 else ()

    @rule(hands=edits, wrap=st.sampled_from([0, 20, 78]))
    def choose(self, hands: list[tuple[int, str, str]], wrap: int) -> None:
        """The editor, in a gettext editor."""
        if not hands or not self.path.exists():
            return
        file = polib.pofile(str(self.path), wrapwidth=wrap)
        entries = [entry for entry in file if not entry.obsolete]
        for at, act, text in hands if entries else ():
            self.act(entries[at % len(entries)], act, text)
        self.path.write_text(str(file), "utf-8")

    def act(self, entry: polib.POEntry, act: str, text: str) -> None:
        self.count += 1
        name = Name(entry.msgid, NameType(entry.msgctxt))
        if act == "clear":
            entry.msgstr = ""
            self.kept.pop(name, None)
        elif act == "comment":
            entry.tcomment = f"remark {self.count}"
            self.comments[name] = entry.tcomment
            if entry.msgstr:
                self.kept[name] = (entry.msgstr, not entry.fuzzy)
        elif act.startswith("change"):
            entry.msgstr = f"مرۆڤ {self.count} {text}"
            entry.fuzzy = "fuzzy" in act
            self.kept[name] = (entry.msgstr, not entry.fuzzy)
        elif entry.msgstr:
            entry.fuzzy = act == "unaccept"
            if entry.fuzzy and name in self.kept and not self.kept[name][0].startswith("مرۆڤ"):
                del self.kept[name]  # a proposal that is a proposal again
            elif not entry.fuzzy or name in self.kept:
                self.kept[name] = (entry.msgstr, not entry.fuzzy)

    @invariant()
    def nothing_is_lost(self) -> None:
        catalogue = read_names(self.path)
        bound = catalogue.bound()
        for name, (rendering, accepted) in self.kept.items():
            assert bound[name] == BoundName(name, rendering, accepted)
        for name, comment in self.comments.items():
            assert comment in catalogue.table[str(name.type), name.text].comment
        for name, choice in bound.items():
            assert not choice.approved or name in self.kept, "the machine accepts nothing by itself"
            assert choice.approved or name in self.kept or not choice.rendering.startswith("مرۆڤ")

    def teardown(self) -> None:
        self.run([], "gazetteer", True)
        if msgfmt := shutil.which("msgfmt"):
            command = [msgfmt, "--check", "-o", os.devnull, str(self.path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
        shutil.rmtree(self.folder)


NamesDesk.TestCase.settings = settings(
    max_examples=HISTORIES, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestNamesDesk = NamesDesk.TestCase
