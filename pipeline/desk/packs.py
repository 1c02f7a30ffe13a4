"""The packs of a newsroom: found, verified, added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.lock import locked
from pipeline.errors import DeskError

if TYPE_CHECKING:
    from pipeline.engine import Engine, Pack, Packs


def find_packs(config: Config) -> Packs:
    """The packs that the newsroom's lists name; none is opened."""
    from pipeline.engine import Packs  # noqa: PLC0415

    return Packs.find((config.paths.models,), config.packs)


def new_engine(config: Config, packs: Packs) -> Engine:
    """An engine with the newsroom's settings; it loads a pack when it first needs it."""
    from pipeline.engine import Engine, Settings  # noqa: PLC0415

    options = config.engine
    settings = Settings(
        cache=config.paths.state / "packs",
        beam=options.beam,
        repetition=options.repetition,
        length_penalty=options.length_penalty,
        impartial=options.impartial,
        device=options.device,
        threads=options.threads,
        batch_tokens=options.batch_tokens,
    )
    return Engine(packs, settings)


def list_packs(config: Config) -> list[tuple[Pack, str]]:
    """Each pack, with what is wrong with its file ("" when it matches its digest)."""
    found = []
    for pack in find_packs(config).packs:
        try:
            pack.open(config.paths.state / "packs")
            found.append((pack, ""))
        except DeskError as error:
            found.append((pack, str(error)))
    return found


def add_pack(config: Config, file: Path) -> Pack:
    """Install a pack from a file. Raises PackError, UsageError, Locked."""
    from pipeline.engine import add_pack as add  # noqa: PLC0415

    with locked(config.paths.state, "dragoman packs add"):
        return add(file, config.paths.models)


def get_pack(config: Config, pair: str) -> Pack:
    """Install a pack from the Argos index. Raises PackError, UsageError, Locked."""
    from pipeline.engine import get_pack as get  # noqa: PLC0415

    with locked(config.paths.state, "dragoman packs get"):
        return get(pair, config.paths.models)
