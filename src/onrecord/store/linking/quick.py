"""Profiles that are new and yet change nothing but themselves: linked at once, without the blocks that they touch.

Most new profiles are of these two kinds, and blocks of common surnames are large. One is a full name as it is on record
but for the year, if no bare surname has waited for that year. The other is a bare surname: it joins a party or does
not, and nothing else looks at it. What people have said, and the known, may tie blocks to one another: then no profile
is taken to be so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec
from sqlalchemy import Connection, bindparam, select, union

from onrecord.store.linking.bare import fit
from onrecord.store.linking.kept import move
from onrecord.store.linking.profiles import Profile
from onrecord.store.linking.told import Spoken
from onrecord.store.linking.traits import NEAR_YEARS, traits_of
from onrecord.store.linking.values import Cluster
from onrecord.store.linking.who import Who
from onrecord.store.schema import profile

_MADE = (profile.c.id, profile.c.content, profile.c.party_id)
_NAMESAKES = select(*_MADE).where(
    profile.c.sort == "person",
    profile.c.block == bindparam("block"),
    profile.c.bare == 0,
    profile.c.name == bindparam("name"),
)
_BLOCKS = select(profile.c.block, profile.c.other_block).where(profile.c.party_id == bindparam("party"))
_BARE = select(profile.c.content).where(
    profile.c.sort == "person", profile.c.bare == 1, profile.c.block.in_(bindparam("blocks", expanding=True))
)
_FULL = select(profile.c.party_id).where(profile.c.sort == "person", profile.c.bare == 0)
_BEARING = union(
    *(_FULL.where(column == bindparam("block")) for column in (profile.c.block, profile.c.other_block))
).subquery("bearing")
_MEMBERS = select(*_MADE).where(profile.c.bare == 0, profile.c.party_id.in_(select(_BEARING.c.party_id)))


def settle(connection: Connection, fresh: Mapping[Profile, int], said: Spoken) -> list[Profile]:
    """Link those of some new profiles, given with their row ids, that change nothing else; the others."""
    if said.known or said.bonds.named():
        return list(fresh)
    new = frozenset(fresh.values())
    rest = [one for one in fresh if one.bare or not _settled(connection, one, fresh[one], new)]
    if not all(one.bare and one.sort == "person" for one in rest):
        return rest
    for one in rest:
        _fit(connection, one, fresh[one])
    return []


def _settled(connection: Connection, one: Profile, number: int, new: Collection[int]) -> bool:
    """Whether a full name is on record in another year, where its party was found; then it is linked to that."""
    if one.sort != "person":
        return False
    like: list[tuple[int | None, int | None]] = []
    for row in connection.execute(_NAMESAKES, {"block": one.blocks[0], "name": " ".join(one.name)}):
        other = None if row.id in new else msgspec.json.decode(row.content, type=Profile)
        if other is not None and msgspec.structs.replace(other, year=one.year) == one:
            like.append((other.year, row.party_id))
    years = {year for year, _ in like if year is not None}
    if not years:
        return False
    to = like[0][1]
    if to is not None and one.year is not None and not _foreseen(connection, to, one.year, years):
        return False
    _put(connection, number, to)
    return True


def _foreseen(connection: Connection, to: int, year: int, years: Collection[int]) -> bool:
    """Whether every bare surname that is near to a year is near to other years of the party already."""
    rows = connection.execute(_BLOCKS, {"party": to})
    blocks = sorted({block for row in rows for block in row if block is not None})
    for content in connection.execute(_BARE, {"blocks": blocks}).scalars():
        own = msgspec.json.decode(content, type=Profile).year
        if own is not None and abs(own - year) <= NEAR_YEARS and all(abs(own - one) > NEAR_YEARS for one in years):
            return False
    return True


def _fit(connection: Connection, one: Profile, number: int) -> None:
    """Link a bare surname to the one party that it fits, if there is one."""
    (block,) = one.blocks
    members: dict[int, list[Profile]] = {}
    for row in connection.execute(_MEMBERS, {"block": block}):
        members.setdefault(row.party_id, []).append(msgspec.json.decode(row.content, type=Profile))
    homes = {profiles[0]: home for home, profiles in members.items()}
    clusters = [Cluster(tuple(profiles), traits_of(profiles)) for profiles in members.values()]
    for join in fit([one], clusters, Who(())).joins:
        _put(connection, number, homes[join.to])


def _put(connection: Connection, number: int, to: int | None) -> None:
    if to is not None:
        move(connection, {number: to})
