"""What a store gives back. Ids are by content; no row ids."""

from __future__ import annotations

import datetime
from typing import Literal

import msgspec

Outcome = Literal["added", "revised", "known"]
"""What became of a story: its first text; another text of a story on record; nothing, as this text was on record."""


class Added(msgspec.Struct, frozen=True):
    """A record was given to the store: what became of it, its story's id and the number of the revision."""

    outcome: Outcome
    story: str
    revision: int


class Story(msgspec.Struct, frozen=True):
    """A story as it was on record at the time asked about: one revision of it, and which model read that.

    `published` is EDTF, `retrieved` an ISO 8601 day, `recorded_at` when this revision came into the store, UTC.
    """

    id: str
    key: str
    address: str | None
    revision: int
    sha256: str
    headline: str | None
    provider: str | None
    language: str | None
    published: str | None
    retrieved: str | None
    recorded_at: datetime.datetime
    model: str


class Hit(msgspec.Struct, frozen=True):
    """A statement that was searched for: the ids of its story and its own, the words of its content, its speaker's name
    with the words of the source, when it was said (EDTF), and its rank, the lower the better."""

    story: str
    statement: str
    words: str
    speaker: str
    headline: str | None
    said_on: str | None
    rank: float


class Info(msgspec.Struct, frozen=True):
    """A store at a glance. `bytes` is its size on the disk; `models` counts the present readings of each."""

    where: str
    dialect: str
    version: str
    made_by: str
    stories: int
    revisions: int
    readings: int
    statements: int
    parties: int
    corrections: int
    bytes: int
    first_recorded: datetime.datetime | None
    last_recorded: datetime.datetime | None
    models: dict[str, int]
