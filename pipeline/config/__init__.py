"""`pipeline.toml`: the newsroom's settings, every key checked at start."""

from pipeline.config.reading import FILE, ConfigError, line_of, load
from pipeline.config.values import Config, Digits, DraftOptions, EngineOptions, Paths, Publisher, PublishOptions

__all__ = [
    "FILE",
    "Config",
    "ConfigError",
    "Digits",
    "DraftOptions",
    "EngineOptions",
    "Paths",
    "PublishOptions",
    "Publisher",
    "line_of",
    "load",
]
