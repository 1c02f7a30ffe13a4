"""`make train`: a recipe from corpora to packs; each step is skipped when its result is there, training resumes."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import torch

from pipeline.engine.archive import file_digest
from pipeline.engine.packs import Pack, read_manifest, write_manifest
from pipeline.errors import DeskError, UsageError
from pipeline.training.backtranslate import lacking, translate_back
from pipeline.training.card import card
from pipeline.training.continued import Unpacked, read_pack
from pipeline.training.evaluate import evaluate_rows
from pipeline.training.export import pack
from pipeline.training.mixing import mixed
from pipeline.training.prepare import Prepared, prepare
from pipeline.training.recipe import Recipe, load_recipe, recipe_of
from pipeline.training.trainer import train, training_device
from pipeline.training.vocabulary import with_tanwin_piece


def run_training(
    path: Path, corpora: Path, folder: Path, processes: int, go_on: Path | None = None, stage: str = ""
) -> None:
    """Train in `processes` single-threaded processes, which is faster on CPUs than one of many threads.

    With a CUDA device it is one. It begins with the packs of the folder `go_on` where that is given and there is no
    checkpoint yet; with a `stage` it trains that alone.
    """
    processes = 1 if training_device().type == "cuda" else processes
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "MASTER_ADDR": "127.0.0.1",
        "MASTER_PORT": os.environ.get("MASTER_PORT", "29511"),
        "WORLD_SIZE": str(processes),
    }
    worker = [str(path), str(corpora), str(folder), str(go_on or ""), stage]
    command = [sys.executable, "-m", "pipeline.training.train", "--worker", *worker]
    running = [subprocess.Popen(command, env={**environment, "RANK": str(rank)}) for rank in range(processes)]
    failed = [process.wait() for process in running]
    if any(failed):
        raise DeskError(
            f"{path}: training stopped; run the same command again to go on from {folder / 'checkpoint.pt'}"
        )
    recipe = read_recipe(path, stage)
    for place in range(len(recipe.stages)):
        if sources := lacking(recipe, folder, place):
            translate_back(recipe, prepared_in(recipe, corpora, folder, {}), folder, corpora, sources, place)
            run_training(path, corpora, folder, processes, go_on, stage)
            return


def read_recipe(path: Path, stage: str) -> Recipe:
    """The recipe of a file, or of one stage of it."""
    recipe = load_recipe(path)
    return recipe.alone(stage) if stage else recipe


def packs_of(recipe: Recipe, models: Path) -> dict[str, Unpacked]:
    """The packs that a folder lists and the recipe trains, by direction; none without a folder."""
    if not models.is_dir():
        return {}
    listed = read_manifest(models / "packs.toml")
    return {p.name: read_pack(p.path) for p in listed if p.name in recipe.packs and p.name in recipe.directions}


def prepared_in(recipe: Recipe, corpora: Path, folder: Path, packs: dict[str, Unpacked]) -> Prepared:
    """What training reads; with the piece model that the run began with, and the tanwin in it."""
    kept = folder / "pieces.model"
    if packs and not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(next(iter(packs.values())).pieces)
    prepared = prepare(recipe, corpora, folder, with_tanwin_piece(kept.read_bytes()) if kept.exists() else None)
    if not kept.exists():
        kept.write_bytes(prepared.model)
    return prepared


def work(path: Path, corpora: Path, folder: Path, go_on: str, stage: str) -> None:
    """One training process."""
    recipe = read_recipe(path, stage)
    packs = packs_of(recipe, Path(go_on)) if go_on else {}
    prepared = prepared_in(recipe, corpora, folder, packs)
    share = int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))
    train(recipe, prepared, folder, corpora, share, packs, recipe.updates_before(stage) if stage else 0)


def write_packs(
    recipe: Recipe,
    folder: Path,
    models: Path,
    corpora: Path,
    only: str,
    most: int = 0,
    mix: tuple[Path | None, float] = (None, 0.0),
    stage: str = "",
) -> None:
    """Export, evaluate and list the packs of a recipe; the cards hold the scores just measured.

    `mix`: a folder with earlier packs of this network, and their share in the weights. With a `stage` only the packs
    that it trains.
    """
    trained = recipe.alone(stage) if stage else recipe
    prepared = prepared_in(trained, corpora, folder, {})
    checkpoint = folder / "checkpoint.pt"
    earlier, share = mix
    if earlier is not None:
        packs = packs_of(recipe, earlier)
        if only not in packs:
            raise UsageError(f"{earlier}: has no pack {only} to mix with; name one that it has with --pack")
        chosen = {name: one for name, one in packs.items() if one.version == packs[only].version}
        checkpoint = mixed(checkpoint, chosen, recipe.languages, share, folder / "mixed.pt")
        version = ".".join(map(str, packs[only].version))
        history = f"{recipe.history}; mixed with the weights of the packs {version}, whose share is {share:g}"
        recipe = replace(recipe, history=history)
    updates = int(torch.load(checkpoint, weights_only=False, map_location="cpu")["update"])
    models.mkdir(parents=True, exist_ok=True)
    manifest = models / "packs.toml"
    for name in recipe.packs:
        if only not in ("", name, recipe.name) or name not in trained.directions:
            continue
        rows: list[dict[str, object]] = []
        # Twice: the scores stand in the card, and the card in the file whose digest is listed.
        for _ in range(2):
            made = pack(recipe, name, prepared, checkpoint, card(recipe, name, updates, rows), models)
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
    parser.add_argument("--pack", default="newsroom", help="a pack such as en-ckb, or a recipe's name")
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--work", type=Path, default=Path("build/train"))
    parser.add_argument("--models", type=Path, default=Path("models"))
    parser.add_argument("--go-on", action="store_true", help="begin with the packs in --models, not from the start")
    parser.add_argument("--stage", default="", help="train this stage of the recipe alone, and what it reads")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--most", type=int, default=0, help="score only the first N sentences of each set")
    parser.add_argument("--version", default="", help="the packs' version, instead of the recipe's")
    parser.add_argument("--export-only", action="store_true", help="make packs of the newest checkpoint")
    parser.add_argument(
        "--mix", type=Path, help="mix with the packs in this folder of the version that --pack has there"
    )
    parser.add_argument("--share", type=float, default=0.5, help="of those packs in the weights, with --mix")
    parser.add_argument("--worker", nargs=5, help=argparse.SUPPRESS)
    options = parser.parse_args()
    try:
        if options.worker:
            path, corpora, folder = map(Path, options.worker[:3])
            work(path, corpora, folder, *options.worker[3:])
            return
        path = recipe_of(options.pack)
        recipe = load_recipe(path)
        recipe = replace(recipe, version=options.version or recipe.version)
        folder = options.work / recipe.name
        if not options.export_only:
            go_on = options.models if options.go_on else None
            run_training(path, options.corpora, folder, options.processes, go_on, options.stage)
        mix = options.mix, options.share
        write_packs(recipe, folder, options.models, options.corpora, options.pack, options.most, mix, options.stage)
    except DeskError as error:
        parser.exit(error.exit_code, f"{error}\n")


if __name__ == "__main__":
    main()
