"""Page: the text of a story as people saw it, and its parts."""

from __future__ import annotations

import bisect
import hashlib
from functools import cached_property
from typing import Literal

import msgspec

from onrecord.errors import Defect
from onrecord.intake.item import BlockKind, Segment

DateBasis = Literal["given", "metadata", "dateline", "printed", "inferred", "unknown"]

READABLE: frozenset[BlockKind] = frozenset({"headline", "standfirst", "caption", "paragraph"})
"""The kinds of block that can hold statements; the rest is not shown to the model."""


class Block(msgspec.Struct, frozen=True):
    """One part of the page: `text[start:end]` is of `kind`. Blocks are in order and do not overlap."""

    kind: BlockKind
    start: int
    end: int


class Dateline(msgspec.Struct, frozen=True):
    """A dateline's span and its parts as worded: place, date, agency. Absent parts are None.

    `value` is the date as EDTF without regard to anything outside the dateline: "2018-11-18", or "XXXX-11-18"
    where the year is lacking.
    """

    start: int
    end: int
    place: str | None = None
    date: str | None = None
    value: str | None = None
    agency: str | None = None


class Published(msgspec.Struct, frozen=True):
    """The publication date: an EDTF `value` (None if unknown) and the `basis` it rests on."""

    value: str | None = None
    basis: DateBasis = "unknown"


class Page(msgspec.Struct, frozen=True, dict=True):
    """The final text with its blocks. `text` never changes after this; every later offset counts in it."""

    text: str
    blocks: tuple[Block, ...] = ()
    dateline: Dateline | None = None
    published: Published = Published()
    origin: tuple[Segment, ...] | None = None

    def __post_init__(self) -> None:
        last = 0
        for block in self.blocks:
            if not last <= block.start < block.end <= len(self.text):
                raise Defect("blocks must be in order, apart and inside the text", given=block)
            last = block.end

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def block_at(self, at: int) -> int | None:
        """The number of the block that holds the character at `at`; None if none does."""
        number = bisect.bisect_right(self.blocks, at, key=lambda block: block.start) - 1
        return number if number >= 0 and at < self.blocks[number].end else None
