"""The review page over HTTP, for a browser on this machine alone.

It binds 127.0.0.1 and answers only to that name or localhost (a page elsewhere could have its own name point here, DNS
rebinding). A change needs the token that stands in the pages of this very server, which no other site can read.
"""

from __future__ import annotations

import hmac
import secrets
import sys
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pipeline.bundles
from pipeline.catalogs import Key
from pipeline.errors import DeskError, UsageError
from pipeline.review import pages
from pipeline.review.editing import Change, Stale
from pipeline.review.office import Article, Office

HOST = "127.0.0.1"
MOST = 1_000_000  # bytes of a form
FONTS = Path(pipeline.bundles.__file__).parent / "data" / "fonts"
ASSETS = {
    "review.css": (pages.DATA / "review.css", "text/css; charset=utf-8"),
    "review.js": (pages.DATA / "review.js", "text/javascript; charset=utf-8"),
    "naskh.woff2": (FONTS / "naskh.woff2", "font/woff2"),
}
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class Server(ThreadingHTTPServer):
    """A bound server: `url` is where it is, `serve_forever` serves."""

    daemon_threads = True

    def __init__(self, office: Office, port: int) -> None:
        self.office = office
        self.token = secrets.token_urlsafe(24)
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is nothing to tell."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """The address of the overview."""
        return f"http://{HOST}:{self.server_address[1]}/"


def serve(office: Office, port: int = 8001) -> Server:
    """A server on 127.0.0.1, not serving yet; port 0 takes a free one. Raises UsageError where the port is taken."""
    try:
        return Server(office, port)
    except OSError as error:
        raise UsageError(f"port {port} cannot be used ({error.strerror}); name another with --port") from None


class _Refused(Exception):
    """A request that is answered with a status and a line."""

    def __init__(self, status: HTTPStatus, line: str) -> None:
        super().__init__(line)
        self.status = status


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds that a connection may be idle
    server: Server

    def do_GET(self) -> None:
        """A page or a part of its make-up."""
        try:
            self._own_host()
            self._get([unquote(part) for part in urlsplit(self.path).path.strip("/").split("/")])
        except _Refused as refused:
            self._page(pages.message("Not here", str(refused)), refused.status)
        except DeskError as error:
            self._page(pages.message("This cannot be shown", str(error)), HTTPStatus.CONFLICT)

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """A reviewer's change."""
        form: dict[str, str] = {}
        try:
            self._own_host()
            form = self._form()
            self._post([unquote(part) for part in urlsplit(self.path).path.strip("/").split("/")], form)
        except Stale as stale:
            self._failed(HTTPStatus.CONFLICT, str(stale), form, stale.now)
        except _Refused as refused:
            self._failed(refused.status, str(refused), form)
        except ValueError as error:
            self._failed(HTTPStatus.BAD_REQUEST, str(error), form)
        except DeskError as error:
            self._failed(HTTPStatus.LOCKED, f"not saved: {error}", form)

    def _own_host(self) -> None:
        port = self.server.server_address[1]
        if self.headers.get("Host", "") not in (f"{HOST}:{port}", f"localhost:{port}"):
            self.close_connection = True
            raise _Refused(HTTPStatus.FORBIDDEN, "this server answers to its own address alone")

    def _get(self, parts: list[str]) -> None:
        office, token = self.server.office, self.server.token
        match parts:
            case [""]:
                self._page(pages.overview(office.table(), office.locales, token))
            case ["article", locale, slug]:
                self._page(pages.article_page(self._article(locale, slug), token))
            case ["names", locale] if locale in office.locales:
                self._page(pages.names_page(locale, office.names(locale), token))
            case ["assets", name] if name in ASSETS:
                path, kind = ASSETS[name]
                self._send(path.read_bytes(), kind)
            case ["favicon.ico"]:  # every browser asks; there is none, and that is no error
                self._send(b"", "image/x-icon", HTTPStatus.NO_CONTENT)
            case _:
                raise _Refused(HTTPStatus.NOT_FOUND, "there is no such page; go back to all articles")

    def _article(self, locale: str, slug: str) -> Article:
        article = self.server.office.article(locale, slug)
        if article is None:
            raise _Refused(HTTPStatus.NOT_FOUND, "there is no such edition; go back to all articles")
        return article

    def _form(self) -> dict[str, str]:
        """The fields of a form of ours. Raises _Refused for what comes from elsewhere."""
        length = self.headers.get("Content-Length", "")
        kind = self.headers.get("Content-Type", "").split(";")[0].strip()
        self.close_connection = True  # until the body is read: what is left of it is no request
        if not length.isdecimal() or int(length) > MOST or kind != "application/x-www-form-urlencoded":
            raise _Refused(HTTPStatus.BAD_REQUEST, "this is no form of the review page")
        body = self.rfile.read(int(length))
        self.close_connection = False
        origin, site = self.headers.get("Origin"), self.headers.get("Sec-Fetch-Site", "same-origin")
        if site != "same-origin" or (origin is not None and origin != f"http://{self.headers['Host']}"):
            raise _Refused(HTTPStatus.FORBIDDEN, "changes are taken from the review page alone")
        try:
            fields = parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
        except ValueError:
            raise _Refused(HTTPStatus.BAD_REQUEST, "this is no form of the review page") from None
        form = {name: values[-1] for name, values in fields.items()}
        if not hmac.compare_digest(form.get("token", "").encode(), self.server.token.encode()):
            line = "the page is from an earlier `make review`; copy your text, load the page again"
            raise _Refused(HTTPStatus.FORBIDDEN, line)
        return form

    def _post(self, parts: list[str], form: dict[str, str]) -> None:
        office, token = self.server.office, self.server.token
        key: Key = (form.get("context") or None, form.get("source", ""))
        change = Change(key, form.get("seen", ""), form.get("text", ""), form.get("act") == "accept")
        number = int(form.get("number", "0")) if form.get("number", "0").isdecimal() else 0
        match parts:
            case ["article", locale, slug]:
                shown = office.save_text(locale, slug, change)
                if "X-Part" in self.headers:
                    article = Article(slug, locale, form.get("language", ""), ())
                    self._page(pages.sentence(article, number, shown, token, "kept"))
                    return
            case ["names", locale] if locale in office.locales:
                entry = office.save_name(locale, change)
                if "X-Part" in self.headers:
                    self._page(pages.name(locale, number, entry, token, "kept"))
                    return
            case _:
                raise _Refused(HTTPStatus.NOT_FOUND, "there is no such page")
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", f"{quote(unquote(urlsplit(self.path).path))}#s{number}")
        self._headers("text/plain", 0)

    def _failed(self, status: HTTPStatus, line: str, form: dict[str, str], now: str = "") -> None:
        """Say why a change was not kept; the text is given back, so that nothing typed is lost.

        `now` lets the page send it once more, over what it says stands there.
        """
        if "X-Part" in self.headers:
            self._send(line.encode(), "text/plain; charset=utf-8", status, {"X-Seen": now} if now else {})
        else:
            self._page(pages.message("Not kept", line, form.get("text", "")), status)

    def _page(self, html: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self._send(html.encode(), "text/html; charset=utf-8", status)

    def _send(
        self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, more: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.send_response(status)
        for name, value in more.items():
            self.send_header(name, value)
        self._headers(kind, len(body))
        if self.command != "HEAD" and body:
            self.wfile.write(body)

    def _headers(self, kind: str, length: int) -> None:
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(length)),
            ("Content-Security-Policy", CSP),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ):
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: only the command line prints."""
