"""A tiny real pack for the tests: a small network that has learned a few dozen press sentences by heart."""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from pipeline.training.batches import collate
from pipeline.training.export import pack
from pipeline.training.network import Dimensions, Network
from pipeline.training.prepare import Prepared
from pipeline.training.recipe import Recipe, Shape, Stage
from pipeline.training.trainer import loss_of
from pipeline.training.vocabulary import learn_vocabulary

_CARD = """# A tiny pack for Dragoman's tests

Learned by heart from {count} sentences of Dragoman's own press corpus (CC0). It translates those and little else.
Not for use.
"""


def train_tiny(recipe: Recipe, rows: list[tuple[str, str]], folder: Path, updates: int) -> Path:
    """Train the recipe's pack on (source, target) rows until they are known by heart; returns the pack's path."""
    prepared, checkpoint = learn_rows(recipe, rows, folder, updates)
    out = pack(recipe, recipe.packs[0], prepared, checkpoint, _CARD.format(count=len(rows)), folder).file
    checkpoint.unlink()
    return out


def learn_rows(recipe: Recipe, rows: list[tuple[str, str]], folder: Path, updates: int) -> tuple[Prepared, Path]:
    """What was learned of the rows: pieces and a checkpoint, `checkpoint.pt` in `folder`."""
    torch.manual_seed(recipe.seed)
    both = [text for row in rows for text in row]
    model = learn_vocabulary(both, both, (900, 500))
    bare = Prepared(model, {}, {})
    pieces = bare.processor()
    examples = [
        (np.array(pieces.encode(s), np.int32), np.array(pieces.encode(t), np.int32), np.full(len(pieces.encode(t)), -1))
        for s, t in rows
    ]
    prepared = Prepared(model, {}, {recipe.languages[0]: np.arange(pieces.get_piece_size(), dtype=np.int32)})
    size = Dimensions(pieces.get_piece_size() + 1, 64, 4, 2, 1, positions=256)
    network = Network(size)
    for parameter in network.parameters():
        if parameter.dim() > 1:
            torch.nn.init.normal_(parameter, std=0.06)
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, updates)
    subset = torch.arange(pieces.get_piece_size())
    stage = Stage("tiny", updates, 0, 0.0, 0, dropout=0.0)
    dice = random.Random(recipe.seed)
    for update in range(updates):
        batch = collate(dice.sample(examples, min(24, len(examples))), pieces.get_piece_size())
        loss, plain = loss_of(network, batch, subset, subset, stage)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        if update % 100 == 0:
            print(update, round(plain, 3), flush=True)
    checkpoint = folder / "checkpoint.pt"
    torch.save({"size": asdict(size), "average": network.state_dict()}, checkpoint)
    return prepared, checkpoint


def main() -> None:
    """Train the packs that tests/data/packs carries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("press", type=Path, help="press.jsonl")
    parser.add_argument("out", type=Path)
    parser.add_argument("--updates", type=int, default=900)
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    records = [json.loads(line) for line in options.press.read_text(encoding="utf-8").splitlines()]
    short = [r for r in records if 4 <= len(r["en"].split()) <= 11][:60]
    for name in ("en-ar", "en-ckb", "en-kmr", "ar-en"):
        source, target = name.split("-")
        recipe = Recipe("tiny", "0.1", (target,), (name,), 7, Shape(2, 1), (), ())
        print(train_tiny(recipe, [(r[source], r[target]) for r in short], options.out, options.updates))
    (options.out / "sentences.json").write_text(
        json.dumps([{k: r[k] for k in ("en", "ar", "ckb", "kmr")} for r in short], ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
