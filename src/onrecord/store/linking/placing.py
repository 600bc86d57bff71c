"""Profiles and their rows: those that are there are found by their keys, and the others made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from onrecord.record.record import PartyKind
from onrecord.store.inserting import put
from onrecord.store.linking.profiles import Profile, Sighting
from onrecord.store.schema import profile

_AT_ONCE = 400
_YEAR = re.compile(r"[0-9]{4}(?![0-9X])")
"""How a date opens that tells its year, be it uncertain."""
_THERE = select(profile.c.id, profile.c.key, profile.c.party_id).where(
    profile.c.key.in_(bindparam("keys", expanding=True))
)


class Place(msgspec.Struct, frozen=True):
    """The row ids of a profile and of its party, if it has one."""

    id: int
    party_id: int | None


def sighting(pid: str, name: str, kind: PartyKind, names: str, roles: str, published: str | None) -> Sighting:
    """What linking sees of a party in a story, by what the columns say."""
    year = int(published[:4]) if published is not None and _YEAR.match(published) else None
    listed, held = (tuple(text.split("\n")) if text else () for text in (names, roles))
    return Sighting(pid, name, kind, listed, held, year)


def rows_of(connection: Connection, found: Iterable[Profile]) -> tuple[dict[str, Place], list[Profile]]:
    """Where profiles are, by their keys, and those that had to be made."""
    made = {one.key: one for one in found}
    keys = sorted(made)
    there = {
        row.key: Place(row.id, row.party_id)
        for at in range(0, len(keys), _AT_ONCE)
        for row in connection.execute(_THERE, {"keys": keys[at : at + _AT_ONCE]})
    }
    fresh = [key for key in keys if key not in there]
    ids = put(connection, profile, [row_of(made[key]) for key in fresh])
    return there | {key: Place(number, None) for key, number in zip(fresh, ids, strict=True)}, [
        made[key] for key in fresh
    ]


def row_of(made: Profile) -> dict[str, Any]:
    """The row of a profile."""
    first, *other = made.blocks
    return {
        "key": made.key,
        "sort": made.sort,
        "bare": int(made.bare),
        "block": first,
        "other_block": other[0] if other else None,
        "own": made.own,
        "name": " ".join(made.name),
        "content": msgspec.json.encode(made).decode(),
    }
