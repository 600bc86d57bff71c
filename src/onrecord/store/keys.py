"""What makes two deliveries the same story: the provider's id, else the address, else the text itself.

An id is the provider's own; without a provider's name it stands for itself. An address is that of the story where the
page gives it; the address of a site's front page, which some pages give as theirs, is none of a story. A file's path is
no address: the same name holds another story tomorrow, and the same story lies under another name.
"""

from __future__ import annotations

import hashlib
import re

import msgspec

from onrecord.intake.item import Metadata

REF = 16
"""Hexadecimal digits by which a story is known outside the store."""


_ADDRESS = re.compile(r"(?P<site>https?://[^/?#\s]+)(?P<rest>/+[^/#\s][^#\s]*|/*\?[^#\s]+)", re.IGNORECASE)
"""An address of the web that leads further than to a site's front page, without its fragment."""


class Key(msgspec.Struct, frozen=True):
    """What a story is known by: `text` tells it in words, `address` is where it stands, if known."""

    text: str
    address: str | None

    @property
    def ref(self) -> str:
        """SHA-256 of the key, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def key_of(id: str | None, location: str | None, media_type: str, metadata: Metadata, sha256: str) -> Key:  # noqa: A002
    """The key of a delivery whose text has the hash `sha256`."""
    address = _address(metadata.url) or (_address(location) if media_type == "text/html" else None)
    if id is not None and id.strip():
        return Key(f"id {metadata.provider or ''}\n{id.strip()}", address)
    if address is not None:
        return Key(f"address {address}", address)
    return Key(f"text {sha256}", None)


def _address(url: str | None) -> str | None:
    """An http(s) address without its fragment; None for anything else and for a front page."""
    match = _ADDRESS.match(url or "")
    return None if match is None else match["site"].lower() + match["rest"]
