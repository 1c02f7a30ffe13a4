"""The review page over real HTTP and real catalogues: what it writes, and what it refuses."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import polib
import pytest

from pipeline.catalogs import (
    NamesCatalogue,
    merge_article,
    merge_names,
    read_article_catalogue,
    read_names,
    wanted,
    write_article_catalogue,
    write_names,
)
from pipeline.desk.lock import locked
from pipeline.desk.office import DeskOffice
from pipeline.model import Candidate, Draft, Name, NameType
from pipeline.review import Server, serve
from pipeline.sources import read_article
from tests.conftest import Newsroom

SOURCE = """---
language: en
---
# Road reopens near Duhok

The governor thanked the **teams** on Monday.

The repairs took 14 days.

The mayor said "no" & left <early>.
"""
REPAIRS = "The repairs took 14 days."
TEAMS = "The governor thanked the <b1>teams</b1> on Monday."
DUHOK = Name("Duhok", NameType.PLACE)


def drafted(newsroom: Newsroom, slug: str = "road") -> None:
    """What a run leaves: every sentence drafted into Sorani, one name proposed."""
    path = newsroom.write(f"{slug}.md", SOURCE)
    article = read_article(path, newsroom.root, None, lambda _text: "en")
    catalogue = read_article_catalogue(newsroom.po("ckb", slug), "ckb")
    drafts = {s.key: Draft(f"ڕەشنووس: {s.text}", "en-ckb 0 beam=2", 0.5) for s in wanted(catalogue, article)}
    write_article_catalogue(newsroom.po("ckb", slug), merge_article(catalogue, article, drafts))
    candidates = {DUHOK: (Candidate("دهۆک", "gazetteer", 1.0), Candidate("دوهۆک", "letters", 0.5))}
    write_names(newsroom.names("ckb"), merge_names(NamesCatalogue("ckb"), {DUHOK: [f"seeds/{slug}.md:4"]}, candidates))


@pytest.fixture
def server(newsroom: Newsroom) -> Iterator[Server]:
    drafted(newsroom)
    with serve(DeskOffice(newsroom.config, "Nazdar"), 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def ask(
    server: Server, method: str, path: str, body: str | None = None, **headers: str
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if body is not None:
        sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
    connection.request(method, path, body, sent)
    reply = connection.getresponse()
    text = reply.read().decode()
    connection.close()
    return reply.status, text, dict(reply.getheaders())


def form_of(server: Server, page: str, source: str) -> dict[str, str]:
    """The hidden fields of one entry's form, as a browser would send them."""
    from lxml import html  # noqa: PLC0415

    _, text, _ = ask(server, "GET", page)
    for form in html.fromstring(text).forms:
        fields = {name: value or "" for name, value in form.fields.items()}
        if fields.get("source") == source:
            return fields
    raise AssertionError(f"{source} is not on the page")


def send(server: Server, page: str, fields: dict[str, str], **headers: str) -> tuple[int, str, dict[str, str]]:
    return ask(server, "POST", page, urlencode(fields), **headers)


def test_the_overview_puts_names_first_and_counts(server: Server) -> None:
    status, text, _ = ask(server, "GET", "/")
    assert status == 200
    assert text.index("1. Names") < text.index("2. Articles")
    assert "1 to accept" in text and "0/4" in text and "Road reopens near Duhok" in text


def test_a_sentence_is_corrected_and_accepted(server: Server, newsroom: Newsroom) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    assert fields["text"] == f"ڕەشنووس: {REPAIRS}"
    before = newsroom.po("ckb", "road").read_text("utf-8")
    status, _, headers = send(
        server, "/article/ckb/road", {**fields, "text": "چاککردنەوەکە\r\n١٤ ڕۆژی خایاند.", "act": "accept"}
    )
    assert (status, headers["Location"]) == (303, f"/article/ckb/road#s{fields['number']}")
    catalogue = read_article_catalogue(newsroom.po("ckb", "road"))
    entry = catalogue.table[None, REPAIRS]
    assert entry.approved and entry.target == "چاککردنەوەکە ١٤ ڕۆژی خایاند."
    assert catalogue.translator == "Nazdar" and catalogue.revised is not None
    after = newsroom.po("ckb", "road").read_text("utf-8")
    assert TEAMS in {e.msgid for e in polib.pofile(before)} and len(after.split("\n\n")) == len(before.split("\n\n"))
    changed = [x for x, y in zip(before.split("\n\n"), after.split("\n\n"), strict=True) if x != y]
    assert len(changed) == 2  # the header and the entry
    assert ask(server, "GET", "/")[1].count("1/4") == 1


def test_without_a_script_a_save_goes_back_to_its_page_whatever_the_name(server: Server, newsroom: Newsroom) -> None:
    drafted(newsroom, "هەواڵ")
    page = f"/article/ckb/{quote('هەواڵ')}"
    fields = form_of(server, page, REPAIRS)
    _, _, headers = send(server, page, {**fields, "text": "دەق", "act": "accept"})
    assert headers["Location"] == f"{page}#s{fields['number']}"


def test_a_draft_can_be_kept_and_an_acceptance_taken_back(server: Server, newsroom: Newsroom) -> None:
    for act, fuzzy in (("draft", True), ("accept", False), ("draft", True)):
        fields = form_of(server, "/article/ckb/road", REPAIRS)
        assert send(server, "/article/ckb/road", {**fields, "text": "دەق", "act": act})[0] == 303
        entry = read_article_catalogue(newsroom.po("ckb", "road")).table[None, REPAIRS]
        assert (entry.target, entry.fuzzy, entry.by_person) == ("دەق", fuzzy, True)


def test_a_part_comes_back_with_its_findings(server: Server) -> None:
    fields = form_of(server, "/article/ckb/road", TEAMS)
    _, text, _ = send(
        server, "/article/ckb/road", {**fields, "text": "پارێزگار سوپاسی تیمەکانی کرد", "act": "accept"}, X_Part="yes"
    )
    assert text.lstrip().startswith("<form")
    assert "lost &lt;b1&gt;" in text and "ends with no mark" in text
    assert 'dir="rtl"' in text and 'lang="en"' in text


def test_a_name_is_accepted(server: Server, newsroom: Newsroom) -> None:
    fields = form_of(server, "/names/ckb", "Duhok")
    assert send(server, "/names/ckb", {**fields, "act": "accept"})[0] == 303
    bound = read_names(newsroom.names("ckb")).bound()[DUHOK]
    assert bound.approved and bound.rendering == "دهۆک"
    assert "nothing to accept" in ask(server, "GET", "/")[1]
    newsroom.names("ckb").write_text("<<<<<<< HEAD\n", "utf-8")
    assert "cannot be read</li>" in ask(server, "GET", "/")[1]


def test_what_somebody_else_wrote_is_not_written_over(server: Server, newsroom: Newsroom) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    file = polib.pofile(str(newsroom.po("ckb", "road")))
    file.find(REPAIRS).msgstr = "لە پۆئێدیتەوە"
    file.save()
    status, text, _ = send(server, "/article/ckb/road", {**fields, "text": "دەقی من", "act": "accept"})
    assert status == 409
    assert "it now reads: لە پۆئێدیتەوە" in text and "دەقی من" in text
    _, _, headers = send(server, "/article/ckb/road", {**fields, "text": "دەقی من", "act": "accept"}, X_Part="yes")
    assert headers["X-Seen"] == form_of(server, "/article/ckb/road", REPAIRS)["seen"]
    assert read_article_catalogue(newsroom.po("ckb", "road")).table[None, REPAIRS].target == "لە پۆئێدیتەوە"


def test_other_entries_that_an_editor_saved_meanwhile_stay(server: Server, newsroom: Newsroom) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    file = polib.pofile(str(newsroom.po("ckb", "road")))
    file.find(TEAMS).msgstr, file.find(TEAMS).fuzzy = "<b1>تیم</b1>", False
    file.save()
    assert send(server, "/article/ckb/road", {**fields, "text": "دەقی من", "act": "accept"})[0] == 303
    table = read_article_catalogue(newsroom.po("ckb", "road")).table
    assert (table[None, TEAMS].target, table[None, REPAIRS].target) == ("<b1>تیم</b1>", "دەقی من")


def test_while_a_run_works_nothing_is_written_and_the_text_is_given_back(
    server: Server, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.desk.office.PATIENCE", 0.1)
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    before = newsroom.files()
    with locked(newsroom.config.paths.state, "dragoman translate"):
        status, text, _ = send(server, "/article/ckb/road", {**fields, "text": "دەقی من", "act": "accept"})
    assert status == 423
    assert "`dragoman translate` is running" in text and "دەقی من" in text
    assert newsroom.files() == before
    assert send(server, "/article/ckb/road", {**fields, "text": "دەقی من", "act": "accept"})[0] == 303


def test_nothing_is_accepted_without_a_text(server: Server, newsroom: Newsroom) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    status, text, _ = send(server, "/article/ckb/road", {**fields, "text": " \n", "act": "accept"}, X_Part="yes")
    assert (status, text) == (400, "there is no text to accept")
    assert send(server, "/article/ckb/road", {**fields, "text": "", "act": "draft"})[0] == 303
    assert read_article_catalogue(newsroom.po("ckb", "road")).table[None, REPAIRS].target == ""


def test_texts_are_escaped(server: Server) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    evil = '</textarea><script>alert(1)</script><b1>"'
    assert send(server, "/article/ckb/road", {**fields, "text": evil, "act": "draft"})[0] == 303
    _, text, headers = ask(server, "GET", "/article/ckb/road")
    assert "<script>alert" not in text and "&lt;/textarea&gt;" in text and "&lt;early&gt;" in text
    assert form_of(server, "/article/ckb/road", REPAIRS)["text"] == evil
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    ("change", "headers", "status"),
    [
        ({"token": ""}, {}, 403),
        ({"token": "x" * 32}, {}, 403),
        ({}, {"Origin": "http://evil.example"}, 403),
        ({}, {"Sec_Fetch_Site": "cross-site"}, 403),
        ({}, {"Host": "evil.example"}, 403),
        ({}, {"Host": "127.0.0.1:1"}, 403),
        ({}, {"Content_Type": "text/plain"}, 400),
        ({}, {"Content_Type": "application/json"}, 400),
        ({"source": "Another sentence."}, {}, 409),
    ],
)
def test_a_change_from_elsewhere_is_refused(
    server: Server, newsroom: Newsroom, change: dict[str, str], headers: dict[str, str], status: int
) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    before = newsroom.files()
    assert send(server, "/article/ckb/road", {**fields, "text": "x", "act": "accept", **change}, **headers)[0] == status
    assert newsroom.files() == before


@pytest.mark.parametrize(
    "path",
    ["/article/ckb/..%2f..%2froad", "/article/ckb/none", "/article/xx/road", "/names/xx", "/names/..", "/assets/x",
     "/assets/..%2freview.css", "/article/ckb/road/x", "/pipeline.toml"],
)  # fmt: skip
def test_other_paths_are_not_found(server: Server, path: str) -> None:
    assert ask(server, "GET", path)[0] == 404
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    assert send(server, path, {**fields, "text": "x", "act": "accept"})[0] in (404, 409)


def test_foreign_host_names_see_nothing(server: Server) -> None:
    status, text, _ = ask(server, "GET", "/article/ckb/road", Host="evil.example")
    assert status == 403 and REPAIRS not in text


def test_a_broken_catalogue_is_told_and_left(server: Server, newsroom: Newsroom) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    path = newsroom.po("ckb", "road")
    path.write_text("<<<<<<< HEAD\n" + path.read_text("utf-8"), "utf-8")
    before = path.read_bytes()
    status, text, _ = send(server, "/article/ckb/road", {**fields, "text": "دەقی من", "act": "accept"})
    assert status == 423 and "road.po:1: a merge conflict" in text and "دەقی من" in text
    assert ask(server, "GET", "/article/ckb/road")[0] == 409
    assert "road.po:1: a merge conflict" in ask(server, "GET", "/")[1]
    assert path.read_bytes() == before


def test_too_long_a_form_is_refused(server: Server) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    try:
        status = send(server, "/article/ckb/road", {**fields, "text": "x" * 1_100_000, "act": "draft"})[0]
    except (BrokenPipeError, ConnectionResetError):
        status = 400
    assert status == 400


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")
def test_what_is_written_passes_msgfmt(server: Server, newsroom: Newsroom, tmp_path: Path) -> None:
    fields = form_of(server, "/article/ckb/road", REPAIRS)
    send(server, "/article/ckb/road", {**fields, "text": 'دەق "x" \\n \t', "act": "accept"})
    subprocess.run(["msgfmt", "--check", "-o", tmp_path / "x.mo", newsroom.po("ckb", "road")], check=True)


def test_the_assets_are_here(server: Server) -> None:
    _, text, _ = ask(server, "GET", "/")
    for asset in re.findall(r'(?:href|src)="(/assets/[^"]+)"', text):
        status, body, _ = ask(server, "GET", asset)
        assert status == 200 and body
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1])
    connection.request("GET", "/assets/naskh.woff2")
    assert connection.getresponse().read(4) == b"wOF2"
