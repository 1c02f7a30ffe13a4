"""`make train`: a recipe from corpora to packs; each step is skipped when its result is there, training resumes."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from pipeline.errors import DeskError, UsageError
from pipeline.training.card import card
from pipeline.training.recipe import Recipe, load_recipe

RECIPES = Path(__file__).parent / "recipes"


def recipe_of(pack: str) -> Path:
    """The recipe that makes a pack such as "en-ckb", or the recipe of that name; raises UsageError."""
    path = RECIPES / f"{'from-english' if pack.startswith('en-') else pack}.toml"
    if not path.exists():
        known = ", ".join(sorted(recipe.stem for recipe in RECIPES.glob("*.toml")))
        raise UsageError(f"{pack}: no recipe makes this pack; the recipes are {known}")
    return path


def run_training(path: Path, corpora: Path, folder: Path, processes: int) -> None:
    """Train in `processes` single-threaded processes, which is faster on CPUs than one of many threads."""
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": os.environ.get("MASTER_PORT", "29511"),
        "WORLD_SIZE": str(processes),
    }
    command = [sys.executable, "-m", "pipeline.training.train", "--worker", str(path), str(corpora), str(folder)]
    running = [subprocess.Popen(command, env={**environment, "RANK": str(rank)}) for rank in range(processes)]
    failed = [process.wait() for process in running]
    if any(failed):
        raise DeskError(
            f"{path}: training stopped; run the same command again to go on from {folder / 'checkpoint.pt'}"
        )


def work(path: Path, corpora: Path, folder: Path) -> None:
    """One training process."""
    from pipeline.training.prepare import prepare  # noqa: PLC0415
    from pipeline.training.trainer import train  # noqa: PLC0415

    recipe = load_recipe(path)
    prepared = prepare(recipe, corpora, folder)
    train(recipe, prepared, folder, corpora, int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1")))


def write_packs(recipe: Recipe, folder: Path, models: Path, corpora: Path, only: str, most: int = 0) -> None:
    """Export, evaluate and list the packs of a recipe; the cards hold the scores just measured."""
    import torch  # noqa: PLC0415

    from pipeline.engine.archive import file_digest  # noqa: PLC0415
    from pipeline.engine.packs import Pack, read_manifest, write_manifest  # noqa: PLC0415
    from pipeline.training.evaluate import evaluate_rows  # noqa: PLC0415
    from pipeline.training.export import pack  # noqa: PLC0415
    from pipeline.training.prepare import prepare  # noqa: PLC0415

    prepared = prepare(recipe, corpora, folder)
    checkpoint = folder / "checkpoint.pt"
    updates = int(torch.load(checkpoint, weights_only=False)["update"])
    models.mkdir(parents=True, exist_ok=True)
    manifest = models / "packs.toml"
    for language in recipe.targets:
        name = f"en-{language}" if recipe.source == "en" else f"{language}-en"
        if only not in ("", name, recipe.name):
            continue
        rows: list[dict[str, object]] = []
        # Twice: the scores stand in the card, and the card in the file whose digest is listed.
        for _ in range(2):
            made = pack(recipe, prepared, checkpoint, language, card(recipe, language, updates, rows), models)
            source, target = name.split("-")
            scores = {f"{row['set']} chrF++": float(str(row["chrf_pp"])) for row in rows}
            licence = "see the card: some sources are non-commercial or state no licence"
            size = made.file.stat().st_size
            listed = Pack(
                name, source, target, recipe.version, made.file, file_digest(made.file), size, licence, scores
            )
            kept = read_manifest(manifest) if manifest.exists() else ()
            write_manifest(manifest, sorted((*(p for p in kept if p.name != name), listed), key=lambda p: p.name))
            if not rows:
                rows = evaluate_rows(models, corpora, folder / "unpacked", name, most)
        for old in models.glob(f"translate-{source}_{target}-*.argosmodel"):
            if old != made.file:
                old.unlink()
        print(json.dumps({"pack": name, "bytes": size, "scores": scores}), flush=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="make train", description=__doc__)
    parser.add_argument("--pack", default="from-english", help="a pack such as en-ckb, or a recipe's name")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/train"))
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--most", type=int, default=0, help="score only the first N sentences of each set")
    parser.add_argument("--version", default="", help="the packs' version, instead of the recipe's")
    parser.add_argument("--export-only", action="store_true", help="make packs of the newest checkpoint")
    parser.add_argument("--worker", nargs=3, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    try:
        if options.worker:
            work(*options.worker)
            return
        path = recipe_of(options.pack)
        recipe = load_recipe(path)
        recipe = replace(recipe, version=options.version or recipe.version)
        folder = options.work / recipe.name
        if not options.export_only:
            run_training(path, options.corpora, folder, options.processes)
        write_packs(recipe, folder, options.models, options.corpora, options.pack, options.most)
    except DeskError as error:
        parser.exit(error.exit_code, f"{error}\n")


if __name__ == "__main__":
    main()
