"""`make bench`: the same pack and text through stock Argos, raw CTranslate2 and the desk's engine, interleaved."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.bench.peers import PEERS
from pipeline.engine import Packs
from pipeline.errors import DeskError, UsageError
from pipeline.sources import find_articles, read_article, strip_tags


def _articles(folder: Path, language: str) -> list[list[str]]:
    """The plain sentences of each article in the pack's source language."""
    from pipeline.languages import detect  # noqa: PLC0415

    found = []
    for path in find_articles(folder):
        article = read_article(path, folder, detect=detect)
        if article.language == language:
            found.append([strip_tags(segment.text) for segment in article.segments])
    return found


def _run(peer: str, job: Path, home: Path) -> dict[str, float]:
    environment = {**os.environ, "HOME": str(home), "ARGOS_CHUNK_TYPE": "SPACY"}
    for name in ("DATA", "CONFIG", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    command = [sys.executable, "-m", "pipeline.bench.peers", peer, str(job), str(home)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise DeskError(f"{peer}: could not be measured: {done.stderr.strip().splitlines()[-1:]}")
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--pack", default="en-ar", help="a pack of models/, such as en-ckb")
    parser.add_argument("--articles", type=Path, default=Path("seeds"))
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    options = parser.parse_args()
    try:
        pack = next((p for p in Packs.find([options.models]).packs if p.name == options.pack), None)
        if pack is None:
            raise UsageError(f"{options.models}: lists no pack {options.pack}")
        articles = _articles(options.articles, pack.source)
        if not articles:
            raise UsageError(f"{options.articles}: holds no article in {pack.source}")
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            job = home / "job.json"
            job.write_text(json.dumps({"pack": pack.name, "models": str(options.models), "articles": articles}))
            runs: dict[str, list[dict[str, float]]] = {peer: [] for peer in PEERS}
            for _ in range(options.runs):  # interleaved, so that a slow minute hits all alike
                for peer in PEERS:
                    runs[peer].append(_run(peer, job, home))
    except DeskError as error:
        parser.exit(error.exit_code, f"{error}\n")
    summary = {peer: _middle(measured) for peer, measured in runs.items()}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps({"cores": os.cpu_count(), "runs": options.runs, **summary}, indent=1) + "\n")
    stock = summary["stock"]["words_per_second"]
    print(f"{pack.name}, {len(articles)} articles, {options.runs} runs, {os.cpu_count()} cores; medians (range)")
    for peer, row in summary.items():
        print(
            f"{peer:16} {row['words_per_second']:7.0f} words/s ({row['slowest']:.0f} to {row['fastest']:.0f})  "
            f"{row['words_per_cpu_second']:7.0f} words/CPU-s  {row['peak_rss_mb']:5.0f} MB  "
            f"start {row['start_seconds']:.1f} s  {row['words_per_second'] / stock:.1f} x stock"
        )


def _middle(measured: list[dict[str, float]]) -> dict[str, float]:
    out = {key: round(statistics.median(run[key] for run in measured), 2) for key in measured[0]}
    speeds = [run["words_per_second"] for run in measured]
    return {**out, "slowest": min(speeds), "fastest": max(speeds)}


if __name__ == "__main__":
    main()
