"""Parties of stories that come: their profiles first, then their rows, then what is new among the profiles linked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection

from onrecord.store.linking.kept import link_blocks, place_all
from onrecord.store.linking.placing import Place, rows_of
from onrecord.store.linking.profiles import Profile, Sighting, profile_of
from onrecord.store.linking.quick import settle
from onrecord.store.linking.told import have_spoken, spoken


class Entering(msgspec.Struct, frozen=True):
    """Where each of some sightings belongs, None for what stays in its story; and what is to be linked, once the rows
    of the sightings are there. Where people have spoken of parties, that can be told only then: `later`."""

    places: tuple[Place | None, ...]
    fresh: dict[Profile, int]
    later: bool = False


def places(connection: Connection, seen: Sequence[Sighting | None]) -> Entering:
    """Where parties of stories belong that are the present ones; None stands for one that is not."""
    if have_spoken(connection):
        return Entering((None,) * len(seen), {}, later=True)
    made = [None if one is None else profile_of(one) for one in seen]
    keys = [None if one is None else one.key for one in made]
    rows, fresh = rows_of(connection, (one for one in made if one is not None))
    return Entering(tuple(None if key is None else rows[key] for key in keys), {one: rows[one.key].id for one in fresh})


def enter(connection: Connection, entering: Entering, readings: Collection[int]) -> None:
    """Link what is new in some readings, after the rows of the sightings are there."""
    if not entering.fresh and not entering.later:
        return
    said = spoken(connection)
    fresh = place_all(connection, readings, said) if entering.later else entering.fresh
    if left := settle(connection, fresh, said):
        link_blocks(connection, left, said)
