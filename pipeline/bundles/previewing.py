"""Serve dist/ on this machine alone, for a look."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from pipeline.bundles.errors import BundleError

HOST = "127.0.0.1"


class _Handler(SimpleHTTPRequestHandler):
    """Files below the folder, nothing else: no listings, no links out of it, no foreign host names."""

    extensions_map = {  # noqa: RUF012 (the base class reads it as a class attribute)
        **SimpleHTTPRequestHandler.extensions_map,
        ".epub": "application/epub+zip",
        ".md": "text/markdown; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".json": "application/json",
        ".xml": "application/xml",
        ".woff2": "font/woff2",
        ".avif": "image/avif",
        ".webp": "image/webp",
    }

    def send_head(self) -> Any:
        """Refuse what the base class would serve too gladly."""
        # A page elsewhere could have its own name point here (DNS rebinding) and read unpublished drafts.
        host = self.headers.get("Host", "").rsplit(":", 1)[0]
        if host not in (HOST, "localhost"):
            return self._refuse(403)
        if self.path == "/favicon.ico":  # every browser asks; there is none, and that is no error
            self.send_response(204)
            self.end_headers()
            return None
        root = Path(self.directory).resolve()
        path = Path(self.translate_path(self.path)).resolve()
        if not path.is_relative_to(root) or (path.is_dir() and not (path / "index.html").is_file()):
            return self._refuse(404)
        return super().send_head()

    def _refuse(self, status: int) -> None:
        self.send_error(status)

    def end_headers(self) -> None:
        """A preview is looked at again after every publish, so nothing of it is kept."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: only the command line prints."""


def preview(dist: Path, port: int = 8000) -> ThreadingHTTPServer:
    """A server on 127.0.0.1, bound but not serving yet (`serve_forever`, `server_close`); port 0 takes a free one.

    Raises BundleError where there is nothing to serve or the port is taken.
    """
    if not (dist / "index.html").is_file():
        raise BundleError(f"{dist}: holds no published pages; run `make publish` first")
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, directory=str(dist)))
    except OSError as error:
        raise BundleError(f"port {port} cannot be used ({error.strerror}); name another with --port") from None
