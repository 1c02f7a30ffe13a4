"""Stock Argos Translate installs our packs, and gives the same output as the engine at the same beam."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from pipeline.engine import Engine, Packs, Request, Settings

ROOT = Path(__file__).parent.parent.parent
TINY = ROOT / "tests" / "data" / "packs"
SENTENCES = json.loads((TINY / "sentences.json").read_text(encoding="utf-8"))

# Importing argostranslate.translate imports two sentence splitters that the desk's environment leaves out (stanza alone
# pulls 3 GB of torch). Empty modules let the import pass; the splitter that runs is the one below, or the pack's own.
STOCK = """
import json, sys, types
sys.modules["stanza"] = types.ModuleType("stanza")
minisbd = types.ModuleType("minisbd"); minisbd.SBDetect = None
minisbd.models = types.ModuleType("minisbd.models")
sys.modules["minisbd"], sys.modules["minisbd.models"] = minisbd, minisbd.models
from pathlib import Path
import ctranslate2
from argostranslate import package, translate
package.install_from_path(Path(sys.argv[1]))
pkg = package.get_installed_packages()[0]
class Whole:
    def split_sentences(self, text):
        return [text]
model = ctranslate2.Translator(str(pkg.package_path / "model"))
out = []
for text in json.load(sys.stdin):
    out.append(translate.apply_packaged_translation(pkg, text, model, Whole(), num_hypotheses=1)[0].value)
print(json.dumps(out))
"""


def stock(pack: Path, texts: list[str], beam: int, home: Path) -> list[str]:
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "ARGOS_BEAM_SIZE": str(beam)}
    environment |= {"XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache")}
    command = [sys.executable, "-c", STOCK, str(pack)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, env=environment, check=True)
    return list(json.loads(done.stdout))


def as_stock(folder: Path, beam: int) -> Settings:
    """The engine as stock Argos decodes: no penalty on repeats, its length penalty, nothing padded."""
    return Settings(
        folder / "unpacked", beam=beam, repetition=1.0, length_penalty=0.2, step=1, device="cpu", impartial=False
    )


@pytest.mark.parametrize(("locale", "beam"), [("ar", 4), ("ckb", 2), ("kmr", 1)])
def test_stock_argos_and_the_engine_say_the_same(tmp_path: Path, locale: str, beam: int) -> None:
    texts = [row["en"] for row in SENTENCES[:25]] + ["Nobody has seen this sentence before, in Mosul or anywhere else."]
    packs = Packs.find([TINY])
    theirs = stock(packs.route("en", locale)[0].path, texts, beam, tmp_path)
    engine = Engine(packs, as_stock(tmp_path, beam))
    ours = [r.text for r in engine.translate(Request(i, t, "en", locale) for i, t in enumerate(texts))]
    assert ours == theirs


@pytest.mark.parametrize("pack", Packs.find([ROOT / "models"]).packs, ids=lambda pack: pack.name)
def test_the_packs_we_ship_run_in_stock_argos_too(tmp_path: Path, pack) -> None:  # type: ignore[no-untyped-def]
    # Stock hands over vowel marks as they are, which these packs have never seen; the engine takes them off.
    plain = [row[pack.source] for row in SENTENCES if not any(map(unicodedata.combining, row[pack.source]))]
    texts = plain[:6]
    theirs = stock(pack.path, texts, 2, tmp_path)
    engine = Engine(
        Packs((pack,)),
        as_stock(tmp_path, 2),
    )
    ours = [r.text for r in engine.translate(Request(i, t, pack.source, pack.target) for i, t in enumerate(texts))]
    assert ours == theirs
