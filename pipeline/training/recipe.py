"""A recipe: one TOML file that describes a training run from corpora to packs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus file, `source` in its first column; `shares` are its part of that direction's samples, one a stage,
    `reverse` its part of the other direction's. A recipe names the stages from which on a share holds.
    `aligned`: its words are linked for the packs' attention.
    """

    file: str
    source: str
    target: str
    format: str = "pairs"
    limit: int = 0
    longest: int = 60
    shares: tuple[float, ...] = ()
    reverse: tuple[float, ...] = ()
    licence: str = ""
    aligned: bool = False
    swapped: bool = False

    def share(self, stage: int) -> float:
        """Its part in a stage; the last one named holds on."""
        return self.shares[min(stage, len(self.shares) - 1)] if self.shares else 0.0


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of training: it ends after `updates` updates.

    An update takes a batch of each of the `turns`; the directions of one turn follow one another. With `renewed` the
    running average begins anew, with `again` monolingual text is translated back again before it. `begins` names an
    earlier stage whose last weights it goes on from, where the run has kept them; without it those of the one before.
    """

    name: str
    updates: int
    batch_tokens: int
    peak: float
    warmup: int
    turns: tuple[tuple[str, ...], ...] = ()
    longest: int = 60
    decay: str = "sqrt"
    alignment: float = 0.0
    frozen_layers: int = 0
    dropout: float = 0.1
    resegmented: float = 0.0
    substituted: float = 0.0
    renewed: bool = False
    again: bool = False
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the encoder's come with its pretrained start."""

    encoder_layers: int = 8
    decoder_layers: int = 4
    latin_pieces: int = 11000
    arabic_pieces: int = 9000


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole run; `languages` in the order of their start marks, `packs` are what it makes, `history` what came
    before it, for the card.
    """

    name: str
    version: str
    languages: tuple[str, ...]
    packs: tuple[str, ...]
    seed: int
    shape: Shape
    stages: tuple[Stage, ...]
    sources: tuple[Source, ...]
    history: str = ""

    @property
    def directions(self) -> tuple[str, ...]:
        """Every direction that some stage trains, such as "en-ckb", in order of first use."""
        return tuple(dict.fromkeys(d for stage in self.stages for turn in stage.turns for d in turn))

    def updates_before(self, stage: str) -> int:
        """The update that a stage begins with; raises UsageError for a stage the recipe does not have."""
        names = [s.name for s in self.stages]
        if stage not in names:
            raise UsageError(f"{self.name}: has no stage {stage}; its stages are {', '.join(names)}")
        return sum(s.updates for s in self.stages[: names.index(stage)])

    def alone(self, stage: str) -> Recipe:
        """The recipe of one stage: it ends with that stage, and reads only its directions. Updates keep their numbers.

        Raises UsageError for a stage the recipe does not have.
        """
        self.updates_before(stage)
        last = [s.name for s in self.stages].index(stage)
        before = tuple(replace(s, turns=()) for s in self.stages[:last])
        return replace(self, stages=(*before, self.stages[last]))

    def lineage(self, updates: int) -> tuple[tuple[int, int], ...]:
        """The stages that weights after so many updates went through, by their place, with the updates of each."""
        place = max(i for i, s in enumerate(self.stages) if not i or self.updates_before(s.name) < updates)
        passed = [(place, updates - self.updates_before(self.stages[place].name))]
        names = [s.name for s in self.stages]
        while place:
            begins = self.stages[place].begins
            place = names.index(begins) if begins else place - 1
            passed.append((place, self.stages[place].updates))
        return tuple(reversed(passed))

    def round_of(self, stage: int) -> str:
        """The stage, up to this one, before which text was last translated back again; "" for the first time."""
        return next((s.name for s in reversed(self.stages[: stage + 1]) if s.again), "")

    def of(self, direction: str) -> tuple[Source, ...]:
        """The sources of one direction, in file order, with the columns swapped where it runs against the file."""
        found = []
        for s in self.sources:
            if f"{s.source}-{s.target}" == direction and s.shares:
                found.append(s)
            elif f"{s.target}-{s.source}" == direction and s.reverse:
                found.append(replace(s, source=s.target, target=s.source, shares=s.reverse, reverse=(), swapped=True))
        return tuple(found)


RECIPES = Path(__file__).parent / "recipes"


def recipe_of(pack: str) -> Path:
    """The recipe that makes a pack such as "en-ckb", or the recipe of that name; raises UsageError."""
    known = {path.stem: path for path in sorted(RECIPES.glob("*.toml"))}
    if pack in known:
        return known[pack]
    for path in known.values():
        if pack in load_recipe(path).packs:
            return path
    raise UsageError(f"{pack}: no recipe makes this pack; the recipes are {', '.join(known)}")


def target_of(direction: str) -> str:
    """The language that a direction writes."""
    return direction.split("-")[1]


def load_recipe(path: Path) -> Recipe:
    """Read a recipe; raises UsageError naming the file and the key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        stages = tuple(
            Stage(**{**stage, "turns": tuple(tuple(turn) for turn in stage["turns"])}) for stage in data["stages"]
        )
        return Recipe(
            name=data["name"],
            version=data["version"],
            languages=tuple(data["languages"]),
            packs=tuple(data["packs"]),
            seed=int(data.get("seed", 1)),
            shape=Shape(**data.get("shape", {})),
            stages=stages,
            sources=tuple(
                Source(**{**source, **{key: _by_stage(source.get(key, {}), stages) for key in ("shares", "reverse")}})
                for source in data["sources"]
            ),
            history=data.get("history", ""),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{path}: not a recipe: {error}") from error


def _by_stage(begins: Mapping[str, float], stages: tuple[Stage, ...]) -> tuple[float, ...]:
    """One share a stage, from the stages that each begins to hold with; nothing before the first."""
    unknown = begins.keys() - {stage.name for stage in stages}
    if unknown:
        raise ValueError(f"a share begins with {', '.join(sorted(unknown))}, which is no stage")
    if not begins:
        return ()
    shares, now = [], 0.0
    for stage in stages:
        now = float(begins.get(stage.name, now))
        shares.append(now)
    return tuple(shares)
