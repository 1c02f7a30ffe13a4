"""What can be wrong with a catalogue."""

from __future__ import annotations

from pipeline.errors import DeskError


class CatalogError(DeskError):
    """A catalogue that cannot be read or written; the message names file, line and mend, the file is untouched."""
