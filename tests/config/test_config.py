"""pipeline.toml: defaults, every key, and errors that name line and mend."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from pipeline.config import Config, ConfigError, load
from pipeline.config.values import SECTIONS

ROOT = Path(__file__).parents[2]


def write(folder: Path, text: str) -> Path:
    path = folder / "pipeline.toml"
    path.write_text(text, "utf-8")
    return path


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    config = load(write(tmp_path, ""))
    assert config.locales == ("ar", "ckb", "kmr")
    assert config.paths.seeds == tmp_path / "seeds"
    assert [config.digits_of(locale) for locale in config.locales] == ["arab", "arab", "latn"]


def test_the_shipped_file_shows_every_key_with_its_default() -> None:
    data = tomllib.loads((ROOT / "pipeline.toml").read_text("utf-8"))
    shipped, plain = load(ROOT / "pipeline.toml"), Config(root=ROOT)
    for name, kind in SECTIONS.items():
        assert list(data[name]) == [f.name for f in fields(kind)]
        for f in fields(kind):
            if name != "paths":
                assert getattr(getattr(shipped, name), f.name) == getattr(getattr(plain, name), f.name)
    assert set(data) == {"locales", "base_url", "packs", *SECTIONS}


def test_values_are_taken(tmp_path: Path) -> None:
    text = (
        'locales = ["kmr", "ar", "kmr"]\nbase_url = "https://x.org/n/"\nengine.beam = 4\n[packs]\n"en-ckb" = "mine"\n'
    )
    config = load(write(tmp_path, text))
    assert config.locales == ("kmr", "ar")
    assert config.base_url == "https://x.org/n"
    assert config.engine.beam == 4
    assert config.packs == {"en-ckb": "mine"}


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('local = ["ar"]\n', 1, "local is not a key of the desk (did you mean locales?)"),
        ("\n[enginee]\nbeam = 2\n", 2, "enginee is not a key of the desk (did you mean engine?)"),
        ("[engine]\n\nbaem = 2\n", 3, "engine.baem is not a key of the desk (did you mean beam?)"),
        ("[publisher]\nwindow = 2\n", 2, "it belongs under [drafts]"),
        ("[publisher]\nname = 'x'\nbase_url = 'x'\n", 3, "publisher.base_url is not a key of the desk (it"),
        ("[packs]\nlocales = ['ar']\n", 2, "it belongs above the first [section]"),
        ("[engine]\nbeam = '2'\n", 2, "engine.beam is '2'; write a whole number from 1 to 16"),
        ("[engine]\nbeam = true\n", 2, "write a whole number"),
        ("engine.beam = 0\n", 1, "write a whole number"),
        ("engine = { threads = 1, beam = 99 }\n", 1, "write a whole number"),
        ("[engine]\ndevice = 'gpu'\n", 2, "write one of auto, cpu, cuda"),
        ("[engine]\nrepetition = 0.5\n", 2, "engine.repetition is 0.5; write a number from 1 to 2, without quotes"),
        ("[engine]\nrepetition = true\n", 2, "write a number"),
        ("[digits]\nckb = 'arabic'\n", 2, "(did you mean arab?)"),
        ("[digits]\nkmr = 'arab'\n", 2, "write one of latn"),
        ("locales = ['ku']\n", 1, "(did you mean ckb?)"),
        ("locales = []\n", 1, "write a list"),
        ("locales = 'ar'\n", 1, "write a list"),
        ("engine = 3\n", 1, "write it as a section: [engine]"),
        ("packs = 3\n", 1, "write it as a section: [packs]"),
        ("[packs]\nenckb = 'x'\n", 2, 'write the pair as source-target, such as "en-ckb"'),
        ("base_url = 'news.example.org'\n", 1, "write a web address"),
        ("\nbase_url = ''\n", 2, "base_url is ''; write the web address of dist/"),
        ("base_url = 'javascript:alert(1)'\n", 1, "write a web address"),
        ("[paths]\nseeds = ''\n", 2, "write a folder"),
        ("[paths]\nseeds = 'a'\ndist = 'a'\n", 3, "paths.dist is the folder of seeds"),
        ("[paths]\ndist = '.'\n", 2, "paths.dist is the folder of pipeline.toml itself"),
        ("[drafts]\nbind_draft_names = 'yes'\n", 2, "write true or false"),
        ("[publish]\ntimezone = 'Erbil'\n", 2, "write a time zone"),
        ("[engine]\nbeam = \n", 2, "not TOML"),
        ("locales = ['ar']\nlocales = ['ckb']\n", 2, "not TOML"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_its_line_and_mend(tmp_path: Path, text: str, line: int, part: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: ")
    assert part in message
    assert "\n" not in message
    assert caught.value.exit_code == 2


def test_a_missing_or_unreadable_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / "pipeline.toml")
    (tmp_path / "pipeline.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="save it as UTF-8"):
        load(tmp_path / "pipeline.toml")
