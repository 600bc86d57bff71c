"""Saving a record: its story, its revision, its reading, and what follows from it. All in the caller's transaction."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, Table, insert, select, update

from onrecord.errors import Defect
from onrecord.query.sketch import Shingles, body, shingles
from onrecord.record.record import Record
from onrecord.store.derive import Derived, derive, derive_corrected
from onrecord.store.held import of_page
from onrecord.store.index import TextIndex
from onrecord.store.joining import join_statements, join_text, part_statements
from onrecord.store.keys import REF, Key, alike, key_of
from onrecord.store.linking.kept import enter, leave
from onrecord.store.names import forget, remember
from onrecord.store.packing import Packed, pack, unpack_text
from onrecord.store.schema import appearance, reading, revision, statement, story
from onrecord.store.values import Added
from onrecord.store.words import storable


class Prepared(msgspec.Struct, frozen=True):
    """All that can be worked out of a record before the store is locked for it."""

    record: Record
    key: Key
    packed: Packed
    derived: Derived
    shingles: Shingles


def prepare(record: Record) -> Prepared:
    """A record ready to be saved. Raises InputError if it cannot be."""
    item = record.item
    key = key_of(item.id, item.location, item.media_type, item.metadata, record.page.sha256)
    return Prepared(record, key, pack(record), derive(record), shingles(body(record.page)))


def save(connection: Connection, index: TextIndex, given: Prepared, recorded_at: int) -> Added:
    """Save a record that the store has not read yet; a text that it has is left as it is."""
    already = known(connection, given.key, given.packed.text_sha256)
    if already is not None:
        return already
    key, found = _place(connection, given)
    if found is None:
        story_id, number = _new_story(connection, key, given), 1
    else:
        story_id, number = found.id, len(found.numbers) + 1
        _replace(connection, story_id, recorded_at)
    revision_id = _new_revision(connection, story_id, number, given, recorded_at)
    join_text(connection, revision_id, given.shingles)
    save_reading(connection, index, revision_id, given, recorded_at)
    return Added("added" if found is None else "revised", key.ref[:REF], number)


def known(connection: Connection, key: Key, sha256: str) -> Added | None:
    """Where a text is on record as one of the story with this key; None if it is not."""
    for one in key.candidates():
        found = _found(connection, one)
        if found is None:
            return None
        if sha256 in found.numbers:
            return Added("known", one.ref[:REF], found.numbers[sha256])
    return None


class _Found(msgspec.Struct, frozen=True):
    """A story on record: its row, and the numbers of its revisions by the hashes of their texts."""

    id: int
    numbers: dict[str, int]


def _place(connection: Connection, given: Prepared) -> tuple[Key, _Found | None]:
    """The key of the story that a new text belongs to, and that story if it is on record."""
    for key in given.key.candidates():
        found = _found(connection, key)
        if found is None or not key.shared or alike(given.record.page.text, _latest_text(connection, found.id)):
            return key, found
    raise Defect("a story has no key", given=given.key.text)


def _found(connection: Connection, key: Key) -> _Found | None:
    asked = select(story.c.id, revision.c.sha256, revision.c.number).join(revision).where(story.c.ref == key.ref)
    rows = connection.execute(asked).all()
    return _Found(rows[0].id, {row.sha256: row.number for row in rows}) if rows else None


def _latest_text(connection: Connection, story_id: int) -> str:
    latest = (revision.c.story_id == story_id) & revision.c.replaced_at.is_(None)
    row = connection.execute(select(revision.c.text, revision.c.sha256).where(latest)).one()
    return unpack_text(row.text, row.sha256)


def save_reading(connection: Connection, index: TextIndex, revision_id: int, given: Prepared, recorded_at: int) -> int:
    """A reading of a revision and its derived rows; the row id of the reading. Earlier readings are superseded."""
    earlier = select(reading.c.id).where(reading.c.revision_id == revision_id, reading.c.superseded_at.is_(None))
    past = list(connection.execute(earlier).scalars())
    if past:
        connection.execute(update(reading).where(reading.c.id.in_(past)).values(superseded_at=recorded_at))
        _not_present(connection, past)
    values = {
        "revision_id": revision_id,
        "model": storable(given.record.model),
        "format": given.record.format,
        "sha256": given.packed.record_sha256,
        "record": given.packed.record,
        "recorded_at": recorded_at,
    }
    reading_id = _inserted(connection, reading, values)
    said = of_page(connection, given.record.page.sha256)
    derived = derive_corrected(given.record, said) if said else given.derived
    latest = select(revision.c.replaced_at.is_(None)).where(revision.c.id == revision_id)
    present = bool(connection.execute(latest).scalar_one())
    save_derived(connection, index, revision_id, reading_id, derived, present=present)
    return reading_id


def save_derived(
    connection: Connection,
    index: TextIndex,
    revision_id: int,
    reading_id: int,
    derived: Derived,
    *,
    present: bool = True,
) -> None:
    """The derived rows of a reading, which has none yet, and their entries in the index."""
    shared = {"reading_id": reading_id, "present": int(present)}
    remember(connection, (one.name for one in derived.appearances))
    if derived.appearances:
        connection.execute(insert(appearance), [msgspec.structs.asdict(one) | shared for one in derived.appearances])
    if present:
        enter(connection, reading_id)
    if derived.statements:
        speakers = appearances_of(connection, reading_id)
        rows = [msgspec.structs.asdict(one) | shared | {"revision_id": revision_id} for one in derived.statements]
        connection.execute(insert(statement), [row | {"appearance_id": speakers.get(row.pop("pid"))} for row in rows])
        index.put(connection, statements_of(connection, reading_id))
    join_statements(connection, reading_id)  # also without any: its text may have joined the texts of others


def drop_derived(connection: Connection, index: TextIndex, reading_id: int) -> None:
    """Take the derived rows of a reading away, that they may be derived again."""
    ids = statements_of(connection, reading_id)
    part_statements(connection, ids)
    index.drop(connection, ids)
    leave(connection, [reading_id])
    names = list(connection.execute(select(appearance.c.name).where(appearance.c.reading_id == reading_id)).scalars())
    for table in (statement, appearance):
        connection.execute(table.delete().where(table.c.reading_id == reading_id))
    forget(connection, names)


def appearances_of(connection: Connection, reading_id: int) -> dict[str | None, int]:
    """The row ids of the parties in a reading, by their ids in the record."""
    asked = select(appearance.c.pid, appearance.c.id).where(appearance.c.reading_id == reading_id)
    return {row.pid: row.id for row in connection.execute(asked)}


def statements_of(connection: Connection, reading_id: int) -> list[int]:
    """The row ids of a reading's statements, in order of the story."""
    asked = select(statement.c.id).where(statement.c.reading_id == reading_id).order_by(statement.c.number)
    return list(connection.execute(asked).scalars())


def _new_story(connection: Connection, key: Key, given: Prepared) -> int:
    provider = given.derived.revision.provider
    values = {
        "ref": key.ref,
        "key": storable(key.text),
        "provider": provider,
        "address": None if key.address is None else storable(key.address),
    }
    return _inserted(connection, story, values)


def _new_revision(connection: Connection, story_id: int, number: int, given: Prepared, recorded_at: int) -> int:
    values = msgspec.structs.asdict(given.derived.revision) | {
        "story_id": story_id,
        "number": number,
        "sha256": given.packed.text_sha256,
        "text": given.packed.text,
        "recorded_at": recorded_at,
    }
    return _inserted(connection, revision, values)


def _replace(connection: Connection, story_id: int, recorded_at: int) -> None:
    """The story's latest revision is no longer the latest."""
    latest = select(revision.c.id).where(revision.c.story_id == story_id, revision.c.replaced_at.is_(None))
    ids = list(connection.execute(latest).scalars())
    connection.execute(update(revision).where(revision.c.id.in_(ids)).values(replaced_at=recorded_at))
    readings = select(reading.c.id).where(reading.c.revision_id.in_(ids))
    _not_present(connection, list(connection.execute(readings).scalars()))


def _not_present(connection: Connection, readings: list[int]) -> None:
    leave(connection, readings)
    for table in (statement, appearance):
        connection.execute(update(table).where(table.c.reading_id.in_(readings)).values(present=0))


def _inserted(connection: Connection, table: Table, values: Mapping[str, object]) -> int:
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    if key is None:
        raise Defect("a row was inserted and has no id", given=table.name)
    return int(key[0])
