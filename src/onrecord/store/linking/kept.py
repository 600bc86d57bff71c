"""The tables of linking: profiles entered as stories come, linked with their blocks, and parties written.

`enter` (entering.py) and `leave` are called in the transaction that saves a story, `relink` where all is to be linked
anew. What is linked at once is closed: all profiles that share a block, with those that people or the known tie to
them, so that it comes to what `relink` over the whole store comes to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, bindparam, delete, exists, func, or_, select, update

from onrecord.errors import DamagedStore
from onrecord.store.inserting import put
from onrecord.store.linking.link import link
from onrecord.store.linking.placing import row_of, rows_of, sighting
from onrecord.store.linking.profiles import Profile, profile_of
from onrecord.store.linking.told import Spoken, enter_known, in_terms_of, spoken
from onrecord.store.linking.values import Group, Linking
from onrecord.store.linking.views import Known
from onrecord.store.linking.who import blocks_of
from onrecord.store.schema import appearance, known, party, profile, reading, revision
from onrecord.store.seals import reseal

Block = tuple[str, str]
"""A sort, and a block of it."""
_BATCH = 400


class Kept(msgspec.Struct, frozen=True):
    """A row of the profiles."""

    id: int
    profile: Profile
    party_id: int | None


def tell_known(connection: Connection, people: Sequence[Known], *, replace: bool = False) -> int:
    """Keep known people and bodies, in place of those before if `replace` holds; how many are new."""
    if replace:
        connection.execute(delete(known))
    new = enter_known(connection, people)
    if replace:
        relink(connection)
    elif new:
        _link(connection, {(sort, block) for sort, blocks in blocks_of(people) for block in blocks}, spoken(connection))
    return new


def heed(connection: Connection, pids: Collection[str]) -> None:
    """Link again what people have spoken of anew: the parties of the appearances with these ids, or that had them."""
    said = spoken(connection)
    asked = or_(appearance.c.pid.in_(sorted({*pids, *said.bonds.named()})), profile.c.own.is_not(None))
    rows = list(_sightings(connection, said, asked))
    before = {row.profile_id for _, _, row in rows if row.profile_id is not None}
    together = {row.own_party for _, _, row in rows if row.own_party is not None}
    touched = {
        one.id: one.profile
        for column, ids in ((profile.c.id, before), (profile.c.party_id, together))
        for some in _some(sorted(ids))
        for one in _kept(connection, column.in_(some))
    }
    _place(connection, {number: made for number, made, _ in rows if made is not None})
    unused = ~exists().where(appearance.c.profile_id == profile.c.id)
    for some in _some(sorted(before)):
        connection.execute(delete(profile).where(profile.c.id.in_(some), unused))
    link_blocks(connection, [*touched.values(), *(made for _, made, _ in rows if made is not None)], said)
    _sweep(connection, together)


def leave(connection: Connection, readings: Collection[int]) -> None:
    """Take the parties of readings that are present no more, or go, out of those across stories."""
    own = appearance.c.reading_id.in_(readings)
    asked = select(appearance.c.profile_id).where(own, appearance.c.profile_id.is_not(None)).distinct()
    left = list(connection.execute(asked).scalars())
    connection.execute(update(appearance).where(own).values(profile_id=None, party_id=None))
    if left:
        _forget(connection, left)


def relink(connection: Connection) -> None:
    """Link all that is present anew, from the stories alone."""
    said = spoken(connection)
    found = {number: made for number, made, _ in _sightings(connection, said, appearance.c.present == 1)}
    connection.execute(
        update(appearance).values(profile_id=None, party_id=None).where(appearance.c.profile_id.is_not(None))
    )
    wanted = {made.key for made in found.values() if made is not None}
    gone = [row.id for row in connection.execute(select(profile.c.id, profile.c.key)) if row.key not in wanted]
    for some in _some(gone):
        connection.execute(delete(profile).where(profile.c.id.in_(some)))
    _place(connection, {number: made for number, made in found.items() if made is not None})
    rows = _all(connection)
    _write(connection, _linked(connection, rows, said), rows)
    _sweep(connection)


def differences(connection: Connection) -> Iterator[str]:
    """Where the parties are not what the stories, and what people have said, come to; each in a sentence.

    Raises DamagedStore where that cannot be told.
    """
    said = spoken(connection)
    wanted: dict[str, Profile] = {}
    for _, made, row in _sightings(connection, said, appearance.c.present == 1):
        if made is not None:
            wanted[made.key] = made
        if row.profile_key != (None if made is None else made.key) or row.own_party != row.linked_party:
            yield f"the party {row.pid} of its story is not linked as its names and roles say"
    loose = select(func.count()).where(appearance.c.present == 0, appearance.c.profile_id.is_not(None))
    if number := connection.execute(loose).scalar_one():
        yield f"{number} parties of texts that were replaced are linked"
    for row in connection.execute(select(profile)).all():
        right = wanted.pop(row.key, None)
        if right is None or row_of(right) != {name: getattr(row, name) for name in row_of(right)}:
            yield f"the profile {row.id} is that of no party in a story"
    yield from (f"the profile of {one.shown!r} is missing" for one in wanted.values())
    yield from _misnamed(connection, said)


def _misnamed(connection: Connection, said: Spoken) -> Iterator[str]:
    rows = _all(connection)
    result = _linked(connection, rows, said)
    keys = {row.id: row.key for row in connection.execute(select(party.c.id, party.c.key))}
    home = {one.profile: one.party for one in result.linked}
    for one in rows:
        if home.get(one.profile) != (None if one.party_id is None else keys.get(one.party_id)):
            yield f"the profile {one.id} of {one.profile.shown!r} is linked to another party than it should be"
    groups = {group.key: (group.name, group.kind, group.qid) for group in result.groups}
    for row in connection.execute(select(party)):
        if groups.pop(row.key, None) != (row.name, row.kind, row.qid):
            yield f"the party {row.key} is none that the stories come to, or is called otherwise"


def blocks_linked(connection: Connection, blocks: Collection[Block]) -> Linking:
    """The linking of some blocks as it stands: with reasons, and with whom else could be meant."""
    said = spoken(connection)
    rows, _ = _closed(connection, set(blocks), said)
    return _linked(connection, rows, said)


def _sightings(connection: Connection, said: Spoken, where: Any) -> Iterator[tuple[int, Profile | None, Any]]:
    """The present appearances that fulfil a condition, with the profile that each has by right."""
    asked = (
        select(
            appearance.c.id,
            appearance.c.pid,
            appearance.c.name,
            appearance.c.kind,
            appearance.c.names,
            appearance.c.roles,
            appearance.c.party_id.label("own_party"),
            revision.c.published,
            appearance.c.profile_id,
            profile.c.key.label("profile_key"),
            profile.c.party_id.label("linked_party"),
        )
        .join(reading, reading.c.id == appearance.c.reading_id)
        .join(revision, revision.c.id == reading.c.revision_id)
        .outerjoin(profile, profile.c.id == appearance.c.profile_id)
        .where(where, appearance.c.present == 1)
        .order_by(appearance.c.id)
    )
    for row in connection.execute(asked).all():
        one = sighting(row.pid, row.name, row.kind, row.names, row.roles, row.published)
        yield row.id, profile_of(one, own=row.pid in said.pinned), row


def place_all(connection: Connection, readings: Collection[int], said: Spoken) -> dict[Profile, int]:
    """Give the parties of readings their profiles; those that were made, with their row ids."""
    seen = _sightings(connection, said, appearance.c.reading_id.in_(readings))
    return _place(connection, {number: made for number, made, _ in seen if made is not None})


def _place(connection: Connection, found: Mapping[int, Profile]) -> dict[Profile, int]:
    """Give appearances their profiles, and the parties of these; the profiles that were made, with their row ids."""
    there, fresh = rows_of(connection, found.values())
    rows = [
        {"at": number, "to": there[key].id, "whose": there[key].party_id}
        for number, key in sorted((number, one.key) for number, one in found.items())
    ]
    if rows:
        here = update(appearance).where(appearance.c.id == bindparam("at"))
        connection.execute(here.values(profile_id=bindparam("to"), party_id=bindparam("whose")), rows)
    return {one: there[one.key].id for one in fresh}


def _forget(connection: Connection, ids: Sequence[int]) -> None:
    """Delete those of some profiles that no story has any more, and link again what they were compared with."""
    said = spoken(connection)
    used = exists().where(appearance.c.profile_id == profile.c.id)
    gone = [one for some in _some(ids) for one in _kept(connection, and_(profile.c.id.in_(some), ~used))]
    if not gone:
        return
    for some in _some([one.id for one in gone]):
        connection.execute(delete(profile).where(profile.c.id.in_(some)))
    link_blocks(connection, [one.profile for one in gone], said)
    _sweep(connection, {one.party_id for one in gone if one.party_id is not None})


def link_blocks(connection: Connection, changed: Iterable[Profile], said: Spoken) -> None:
    """Link anew all that shares a block with some profiles."""
    _link(connection, {(one.sort, block) for one in changed for block in one.blocks}, said)


def _link(connection: Connection, blocks: set[Block], said: Spoken) -> None:
    rows, own = _closed(connection, blocks, said)
    _sweep(connection, _write(connection, _linked(connection, rows, said), own))


def _linked(connection: Connection, rows: Sequence[Kept], said: Spoken) -> Linking:
    return link((one.profile for one in rows), _bonds(connection, said), said.known)


def _bonds(connection: Connection, said: Spoken) -> Any:
    loose = sorted(said.bonds.named() - said.pinned)
    if not loose:
        return said.bonds
    asked = select(appearance.c.pid, profile.c.key).join(profile, profile.c.id == appearance.c.profile_id)
    found = {
        row.pid: row.key for some in _some(loose) for row in connection.execute(asked.where(appearance.c.pid.in_(some)))
    }
    return in_terms_of(said.bonds, found)


def _closed(connection: Connection, blocks: set[Block], said: Spoken) -> tuple[list[Kept], list[Kept]]:
    """All that has to be seen to link some blocks, and what is to be written of it: that of the blocks themselves."""
    ties = _ties(connection, said)
    start = _tied(blocks, ties)
    full = _in_blocks(connection, start, bare=False)
    touched = _tied(start | {(one.profile.sort, block) for one in full for block in one.profile.blocks}, ties)
    bare = _in_blocks(connection, touched, bare=True)
    own = {one.id: one for one in (*full, *bare)}
    waiting = {(one.profile.sort, one.profile.blocks[0]) for one in bare}
    bearing = {
        (one.profile.sort, one.profile.blocks[0]) for one in _in_blocks(connection, waiting, bare=False, other=True)
    }
    seen = _tied(start | waiting | bearing, ties)
    rows = {one.id: one for one in (*own.values(), *_in_blocks(connection, seen, bare=False))}
    rows |= {one.id: one for one in _in_blocks(connection, seen - touched, bare=True) if one.profile.own is not None}
    return list(rows.values()), [rows[number] for number in own]


def _ties(connection: Connection, said: Spoken) -> list[set[Block]]:
    """Blocks that people or the known tie to one another."""
    ties: list[set[Block]] = [{(sort, block) for block in blocks} for sort, blocks in blocks_of(said.known)]
    refs = sorted(said.bonds.named())
    homes: dict[str, set[Block]] = {}
    asked = select(appearance.c.pid, profile.c.sort, profile.c.block).join(
        profile, profile.c.id == appearance.c.profile_id
    )
    for some in _some(refs):
        for row in connection.execute(asked.where(appearance.c.pid.in_(some)).distinct()):
            homes.setdefault(row.pid, set()).add((row.sort, row.block))
    ties += [homes.get(a, set()) | homes.get(b, set()) for a, b in said.bonds.same]
    return [tie for tie in ties if len(tie) > 1]


def _tied(blocks: set[Block], ties: Sequence[set[Block]]) -> set[Block]:
    """Some blocks, and all that are tied to them."""
    found = set(blocks)
    ahead = [tie for tie in ties if not tie <= found]
    while reached := [tie for tie in ahead if tie & found]:
        found = found.union(*reached)
        ahead = [tie for tie in ahead if not tie <= found]
    return found


def _in_blocks(connection: Connection, blocks: Iterable[Block], *, bare: bool, other: bool = False) -> list[Kept]:
    """The profiles of some blocks, with a bare name or with a full one; with `other` those too of which it is the other
    block."""
    found: dict[int, Kept] = {}
    by_sort: dict[str, list[str]] = {}
    for sort, block in sorted(blocks):
        by_sort.setdefault(sort, []).append(block)
    for sort, named in by_sort.items():
        for some in _some(named):
            for asked in (_IN_BLOCK, _IN_OTHER) if other else (_IN_BLOCK,):
                rows = connection.execute(asked, {"sort": sort, "bare": int(bare), "blocks": some})
                found |= {row.id: Kept(row.id, _decoded(row), row.party_id) for row in rows if row.id not in found}
    return list(found.values())


_ASKED = select(profile.c.id, profile.c.content, profile.c.name, profile.c.party_id)
_SOME: Any = bindparam("blocks", expanding=True)
_OF_SORT = _ASKED.where(profile.c.sort == bindparam("sort"), profile.c.bare == bindparam("bare"))
_IN_BLOCK, _IN_OTHER = (_OF_SORT.where(one.in_(_SOME)) for one in (profile.c.block, profile.c.other_block))


def _all(connection: Connection) -> list[Kept]:
    return _kept(connection, profile.c.id.is_not(None))


def _kept(connection: Connection, where: Any) -> list[Kept]:
    return [Kept(row.id, _decoded(row), row.party_id) for row in connection.execute(_ASKED.where(where))]


def _decoded(row: Any) -> Profile:
    try:
        return msgspec.json.decode(row.content, type=Profile)
    except msgspec.MsgspecError as error:
        raise DamagedStore("a profile is not what was stored", given=row.name, remedy="go back to a copy") from error


_OWN: Any = bindparam("of")
_MOVE = tuple(
    update(table).where(column == _OWN).values(party_id=bindparam("to"))
    for table, column in ((profile, profile.c.id), (appearance, appearance.c.profile_id))
)
_CALLED = select(party).where(party.c.key.in_(bindparam("keys", expanding=True)))


def move(connection: Connection, homes: Mapping[int, int | None]) -> None:
    """Give profiles, and all that has them, to other parties: the row ids."""
    rows = [{"of": number, "to": to} for number, to in sorted(homes.items())]
    for moved in _MOVE if rows else ():
        connection.execute(moved, rows)


def _write(connection: Connection, result: Linking, own: Sequence[Kept]) -> set[int]:
    """Write what was found of the profiles `own`. The row ids of parties that something went from."""
    home = {one.profile: one.party for one in result.linked}
    keys = {home[one.profile] for one in own} - {None}
    ids: dict[str | None, int | None] = {None: None}
    ids.update(_parties(connection, [group for group in result.groups if group.key in keys]))
    moved = [one for one in own if ids[home[one.profile]] != one.party_id]
    move(connection, {one.id: ids[home[one.profile]] for one in moved})
    return {one.party_id for one in moved if one.party_id is not None}


def _parties(connection: Connection, groups: Sequence[Group]) -> dict[str, int]:
    """The row ids of some parties by their keys; made, or called as they are called now."""
    there: dict[str, Any] = {}
    for some in _some(sorted(group.key for group in groups)):
        there |= {row.key: row for row in connection.execute(_CALLED, {"keys": some})}
    for group in groups:
        row = there.get(group.key)
        if row is not None and (row.name, row.kind, row.qid) != (group.name, group.kind, group.qid):
            here = update(party).where(party.c.id == row.id)
            connection.execute(here.values(name=group.name, kind=group.kind, qid=group.qid))
            reseal(connection, party, [row.id])
    new = [group for group in groups if group.key not in there]
    rows = [{"key": one.key, "name": one.name, "kind": one.kind, "qid": one.qid} for one in new]
    made = zip((one.key for one in new), put(connection, party, rows), strict=True)
    return {key: row.id for key, row in there.items()} | dict(made)


def _sweep(connection: Connection, ids: Collection[int] | None = None) -> None:
    """Delete parties to which nothing is linked: those of some row ids, or of all."""
    unused = ~exists().where(profile.c.party_id == party.c.id)
    if ids is None:
        connection.execute(delete(party).where(unused))
        return
    for some in _some(sorted(ids)):
        connection.execute(delete(party).where(party.c.id.in_(some), unused))


def _some(listed: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (listed[at : at + _BATCH] for at in range(0, len(listed), _BATCH))
