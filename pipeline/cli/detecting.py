"""`dragoman detect`: which language a file or a text is in."""

from __future__ import annotations

import json
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
        language = detect_language(Path(text) if Path(text).is_file() else text)
        click.echo(json.dumps({"input": text, "language": language}) if chosen.as_json else f"{language}\t{text}")
    return 0
