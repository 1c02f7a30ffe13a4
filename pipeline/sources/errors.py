"""The error of this room."""

from __future__ import annotations

from pipeline.errors import DeskError


class SourceError(DeskError):
    """An article that cannot be read: one line with file, line and mend. The other articles go on."""
