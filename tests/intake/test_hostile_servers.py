"""Servers that mean harm or are broken: bombs, trickles, lies about what comes."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import SourceError
from onrecord.intake.fetch import fetch
from onrecord.intake.item import Failed, Item
from onrecord.intake.plain import decode
from onrecord.intake.sources import read_source

STORY = b"The boats left at nine, Anna Velt said.\n"
ENOUGH = 5.0
"""Seconds that none of these may take, however busy the machine; each says no in far less."""


class _Hostile(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        getattr(self, self.path.strip("/").replace("-", "_"))()

    def packed(self) -> None:
        self._send(gzip.compress(STORY), packed="gzip")

    def bomb(self) -> None:
        """200 kB that unpack to 200 MB."""
        self._send(self.server.bomb, packed="gzip")  # type: ignore[attr-defined]

    def bomb_in_a_bomb(self) -> None:
        self._send(gzip.compress(self.server.bomb), packed="gzip, gzip")  # type: ignore[attr-defined]

    def brotli(self) -> None:
        self._send(b"\x0b\x02\x80", packed="br")

    def cut_short(self) -> None:
        self._send(gzip.compress(STORY * 100)[:-9], packed="gzip")

    def not_packed_at_all(self) -> None:
        self._send(STORY, packed="gzip")

    def trickling_head(self) -> None:
        """A header that never ends, a byte now and then: each comes well within the time-out."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        self._trickle()

    def trickling_body(self) -> None:
        self.send_response(200)
        self.end_headers()
        self._trickle()

    def trickling_body_of_a_known_length(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "50000")
        self.end_headers()
        self._trickle()

    def not_modified(self) -> None:
        self.send_response(304)
        self.end_headers()

    def no_http(self) -> None:
        self.wfile.write(b"\x00\x01\x02 \x1b[31m\r\n\r\n")

    def less_than_promised(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(STORY)

    def _send(self, body: bytes, packed: str) -> None:
        self.send_response(200)
        self.send_header("Content-Encoding", packed)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _trickle(self) -> None:
        try:
            for _ in range(200):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Hostile)
    server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
    server.bomb = gzip.compress(bytes(200_000_000), 1)  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_packed_page_is_unpacked(site: str) -> None:
    (item,) = read_source(f"{site}/packed", allow_private=True)
    assert isinstance(item, Item)
    assert item.text == STORY.decode()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("bomb", "larger than 50,000 bytes"),
        ("bomb-in-a-bomb", "packed as gzip, gzip"),
        ("brotli", "packed as br"),
        ("cut-short", "incomplete"),
        ("not-packed-at-all", "cannot be fetched"),
        ("trickling-head", "too slowly"),
        ("trickling-body", "too slowly"),
        ("trickling-body-of-a-known-length", "too slowly"),
        ("not-modified", "304"),
        ("no-http", "cannot be fetched"),
        ("less-than-promised", "cannot be fetched"),
    ],
)
def test_a_hostile_or_broken_answer_is_an_error_that_comes_soon(site: str, path: str, says: str) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError, match=says):
        fetch(f"{site}/{path}", allow_private=True, limit=50_000, timeout=0.5)
    assert time.monotonic() - started < ENOUGH


def test_a_bomb_is_never_unpacked_beyond_the_limit(site: str) -> None:
    """Memory stays near the limit; a page of 200 MB would show."""
    import tracemalloc

    tracemalloc.start()
    try:
        with pytest.raises(SourceError):
            fetch(f"{site}/bomb", allow_private=True, limit=50_000)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_what_a_server_says_does_not_reach_the_terminal_as_orders(site: str) -> None:
    (failed,) = read_source(f"{site}/no-http", allow_private=True)
    assert isinstance(failed, Failed)
    assert str(failed.error).isprintable()


@pytest.mark.parametrize("charset", ["rot13", "base64", "idna", "punycode", "undefined", "unicode_escape", "nonsense"])
def test_a_charset_that_no_page_is_written_in_counts_as_none(charset: str) -> None:
    """Python has codecs by these names; they are not for pages, and some fail on the way."""
    assert decode("The boats \\u0041 left Sant José.".encode("cp1252"), charset) == "The boats \\u0041 left Sant José."
