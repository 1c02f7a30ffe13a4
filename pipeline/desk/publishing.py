"""`publish`: approved text to bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.config import Config
from pipeline.desk.index import opened
from pipeline.desk.lock import locked
from pipeline.desk.reading import read
from pipeline.desk.shelf import catalogues, names_by_file, read_names_of, shelf
from pipeline.errors import DeskError
from pipeline.model import BoundName, Edition

if TYPE_CHECKING:
    from pipeline.bundles import PublishSettings, Report


@dataclass(frozen=True, slots=True)
class Published:
    """What the bundles came to, and a line for each source or catalogue that could not be read."""

    report: Report
    problems: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """1 where something waits for a person, else 0."""
        return 1 if self.problems else self.report.exit_code


def publish(
    config: Config,
    *,
    locales: Sequence[str] = (),
    articles: Sequence[str] = (),
    draft: bool = False,
    prune: bool = False,
) -> Published:
    """Bring `dist/` up to date with the catalogues: editions that are approved in full, or with `draft` all.

    A locale whose names cannot be read is a problem, and what stands of it in `dist/` stays.

    Raises Locked while another run works, BundleError for settings that cannot be used.
    """
    from pipeline.bundles import original  # noqa: PLC0415
    from pipeline.bundles import publish as write  # noqa: PLC0415
    from pipeline.catalogs import edition  # noqa: PLC0415

    chosen = config.narrowed(locales)
    with locked(config.paths.state, "dragoman publish"):
        with opened(config.paths.state) as index:
            every = shelf(config, index)
            wanted = shelf(config, index, articles) if articles else every
        problems = list(wanted.problems)
        names, unread = _names_of(config, chosen)
        problems += unread
        chosen = tuple(names)
        editions: list[Edition] = []
        for article in wanted.articles:
            try:
                text = read(config, article.source).article
            except DeskError as error:
                problems.append(str(error))
                continue
            if text.language in chosen:  # written in a locale of the newsroom, it is an edition there as it stands
                editions.append(original(text))
            others = [locale for locale in chosen if locale != text.language]
            for _, locale, catalogue in catalogues(config, [article], others):
                if isinstance(catalogue, DeskError):
                    problems.append(str(catalogue))
                elif catalogue is not None:
                    bound = names[locale].get(article.source.name, ())
                    editions.append(edition(text, locale, catalogue, bound))
        known = frozenset(article.slug for article in every.articles) if not every.problems else None
        settings = settings_of(config, known, draft=draft, prune=prune)
        return Published(write(editions, settings), tuple(dict.fromkeys(problems)))


def _names_of(
    config: Config, locales: Sequence[str]
) -> tuple[dict[str, Mapping[str, tuple[BoundName, ...]]], list[str]]:
    """The names of each locale by source file, and a line for each locale whose names catalogue cannot be read."""
    names, problems = {}, []
    for locale in locales:
        try:
            names[locale] = names_by_file(read_names_of(config, locale))
        except DeskError as error:
            problems.append(str(error))
    return names, problems


def settings_of(
    config: Config, known: frozenset[str] | None, *, draft: bool = False, prune: bool = False
) -> PublishSettings:
    """The newsroom's settings as the bundles want them."""
    from pipeline.bundles import PublishSettings, read_logo  # noqa: PLC0415

    publisher = config.publisher
    names = {locale: str(getattr(publisher, f"name_{locale}")) for locale in config.locales}
    key = config.publish.signing_key
    return PublishSettings(
        dist=config.paths.dist,
        publisher=publisher.name,
        base_url=config.base_url,
        locales=config.locales,
        locales_dir=config.paths.catalogues,
        digits={locale: config.digits_of(locale) for locale in config.locales},
        publisher_names={locale: name for locale, name in names.items() if name},
        publisher_url=publisher.url,
        logo=read_logo(publisher.logo, config.root, config.base_url) if publisher.logo else None,
        timezone=config.publish.timezone,
        drafts=draft,
        prune=prune,
        originals=config.publish.originals,
        known=known,
        signing_key=config.root / Path(key).expanduser() if key else None,
    )
