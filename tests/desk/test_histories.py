"""Random histories of a whole newsroom: journalists, reviewers and the desk over real files, index and packs.

`DRAGOMAN_HISTORIES` sets how many are played. What one catalogue goes through is in `tests/catalogs/test_histories.py`;
here it is what the index leaves out, what goes from one catalogue to the next, and the names.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any, TypeAlias

import polib
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pipeline.catalogs import ArticleCatalogue, Key, read_article_catalogue, read_names
from pipeline.desk import translate
from pipeline.desk.events import Event, Translating
from pipeline.model import digest
from tests.conftest import PACKS
from tests.conftest import Newsroom as Folder

HISTORIES = int(os.environ.get("DRAGOMAN_HISTORIES", "15"))
LOCALES = ("ckb", "kmr")
SLUGS = ("a", "b", "c")
SENTENCES = [
    "The governor thanked the teams on Monday.",
    "The governor thanked the teams on Friday.",
    "Farmers in Erbil asked for more water.",
    "Farmers in Duhok asked for more water.",
    "The repairs took 14 days.",
    "The repairs took **15** days.",
    "A new school opened in Erbil on Sunday.",
]
ACTS = ["accept", "accept", "correct", "correct, leave fuzzy", "clear", "comment", "unaccept"]
HABITS = ["tidy", "reorder", "crlf", "bom", "no wrap"]
Edit: TypeAlias = tuple[int, str]
Place: TypeAlias = tuple[str, str, Key]
pick = st.integers(0, 10**6)
texts = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5)
edits = st.lists(st.tuples(pick, st.sampled_from(ACTS)), min_size=1, max_size=4)


def as_copied(entry: polib.POEntry) -> bool:
    """Whether the text and the remarks are those of a copy that no person has changed or written about."""
    lines = entry.comment.splitlines()
    marked = any(line.startswith("memory: ") for line in lines) and f"draft: {digest(entry.msgstr)}" in lines
    return marked and not entry.tcomment


class Newsroom(RuleBasedStateMachine):
    """`kept` is what people wrote: the text of each entry of each catalogue, and whether it was accepted."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Folder(Path(tempfile.mkdtemp()))
        config = f"locales = {list(LOCALES)}\n[paths]\nmodels = '{PACKS}'\n[engine]\nthreads = 1\n"
        (self.folder.root / "pipeline.toml").write_text(config, "utf-8")
        self.seeds: dict[str, list[str]] = {}
        self.kept: dict[Place, tuple[str, bool]] = {}
        self.names: dict[tuple[str, str], str] = {}
        self.count = 0
        self.ever: set[tuple[str, Any, str]] = set()  # what was ever accepted, by locale and sentence

    @initialize(articles=st.tuples(*[texts] * len(SLUGS)))
    def open_the_newsroom(self, articles: tuple[list[str], ...]) -> None:
        for slug, sentences in zip(SLUGS, articles, strict=True):
            self.save(slug, sentences)
        self.run(None, [], "whole", False)

    def save(self, slug: str, sentences: list[str]) -> None:
        self.seeds[slug] = list(sentences)
        title, *rest = sentences
        self.folder.write(f"{slug}.md", f"---\nlanguage: en\n---\n# {title}\n\n" + "\n\n".join(rest) + "\n")

    def withdraw(self, slug: str) -> list[str]:
        (self.folder.root / "seeds" / f"{slug}.md").unlink()
        return self.seeds.pop(slug)

    @rule(at=pick, how=st.sampled_from(["change", "change", "shuffle", "rename", "drop", "write"]), sentences=texts)
    def write(self, at: int, how: str, sentences: list[str]) -> None:
        """The journalist."""
        to = SLUGS[at % len(SLUGS)]
        if how == "write" or not self.seeds:
            self.save(to, sentences)
            return
        slug = sorted(self.seeds)[at // 3 % len(self.seeds)]
        text = list(self.seeds[slug])
        if how == "change":
            text[at // 9 % len(text)] = sentences[0]
            self.save(slug, text)
        elif how == "shuffle":
            random.Random(at).shuffle(text)
            self.save(slug, text)
        elif how == "rename" and to not in self.seeds:
            self.save(to, self.withdraw(slug))
        elif how == "drop":
            self.withdraw(slug)

    @rule(
        narrow=st.none() | st.sampled_from(LOCALES) | st.sampled_from(SLUGS),
        meanwhile=st.lists(st.tuples(pick, st.sampled_from(ACTS)), max_size=2),
        index=st.sampled_from(["whole", "whole", "gone", "damaged"]),
        redraft=st.booleans(),
    )
    def run(self, narrow: str | None, meanwhile: list[Edit], index: str, redraft: bool) -> None:
        """The desk; people go on working once it translates."""
        state = self.folder.root / ".dragoman"
        if index == "gone":
            shutil.rmtree(state)
        elif index == "damaged":
            (state / "index.sqlite").write_bytes(b"no database")
        waiting = [meanwhile] if meanwhile else []
        # The run may still hand on what a person accepted before it and withdraws while it is at work.
        before = {(where, key, text) for (where, _, key), (text, accepted) in self.kept.items() if accepted}

        def work(event: Event) -> None:
            if isinstance(event, Translating) and waiting:
                self.review(waiting.pop(), "tidy")

        translate(
            self.folder.config,
            locales=[narrow] if narrow in LOCALES else [],
            articles=[narrow] if narrow in self.seeds else [],
            redraft=redraft,
            on_event=work,
        )
        self.look_at_what_was_accepted(before)

    def look_at_what_was_accepted(self, before: Collection[tuple[str, Any, str]]) -> None:
        """What is accepted now was accepted by a person, here or in another catalogue of the locale."""
        self.ever |= {(place[0], place[2], text) for place, (text, accepted) in self.kept.items() if accepted}
        for locale, catalogues in self.catalogues().items():
            people = {(key, text) for where, key, text in before if where == locale} | {
                (key, text) for (where, _, key), (text, accepted) in self.kept.items() if accepted and where == locale
            }
            for slug, catalogue in catalogues.items():
                for entry in catalogue.active:
                    if entry.copied:  # in an article that has left it stays as it was copied
                        assert (locale, entry.key, entry.target) in self.ever, "a copy has an original"
                    elif entry.approved and (locale, slug, entry.key) not in self.kept:
                        assert (entry.key, entry.target) in people, "the machine accepts nothing by itself"
                        self.kept[locale, slug, entry.key] = (entry.target, True)

    @rule(edits=edits, habit=st.sampled_from(HABITS))
    def review(self, edits: list[Edit], habit: str) -> None:
        """The reviewer, who opens one catalogue in an editor."""
        paths = sorted(self.folder.root.glob("locales/*/articles/*.po"))
        path = paths[edits[0][0] % len(paths)]
        file = polib.pofile(str(path), wrapwidth=-1 if habit == "no wrap" else 78)
        entries = [entry for entry in file if not entry.obsolete]
        for at, act in edits if entries else ():
            self.act((path.parent.parent.name, path.stem), entries[at // 7 % len(entries)], act)
        if habit == "reorder":
            random.Random(len(file)).shuffle(file)
        data = str(file).encode()
        data = data.replace(b"\n", b"\r\n") if habit == "crlf" else data
        path.write_bytes(b"\xef\xbb\xbf" + data if habit == "bom" else data)

    def act(self, where: tuple[str, str], entry: polib.POEntry, act: str) -> None:
        self.count += 1
        place = (*where, (entry.msgctxt, entry.msgid))
        if act == "clear":
            entry.msgstr = ""
            self.kept.pop(place, None)
        elif act == "comment":
            entry.tcomment = f"remark {self.count}"
            if entry.msgstr:
                self.kept[place] = (entry.msgstr, not entry.fuzzy)
        elif act.startswith("correct"):
            entry.msgstr = f"دەقی مرۆڤ {self.count}"
            entry.fuzzy = "fuzzy" in act
            self.kept[place] = (entry.msgstr, not entry.fuzzy)
        elif act == "accept" and as_copied(entry):
            entry.fuzzy = False  # a copy as it stands follows its original, also where it was fuzzy for a while
            self.kept.pop(place, None)
        elif entry.msgstr:
            entry.fuzzy = act == "unaccept"
            if entry.fuzzy and place in self.kept and not entry.msgstr.startswith("دەقی مرۆڤ"):
                del self.kept[place]  # a draft that is a draft again
            elif not entry.fuzzy or place in self.kept:
                self.kept[place] = (entry.msgstr, not entry.fuzzy)

    @rule(at=pick, locale=st.sampled_from(LOCALES), change=st.booleans())
    def choose_a_name(self, at: int, locale: str, change: bool) -> None:
        """The reviewer accepts a rendering, or writes another."""
        path = self.folder.names(locale)
        file = polib.pofile(str(path)) if path.exists() else []
        entries = [entry for entry in file if not entry.obsolete]
        if not entries:
            return
        self.count += 1
        entry = entries[at % len(entries)]
        entry.msgstr = f"ناو{self.count}" if change else entry.msgstr
        if not entry.msgstr:
            return
        entry.fuzzy = False
        self.names[locale, entry.msgid] = entry.msgstr
        file.save()

    def catalogues(self) -> dict[str, dict[str, ArticleCatalogue]]:
        folder = self.folder.root / "locales"
        return {
            locale: {path.stem: read_article_catalogue(path) for path in (folder / locale / "articles").glob("*.po")}
            for locale in LOCALES
        }

    @invariant()
    def nothing_is_lost(self) -> None:
        catalogues = self.catalogues()
        self.ever |= {(place[0], place[2], text) for place, (text, accepted) in self.kept.items() if accepted}
        for (locale, slug, key), (text, accepted) in self.kept.items():
            there = catalogues[locale]  # a renamed article's catalogue has another name
            found = [c.table[key] for c in ([there[slug]] if slug in there else there.values()) if key in c.table]
            assert (text, accepted) in [(entry.target, entry.approved) for entry in found]
        for (locale, name), rendering in self.names.items():
            entries = read_names(self.folder.names(locale)).entries
            assert any((e.source, e.target, e.approved) == (name, rendering, True) for e in entries)

    def teardown(self) -> None:
        self.run(None, [], "whole", False)
        self.nothing_is_lost()
        before = self.folder.files()
        summary = self.folder.translate()
        assert (summary.editions, summary.written) == (0, ())
        assert self.folder.files() == before
        for catalogues in self.catalogues().values():
            # A copy in an article that has left stays as it was, whatever becomes of its original.
            own = (e for catalogue in catalogues.values() for e in catalogue.entries if not e.copied)
            accepted = {entry.key for entry in own if entry.approved}
            for slug, sentences in self.seeds.items():
                entries = catalogues[slug].active
                assert len(entries) == len({(i == 0, text) for i, text in enumerate(sentences)})
                assert not [e.source for e in entries if e.key in accepted and not e.by_person], (
                    "an approval goes round"
                )
        shutil.rmtree(self.folder.root)


Newsroom.TestCase.settings = settings(
    max_examples=HISTORIES,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking a history of whole runs takes many minutes
)
TestNewsroom = Newsroom.TestCase
