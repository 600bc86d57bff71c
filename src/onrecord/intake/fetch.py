"""One page from an http or https address, safely.

Strategy. The host is resolved here, every address it resolves to is checked, and the connection goes to a
checked address with the host's name in the request and in the TLS handshake; so a name that resolves
differently the second time (DNS rebinding) gains nothing. Redirects are followed by hand, each hop checked
like the first. Proxies and other settings of the environment are not used. What comes is unpacked here, so that
the limit holds for what a page unpacks to; and a server that keeps sending a little now and then is cut off.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.errors import RefusedAddress, SourceError

if TYPE_CHECKING:
    import httpx

MAX_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SLOWEST = 3
"""A whole fetch may take this many times the time-out, whatever trickles in meanwhile."""
_GZIP = 31
"""What zlib calls a stream with the head and tail of gzip."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Fetched(NamedTuple):
    """The bytes of a page, the address they came from in the end, and the charset that the server named."""

    body: bytes
    address: str
    charset: str | None


def fetch(address: str, *, allow_private: bool = False, limit: int = 10_000_000, timeout: float = 20.0) -> Fetched:
    """Fetch `address`: at most `limit` bytes, `timeout` seconds for each wait and three times that in all.

    Raises RefusedAddress for any scheme but http and https, and, unless `allow_private`, for an address that
    is not public; SourceError for whatever else keeps the page from coming.
    """
    import httpx

    deadline = time.monotonic() + _SLOWEST * timeout
    headers = {"User-Agent": "onrecord", "Accept-Encoding": "gzip"}
    with httpx.Client(verify=_tls(), timeout=timeout, trust_env=False, headers=headers) as client:
        url = _parsed(address)
        for _ in range(MAX_REDIRECTS + 1):
            with _answered(client, url, allow_private, deadline) as answer:
                if answer.status_code not in _REDIRECTS or "location" not in answer.headers:
                    return Fetched(_body(answer, url, limit, deadline), str(url), answer.charset_encoding)
                url = _parsed(answer.headers["location"], base=url)
    raise SourceError(f"this address redirects more than {MAX_REDIRECTS} times", given=address)


def public(address: Address) -> bool:
    """Whether an IP address is on the public internet, also when it is an IPv4 address inside an IPv6 one."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


@cache
def _tls() -> ssl.SSLContext:
    """The certificates that are trusted: loading them takes longer than many a fetch."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def _parsed(address: str, base: httpx.URL | None = None) -> httpx.URL:
    import httpx

    try:
        url = httpx.URL(address) if base is None else base.join(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise SourceError(f"this is not an address: {error}", given=address) from error
    if url.scheme not in ("http", "https"):
        raise RefusedAddress("only http and https addresses are fetched", given=address)
    if not url.host:
        raise SourceError("this address names no host", given=address)
    return url


def _resolved(url: httpx.URL, allow_private: bool) -> list[Address]:
    """The IP addresses of the host, all of them checked."""
    host = url.raw_host.decode("ascii").strip("[]")
    try:
        found = socket.getaddrinfo(host, url.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"the host {host} is not found: {error}", given=str(url)) from error
    addresses = list(dict.fromkeys(ipaddress.ip_address(entry[4][0]) for entry in found))
    refused = [address for address in addresses if not allow_private and not public(address)]
    if refused:
        raise RefusedAddress(
            f"{host} is {refused[0]}, an address of this machine or a private network"
            if host != str(refused[0])
            else f"{host} is an address of this machine or a private network",
            given=str(url),
            remedy="allow private addresses (--allow-private) if you mean to read from there",
        )
    return addresses


@contextmanager
def _answered(client: httpx.Client, url: httpx.URL, allow_private: bool, deadline: float) -> Iterator[httpx.Response]:
    """The answer to a request that goes to the first checked address that can be reached."""
    import httpx

    addresses = _resolved(url, allow_private)
    for number, address in enumerate(addresses, 1):
        with _cut_off(deadline) as trace:
            request = client.build_request(
                "GET",
                url.copy_with(host=str(address)),
                headers={"Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": url.raw_host.decode("ascii"), "trace": trace},
            )
            try:
                answer = client.send(request, stream=True, follow_redirects=False)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if number < len(addresses) and time.monotonic() < deadline:
                    continue
                raise _failed(error, url, deadline) from error
            except httpx.HTTPError as error:
                raise _failed(error, url, deadline) from error
            try:
                yield answer
            finally:
                answer.close()
            return


class _Line:
    """The connections that a request has made, heard of through the client's trace (httpx's extension)."""

    def __init__(self) -> None:
        self._streams: list[Any] = []

    def __call__(self, event: str, about: Mapping[str, Any]) -> None:
        """Note a connection, and the one that TLS makes of it."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            self._streams.append(about["return_value"])

    def cut(self) -> None:
        """End them: whoever waits for more of them stops waiting."""
        for stream in self._streams:
            with suppress(OSError):
                stream.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


@contextmanager
def _cut_off(deadline: float) -> Iterator[_Line]:
    """What to trace a request with, so that its connection is cut at the deadline."""
    line = _Line()
    timer = Timer(max(0.0, deadline - time.monotonic()), line.cut)
    timer.daemon = True
    timer.start()
    try:
        yield line
    finally:
        timer.cancel()


def _body(answer: httpx.Response, url: httpx.URL, limit: int, deadline: float) -> bytes:
    import httpx

    if not answer.is_success:
        raise SourceError(f"the server answered {answer.status_code} {answer.reason_phrase}".rstrip(), given=str(url))
    declared = answer.headers.get("content-length", "")
    too_large = SourceError(f"the page is larger than {limit:,} bytes", given=str(url))
    if declared.isdecimal() and int(declared) > limit:
        raise too_large
    unpack = _unpacker(answer, url)
    body = bytearray()
    try:
        for chunk in answer.iter_raw():
            body += chunk if unpack is None else unpack.decompress(chunk, limit + 1 - len(body))
            if len(body) > limit:
                raise too_large
            if time.monotonic() >= deadline:
                break
    except (httpx.HTTPError, httpx.StreamError, zlib.error) as error:
        raise _failed(error, url, deadline) from error
    if time.monotonic() >= deadline:  # a connection that was cut off looks like one that was ended
        raise _too_slow(url)
    if unpack is not None and not unpack.eof:
        raise SourceError("the page came incomplete", given=str(url), remedy="try again later")
    return bytes(body)


def _unpacker(answer: httpx.Response, url: httpx.URL) -> zlib._Decompress | None:
    """What unpacks the body bit by bit; None if it is not packed."""
    packed = answer.headers.get("content-encoding", "").strip().lower()
    if packed in ("", "identity"):
        return None
    if packed in ("gzip", "x-gzip"):
        return zlib.decompressobj(_GZIP)
    raise SourceError(f"the page is packed as {packed}, which is not read here", given=str(url))


def _too_slow(url: httpx.URL) -> SourceError:
    return SourceError("the page comes too slowly and was given up", given=str(url), remedy="try again later")


def _failed(error: Exception, url: httpx.URL, deadline: float) -> SourceError:
    import httpx

    if time.monotonic() >= deadline:
        return _too_slow(url)
    if isinstance(error, httpx.TimeoutException):
        return SourceError("the server did not answer in time", given=str(url), remedy="try again later")
    return SourceError(f"the page cannot be fetched: {error}", given=str(url))
