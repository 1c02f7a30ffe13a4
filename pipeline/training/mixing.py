"""The weights of a run mixed with those of packs that it came from (Wortsman et al., 2022, model soups)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from pipeline.errors import UsageError
from pipeline.training.continued import Unpacked, network_of


def mixed(checkpoint: Path, packs: dict[str, Unpacked], languages: tuple[str, ...], share: float, out: Path) -> Path:
    """Write a checkpoint whose average is moved by `share` towards the network of `packs`, by direction; gives `out`.

    Raises UsageError for packs of another shape.
    """
    state: dict[str, Any] = torch.load(checkpoint, weights_only=False, map_location="cpu")
    other = network_of(packs, languages).state_dict()
    average = state["average"]
    if {n: t.shape for n, t in other.items()} != {n: t.shape for n, t in average.items()}:
        raise UsageError("the packs to mix with have another shape than the run")
    state["average"] = {name: value.float().lerp(other[name].float(), share) for name, value in average.items()}
    torch.save(state, out)
    return out
