"""The preview server shows dist/ to this machine and nothing else."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from pipeline.bundles import BundleError, Report, preview


@pytest.fixture
def port(published: tuple[Path, Report]) -> Iterator[int]:
    server = preview(published[0], 0)
    Thread(target=server.serve_forever, daemon=True).start()
    yield int(server.server_address[1])
    server.shutdown()
    server.server_close()


def get(port: int, path: str, host: str = "") -> tuple[int, str, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{port}")
    connection.endheaders()
    response = connection.getresponse()
    return response.status, response.headers.get("Content-Type", ""), response.read()


def test_pages_and_their_files_are_served_with_their_types(port: int) -> None:
    for path, kind in (
        ("/", "text/html; charset=utf-8"),
        ("/dukan-lake/ckb/", "text/html; charset=utf-8"),
        ("/dukan-lake/ckb/article.epub", "application/epub+zip"),
        ("/dukan-lake/ckb/article.md", "text/markdown; charset=utf-8"),
        ("/assets/fonts/naskh.woff2", "font/woff2"),
    ):
        status, media_type, content = get(port, path)
        assert (status, media_type) == (200, kind)
        assert content


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/assets/", "/nothing", "/..%5c..%5cx"]
)
def test_nothing_outside_and_no_listings(port: int, path: str) -> None:
    assert get(port, path)[0] == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_other_host_names_are_refused(port: int, host: str) -> None:
    assert get(port, "/", host)[0] == 403


def test_links_out_of_dist_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/index.html").write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "dist/link.txt").symlink_to(tmp_path / "secret.txt")
    server = preview(tmp_path / "dist", 0)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        assert get(int(server.server_address[1]), "/link.txt")[0] == 404
    finally:
        server.shutdown()
        server.server_close()


def test_an_empty_dist_and_a_taken_port_are_errors(port: int, published: tuple[Path, Report], tmp_path: Path) -> None:
    with pytest.raises(BundleError, match="no published pages"):
        preview(tmp_path)
    with pytest.raises(BundleError, match=f"port {port}"):
        preview(published[0], port)
