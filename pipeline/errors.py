"""The one base of every error the desk shows to a person."""


class DeskError(Exception):
    """A one-line message that names file, line and mend; `exit_code` is what the command leaves with."""

    exit_code = 1


class UsageError(DeskError):
    """Wrong usage or configuration."""

    exit_code = 2


class MissingPackError(DeskError):
    """A needed pack is not there, or does not match its digest."""

    exit_code = 3
