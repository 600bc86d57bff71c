"""What people have said of parties and who is known, as a store holds it: for linking."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, exists, insert, select

from onrecord.errors import DamagedStore
from onrecord.store.held import ACROSS, links
from onrecord.store.linking.profiles import Sighting, profile_of
from onrecord.store.linking.values import Bonds
from onrecord.store.linking.views import Known
from onrecord.store.schema import appearance, correction, known


class Spoken(msgspec.Struct, frozen=True):
    """All that linking has to heed beside the stories.

    `bonds` are by the ids of parties in stories; `pinned` are those of them that need a profile to themselves: what
    was taken out of a party, and what has too little of a name to stand for more than itself.
    """

    bonds: Bonds
    pinned: frozenset[str]
    known: tuple[Known, ...]


_KNOWN = select(known).order_by(known.c.key)
_ANY = select(exists().where(correction.c.kind.in_(ACROSS)))


def have_spoken(connection: Connection) -> bool:
    """Whether people have said anything of parties."""
    return bool(connection.execute(_ANY).scalar_one())


def spoken(connection: Connection) -> Spoken:
    """What people have said, and who is known."""
    people = tuple(_decoded(row.content, row.name) for row in connection.execute(_KNOWN))
    if not have_spoken(connection):
        return Spoken(Bonds(), frozenset(), people)
    told = links(connection)
    bonds = Bonds(told.must, told.cannot, tuple(sorted(told.names.items())))
    out = {goes for _, goes in bonds.apart}
    return Spoken(bonds, frozenset(out | _too_short(connection, bonds.named() - out)), people)


def _too_short(connection: Connection, pids: Iterable[str]) -> set[str]:
    """Those of some parties in stories that no party is found by: with less than a full name, or staying there."""
    asked = sorted(pids)
    found = set()
    for at in range(0, len(asked), 500):
        rows = select(appearance.c.pid, appearance.c.name, appearance.c.kind).where(
            appearance.c.pid.in_(asked[at : at + 500]), appearance.c.present == 1
        )
        for row in connection.execute(rows):
            made = profile_of(Sighting(row.pid, row.name, row.kind, (row.name,), (), None))
            if made is None or made.bare:
                found.add(row.pid)
    return found


def in_terms_of(bonds: Bonds, profiles: dict[str, str]) -> Bonds:
    """The bonds by keys of profiles, where the parties in stories have none to themselves."""

    def ref(one: str) -> str:
        return profiles.get(one, one)

    return Bonds(
        tuple((ref(a), ref(b)) for a, b in bonds.same if ref(a) != ref(b)),
        tuple((ref(a), b) for a, b in bonds.apart),
        tuple((ref(one), name) for one, name in bonds.names),
    )


def enter_known(connection: Connection, people: Sequence[Known]) -> int:
    """Keep known people and bodies; how many of them were not known before."""
    rows = []
    for one in people:
        content = msgspec.json.encode(one).decode()
        rows.append({"key": hashlib.sha256(content.encode()).hexdigest(), "name": one.name, "content": content})
    here = set(connection.execute(select(known.c.key)).scalars())
    new = list({row["key"]: row for row in rows if row["key"] not in here}.values())
    if new:
        connection.execute(insert(known), new)
    return len(new)


def _decoded(content: str, name: str) -> Known:
    try:
        return msgspec.json.decode(content, type=Known)
    except msgspec.MsgspecError as error:
        raise DamagedStore("one who is known is not as was told", given=name, remedy="go back to a copy") from error
