"""Options that several commands share, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pipeline.config import Config

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Common:
    """The options every command has."""

    config_path: Path
    quiet: bool
    verbose: bool
    as_json: bool

    def config(self) -> Config:
        """The newsroom's settings. Raises ConfigError."""
        from pipeline.config import load  # noqa: PLC0415

        return load(self.config_path)

    def say(self, line: str) -> None:
        """Print a line of a summary, unless quiet or JSON is asked for."""
        if not (self.quiet or self.as_json):
            click.echo(line)


def common(command: F) -> F:
    """--config, --quiet, --verbose and --json."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="JSON for machines, on stdout."),
        click.option("-v", "--verbose", is_flag=True, help="Say more."),
        click.option("-q", "--quiet", is_flag=True, help="Show problems only."),
        click.option(
            "--config",
            "config_path",
            default="pipeline.toml",
            show_default=True,
            type=click.Path(path_type=Path),
            help="The newsroom's settings; its folder is the newsroom.",
        ),
    ):
        command = option(command)
    return command


def narrowed(command: F) -> F:
    """--locale and --article."""
    for option in (
        click.option(
            "-a", "--article", "articles", multiple=True, metavar="SLUG", help="Only this article (file name or slug)."
        ),
        click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale."),
    ):
        command = option(command)
    return command
