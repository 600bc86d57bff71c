"""What a store is told, and tells, of parties across stories. Days are ISO 8601; ids are by content.

These values are public, and nothing slow is imported for them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.record.record import PartyKind
from onrecord.store.values import Mark

Reason = Literal["name", "variant", "role", "acronym", "people", "known", "several", "doubt", "none", "parted"]

REASONS: dict[Reason, str] = {
    "name": "the same full name, and nothing against it",
    "variant": "another form of the name; the role or the country agrees, and no one else could be meant",
    "role": "a surname alone; the role or the country says which of those who bear it",
    "acronym": "the acronym of one body alone",
    "people": "someone said so",
    "known": "the name of someone known",
    "several": "several could be meant",
    "doubt": "one could be meant, and nothing but the name says so",
    "none": "the name alone is too little to find it again",
    "parted": "someone said that this is another",
}
"""Why a party of a story is, or is not, joined to those of others."""


class Known(msgspec.Struct, frozen=True):
    """Someone or something known: name, aliases, sort and kind, words of a role, country, Wikidata's QID."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: PartyKind = "person"
    role: str | None = None
    country: str | None = None
    qid: str | None = None


class PartySummary(msgspec.Struct, frozen=True):
    """A party: its key, how it is called, how many statements of it are on record and in how many stories it is named,
    and from when to when these were published."""

    key: str
    name: str
    kind: PartyKind
    qid: str | None
    statements: int
    stories: int
    first: str | None
    last: str | None


class Wording(msgspec.Struct, frozen=True):
    """A name or a role as stories have it: in how many stories, from when to when, of which providers."""

    words: str
    stories: int
    first: str | None
    last: str | None
    providers: tuple[str, ...]


class PartyStatement(msgspec.Struct, frozen=True):
    """A statement of a party: its story, its own id and its number there, the name there, what was said, when, and
    where it stands, "canceled" or "withheld" if the provider took the story back, and what people corrected of it."""

    story: str
    statement: str
    number: int
    name: str
    words: str
    form: str
    act: str | None
    said_on: str | None
    published: str | None
    provider: str | None
    headline: str | None
    start: int
    end: int
    withdrawn: str | None = None
    corrections: tuple[Mark, ...] = ()


class Named(msgspec.Struct, frozen=True):
    """A party by key and name."""

    key: str
    name: str


class Unsure(msgspec.Struct, frozen=True):
    """A party in one story that is joined to no other: which story, the id and name there, why, and who it may be."""

    story: str
    pid: str
    name: str
    roles: tuple[str, ...]
    published: str | None
    headline: str | None
    reason: Reason
    candidates: tuple[Named, ...]


class Dossier(msgspec.Struct, frozen=True):
    """What is on record of one party: names and roles by the day they were first seen, countries by its roles,
    statements from the latest on, whether there are more, who else might be the same, where it may be meant, and
    what people said of it: that it is one with another, or called otherwise."""

    party: PartySummary
    names: tuple[Wording, ...]
    roles: tuple[Wording, ...]
    countries: tuple[str, ...]
    statements: tuple[PartyStatement, ...]
    more: bool
    near: tuple[Named, ...]
    unsure: tuple[Unsure, ...]
    corrections: tuple[Mark, ...] = ()


class Meant(msgspec.Struct, frozen=True):
    """Whom a name may mean: parties, the most quoted first, and parties of stories that are joined to no other."""

    parties: tuple[PartySummary, ...]
    unsure: tuple[Unsure, ...]
