"""The review page: drafts corrected and approved in a browser on this machine.

serve(office, port) -> Server     bound to 127.0.0.1, not serving yet
Office                            what the page asks of a newsroom; the desk has one
"""

from __future__ import annotations

from pipeline.review.editing import Change, Stale, edited, version
from pipeline.review.office import Article, Office, Shown, Table
from pipeline.review.server import Server, serve

__all__ = ["Article", "Change", "Office", "Server", "Shown", "Stale", "Table", "edited", "serve", "version"]
