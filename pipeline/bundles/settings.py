"""What a newsroom decides about its bundles, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.bundles.logo import Logo
from pipeline.errors import UsageError
from pipeline.model import LOCALES


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """Where bundles go and how they present themselves.

    `base_url` is the absolute address that `dist/` is served under. `known` holds the slugs of every
    article in `seeds/`; a published slug that is not among them is withdrawn (None: do not ask).
    `originals` also publishes the source text as an edition of its own where no canonical URL is known.
    `signing_key` is an Ed25519 private key in PEM. Naive dates are read in `timezone`.
    """

    dist: Path
    publisher: str
    base_url: str
    locales: tuple[str, ...] = LOCALES
    locales_dir: Path | None = None
    digits: Mapping[str, str] = field(default_factory=dict)  # locale: "arab" | "latn"
    publisher_names: Mapping[str, str] = field(default_factory=dict)  # locale: the publisher's name in it
    publisher_url: str = ""  # the publisher's own address, where it is another than `base_url`
    logo: Logo | None = None
    timezone: str = "Asia/Baghdad"
    drafts: bool = False
    prune: bool = False
    originals: bool = False
    known: frozenset[str] | None = None
    signing_key: Path | None = None
    index_size: int = 200  # articles on an index page
    issue_size: int = 50  # articles in an issue's EPUB

    def __post_init__(self) -> None:
        if not self.base_url.startswith(("https://", "http://")):
            raise UsageError(f"base_url {self.base_url!r} is no web address: begin it with https://")

    def publisher_in(self, locale: str) -> str:
        """The publisher's name as readers of the locale know it."""
        return self.publisher_names.get(locale, self.publisher)

    @property
    def home(self) -> str:
        """The publisher's address."""
        return self.publisher_url or self.base_url
