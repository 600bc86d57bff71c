"""Profiles that are new and yet change nothing but themselves: linked at once, without the blocks that they touch.

Most new profiles are of these two kinds, and blocks of common surnames are large. One is a full name as it is on record
but for the year, if no bare surname has waited for that year. The other is a bare surname: it joins a party or does
not, and nothing else looks at it. What people have said, and the known, may tie blocks to one another: then no profile
is taken to be so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, or_, select, update

from onrecord.store.linking.bare import fit
from onrecord.store.linking.profiles import Profile
from onrecord.store.linking.told import Spoken
from onrecord.store.linking.traits import NEAR_YEARS, traits_of
from onrecord.store.linking.values import Cluster
from onrecord.store.linking.who import Who
from onrecord.store.schema import appearance, profile


def settle(connection: Connection, fresh: Sequence[Profile], said: Spoken) -> list[Profile]:
    """Link those of some new profiles that change nothing else; the others."""
    if said.known or said.bonds.named():
        return list(fresh)
    rest = [one for one in fresh if one.bare or not _settled(connection, one)]
    if not all(one.bare and one.sort == "person" for one in rest):
        return rest
    for one in rest:
        _fit(connection, one)
    return []


def _settled(connection: Connection, one: Profile) -> bool:
    """Whether a full name is on record in another year, where its party was found; then it is linked to that."""
    if one.sort != "person":
        return False
    asked = select(profile.c.content, profile.c.party_id).where(
        profile.c.sort == one.sort,
        profile.c.block == one.blocks[0],
        profile.c.bare == 0,
        profile.c.name == " ".join(one.name),
        profile.c.key != one.key,
    )
    like: list[tuple[int | None, int | None]] = []
    for row in connection.execute(asked):
        other = msgspec.json.decode(row.content, type=Profile)
        if other.timeless == one.timeless:
            like.append((other.year, row.party_id))
    years = {year for year, _ in like if year is not None}
    if not years:
        return False
    to = like[0][1]
    if to is not None and one.year is not None and not _foreseen(connection, to, one.year, years):
        return False
    _put(connection, one, to)
    return True


def _foreseen(connection: Connection, to: int, year: int, years: Collection[int]) -> bool:
    """Whether every bare surname that is near to a year is near to other years of the party already."""
    blocks: set[str] = set()
    for row in connection.execute(select(profile.c.block, profile.c.other_block).where(profile.c.party_id == to)):
        blocks.update(block for block in row if block is not None)
    asked = select(profile.c.content).where(
        profile.c.sort == "person", profile.c.bare == 1, profile.c.block.in_(blocks)
    )
    for content in connection.execute(asked).scalars():
        own = msgspec.json.decode(content, type=Profile).year
        if own is not None and abs(own - year) <= NEAR_YEARS and all(abs(own - one) > NEAR_YEARS for one in years):
            return False
    return True


def _fit(connection: Connection, one: Profile) -> None:
    """Link a bare surname to the one party that it fits, if there is one."""
    (block,) = one.blocks
    bearing = select(profile.c.party_id).where(
        profile.c.sort == one.sort,
        profile.c.bare == 0,
        or_(profile.c.block == block, profile.c.other_block == block),
    )
    asked = select(profile.c.content, profile.c.party_id).where(profile.c.bare == 0, profile.c.party_id.in_(bearing))
    members: dict[int, list[Profile]] = {}
    for row in connection.execute(asked):
        members.setdefault(row.party_id, []).append(msgspec.json.decode(row.content, type=Profile))
    homes = {profiles[0]: number for number, profiles in members.items()}
    clusters = [Cluster(tuple(profiles), traits_of(profiles)) for profiles in members.values()]
    for join in fit([one], clusters, Who(())).joins:
        _put(connection, one, homes[join.to])


def _put(connection: Connection, one: Profile, to: int | None) -> None:
    if to is None:
        return
    number = connection.execute(select(profile.c.id).where(profile.c.key == one.key)).scalar_one()
    connection.execute(update(profile).where(profile.c.id == number).values(party_id=to))
    connection.execute(update(appearance).where(appearance.c.profile_id == number).values(party_id=to))
