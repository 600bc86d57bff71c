"""A small web server on the loopback, for everything that is fetched."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        route = self.path.split("?")[0]
        if route.startswith("/to/"):
            self._redirect(route)
        elif route == "/slow":
            time.sleep(1.0)
        elif route == "/drip":
            self._drip()
        elif route == "/1251":
            self._page("Острова наши, сказал министр.".encode("cp1251"), "text/plain; charset=windows-1251")
        elif route == "/host":
            self._page(f"asked of {self.headers['Host']}".encode(), "text/plain")
        elif route == "/large":
            self._page(b"words " * 50_000, "text/plain")
        elif (FIXTURES / route[1:]).is_file():
            self._page((FIXTURES / route[1:]).read_bytes(), "application/octet-stream")
        else:
            self.send_error(404, "Not Found")

    def _page(self, body: bytes, media_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, route: str) -> None:
        places = {
            "/to/page": "/page.html",
            "/to/loop": "/to/loop",
            "/to/file": "file:///etc/hostname",
            "/to/private": f"http://{self.headers['Host']}/wire.txt",
        }
        self.send_response(302)
        self.send_header("Location", places[route])
        self.end_headers()

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"drop ")
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the running server, without a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
