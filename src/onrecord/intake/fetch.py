"""One page from an http or https address, safely.

Strategy. The host is resolved here, every address it resolves to is checked, and the connection goes to a
checked address with the host's name in the request and in the TLS handshake; so a name that resolves
differently the second time (DNS rebinding) gains nothing. Redirects are followed by hand, each hop checked
like the first. Proxies and other settings of the environment are not used.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from onrecord.errors import RefusedAddress, SourceError

if TYPE_CHECKING:
    import httpx

MAX_REDIRECTS = 5
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SLOWEST = 3
"""A whole fetch may take this many times the time-out, whatever trickles in meanwhile."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Fetched(NamedTuple):
    """The bytes of a page, the address they came from in the end, and the charset that the server named."""

    body: bytes
    address: str
    charset: str | None


def fetch(
    address: str, *, allow_private: bool = False, limit: int = 10_000_000, timeout: float = 20.0
) -> Fetched:
    """Fetch `address`: at most `limit` bytes, `timeout` seconds for each wait and three times that in all.

    Raises RefusedAddress for any scheme but http and https, and, unless `allow_private`, for an address that
    is not public; SourceError for whatever else keeps the page from coming.
    """
    import httpx

    deadline = time.monotonic() + _SLOWEST * timeout
    with httpx.Client(timeout=timeout, trust_env=False, headers={"User-Agent": "onrecord"}) as client:
        url = _parsed(address)
        for _ in range(MAX_REDIRECTS + 1):
            with _answered(client, url, allow_private) as answer:
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
def _answered(client: httpx.Client, url: httpx.URL, allow_private: bool) -> Iterator[httpx.Response]:
    """The answer to a request that goes to the first checked address that can be reached."""
    import httpx

    addresses = _resolved(url, allow_private)
    for number, address in enumerate(addresses, 1):
        request = client.build_request(
            "GET",
            url.copy_with(host=str(address)),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
        )
        try:
            answer = client.send(request, stream=True, follow_redirects=False)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            if number < len(addresses):
                continue
            raise _failed(error, url) from error
        except httpx.HTTPError as error:
            raise _failed(error, url) from error
        try:
            yield answer
        finally:
            answer.close()
        return


def _body(answer: httpx.Response, url: httpx.URL, limit: int, deadline: float) -> bytes:
    import httpx

    if answer.is_error or answer.status_code in _REDIRECTS:
        raise SourceError(
            f"the server answered {answer.status_code} {answer.reason_phrase}".rstrip(), given=str(url)
        )
    declared = answer.headers.get("content-length", "")
    body = bytearray()
    try:
        for chunk in answer.iter_bytes() if not (declared.isdigit() and int(declared) > limit) else (b"",):
            body += chunk
            if len(body) > limit or chunk == b"":
                raise SourceError(f"the page is larger than {limit:,} bytes", given=str(url))
            if time.monotonic() > deadline:
                raise SourceError("the page comes too slowly and was given up", given=str(url))
    except (httpx.HTTPError, httpx.StreamError) as error:
        raise _failed(error, url) from error
    return bytes(body)


def _failed(error: Exception, url: httpx.URL) -> SourceError:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return SourceError("the server did not answer in time", given=str(url), remedy="try again later")
    return SourceError(f"the page cannot be fetched: {error}", given=str(url))
