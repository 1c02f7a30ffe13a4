"""Random histories of a newsroom, on real files: whatever order people and the desk work in, no person's text is lost.

`DRAGOMAN_HISTORIES` sets how many are played.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import tempfile
from pathlib import Path

import polib
from catalogue_makers import SIGNATURE, article, draft_of
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from pipeline.catalogs import (
    ArticleCatalogue,
    Key,
    Memory,
    Remembered,
    merge_article,
    read_article_catalogue,
    wanted,
    write_article_catalogue,
)
from pipeline.model import Article

HISTORIES = int(os.environ.get("DRAGOMAN_HISTORIES", "40"))
SENTENCES = [
    *(
        f"The {who} said on {day} that exports would resume."
        for who in ("minister", "mayor")
        for day in ("Monday", "Friday")
    ),
    *(f"Rain fell in {place} overnight." for place in ("Erbil", "Duhok", "Mosul")),
    'He called it "a <b1>first</b1> step" — C:\\new\\table.',
    "#~ msgid \u2028 is an odd sentence.",
    "Hello.",
    "Bye.",
]
ACTS = ["accept", "correct", "correct, leave fuzzy", "clear", "comment", "unaccept"]
SLUGS = ["a", "b", "c"]
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)
# Not what msgcat writes between two versions, which the desk refuses.
odd = st.text(st.sampled_from('ئابجدە 12"\\\n\t\u2028\u0085\r<b1>-#~,'), max_size=30).filter(lambda t: "#-#-#" not in t)
pick = st.integers(0, 10**6)


class Newsroom(RuleBasedStateMachine):
    """`kept` is what people wrote: of each catalogue the text of each entry, and whether it was accepted."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.seeds: dict[str, list[str]] = {}
        self.kept: dict[tuple[str, Key], tuple[str, bool]] = {}
        self.comments: dict[tuple[str, Key], str] = {}
        self.count = 0

    def path(self, slug: str) -> Path:
        return self.folder / "ckb" / "articles" / f"{slug}.po"

    def article(self, slug: str) -> Article:
        return article(*self.seeds[slug], slug=slug)

    @initialize(articles=st.tuples(*[texts] * len(SLUGS)))
    def open_the_newsroom(self, articles: tuple[list[str], ...]) -> None:
        self.seeds = dict(zip(SLUGS, map(list, articles), strict=True))
        self.run([], None, False)

    # Three rules alone: hypothesis leaves rules out of each history, and with many of them most histories were idle.

    @rule(
        at=pick,
        how=st.sampled_from(["change", "change", "insert", "delete", "shuffle", "rename", "drop", "write"]),
        to=st.sampled_from(SLUGS),
        sentence=st.sampled_from(SENTENCES),
        sentences=texts,
    )
    def write(self, at: int, how: str, to: str, sentence: str, sentences: list[str]) -> None:
        """The journalist."""
        if how == "write" or not self.seeds:
            self.seeds[to] = list(sentences)
            return
        slug = sorted(self.seeds)[at % len(self.seeds)]
        text = self.seeds[slug]
        place = at // 3 % len(text)
        if how == "change":
            text[place] = sentence
        elif how == "insert":
            text.insert(place, sentence)
        elif how == "delete" and len(text) > 1:
            del text[place]
        elif how == "shuffle":
            random.Random(at).shuffle(text)
        elif how == "rename":
            self.seeds[to] = self.seeds.pop(slug)
        elif how == "drop":
            del self.seeds[slug]

    @rule(
        meanwhile=st.lists(st.tuples(pick, st.sampled_from(ACTS), odd), max_size=3),
        change=st.none() | st.tuples(pick, st.sampled_from(SENTENCES)),
        redraft=st.booleans(),
    )
    def run(self, meanwhile: list[tuple[int, str, str]], change: tuple[int, str] | None, redraft: bool) -> None:
        """The desk; people go on working after it has read the catalogues."""
        reading = {slug: read_article_catalogue(self.path(slug)) for slug in self.seeds}
        for at, act, text in meanwhile:
            self.translate_by_hand([(at, act, text)], 78, "tidy")
        if change is not None:
            self.write(change[0], "change", "a", change[1], [change[1]])
        for slug, old in reading.items():
            self.translate(slug, old, redraft)
        for slug in reading if not (meanwhile or change) else ():  # the same again has nothing to do
            before = read_article_catalogue(self.path(slug))
            assert wanted(before, self.article(slug)) == ()
            assert not write_article_catalogue(self.path(slug), merge_article(before, self.article(slug)))

    def translate(self, slug: str, old: ArticleCatalogue, redraft: bool) -> None:
        self.count += 1
        source = self.article(slug)
        memory = Memory(
            text
            for path in self.folder.rglob("*.po")
            for text in Remembered.of(path.stem, read_article_catalogue(path))
        )
        reused = {s.key: found.target for s in source.segments if (found := memory.exact(s.context, s.text, "en"))}
        drafts = {s.key: draft_of(s.text, self.count) for s in wanted(old, source, reused=reused, redraft=redraft)}
        new = merge_article(old, source, drafts, reused=reused, signature=SIGNATURE)
        write_article_catalogue(self.path(slug), new)
        for entry in read_article_catalogue(self.path(slug)).entries:
            # What is reused is a person's text from then on, in the new place too.
            if entry.key in reused and entry.approved and (slug, entry.key) not in self.kept:
                assert entry.target == reused[entry.key]
                self.kept[slug, entry.key] = (entry.target, True)

    @rule(
        edits=st.lists(st.tuples(pick, st.sampled_from(ACTS), odd), min_size=1, max_size=4),
        wrap=st.sampled_from([0, 20, 78]),
        habit=st.sampled_from(["tidy", "drop comments", "reorder", "crlf", "bom"]),
    )
    def translate_by_hand(self, edits: list[tuple[int, str, str]], wrap: int, habit: str) -> None:
        """The translator, who opens one catalogue in an editor."""
        paths = sorted(self.folder.rglob("*.po"))
        path = paths[edits[0][0] % len(paths)]
        file = polib.pofile(str(path), wrapwidth=wrap)
        entries = [entry for entry in file if not entry.obsolete]
        for at, act, text in edits:
            self.act(path.stem, entries[at // 3 % len(entries)], text, act)
        if habit == "drop comments":
            for entry in file:
                if entry.fuzzy and entry.comment:  # a draft without its digest cannot be told from a person's text
                    entry.comment = ""
        if habit == "reorder":
            random.Random(len(file)).shuffle(file)
        data = str(file).encode()
        data = data.replace(b"\n", b"\r\n") if habit == "crlf" else data
        path.write_bytes(b"\xef\xbb\xbf" + data if habit == "bom" else data)

    def act(self, slug: str, entry: polib.POEntry, text: str, act: str) -> None:
        self.count += 1
        place = (slug, (entry.msgctxt, entry.msgid))
        if act == "clear":
            entry.msgstr = ""
            self.kept.pop(place, None)
        elif act == "comment":
            entry.tcomment = f"remark {self.count}"
            self.comments[place] = entry.tcomment
            if entry.msgstr:  # what somebody asked about must not change under the question
                self.kept[place] = (entry.msgstr.strip("\r\n"), not entry.fuzzy)
        elif act.startswith("correct"):
            entry.msgstr = f"دەقی مرۆڤ {self.count} {text}"
            entry.fuzzy = "fuzzy" in act
            self.kept[place] = (entry.msgstr.strip("\r\n"), not entry.fuzzy)
        elif entry.msgstr:
            entry.fuzzy = act == "unaccept"
            if entry.fuzzy and place in self.kept and not self.kept[place][0].startswith("دەقی مرۆڤ"):
                del self.kept[place]  # a draft that is a draft again
            elif not entry.fuzzy or place in self.kept:
                self.kept[place] = (entry.msgstr.strip("\r\n"), not entry.fuzzy)

    # What must be true at every moment.

    @invariant()
    def nothing_is_lost(self) -> None:
        catalogues = {path.stem: read_article_catalogue(path) for path in self.folder.rglob("*.po")}
        for (slug, key), (text, accepted) in self.kept.items():
            entry = catalogues[slug].table[key]
            assert (entry.target, entry.approved) == (text, accepted)
        for (slug, key), comment in self.comments.items():
            assert comment in catalogues[slug].table[key].comment
        for slug, catalogue in catalogues.items():
            for entry in catalogue.active:
                assert not entry.approved or (slug, entry.key) in self.kept, "the machine accepts nothing by itself"

    def teardown(self) -> None:
        msgfmt = shutil.which("msgfmt")
        self.run([], None, False)  # a line break that an editor left at the end of a text is mended
        for path in map(self.path, self.seeds if msgfmt else ()):
            if path.read_bytes().startswith(b"\xef\xbb\xbf"):
                continue  # as an editor left it; msgfmt refuses it
            command = [str(msgfmt), "--check", "-o", os.devnull, str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
        shutil.rmtree(self.folder)


Newsroom.TestCase.settings = settings(
    max_examples=HISTORIES, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
TestNewsroom = Newsroom.TestCase
