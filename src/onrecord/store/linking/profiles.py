"""A party of a story as linking sees it: its profile. Keys of parties, by content. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec

from onrecord.record.parties.given import given_names
from onrecord.record.parties.match import Key, is_acronym
from onrecord.record.record import PartyKind
from onrecord.store.linking import names, roles

Sort = Literal["person", "body"]
"""What is compared with what: persons, and organisations with countries and groups that have a name."""


class Sighting(msgspec.Struct, frozen=True):
    """A party in one story: its id there, name, kind, each wording of its name and roles, the year of publication."""

    pid: str
    name: str
    kind: PartyKind
    names: tuple[str, ...]
    roles: tuple[str, ...]
    year: int | None


class Profile(msgspec.Struct, frozen=True):
    """What linking goes by: sightings that have it in common are one party's, or each by itself.

    `name` is folded, `shown` as worded; `also` are other full names in the same story, for a body its acronym. `own` is
    the id of the one sighting it stands for, where people have spoken of that.
    """

    sort: Sort
    name: Key
    also: tuple[Key, ...]
    countries: tuple[str, ...]
    offices: tuple[str, ...]
    fields: tuple[str, ...]
    year: int | None
    shown: str
    kind: PartyKind
    own: str | None = None

    @property
    def bare(self) -> bool:
        """Whether the name alone is too little: a surname, an acronym."""
        return not names.is_full(self.name) if self.sort == "person" else _is_short(self)

    @property
    def blocks(self) -> tuple[str, ...]:
        """What profiles must share to be compared: one for a bare name, one or two for a full one."""
        if self.sort == "body":
            return tuple(dict.fromkeys(" ".join(name) for name in (self.name, *self.also)))
        if self.bare:
            return (names.skeleton(self.name[0]),)
        return tuple(block for block in names.bearing(self.name) if block is not None)

    @property
    def key(self) -> str:
        """The profile's own id, by content."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()[:32]

    @property
    def timeless(self) -> str:
        """The id that the profile would have without its year."""
        return self.key if self.year is None else msgspec.structs.replace(self, year=None).key

    def answers(self) -> set[str]:
        """The keys that a party with this profile answers to."""
        return {
            party_key(self.sort, name, country) for name in (self.name, *self.also) for country in ("", *self.countries)
        }


def _is_short(profile: Profile) -> bool:
    return len(profile.name) == 1 and profile.kind == "org" and names.is_acronym(profile.shown)


def party_key(sort: Sort, name: Iterable[str], country: str = "") -> str:
    """The key of a party: "y" and twelve hexadecimal digits of a SHA-256 of its sort, folded name and country."""
    words = " ".join(name)
    return "y" + hashlib.sha256(f"{sort}\n{words}\n{country}".encode()).hexdigest()[:12]


def profile_of(one: Sighting, *, own: bool = False) -> Profile | None:
    """The profile of a party in a story; None if it stays in its story. `own` keeps it for this sighting alone."""
    made = _person(one) if one.kind == "person" else _body(one)
    return msgspec.structs.replace(made, own=one.pid) if own and made is not None else made


def _person(one: Sighting) -> Profile | None:
    name = names.person_key(one.name)
    if not name or not any(word[:1].isalpha() or word[0] == "@" for word in name):
        return None
    also = sorted({key for key in map(names.person_key, one.names) if _also_called(key, name)})
    return Profile(
        "person",
        name,
        tuple(also),
        roles.countries(one.roles),
        roles.offices(one.roles),
        tuple(sorted(roles.fields(one.roles))),
        one.year,
        shown_name(one.name),
        "person",
    )


def _also_called(other: Key, name: Key) -> bool:
    """Whether another wording in the story is a full name of the same person, and no name with a role before it."""
    if other == name or not (names.is_full(name) and names.is_full(other)) or len(other) > len(name) + 2:
        return False
    like = names.likeness(other, name)
    opens = other[0] == name[0] or len(other[0]) == 1 or other[0] in given_names()
    return opens and like >= names.Likeness.VARIANT


def shown_name(name: str) -> str:
    """A person's name as worded, without the titles before it."""
    spoken = name.split()
    return " ".join(spoken[len(spoken) - len(names.person_key(name)) :]) if "," not in name else name


def _body(one: Sighting) -> Profile | None:
    country = names.country_of(one.name)
    if country is not None:
        return Profile("body", names.body_key(country), (), (), (), (), None, country, "country")
    name = names.body_key(one.name)
    named = one.kind in ("country", "org") or (one.kind == "group" and names.is_named_group(one.name))
    if not named or not name or names.is_common(name) or not any(word[:1].isupper() for word in one.name.split()):
        return None
    year = one.year if name[-1] in names.PASSING else None
    short = {
        names.body_key(wording)
        for wording in one.names
        if names.is_acronym(wording) and names.body_key(wording) != name
    }
    also = tuple(sorted(word for word in short if is_acronym(word, name))[:1])
    shown = one.name.split()
    shown = shown[1:] if len(shown) > 1 and shown[0].lower() in ("the", "a", "an") else shown
    return Profile("body", name, also, (), (), (), year, " ".join(shown), one.kind)
