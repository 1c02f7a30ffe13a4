"""The desk: the flow over a newsroom folder; the one room that knows all the others.

translate(config, ...) -> Summary        articles to drafts
status(config, ...) -> StatusReport      how far each edition is
check(config, ...) -> CheckReport        what the checks find in the catalogues
publish(config, ...) -> Published        approved text to bundles
list_packs, add_pack, get_pack           the packs of the newsroom
detect_language(text_or_path) -> str
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.desk.checking import CheckReport, check
    from pipeline.desk.lock import Locked
    from pipeline.desk.packs import add_pack, get_pack, list_packs
    from pipeline.desk.publishing import Published, publish
    from pipeline.desk.reading import detect_language
    from pipeline.desk.reviewing import StatusReport, status
    from pipeline.desk.summary import Summary
    from pipeline.desk.translating import translate

__all__ = [
    "CheckReport",
    "Locked",
    "Published",
    "StatusReport",
    "Summary",
    "add_pack",
    "check",
    "detect_language",
    "get_pack",
    "list_packs",
    "publish",
    "status",
    "translate",
]

# Loaded when asked for: `dragoman --help` needs none of it.
_LATER = {
    "CheckReport": "checking",
    "Locked": "lock",
    "Published": "publishing",
    "StatusReport": "reviewing",
    "Summary": "summary",
    "add_pack": "packs",
    "check": "checking",
    "detect_language": "reading",
    "get_pack": "packs",
    "list_packs": "packs",
    "publish": "publishing",
    "status": "reviewing",
    "translate": "translating",
}


def __getattr__(name: str) -> Any:
    if name in _LATER:
        from importlib import import_module  # noqa: PLC0415

        value = getattr(import_module(f"pipeline.desk.{_LATER[name]}"), name)
        globals()[name] = value
        return value
    raise AttributeError(name)
