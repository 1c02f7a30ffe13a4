"""How the cost of `translate` grows: `python -m pipeline.bench.growth CORPUS --articles 100 1000`.

For each size a newsroom is made from CORPUS (see `pipeline.bench.articles`), and the command itself is run: on all of
it, with nothing to do, after one sentence changed, and, with --kill, killed half-way and run again.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.bench.articles import read_documents, spread, write_articles
from pipeline.bench.memory import peak_mb, used_mb
from pipeline.errors import DeskError


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of the command: its last JSON event, and what it took."""

    done: dict[str, Any]
    seconds: float
    cpu_seconds: float
    peak_mb: float

    def row(self) -> dict[str, float]:
        """The figures, with the segments drafted and their source words."""
        words = self.done.get("words", 0)
        return {
            "drafted": self.done.get("drafted", 0),
            "editions": self.done.get("editions", 0),
            "words": words,
            "seconds": round(self.seconds, 2),
            "cpu_seconds": round(self.cpu_seconds, 2),
            "words_per_cpu_second": round(words / self.cpu_seconds, 1),
            "words_per_second": round(words / self.seconds, 1),
            "peak_rss_mb": round(self.peak_mb, 1),
        }


def run(newsroom: Path, until: Callable[[], bool] | None = None) -> Ran:
    """`dragoman translate --json` in a newsroom, killed once `until` says so. Raises DeskError where it fails."""
    began = time.perf_counter()
    with (newsroom / "events.jsonl").open("w+", encoding="utf-8") as out:
        process = subprocess.Popen([sys.executable, "-m", "pipeline", "translate", "--json"], cwd=newsroom, stdout=out)
        peak, ended = 0.0, 0
        while not ended:
            peak = max(peak, peak_mb(process.pid))
            if until is not None and until():
                process.send_signal(signal.SIGKILL)
            time.sleep(0.02)
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        last = _last_line(newsroom / "events.jsonl")
    done = json.loads(last) if last.startswith('{"event": "done"') else {}
    if not done and until is None:
        raise DeskError(f"translate left with {process.returncode} in {newsroom} before it was done")
    return Ran(done, seconds, used.ru_utime + used.ru_stime, peak or used_mb(used))


def _last_line(path: Path) -> str:
    last = ""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            last = line
    return last


def grow(
    documents: Sequence[list[str]], articles: int, locales: str, models: Path, home: Path, kill: bool
) -> dict[str, Any]:
    """The figures of one size."""
    newsroom = home / str(articles)
    write_articles(spread(documents, articles), newsroom / "seeds")
    listed = ", ".join(f'"{locale}"' for locale in locales.split())
    settings = f'locales = [{listed}]\n[paths]\nmodels = "{models.resolve()}"\n'
    (newsroom / "pipeline.toml").write_text(settings, encoding="utf-8")
    rows: dict[str, Any] = {}
    if kill:
        half = articles * len(locales.split()) // 2
        rows["killed half-way"] = run(
            newsroom, lambda: sum(1 for _ in newsroom.glob("locales/*/articles/*.po")) >= half
        ).row()
        rows["catalogues written before"] = sum(1 for _ in newsroom.glob("locales/*/articles/*.po"))
    rows["all of it"] = run(newsroom).row()
    rows["nothing to do"] = run(newsroom).row()
    changed = sorted((newsroom / "seeds").iterdir())[articles // 2]
    text = changed.read_text(encoding="utf-8")
    changed.write_text(re.sub(r"\.$", " today.", text.rstrip(), count=1) + "\n", encoding="utf-8")
    rows["one changed sentence"] = run(newsroom).row()
    shutil.rmtree(newsroom)
    return rows


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.bench.growth", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--locales", default="ar ckb kmr")
    parser.add_argument("--sentences", type=int, default=0, help="only the first N texts of each article")
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--kill", action="store_true", help="kill the first run half-way, and let the second go on")
    parser.add_argument("--out", type=Path, default=Path("build/growth.json"))
    options = parser.parse_args()
    documents = [texts[: options.sentences or None] for texts in read_documents(options.corpus)]
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        for articles in options.articles:
            found[articles] = grow(documents, articles, options.locales, options.models, Path(folder), options.kill)
            for name, row in found[articles].items():
                print(f"{articles:6} articles  {name:26} {json.dumps(row)}", flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
