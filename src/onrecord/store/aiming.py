"""What a person names, as the target of a correction: a story, an item of its record, a party.

A story is named by its id or the beginning of it; an item by its own id, or as STORY/ITEM, where a statement's number
will do; a party by its key, by a name that it goes by, by a surname that it alone bears, or as STORY/PARTY by its id or
name in one story.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from onrecord.corrections.finding import Item, items, named, party_target
from onrecord.corrections.values import ItemTarget, PartyTarget, Speaker, StoryTarget
from onrecord.errors import NotFound
from onrecord.record.record import Party, PartyKind, Record
from onrecord.store.held import of_parties
from onrecord.store.ids import begins, only, statement_id
from onrecord.store.names import bearers
from onrecord.store.packing import unpacked
from onrecord.store.schema import STORED, appearance, party, reading, revision, statement, story
from onrecord.store.seen import on_record

_MOST_CANDIDATES = 5


def record_of(connection: Connection, ref: str) -> Record:
    """The record of the story of this id, or of an unambiguous beginning of it, as it was stored. Raises NotFound."""
    return latest(connection, ref)[1]


def latest(connection: Connection, ref: str, known_at: datetime.datetime | None = None) -> tuple[int, Record]:
    """The latest revision of a story at a moment, by its row id, and its record. Raises NotFound."""
    asked = (
        select(revision.c.id, *STORED)
        .join(story, story.c.id == revision.c.story_id)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(begins(story.c.ref, ref), on_record(None, known_at))
        .limit(2)
    )
    row = only(connection.execute(asked).all(), "story", ref)
    return row.id, unpacked(row)


def story_target(connection: Connection, ref: str) -> StoryTarget:
    """The target of a correction of a story. Raises NotFound."""
    return StoryTarget(record_of(connection, ref).page.sha256)


def item_target(connection: Connection, ref: str) -> ItemTarget:
    """The target of a correction of an item, "STORY/ITEM" or a statement's id alone. Raises NotFound."""
    where, _, name = ref.rpartition("/")
    record = record_of(connection, where or _story_of(connection, name))
    fitting = _numbered(record, name) if name.isdigit() and where else _begun(record, name)
    one: Item = only(fitting, "item", ref)
    return one.target(record.page.sha256)


def _numbered(record: Record, name: str) -> list[Item]:
    """The statement of a number, from 1, as `onrecord read` and `onrecord correct show` number them."""
    said = [one for one in items(record) if one.kind == "statement"]
    return [one for number, one in enumerate(said, 1) if str(number) == name.lstrip("0")]


def _begun(record: Record, name: str) -> list[Item]:
    return [one for one in items(record) if one.id.startswith(name)] if name else []


def _story_of(connection: Connection, name: str) -> str:
    asked = (
        select(story.c.ref)
        .join(revision, revision.c.story_id == story.c.id)
        .join(statement, statement.c.revision_id == revision.c.id)
        .where(statement.c.present == 1, statement.c.sid == statement_id(connection, name))
        .order_by(story.c.id)
        .limit(1)
    )
    found: str | None = connection.execute(asked).scalar()
    if found is None:
        raise NotFound("the statement is on record no more", given=name, remedy="name one of the present text")
    return found


def speaker_of(connection: Connection, target: ItemTarget, name: str, kind: PartyKind | None) -> Speaker:
    """The party to whom a statement is given: one of its story by id or name, else another of that name."""
    record = _of_page(connection, target.page)
    known = next((one for one in record.parties if one.id == name), None) or named(name, record.parties)
    if known is None or (kind is not None and known.kind != kind):
        return Speaker(" ".join(name.split()), kind or "person")
    return Speaker(known.name, known.kind, known.id)


def _of_page(connection: Connection, page: str) -> Record:
    asked = (
        select(story.c.ref)
        .join(revision, revision.c.story_id == story.c.id)
        .where(revision.c.sha256 == page, revision.c.replaced_at.is_(None))
        .order_by(story.c.id)
        .limit(1)
    )
    return record_of(connection, connection.execute(asked).scalar_one())


def party_targets(connection: Connection, ref: str) -> list[tuple[str, PartyTarget]]:
    """Every appearance of the party that is meant, each with the id of its story. Raises NotFound if there is none, or
    if several go by that name."""
    rows = connection.execute(_appearances(ref)).all() or _bearing(connection, ref)
    groups: dict[object, list[Row[Any]]] = {}
    for row in rows:
        groups.setdefault(row.party_id if row.party_id is not None else (row.id,), []).append(row)
    if len(groups) > 1:
        some = [f"{row.name} in {row.ref[:16]}/{row.pid}" for (row, *_) in list(groups.values())[:_MOST_CANDIDATES]]
        raise NotFound("several parties go by that name", given=ref, remedy=f"name one: {'; '.join(some)}")
    if not groups:
        raise NotFound("there is no such party on record", given=ref, remedy="give a name as the stories have it")
    (number,) = groups
    if isinstance(number, int):
        rows = connection.execute(_members().where(appearance.c.party_id == number)).all()
    return [(row.ref, _target(row)) for row in rows]


def _bearing(connection: Connection, ref: str) -> Sequence[Row[Any]]:
    """The appearances of the one party that bears a name, be it a surname, as a search understands it. Raises NotFound
    if several do."""
    numbers = {one.party for one in bearers(connection, ref)} - {None}
    return connection.execute(_members().where(appearance.c.party_id.in_(numbers))).all() if numbers else ()


def _members() -> Select[Any]:
    return (
        select(
            appearance.c.id,
            appearance.c.pid,
            appearance.c.name,
            appearance.c.kind,
            appearance.c.party_id,
            story.c.ref,
            *STORED,
        )
        .join(reading, reading.c.id == appearance.c.reading_id)
        .join(revision, revision.c.id == reading.c.revision_id)
        .join(story, story.c.id == revision.c.story_id)
        .where(appearance.c.present == 1)
        .order_by(appearance.c.id)
    )


def _appearances(ref: str) -> Select[Any]:
    where, _, name = ref.rpartition("/")
    plain = " ".join(name.split())
    named_so = or_(
        func.lower(appearance.c.name) == plain.lower(), appearance.c.name == plain, appearance.c.pid == plain
    )
    if where:
        return _members().where(named_so, begins(story.c.ref, where))
    across = select(party.c.id).where(
        or_(party.c.key == plain, func.lower(party.c.name) == plain.lower(), party.c.name == plain)
    )
    return _members().where(or_(named_so, appearance.c.party_id.in_(across)))


def _target(row: Row[Any]) -> PartyTarget:
    record = unpacked(row)
    one = next((one for one in record.parties if one.id == row.pid), None)
    return party_target(row.sha256, one or Party(row.pid, row.name, row.kind, (), ()))


def parted(
    connection: Connection, ref: str, stories: Sequence[str]
) -> tuple[PartyTarget, tuple[PartyTarget, ...], tuple[PartyTarget, ...]]:
    """What it takes to take the party of some stories out of the party that is meant: an appearance that stays, those
    that go, and those that stay and are held together by corrections. Raises NotFound."""
    members = party_targets(connection, ref)
    for one in stories:
        if not any(where.startswith(one) for where, _ in members):
            raise NotFound("the party is not in that story", given=one, remedy="see where it is by `onrecord party`")
    going = tuple(target for where, target in members if where.startswith(tuple(stories)))
    staying = [target for where, target in members if not where.startswith(tuple(stories))]
    if not staying:
        raise NotFound("nothing would be left of the party", given=ref, remedy="name some of its stories, not all")
    tied = {(target.page, target.id) for one in of_parties(connection) for target in _ends(one)}
    kept = tuple(one for one in staying[1:] if (one.page, one.id) in tied)
    return staying[0], going, kept


def _ends(one: Any) -> tuple[PartyTarget, ...]:
    return (*([one.target] if isinstance(one.target, PartyTarget) else []), *one.others)
