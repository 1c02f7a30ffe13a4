"""`dragoman detect`: which language a file or a text is in."""

from __future__ import annotations

import json
import os
from pathlib import Path

import click

from pipeline.cli.options import Common, common


@click.command()
@click.argument("texts", nargs=-1, required=True, metavar="FILE_OR_TEXT...")
@common
def detect(texts: tuple[str, ...], **options: object) -> int:
    """Say which language a file, or a text in quotes, is in."""
    from pipeline.desk import detect_language  # noqa: PLC0415

    chosen = Common(**options)  # type: ignore[arg-type]
    for text in texts:
        # Path.is_file raises for a text that is longer than a file name can be.
        language = detect_language(Path(text) if os.path.isfile(text) else text)  # noqa: PTH113
        click.echo(json.dumps({"input": text, "language": language}) if chosen.as_json else f"{language}\t{text}")
    return 0
