"""The settings of a newsroom as frozen values, each key with its default and its check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.config.checks import Check, flag, folder, locale_list, number, one_of, site, text, url, whole, zone
from pipeline.errors import UsageError
from pipeline.model import LOCALES


def _key(default: Any, check: Check) -> Any:
    return field(default=default, metadata={"check": check})


def _folder(name: str) -> Any:
    return _key(Path(name), folder)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: on pages, in feeds, in metadata; `name_ar` and so on where a locale writes it its own way.

    `logo` is a path beside pipeline.toml, or a URL.
    """

    name: str = _key("Dragoman", text)
    name_ar: str = _key("", text)
    name_ckb: str = _key("", text)
    name_kmr: str = _key("", text)
    name_en: str = _key("", text)
    url: str = _key("", url)
    logo: str = _key("", text)


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits each locale publishes with: arab (٠١٢) or latn (012)."""

    ar: str = _key("arab", one_of("arab", "latn"))
    ckb: str = _key("arab", one_of("arab", "latn"))
    kmr: str = _key("latn", one_of("latn"))
    en: str = _key("latn", one_of("latn"))


@dataclass(frozen=True, slots=True)
class Paths:
    """Folders, absolute once loaded. `state` holds the lock and the index, and can be deleted at any time."""

    seeds: Path = _folder("seeds")
    catalogues: Path = _folder("locales")
    models: Path = _folder("models")
    dist: Path = _folder("dist")
    state: Path = _folder(".dragoman")


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How drafts are made. `beam` trades speed for quality; `repetition` weakens what was said before, 1 not at all;
    `length_penalty` favours long drafts, 0 not at all; `impartial` keeps words that take a side ("occupier" for
    "soldier") out of drafts whose source has none such; `threads` 0 means every core."""

    beam: int = _key(3, whole(1, 16))
    retry_beam: int = _key(4, whole(1, 16))
    repetition: float = _key(1.1, number(1.0, 2.0))
    length_penalty: float = _key(1.0, number(0.0, 3.0))
    impartial: bool = _key(True, flag)
    device: str = _key("auto", one_of("auto", "cpu", "cuda"))
    threads: int = _key(0, whole(0, 256))
    batch_tokens: int = _key(2048, whole(64, 65536))


@dataclass(frozen=True, slots=True)
class DraftOptions:
    """`similar`: from which likeness (per cent) an approved translation is offered; `bind_draft_names`: whether names
    that nobody has accepted yet are bound too; `window`: how many segments are held in memory at once."""

    similar: int = _key(80, whole(50, 100))
    bind_draft_names: bool = _key(True, flag)
    window: int = _key(4000, whole(1, 1_000_000))


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """`signing_key`: an Ed25519 private key (PEM) to sign bundles with, "" for none; `originals`: whether the source
    text is published too, where it has no address of its own; `timezone`: of dates that name none."""

    signing_key: str = _key("", text)
    originals: bool = _key(False, flag)
    timezone: str = _key("Asia/Baghdad", zone)


@dataclass(frozen=True, slots=True)
class Config:
    """The newsroom's settings. `root` is the folder of `pipeline.toml`."""

    root: Path
    locales: tuple[str, ...] = _key(LOCALES, locale_list)
    base_url: str = _key("http://127.0.0.1:8000", site)
    publisher: Publisher = Publisher()
    digits: Digits = Digits()
    paths: Paths = Paths()
    engine: EngineOptions = EngineOptions()
    drafts: DraftOptions = DraftOptions()
    publish: PublishOptions = PublishOptions()
    packs: Mapping[str, str] = field(default_factory=dict)

    def digits_of(self, locale: str) -> str:
        """ "arab" or "latn" for a locale."""
        return str(getattr(self.digits, locale))

    def narrowed(self, locales: Sequence[str]) -> tuple[str, ...]:
        """The locales of a run: those asked for, or all. Raises UsageError for one that is not the newsroom's."""
        for locale in locales:
            if locale not in self.locales:
                known = ", ".join(self.locales)
                raise UsageError(f"{locale}: is not a locale of this newsroom; pipeline.toml has {known}")
        return tuple(locale for locale in self.locales if not locales or locale in locales)


SECTIONS: dict[str, type] = {
    "publisher": Publisher,
    "digits": Digits,
    "paths": Paths,
    "engine": EngineOptions,
    "drafts": DraftOptions,
    "publish": PublishOptions,
}
