"""Item: what was delivered, before anyone decides what its parts are.

An Item is made by the intake of one format and is a pure value. `text` is the story as characters: for
plain text and JSON Lines the given text itself, with CRLF and CR turned to LF and undecodable bytes
replaced by U+FFFD; for HTML and the exchange formats the text extracted from the markup, one block a
paragraph, with `origin` leading back to `delivered`.
"""

from __future__ import annotations

import datetime
import re
from typing import Literal

import msgspec

from onrecord.errors import Defect, OnrecordError, SettingError
from onrecord.span import Span

BlockKind = Literal[
    "furniture", "headline", "standfirst", "byline", "dateline", "caption", "credit", "paragraph", "note"
]


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs. They are no characters: no encoding of Unicode can write them."""


def line_ends(text: str) -> str:
    """`text` with CRLF and CR turned to LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def sound(text: str) -> str:
    """`text` as an Item takes it: CRLF and CR turned to LF, lone surrogates replaced by U+FFFD."""
    return _LONE.sub("\ufffd", line_ends(text))


def check_day(what: str, given: str | None) -> None:
    """Raises SettingError unless `given` is None or a day of the calendar in ISO 8601, YYYY-MM-DD."""
    if given is None:
        return
    try:
        if _DAY.fullmatch(given) and datetime.date.fromisoformat(given):
            return
    except ValueError:
        pass
    raise SettingError(f"{what} must be an ISO 8601 date", given=given, remedy="write it like 2031-01-31")


WITHDRAWN = frozenset({"canceled", "withheld"})
"""Statuses by which a provider takes a story back."""


def status_of(code: str | None) -> str | None:
    """A status of publication from its code in a vocabulary: "canceled" from "stat:canceled", or from an address."""
    name = re.split(r"[:/]", (code or "").strip().lower())[-1]
    return "canceled" if name == "cancelled" else name or None


class Metadata(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the provider says about the story, in the provider's words. Dates are ISO 8601 where they could be
    read.
    """

    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    provider: str | None = None
    version: str | None = None
    urgency: str | None = None
    embargo: str | None = None
    status: str | None = None


class Hint(msgspec.Struct, frozen=True):
    """A block that the markup itself names: `span` of `Item.text` is of this kind."""

    kind: BlockKind
    span: Span


class Segment(msgspec.Struct, frozen=True, array_like=True):
    """`Item.text[start:end]` was taken from `delivered[at:at + length]` (both in code points)."""

    start: int
    end: int
    at: int
    length: int


class Item(msgspec.Struct, frozen=True):
    """One story as delivered.

    `media_type` is an IANA media type; `location` the path or address as the user named it ("-" for standard
    input); `retrieved` an ISO 8601 date, the day the item came in, which stands in for the clock in every
    later stage. `published_given` is a publication date that the user (not the provider) gave.
    """

    text: str
    media_type: str = "text/plain"
    id: str | None = None
    location: str | None = None
    retrieved: str | None = None
    published_given: str | None = None
    metadata: Metadata = Metadata()
    hints: tuple[Hint, ...] = ()
    origin: tuple[Segment, ...] | None = None
    delivered: str | None = None

    def __post_init__(self) -> None:
        if "\r" in self.text:
            raise Defect("the text of an item must have its line ends turned to LF")
        if _LONE.search(self.text):
            raise Defect("the text of an item must be without lone surrogates")
        for hint in self.hints:
            if hint.span.end > len(self.text):
                raise Defect("a hint reaches past the end of the text", given=hint)


class Failed(msgspec.Struct, frozen=True):
    """A story that could not be taken in: `location` says where it stood ("wire.jsonl:12"), `error` why."""

    location: str
    error: OnrecordError
