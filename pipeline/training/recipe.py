"""A recipe: one TOML file that describes a training run from corpora to packs."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus file of one language: `share` is its part of the language's samples, by stage."""

    file: str
    language: str
    format: str = "pairs"
    limit: int = 0
    longest: int = 60
    shares: tuple[float, ...] = (1.0,)
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of training: it ends after `updates` updates."""

    name: str
    updates: int
    batch_tokens: int
    peak: float
    warmup: int
    longest: int = 60
    decay: str = "sqrt"
    alignment: float = 0.0
    frozen_layers: int = 0
    dropout: float = 0.1


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; the encoder's come with its pretrained start."""

    encoder_layers: int = 8
    decoder_layers: int = 4
    latin_pieces: int = 11000
    arabic_pieces: int = 9000


@dataclass(frozen=True, slots=True)
class Recipe:
    """A whole run: many sources into one source language or out of it."""

    name: str
    version: str
    source: str
    targets: tuple[str, ...]
    seed: int
    shape: Shape
    stages: tuple[Stage, ...]
    sources: tuple[Source, ...]

    def of(self, language: str) -> tuple[Source, ...]:
        """The sources of one target language, in file order."""
        return tuple(s for s in self.sources if s.language == language)


def load_recipe(path: Path) -> Recipe:
    """Read a recipe; raises UsageError naming the file and the key."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Recipe(
            name=data["name"],
            version=data["version"],
            source=data.get("source", "en"),
            targets=tuple(data["targets"]),
            seed=int(data.get("seed", 1)),
            shape=Shape(**data.get("shape", {})),
            stages=tuple(Stage(**stage) for stage in data["stages"]),
            sources=tuple(
                Source(**{**source, "shares": tuple(source.get("shares", (1.0,)))}) for source in data["sources"]
            ),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: not a recipe: {error}") from error
