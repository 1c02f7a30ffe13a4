"""The command line as people run it: real processes in a newsroom's folder."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.catalogs import read_article_catalogue
from tests.conftest import DAM, PACKS, SCHOOL, Newsroom, accept

COMMAND = [sys.executable, "-m", "pipeline"]


def start(newsroom: Newsroom, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *arguments], cwd=newsroom.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(newsroom: Newsroom, *arguments: str) -> tuple[int, str, str]:
    process = start(newsroom, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err


def many(newsroom: Newsroom, articles: int) -> None:
    """So many articles, each written as soon as it is translated."""
    settings = newsroom.root / "pipeline.toml"
    settings.write_text(settings.read_text("utf-8") + "[drafts]\nwindow = 1\n", "utf-8")
    for number in range(articles):
        newsroom.write(f"dam-{number}.txt", DAM.replace("14", str(number + 20)))


def first_catalogue(newsroom: Newsroom, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 240
    while not list(newsroom.root.glob("locales/*/articles/*.po")):
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        assert time.monotonic() < deadline
        time.sleep(0.01)


def bytes_of(newsroom: Newsroom) -> dict[str, bytes]:
    return {name: data for name, (data, _) in newsroom.files().items()}


def test_an_editors_week(newsroom: Newsroom) -> None:
    """Translate, review, publish; then the article changes."""
    newsroom.write("school.txt", SCHOOL)
    code, out, _ = run(newsroom, "translate", "-l", "ckb")
    assert "1 catalogue written" in out
    assert "Next: review the names" in out
    path = newsroom.po("ckb", "school")
    code, out, _ = run(newsroom, "publish", "-l", "ckb")
    assert code == 1
    assert "not approved in full" in out
    assert not (newsroom.root / "dist" / "school").exists()
    for number, entry in enumerate(read_article_catalogue(path).active):
        accept(path, entry.source, f"دەقی پەسەندکراو {number}")
    code, out, _ = run(newsroom, "translate", "-l", "ckb")
    assert code == 0
    code, out, err = run(newsroom, "publish", "-l", "ckb")
    assert (code, err) == (0, "")
    page = newsroom.root / "dist" / "school" / "ckb" / "index.html"
    assert "دەقی پەسەندکراو 1" in page.read_text("utf-8")
    assert run(newsroom, "verify")[0] == 0
    code, out, _ = run(newsroom, "publish", "-l", "ckb")
    assert (code, out) == (0, "0 files written, 0 removed.\n")
    code, out, _ = run(newsroom, "status", "-l", "ckb", "--json")
    report = json.loads(out)
    assert (code, report["rows"][0]["approved"], report["rows"][0]["done"]) == (0, report["rows"][0]["total"], True)
    newsroom.write("school.txt", SCHOOL.replace("on Sunday", "on Friday"))
    run(newsroom, "translate", "-l", "ckb")
    entries = read_article_catalogue(path).active
    assert sum(entry.approved for entry in entries) == len(entries) - 1
    changed = next(entry for entry in entries if "Friday" in entry.source)
    assert changed.fuzzy
    assert changed.previous is not None
    assert "Sunday" in changed.previous


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.config import load
from pipeline.desk import translate
from pipeline.desk.events import Translated, Written
seen = 0
def count(event):
    global seen
    seen += isinstance(event, {"Written": Written, "Translated": Translated}[sys.argv[1]])
    if seen == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
translate(load(Path("pipeline.toml")), on_event=count)
"""


@pytest.mark.parametrize("moment", [("Written", "1"), ("Written", "6"), ("Written", "11")])
def test_a_killed_run_leaves_whole_catalogues_and_goes_on_where_it_stopped(
    newsroom: Newsroom, tmp_path_factory: pytest.TempPathFactory, moment: tuple[str, str]
) -> None:
    many(newsroom, 4)
    killed = subprocess.run([sys.executable, "-c", KILLED, *moment], cwd=newsroom.root, check=False)
    assert killed.returncode == -signal.SIGKILL
    done = [path for path in newsroom.root.glob("locales/*/articles/*.po") if read_article_catalogue(path).active]
    assert 0 < len(done) < 12
    assert newsroom.translate().editions <= 13 - len(done)  # the last one may have been written and not noted down
    whole = Newsroom(tmp_path_factory.mktemp("whole"))
    (whole.root / "pipeline.toml").write_text((newsroom.root / "pipeline.toml").read_text("utf-8"), "utf-8")
    for seed in (newsroom.root / "seeds").iterdir():
        whole.write(seed.name, seed.read_text("utf-8"))
    whole.translate()
    assert bytes_of(newsroom) == bytes_of(whole)


def test_ctrl_c_stops_with_one_line_and_whole_files(newsroom: Newsroom) -> None:
    many(newsroom, 60)
    process = start(newsroom, "translate")
    first_catalogue(newsroom, process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130
    assert err.strip().splitlines()[-1].startswith("dragoman: stopped")
    assert "Traceback" not in err
    for path in newsroom.root.glob("locales/*/articles/*.po"):
        assert read_article_catalogue(path).active


def test_two_runs_at_once_the_second_says_who_holds_the_lock(newsroom: Newsroom) -> None:
    many(newsroom, 60)
    first = start(newsroom, "translate")
    first_catalogue(newsroom, first)
    code, _, err = run(newsroom, "translate")
    first.kill()
    first.wait()
    assert code == 2
    assert f"`dragoman translate` is running (process {first.pid} on " in err


@pytest.mark.parametrize(
    ("settings", "arguments", "code", "part"),
    [
        ("[engine]\nbaem = 2\n", ["translate"], 2, "pipeline.toml:2: engine.baem is not a key"),
        ("", ["translate", "--locale", "ku"], 2, "ku: is not a locale of this newsroom"),
        ("", ["translate", "--article", "x"], 2, "x: no such article"),
        ("[paths]\nseeds = 'seed'\n", ["publish", "--prune"], 2, "seed/: no such folder; make it, or name"),
        ("", ["translate", "--nonsense"], 2, "No such option"),
        ("", ["nonsense"], 2, "No such command"),
        ("", ["--config", "x"], 2, "No such option"),
        ("", ["translate", "--config", "none.toml"], 2, "none.toml: no such file"),
        ("", ["preview"], 1, "run `make publish` first"),
        ("", ["packs", "add", "none.argosmodel"], 2, "no such file"),
        ("", ["verify", "none.zip"], 1, "none.zip"),
    ],
)
def test_errors_are_one_line_with_the_exit_code_of_the_contract(
    newsroom: Newsroom, settings: str, arguments: list[str], code: int, part: str
) -> None:
    (newsroom.root / "pipeline.toml").write_text(settings, "utf-8")
    returned, _, err = run(newsroom, *arguments)
    assert returned == code
    assert part in err
    assert "Traceback" not in err


def test_json_events_are_one_object_a_line(newsroom: Newsroom) -> None:
    newsroom.write("school.txt", SCHOOL)
    _, out, _ = run(newsroom, "translate", "--json", "-l", "kmr")
    events = [json.loads(line) for line in out.splitlines()]
    assert [e["event"] for e in events if e["event"] != "translated"][:3] == ["planned", "reading", "translating"]
    assert events[-1]["event"] == "done"
    assert events[-1]["written"] == [str(newsroom.po("kmr", "school"))]


def test_quiet_says_nothing_when_all_is_well(newsroom: Newsroom) -> None:
    assert run(newsroom, "translate", "--quiet") == (0, "", "")


def test_check_points_at_the_line_of_the_catalogue(newsroom: Newsroom) -> None:
    newsroom.write("school.txt", SCHOOL)
    run(newsroom, "translate", "-l", "ar")
    path = newsroom.po("ar", "school")
    accept(path, "New school opens in Erbil", "New school opens in Erbil")
    code, out, _ = run(newsroom, "check", "-l", "ar")
    assert code == 1
    line = next(line for line in out.splitlines() if "echo" in line)
    number = int(line.split(":")[1])
    entry = "\n".join(path.read_text("utf-8").splitlines()[number - 1 :]).split("\n\n")[0]
    assert 'msgid "New school opens in Erbil"' in entry
    assert "error in approved text" in line


def test_detect_tells_the_language_of_files_and_texts(newsroom: Newsroom) -> None:
    path = newsroom.write("school.txt", SCHOOL)
    code, out, _ = run(newsroom, "detect", str(path), "سوپای عێراق گەیشتە شارەکە", "12", SCHOOL.replace("\n", " ") * 30)
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["en", "ckb", "unknown", "en"]


def test_packs_are_listed_and_a_damaged_one_is_named(newsroom: Newsroom) -> None:
    code, out, _ = run(newsroom, "packs")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["ar-en", "en-ar", "en-ckb", "en-kmr"]
    (newsroom.root / "pipeline.toml").write_text("", "utf-8")
    code, out, _ = run(newsroom, "packs", "add", str(PACKS / "translate-en_ar-0_1.argosmodel"))
    assert code == 0
    assert "en-ar 0.1 is installed" in out
    (newsroom.root / "models" / "translate-en_ar-0_1.argosmodel").write_bytes(b"x")
    code, _, err = run(newsroom, "packs", "list")
    assert code == 3
    assert "does not match its SHA-256" in err


def test_help_loads_no_room() -> None:
    script = (
        "import sys; from pipeline.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint(*sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    loaded = set(out.splitlines()[-1].split())
    assert not loaded & {"spacy", "ctranslate2", "polib", "lxml", "tqdm", "numpy", "pipeline.config", "jinja2"}
    for command in ("translate", "status", "check", "publish", "preview", "verify", "packs", "detect"):
        assert f"  {command} " in out


def test_output_into_a_closed_pipe_is_no_error(newsroom: Newsroom) -> None:
    process = start(newsroom, "packs", "list")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.wait()
    assert "Traceback" not in err
    assert process.returncode in {0, 1}


def test_the_module_and_the_script_are_one() -> None:
    script = Path(sys.executable).with_name("dragoman")
    if not script.exists():
        pytest.skip("dragoman is not installed as a script")
    environment = {**os.environ, "COLUMNS": "110"}
    outs = {
        subprocess.run(command, capture_output=True, check=True, env=environment).stdout
        for command in ([*COMMAND, "--help"], [str(script), "--help"])
    }
    assert len(outs) == 1
