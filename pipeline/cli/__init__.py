"""The command line: options, exit codes, progress and summaries; the only room that prints.

Exit codes: 0 done; 1 findings or untranslated text left; 2 wrong usage or configuration; 3 a needed pack is missing;
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import sys

import click

from pipeline.errors import DeskError

COMMANDS = {
    "translate": "translating",
    "status": "reviewing",
    "review": "reviewing",
    "check": "reviewing",
    "publish": "publishing",
    "preview": "publishing",
    "verify": "publishing",
    "keygen": "publishing",
    "packs": "packs",
    "detect": "detecting",
}


class Commands(click.Group):
    """Commands imported only when they are asked for: each pulls in the rooms it needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, or none."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module  # noqa: PLC0415

        command = getattr(import_module(f"pipeline.cli.{COMMANDS[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="dragoman")
def cli() -> None:
    """An offline translation desk for newsrooms that publish in Arabic and Kurdish.

    Drop articles into seeds/, run translate, correct the .po files in locales/, run publish.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code; errors are one line on stderr."""
    try:
        code = cli.main(arguments, prog_name="dragoman", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("dragoman: stopped; every file is whole, run the same command to go on", err=True)
        code = 130
    except DeskError as error:
        click.echo(f"dragoman: {error}", err=True)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)
