"""Texts and records as bytes: compressed, and proved by their SHA-256 when they are unpacked.

A record repeats its page, so it is compressed with the text as the dictionary (RFC 1950, FDICT): what a record quotes
costs next to nothing, and bytes of one text cannot be unpacked with another.
"""

from __future__ import annotations

import hashlib
import zlib
from typing import Protocol

import msgspec

from onrecord.errors import DamagedStore, InputError
from onrecord.record.record import Record, from_json, to_json

_LEVEL = 6


class Packed(msgspec.Struct, frozen=True):
    """A record as it is stored: its text, its JSON, and what proves them."""

    text: bytes
    text_sha256: str
    record: bytes
    record_sha256: str


class Stored(Protocol):
    """A row with a text and a record of it, and what proves them."""

    text: bytes
    sha256: str
    record: bytes
    record_sha256: str


def pack(record: Record) -> Packed:
    """A record packed. Raises InputError if it holds what is no text."""
    try:
        text, json = record.page.text.encode(), to_json(record).encode()
    except UnicodeEncodeError as error:
        raise InputError("the record holds characters that are no text", given=error.object[:40]) from error
    engine = zlib.compressobj(_LEVEL, zdict=text)
    packed = engine.compress(json) + engine.flush()
    return Packed(zlib.compress(text, _LEVEL), _sha256(text), packed, _sha256(json))


def unpack_text(packed: bytes, sha256: str) -> str:
    """The text of a revision. Raises DamagedStore if it is not the one that was stored."""
    return _plain(packed, sha256).decode()


def unpack_json(packed: bytes, sha256: str, text: str) -> bytes:
    """The JSON of a record of `text`. Raises DamagedStore if it is not the one that was stored."""
    return _plain(packed, sha256, text.encode())


def unpack(packed: bytes, sha256: str, text: str) -> Record:
    """The record of `text`. Raises DamagedStore if it is not the one that was stored."""
    return from_json(unpack_json(packed, sha256, text))


def unpacked(row: Stored) -> Record:
    """The record of a row that has the columns `schema.STORED`. Raises DamagedStore if it is not the one that was
    stored."""
    return unpack(row.record, row.record_sha256, unpack_text(row.text, row.sha256))


def _plain(packed: bytes, sha256: str, dictionary: bytes = b"") -> bytes:
    try:
        engine = zlib.decompressobj(zdict=dictionary)
        plain = engine.decompress(packed) + engine.flush()
    except zlib.error as error:
        raise DamagedStore("a text in the store cannot be unpacked", given=sha256, remedy=_REMEDY) from error
    if _sha256(plain) != sha256 or not engine.eof or engine.unused_data:
        raise DamagedStore("a text in the store is not the one that was stored", given=sha256, remedy=_REMEDY)
    return plain


_REMEDY = "go back to a copy of the store, or add the story again to a new one"


def _sha256(plain: bytes) -> str:
    return hashlib.sha256(plain).hexdigest()
