"""What makes two deliveries the same story: the provider's id, else the address, else the text itself.

An id is the provider's own. Without a provider's name the same id may be given to another story ("1" is, in every file
whose lines are numbered): then a text that has next to nothing in common with what is on record under the id is a story
of its own, the second of that id, or the third. An address is that of the story where the
page gives it; the address of a site's front page, which some pages give as theirs, is none of a story. A file's path is
no address: the same name holds another story tomorrow, and the same story lies under another name.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import msgspec

from onrecord.intake.item import Metadata
from onrecord.query.tokens import tokens

REF = 16
"""Hexadecimal digits by which a story is known outside the store."""


_ADDRESS = re.compile(r"(?P<site>https?://[^/?#\s]+)(?P<rest>/+[^/#\s][^#\s]*|/*\?[^#\s]+)", re.IGNORECASE)
"""An address of the web that leads further than to a site's front page, without its fragment."""


_RUN = 3
_FEWEST_RUNS = 40
LEAST_ALIKE = 0.1
"""Share of the runs of three words in the shorter of two texts that revisions of one story have in common, at least. Of
28,920 pairs of different news reports the second most alike have 0.06, the most alike, on one arrest, 0.32; of the
samples, which tell one story over and over, 0.09."""


class Key(msgspec.Struct, frozen=True):
    """What a story is known by: `text` tells it in words, `address` is where it stands, if known."""

    text: str
    address: str | None
    shared: bool = False
    """Whether other stories may have the same: an id without its provider."""

    @property
    def ref(self) -> str:
        """SHA-256 of the key, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def candidates(self) -> Iterator[Key]:
        """The keys of the first story that is known by this, of the second, and so on, as far as there may be any."""
        yield self
        number = 1
        while self.shared:
            number += 1
            yield Key(f"{self.text}\n({number})", self.address, shared=True)


def key_of(id: str | None, location: str | None, media_type: str, metadata: Metadata, sha256: str) -> Key:  # noqa: A002
    """The key of a delivery whose text has the hash `sha256`."""
    address = _address(metadata.url) or (_address(location) if media_type == "text/html" else None)
    if id is not None and id.strip():
        return Key(f"id {metadata.provider or ''}\n{id.strip()}", address, shared=not metadata.provider)
    if address is not None:
        return Key(f"address {address}", address)
    return Key(f"text {sha256}", None)


def _address(url: str | None) -> str | None:
    """An http(s) address without its fragment; None for anything else and for a front page."""
    match = _ADDRESS.match(url or "")
    return None if match is None else match["site"].lower() + match["rest"]


def alike(one: str, other: str) -> bool:
    """Whether two texts may be revisions of one story. Texts of a few lines are too short to tell, and may."""
    first, second = _runs(one), _runs(other)
    fewer = min(len(first), len(second))
    return fewer < _FEWEST_RUNS or len(first & second) >= LEAST_ALIKE * fewer


def _runs(text: str) -> set[tuple[str, ...]]:
    words = tokens(text)
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
