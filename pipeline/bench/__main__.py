"""`make bench`: the same pack and text through stock Argos, raw CTranslate2 and the desk, interleaved."""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline.bench.peers import PEERS
from pipeline.engine import Packs
from pipeline.engine.device import cores
from pipeline.errors import DeskError, UsageError
from pipeline.model import LOCALES
from pipeline.sources import find_articles, read_article, strip_tags


def read_articles(folder: Path, language: str) -> tuple[list[str], list[list[list[str]]]]:
    """The files in the pack's source language, and the plain sentences of their paragraphs."""
    from pipeline.languages import detect  # noqa: PLC0415

    files, texts = [], []
    for path in find_articles(folder):
        article = read_article(path, folder, detect=detect)
        if article.language == language:
            files.append(str(path.resolve()))
            texts.append([[strip_tags(s.text) for s in block.segments] for block in article.blocks])
    return files, texts


def _run(peer: str, job: Path, home: Path) -> dict[str, Any]:
    environment = {**os.environ, "HOME": str(home), "ARGOS_CHUNK_TYPE": "SPACY"}
    for name in ("DATA", "CONFIG", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    command = [sys.executable, "-m", "pipeline.bench.peers", peer, str(job), str(home)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise DeskError(f"{peer}: could not be measured: {' '.join(done.stderr.strip().splitlines()[-1:])}")
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def _measured(options: argparse.Namespace) -> dict[str, Any]:
    pack = next((p for p in Packs.find([options.models]).packs if p.name == options.pack), None)
    if pack is None:
        raise UsageError(f"{options.models}: lists no pack {options.pack}")
    files, articles = read_articles(options.articles, pack.source)
    if not articles:
        raise UsageError(f"{options.articles}: holds no article in {pack.source}")
    peers = [p for p in options.peers or PEERS if pack.target in LOCALES or not p.startswith("desk")]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        job = home / "job.json"
        task = {"pack": pack.path.name, "models": str(options.models), "files": files, "articles": articles}
        job.write_text(json.dumps(task), encoding="utf-8")
        runs: dict[str, list[dict[str, Any]]] = {peer: [] for peer in peers}
        for _ in range(options.runs):  # interleaved, so that a slow minute hits all alike
            for peer in peers:
                runs[peer].append(_run(peer, job, home))
    return {
        "pack": pack.signature,
        "articles": len(articles),
        "words": sum(len(s.split()) for article in articles for block in article for s in block),
        "runs": options.runs,
        "cores": cores(),
        "cpu": _cpu(),
        **{peer: _middle(measured) for peer, measured in runs.items()},
    }


def _middle(measured: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Medians, the range of words per second, and the stages of the median run."""
    keys = [key for key in measured[0] if key != "stages"]
    out: dict[str, Any] = {key: round(statistics.median(run[key] for run in measured), 2) for key in keys}
    ordered = sorted(measured, key=lambda run: run["words_per_second"])
    out |= {"slowest": ordered[0]["words_per_second"], "fastest": ordered[-1]["words_per_second"]}
    stages = ordered[len(ordered) // 2].get("stages")
    return {**out, "stages": stages} if stages else out


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )


def _table(found: dict[str, Any], peers: Sequence[str]) -> str:
    base = found[peers[0]]
    lines = [
        f"{found['pack']}: {found['articles']} articles, {found['words']} words, {found['runs']} runs, "
        f"{found['cores']} cores of {found['cpu']}; medians (slowest to fastest)"
    ]
    for peer in peers:
        row = found[peer]
        lines.append(
            f"{peer:17} {row['words_per_second']:7.0f} words/s ({row['slowest']:.0f} to {row['fastest']:.0f})  "
            f"{row['words_per_cpu_second']:6.0f} words/CPU-s  {row['peak_rss_mb']:5.0f} MB  "
            f"start {row['start_seconds']:4.1f} s  "
            f"{row['words_per_second'] / base['words_per_second']:5.2f} x {peers[0]}"
            f"  ({row['words_per_cpu_second'] / base['words_per_cpu_second']:.2f} x by CPU-s)"
        )
    for peer in peers:
        for stage, spent in found[peer].get("stages", {}).items():
            lines.append(f"{peer:17} {spent['seconds']:7.1f} s  {spent['cpu_seconds']:7.1f} CPU-s  {stage}")
    return "\n".join(lines)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--pack", default="en-ar", help="a pack of models/, such as en-ckb")
    parser.add_argument("--articles", type=Path, default=Path("seeds"))
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", nargs="+", choices=PEERS, help="only these")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    options = parser.parse_args()
    try:
        found = _measured(options)
    except DeskError as error:
        parser.exit(error.exit_code, f"{error}\n")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(_table(found, [peer for peer in PEERS if peer in found]))


if __name__ == "__main__":
    main()
