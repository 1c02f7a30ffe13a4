"""The engine: Argos packs found, verified and run; many segments in one stream."""

from pipeline.engine.installing import add_pack, get_pack
from pipeline.engine.packs import Pack, Packs
from pipeline.engine.stream import Engine, Request, Result, Settings
from pipeline.engine.tags import Link, project_tags, strip_tags

__all__ = [
    "Engine",
    "Link",
    "Pack",
    "Packs",
    "Request",
    "Result",
    "Settings",
    "add_pack",
    "get_pack",
    "project_tags",
    "strip_tags",
]
