"""The error of this room."""

from __future__ import annotations

from pipeline.errors import DeskError


class BundleError(DeskError):
    """A bundle that cannot be written, read or signed as it stands."""
