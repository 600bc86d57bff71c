"""Fetching: what is fetched, from where, how much of it, and what is refused."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import RefusedAddress, SourceError
from onrecord.intake.fetch import MAX_REDIRECTS, fetch, public
from onrecord.intake.item import Failed, Item
from onrecord.intake.sources import read_source

STORY = "TORSUND, March 14 (Vel-Press) - “We keep our word,” Keel said.\n".encode()
PLACES = {
    "/moved": "/wire.txt",
    "/loop": "/loop",
    "/file": "file:///etc/hostname",
    "/metadata": "http://169.254.169.254/latest/",
    "/nowhere": "http://",
}


class _Newsroom(BaseHTTPRequestHandler):
    """A small site: its stories, its redirects, and its ways to go wrong."""

    def do_GET(self) -> None:
        self.server.hosts.append(self.headers["Host"])  # type: ignore[attr-defined]
        if self.path in PLACES:
            self._send(302, b"", location=PLACES[self.path])
        elif self.path.startswith("/hop/"):
            left = int(self.path.rpartition("/")[2])
            self._send(301, b"", location=f"/hop/{left - 1}" if left else "/wire.txt")
        elif self.path == "/latin":
            self._send(200, "KÖLN – é".encode("cp1252"), kind="text/plain; charset=windows-1252")
        elif self.path == "/big":
            self._send(200, b"x" * 5000)
        elif self.path == "/endless":
            self._endless()
        elif self.path == "/slow":
            self.server.release.wait(5)  # type: ignore[attr-defined]
        elif self.path == "/wire.txt":
            self._send(200, STORY)
        else:
            self._send(404, b"no such story")

    def _send(self, status: int, body: bytes, *, kind: str = "text/plain", location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(1000):
                self.wfile.write(b"x" * 1000)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), _Newsroom)
    served.hosts = []  # type: ignore[attr-defined]
    served.release = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield served
    served.release.set()  # type: ignore[attr-defined]
    served.shutdown()
    served.server_close()


@pytest.fixture(scope="module")
def site(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_a_page_comes_with_its_bytes_and_final_address(site: str) -> None:
    page = fetch(f"{site}/moved", allow_private=True)
    assert (page.body, page.address) == (STORY, f"{site}/wire.txt")


def test_the_charset_that_the_server_names_is_used(site: str) -> None:
    (item,) = read_source(f"{site}/latin", allow_private=True)
    assert isinstance(item, Item)
    assert item.text == "KÖLN – é"


@pytest.mark.parametrize("address", ["ftp://news.example/a", "file:///etc/hostname", "gopher://news.example/"])
def test_schemes_other_than_http_and_https_are_refused(address: str) -> None:
    with pytest.raises(RefusedAddress):
        fetch(address, allow_private=True)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "[::1]",
        "0.0.0.0",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "localhost",
    ],
)
def test_addresses_of_this_machine_and_private_networks_are_refused(host: str) -> None:
    with pytest.raises(RefusedAddress):
        fetch(f"http://{host}:9/")


@pytest.mark.parametrize(
    "address",
    [
        "fc00::1",
        "fe80::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "198.18.0.1",
    ],
)
def test_an_address_off_the_public_internet_is_not_public(address: str) -> None:
    assert not public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe", "64:ff9b::909:909"])
def test_an_address_on_the_public_internet_is_public(address: str) -> None:
    assert public(ipaddress.ip_address(address))


def test_a_redirect_to_a_private_address_is_refused(
    site: str, server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first hop is made to count as public, the second is checked for itself."""
    monkeypatch.setattr("onrecord.intake.fetch.public", lambda address: str(address) == "127.0.0.1")
    with pytest.raises(RefusedAddress, match=r"169\.254\.169\.254"):
        fetch(f"{site}/metadata")


def test_a_redirect_to_another_scheme_is_refused(site: str) -> None:
    with pytest.raises(RefusedAddress):
        fetch(f"{site}/file", allow_private=True)


def test_a_host_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in ("9.9.9.9", "10.1.2.3")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(RefusedAddress, match=r"10\.1\.2\.3"):
        fetch("http://rebinding.example/")


def test_the_host_is_resolved_once_and_the_connection_goes_to_the_checked_address(
    server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that would resolve differently a second time is never asked a second time."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: str, *args: object, **kwargs: object) -> object:
        asked.append(str(host))
        return real("127.0.0.1" if host == "news.example" else host, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    page = fetch(f"http://news.example:{server.server_port}/wire.txt", allow_private=True)
    assert page.body == STORY
    assert asked.count("news.example") == 1
    assert server.hosts[-1] == f"news.example:{server.server_port}"  # type: ignore[attr-defined]


def test_redirects_are_followed_up_to_the_limit(site: str) -> None:
    assert fetch(f"{site}/hop/{MAX_REDIRECTS - 1}", allow_private=True).body == STORY


@pytest.mark.parametrize("path", [f"/hop/{MAX_REDIRECTS}", "/loop"])
def test_more_redirects_than_the_limit_are_an_error(site: str, path: str) -> None:
    with pytest.raises(SourceError, match="redirects more than"):
        fetch(site + path, allow_private=True)


@pytest.mark.parametrize("path", ["/big", "/endless"])
def test_a_page_over_the_size_limit_is_an_error_whether_or_not_its_size_is_declared(site: str, path: str) -> None:
    with pytest.raises(SourceError, match="larger than 4,999 bytes"):
        fetch(site + path, allow_private=True, limit=4999)


def test_a_page_of_exactly_the_limit_is_read(site: str) -> None:
    assert len(fetch(f"{site}/big", allow_private=True, limit=5000).body) == 5000


def test_a_server_that_does_not_answer_is_given_up(site: str) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError, match="in time"):
        fetch(f"{site}/slow", allow_private=True, timeout=0.2)
    assert time.monotonic() - started < 3


def test_an_error_status_is_named(site: str) -> None:
    with pytest.raises(SourceError, match="404"):
        fetch(f"{site}/none", allow_private=True)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[::1",
        "http://exa mple/",
        "http://news.example:99999/",
        "http://a..b/",
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_an_address_that_is_none_is_an_error_of_input(address: str) -> None:
    with pytest.raises(SourceError):
        fetch(address, allow_private=True)


def test_a_redirect_to_nowhere_is_an_error_of_input(site: str) -> None:
    with pytest.raises(SourceError):
        fetch(f"{site}/nowhere", allow_private=True)


def test_a_closed_port_is_an_error_of_input() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    with pytest.raises(SourceError):
        fetch(f"http://127.0.0.1:{port}/", allow_private=True, timeout=2)


def test_a_source_that_is_refused_is_a_failed_and_not_an_exception(site: str) -> None:
    (failed,) = read_source(f"{site}/wire.txt")
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, RefusedAddress)
