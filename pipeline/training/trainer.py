"""The training loop: synchronous over one or more single-threaded processes, checkpointed, resumed."""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import os
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from torch import Tensor

from pipeline.training.backtranslate import lacking
from pipeline.training.batches import Batch, Sampler, Variation, batches, collate
from pipeline.training.continued import Unpacked, network_of
from pipeline.training.corpora import WORD_LISTS, as_written, clean, records
from pipeline.training.english import English, english_of
from pipeline.training.feeding import fed
from pipeline.training.frequency import per_million
from pipeline.training.network import Dimensions, Network
from pipeline.training.prepare import Prepared
from pipeline.training.pretrained import load_pretrained
from pipeline.training.recipe import Recipe, Stage, target_of
from pipeline.training.start import start

_SMOOTHING = 0.1
_AVERAGE = 0.998  # decay of the running average that is exported
_SAVE_EVERY = 240.0  # seconds
_LONGEST_STEP = 1.0  # the gradient's norm is clipped to it


def rate(stage: Stage, step: int) -> float:
    """Learning rate at `step` of a stage: linear warm-up, then inverse square root or linear decay."""
    if step < stage.warmup:
        return stage.peak * (step + 1) / stage.warmup
    if stage.decay == "linear":
        return stage.peak * max(0.04, (stage.updates - step) / max(1, stage.updates - stage.warmup))
    return stage.peak * math.sqrt(max(400, stage.warmup) / max(400, step))


def place(recipe: Recipe, update: int) -> tuple[int, int]:
    """(stage, step within it) of an update; past the last stage: (number of stages, 0)."""
    for i, stage in enumerate(recipe.stages):
        if update < stage.updates:
            return i, update
        update -= stage.updates
    return len(recipe.stages), 0


def age(recipe: Recipe, update: int) -> int:
    """Updates that the running average has seen: since the last stage that renews it, else all."""
    began = 0
    before = 0
    for stage in recipe.stages:
        if before > update:
            break
        if stage.renewed:
            began = before
        before += stage.updates
    return update - began


def loss_of(network: Network, batch: Batch, subset: Tensor, lookup: Tensor, stage: Stage) -> tuple[Tensor, float]:
    """(loss to minimise, plain cross-entropy in nats a piece) of one batch."""
    memory = network.encode(batch.source, batch.mask, stage.dropout, stage.frozen_layers)
    hidden, attention = network.decode(batch.given, memory, batch.mask, stage.dropout)
    real = batch.wanted >= 0
    logits = network.logits(hidden[real], subset)
    wanted = lookup[batch.wanted[real]]
    scores = F.log_softmax(logits, -1)
    plain = F.nll_loss(scores, wanted, ignore_index=-100)
    loss = (1 - _SMOOTHING) * plain - _SMOOTHING * scores.mean()
    linked = batch.heads >= 0
    if stage.alignment and bool(linked.any()):
        # Guided alignment (Chen et al., 2016): the last layer's mean attention looks where the aligner links.
        at = attention[linked].gather(1, batch.heads[linked][:, None])
        loss = loss - stage.alignment * torch.log(at.clamp_min(1e-6)).mean()
    return loss, float(plain.detach())


def groups(network: Network) -> list[dict[str, Any]]:
    """Parameter groups with the factor of their learning rate: what is pretrained moves slower."""
    parts: dict[float, list[Tensor]] = {0.45: [], 0.7: [], 1.0: []}
    for name, parameter in network.named_parameters():
        pretrained = name.startswith("encoder.")
        adapted = name.startswith("decoder.layers") and ".cross." not in name
        parts[0.45 if pretrained else 0.7 if adapted else 1.0].append(parameter)
    return [{"params": p, "factor": factor, "lr": 0.0} for factor, p in parts.items()]


def training_device() -> torch.device:
    """The first CUDA device where PyTorch sees one, else the processor."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _faster_in_bfloat16(device: torch.device) -> bool:
    """Whether bfloat16 matrices are multiplied faster than float32 ones; measured on processors, 0.1 s."""
    if device.type != "cpu":
        return True
    took = []
    for kind in (torch.float32, torch.bfloat16):
        a, b = torch.ones(1024, 384, dtype=kind), torch.ones(384, 1536, dtype=kind)
        a @ b
        began = time.perf_counter()
        for _ in range(10):
            a @ b
        took.append(time.perf_counter() - began)
    return took[1] < 0.8 * took[0]


def _writable(prepared: Prepared, language: str, device: torch.device) -> tuple[Tensor, Tensor]:
    subset = torch.from_numpy(prepared.writes[language].astype(np.int64))
    lookup = torch.full((int(subset.max()) + 100_000,), -100)
    lookup[subset] = torch.arange(len(subset))
    return subset.to(device), lookup.to(device)


def _english(recipe: Recipe, prepared: Prepared) -> English:
    """English as the Arabic dictionary and the texts out of English have it; empty where the recipe has none."""
    dictionary, texts = [], []
    for direction, examples in prepared.examples.items():
        if direction.startswith("en-"):
            lists = {i for i, source in enumerate(recipe.of(direction)) if source.format in WORD_LISTS}
            dictionary += [e.pair for e in examples if e.origin in lists and direction == "en-ar"]
            texts += [e.pair for e in examples if e.origin not in lists]
    return english_of(dictionary, texts)


def _streams(
    recipe: Recipe, prepared: Prepared, stage: int, update: int, share: tuple[int, int]
) -> dict[str, Iterator[Batch]]:
    rank, world = share
    settings = recipe.stages[stage]
    pieces = prepared.processor()
    english = _english(recipe, prepared)
    streams = {}
    ways = tuple(dict.fromkeys(d for turn in settings.turns for d in turn))
    for direction in ways:
        dice = random.Random(f"{recipe.seed} {direction} {update} {rank}")
        variation = Variation(resegmented=settings.resegmented, substituted=settings.substituted)
        sampler = Sampler(
            prepared.examples[direction],
            recipe.of(direction),
            stage,
            settings.longest,
            pieces,
            variation,
            dice,
            english,
            per_million,
        )
        budget = settings.batch_tokens // (len(settings.turns) * world)
        mark = pieces.get_piece_size() + recipe.languages.index(target_of(direction))
        if training_device().type == "cuda":
            seed = f"{recipe.seed} {direction} {update}"
            streams[direction] = fed(sampler, budget, mark, seed, max(1, ((os.cpu_count() or 1) - 1) // len(ways)))
        else:
            streams[direction] = batches(sampler, budget, mark, dice)
    return streams


def save(path: Path, state: dict[str, Any]) -> None:
    """Write a checkpoint whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".tmp")
    torch.save(state, beside)
    beside.replace(path)


@dataclass
class _Run:
    """What changes while training."""

    network: Network
    optimizer: torch.optim.Optimizer
    average: dict[str, Tensor]
    update: int
    gradient: Tensor
    device: torch.device
    bfloat16: bool = False
    losses: dict[str, list[float]] = field(default_factory=dict)
    pieces: int = 0
    noted: float = field(default_factory=time.monotonic)
    saved: float = field(default_factory=time.monotonic)


def train(
    recipe: Recipe,
    prepared: Prepared,
    folder: Path,
    corpora: Path,
    share: tuple[int, int] = (0, 1),
    packs: dict[str, Unpacked] | None = None,
    first: int = 0,
) -> None:
    """Train to the end of the last stage, from the newest checkpoint in `folder` where there is one.

    It ends before a stage whose back-translations are still to be made.

    `share` is (rank, number of processes). Without a checkpoint the network begins as `packs`, by direction, where
    given, else as the pretrained encoder, and with the update `first`.
    """
    rank, world = share
    torch.set_num_threads(1 if world > 1 else max(1, os.cpu_count() or 1))
    if world > 1:
        dist.init_process_group("gloo", rank=rank, world_size=world)
    checkpoint = folder / "checkpoint.pt"
    run = _begin(recipe, prepared, checkpoint, packs, first)
    torch.manual_seed(recipe.seed + run.update * world + rank)
    writable = {way: _writable(prepared, target_of(way), run.device) for way in recipe.directions}
    current, streams = -1, {}
    while True:
        stage, step = place(recipe, run.update)
        if stage >= len(recipe.stages) or (stage != current and lacking(recipe, folder, stage)):
            break
        if stage != current:
            if rank == 0 and current >= 0:
                save(folder / f"{recipe.stages[current].name}.pt", _state(run))
            begins = recipe.stages[stage].begins
            kept = folder / f"{begins}.pt"
            if begins and step == 0 and kept.exists():
                _take(run, torch.load(kept, weights_only=False, map_location="cpu"))
            streams = _streams(recipe, prepared, stage, run.update, (rank, world))
            current = stage
        _one_update(run, recipe.stages[stage], step, streams, writable, world)
        if rank == 0:
            _follow(run, age(recipe, run.update - 1))
            _note(run, recipe.stages[stage].name, world)
            if time.monotonic() - run.saved > _SAVE_EVERY:
                save(checkpoint, _state(run))
                run.saved = time.monotonic()
                dev = _dev(run, prepared, recipe, writable, corpora, current)
                print(json.dumps({"update": run.update, "dev": dev}), flush=True)
    if rank == 0:
        save(checkpoint, _state(run))


def _begin(recipe: Recipe, prepared: Prepared, checkpoint: Path, packs: dict[str, Unpacked] | None, first: int) -> _Run:
    state = torch.load(checkpoint, weights_only=False, map_location="cpu") if checkpoint.exists() else None
    torch.manual_seed(recipe.seed)
    if state is not None:
        network = Network(Dimensions(**state["size"]))
    elif packs:
        network = network_of(packs, recipe.languages)
    else:
        network = start(recipe.shape, prepared.processor(), load_pretrained(), len(recipe.languages))
    device = training_device()
    network.to(device)
    optimizer = torch.optim.AdamW(groups(network), betas=(0.9, 0.98), eps=1e-8, weight_decay=0.01, fused=True)
    average = {name: value.clone() for name, value in network.state_dict().items()}
    gradient = _flat_gradient(list(network.parameters()))
    run = _Run(network, optimizer, average, first, gradient, device, _faster_in_bfloat16(device))
    if state is not None:
        _take(run, state)
        run.update = state["update"]
    return run


def _take(run: _Run, state: dict[str, Any]) -> None:
    """Put the weights, their average and the optimizer's moments of a checkpoint in place of the run's own."""
    run.network.load_state_dict(state["network"])
    run.average = {name: value.to(run.device) for name, value in state["average"].items()}
    factors = [group["factor"] for group in run.optimizer.param_groups]
    run.optimizer.load_state_dict(state["optimizer"])
    for group, factor in zip(run.optimizer.param_groups, factors, strict=True):
        group["factor"] = factor


def _one_update(
    run: _Run,
    stage: Stage,
    step: int,
    streams: dict[str, Iterator[Batch]],
    writable: dict[str, tuple[Tensor, Tensor]],
    world: int,
) -> None:
    """One batch of each turn in each process, their gradients averaged, one step of the optimizer."""
    for turn in stage.turns:
        direction = turn[step % len(turn)]
        batch = next(streams[direction]).to(run.device)
        with torch.autocast(run.device.type, torch.bfloat16, enabled=run.bfloat16):
            loss, plain = loss_of(run.network, batch, *writable[direction], stage)
        (loss / len(stage.turns)).backward()  # type: ignore[no-untyped-call]
        run.losses.setdefault(direction, []).append(plain)
        run.pieces += batch.tokens
    if world > 1:
        dist.all_reduce(run.gradient)
        run.gradient /= world
    norm = float(run.gradient.norm())
    if norm > _LONGEST_STEP:
        run.gradient *= _LONGEST_STEP / norm
    for group in run.optimizer.param_groups:
        group["lr"] = rate(stage, step) * group["factor"]
    run.optimizer.step()
    run.gradient.zero_()
    run.update += 1
    if run.update % 8 == 0:
        _give_back()


def _follow(run: _Run, age: int) -> None:
    """Move the running average, the faster the younger it is: its first update is nine tenths of it."""
    decay = min(_AVERAGE, (age + 1) / (age + 10))
    with torch.no_grad():
        for name, value in run.network.state_dict().items():
            run.average[name].lerp_(value, 1 - decay)


def _note(run: _Run, stage: str, world: int) -> None:
    """Print the mean losses of every 25 updates."""
    if run.update % 25:
        return
    means = {language: round(sum(v) / len(v), 3) for language, v in run.losses.items()}
    speed = run.pieces * world / (time.monotonic() - run.noted)
    print(
        json.dumps({"update": run.update, "stage": stage, "loss": means, "pieces_per_second": round(speed)}), flush=True
    )
    run.noted, run.pieces, run.losses = time.monotonic(), 0, {}


def _give_back() -> None:
    """Return freed memory to the system: batches of ever new shapes grow glibc's heap by 1 GB in 4 minutes."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def _state(run: _Run) -> dict[str, Any]:
    return {
        "size": asdict(run.network.size),
        "network": run.network.state_dict(),
        "average": run.average,
        "optimizer": run.optimizer.state_dict(),
        "update": run.update,
    }


def _flat_gradient(parameters: list[Tensor]) -> Tensor:
    """One tensor that all gradients are views of: shared between processes, clipped and cleared in one go."""
    flat = torch.zeros(sum(p.numel() for p in parameters), device=parameters[0].device)
    at = 0
    for p in parameters:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()
    return flat


@torch.no_grad()
def _dev(
    run: _Run,
    prepared: Prepared,
    recipe: Recipe,
    writable: dict[str, tuple[Tensor, Tensor]],
    corpora: Path,
    stage: int,
) -> dict[str, float]:
    """Cross-entropy a piece of the averaged weights on held-out press segments; empty without the corpora's dev/."""
    path = corpora / "dev" / "press-dev.jsonl"
    if not path.exists():
        return {}
    rows = list(records(path))[::6]
    network = Network(run.network.size).to(run.device)
    network.load_state_dict(run.average)
    quiet = Stage("dev", 0, 0, 0.0, 0, dropout=0.0)
    out = {}
    for direction in dict.fromkeys(d for turn in recipe.stages[stage].turns for d in turn):
        batch = _held(rows, direction, recipe, prepared).to(run.device)
        with torch.autocast(run.device.type, torch.bfloat16, enabled=run.bfloat16):
            out[direction] = round(loss_of(network, batch, *writable[direction], quiet)[1], 3)
    return out


def _held(rows: list[dict[str, str]], direction: str, recipe: Recipe, prepared: Prepared) -> Batch:
    pieces = prepared.processor()
    left, right = direction.split("-")
    known = set(prepared.writes[right].tolist())
    examples = []
    for row in rows:
        source = np.array(pieces.encode(clean(row[left], left)), np.int32)
        written = pieces.encode(as_written(clean(row[right], right), right))
        target = np.array([i for i in written if i in known], np.int32)
        examples.append((source, target, np.full(len(target), -1, np.int32)))
    return collate(examples, pieces.get_piece_size() + recipe.languages.index(right))
