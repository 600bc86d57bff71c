"""Saving a record: its story, its revision, its reading, and what follows from it. All in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select, update

from onrecord.errors import Defect
from onrecord.query.sketch import Shingles, body, shingles
from onrecord.record.record import Record
from onrecord.store.derive import AppearanceRow, Derived, derive, derive_corrected
from onrecord.store.held import of_pages
from onrecord.store.index import TextIndex
from onrecord.store.inserting import put
from onrecord.store.joining import join_statements, join_texts, part_statements
from onrecord.store.keys import REF, Key, alike, key_of
from onrecord.store.linking.entering import enter, places
from onrecord.store.linking.kept import leave
from onrecord.store.linking.placing import sighting
from onrecord.store.linking.profiles import Sighting
from onrecord.store.names import forget, remember
from onrecord.store.packing import Packed, pack, unpack_text
from onrecord.store.schema import appearance, reading, revision, statement, story
from onrecord.store.values import Added
from onrecord.store.words import storable

_AT_ONCE = 500
"""Stories that are saved at once."""


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
    (added,) = save_many(connection, index, [given], recorded_at)
    return added


def save_many(connection: Connection, index: TextIndex, given: Sequence[Prepared], recorded_at: int) -> list[Added]:
    """Save records as `save` does, in their order, with as few questions to the database as may be."""
    return [one for some in _different(given) for one in _save(connection, index, some, recorded_at)]


def _different(given: Sequence[Prepared]) -> Iterator[Sequence[Prepared]]:
    """Records of different stories at once: what may be another's story or revision waits until that is saved."""
    some: dict[str, Prepared] = {}
    for one in given:
        if some and (one.key.shared or one.key.ref in some or len(some) == _AT_ONCE):
            yield list(some.values())
            some = {}
        some[one.key.ref] = one
        if one.key.shared:
            yield [one]
            some = {}
    if some:
        yield list(some.values())


class _Fresh(msgspec.Struct, frozen=True):
    """A text that is not on record: the key of its story, and that story if it is."""

    given: Prepared
    key: Key
    story: _Found | None


def _save(connection: Connection, index: TextIndex, given: Sequence[Prepared], recorded_at: int) -> list[Added]:
    """Save records of different stories."""
    found = _found(connection, [one.key.ref for one in given])
    placed = [_placed(connection, one, found) for one in given]
    fresh = [one for one in placed if isinstance(one, _Fresh)]
    if fresh:
        numbers = _new_revisions(connection, fresh, recorded_at)
        join_texts(connection, {number: one.given.shingles for number, one in zip(numbers, fresh, strict=True)})
        readings = [(number, one.given, True) for number, one in zip(numbers, fresh, strict=True)]
        _save_readings(connection, index, readings, recorded_at)
    return [_added(one) if isinstance(one, _Fresh) else one for one in placed]


def _added(one: _Fresh) -> Added:
    if one.story is None:
        return Added("added", one.key.ref[:REF], 1)
    return Added("revised", one.key.ref[:REF], len(one.story.numbers) + 1)


def known(connection: Connection, key: Key, sha256: str) -> Added | None:
    """Where a text is on record as one of the story with this key; None if it is not."""
    return _known(_candidates(connection, key, _found(connection, [key.ref])), sha256)


def _known(candidates: Iterable[_Candidate], sha256: str) -> Added | None:
    for one, there in candidates:
        if there is None:
            return None
        if sha256 in there.numbers:
            return Added("known", one.ref[:REF], there.numbers[sha256])
    return None


class _Found(msgspec.Struct, frozen=True):
    """A story on record: its row, and the numbers of its revisions by the hashes of their texts."""

    id: int
    numbers: dict[str, int]


_Candidate = tuple[Key, _Found | None]


def _candidates(connection: Connection, key: Key, found: Mapping[str, _Found]) -> Iterator[_Candidate]:
    """The stories that a text of this key may be of; `found` tells the first of them, if it is on record."""
    for one in key.candidates():
        there = found if one.ref == key.ref else _found(connection, [one.ref])
        yield one, there.get(one.ref)


def _placed(connection: Connection, given: Prepared, found: Mapping[str, _Found]) -> Added | _Fresh:
    """Where a text is on record, or the key of the story that it belongs to, and that story if it is on record."""
    already = _known(_candidates(connection, given.key, found), given.packed.text_sha256)
    if already is not None:
        return already
    for key, there in _candidates(connection, given.key, found):
        if there is None or not key.shared or alike(given.record.page.text, _latest_text(connection, there.id)):
            return _Fresh(given, key, there)
    raise Defect("a story has no key", given=given.key.text)


_STORIES = (
    select(story.c.ref, story.c.id, revision.c.sha256, revision.c.number)
    .join(revision)
    .where(story.c.ref.in_(bindparam("refs", expanding=True)))
)


def _found(connection: Connection, refs: Sequence[str]) -> dict[str, _Found]:
    """The stories on record of some keys."""
    there: dict[str, _Found] = {}
    for row in connection.execute(_STORIES, {"refs": list(refs)}):
        there.setdefault(row.ref, _Found(row.id, {})).numbers[row.sha256] = row.number
    return there


def _latest_text(connection: Connection, story_id: int) -> str:
    latest = (revision.c.story_id == story_id) & revision.c.replaced_at.is_(None)
    row = connection.execute(select(revision.c.text, revision.c.sha256).where(latest)).one()
    return unpack_text(row.text, row.sha256)


def save_reading(connection: Connection, index: TextIndex, revision_id: int, given: Prepared, recorded_at: int) -> int:
    """Another reading of a revision, and its derived rows; its row id. Earlier readings are superseded."""
    earlier = select(reading.c.id).where(reading.c.revision_id == revision_id, reading.c.superseded_at.is_(None))
    past = list(connection.execute(earlier).scalars())
    if past:
        connection.execute(update(reading).where(reading.c.id.in_(past)).values(superseded_at=recorded_at))
        _not_present(connection, past)
    latest = select(revision.c.replaced_at.is_(None)).where(revision.c.id == revision_id)
    present = bool(connection.execute(latest).scalar_one())
    (reading_id,) = _save_readings(connection, index, [(revision_id, given, present)], recorded_at)
    return reading_id


def _save_readings(
    connection: Connection, index: TextIndex, given: Sequence[tuple[int, Prepared, bool]], recorded_at: int
) -> list[int]:
    """Readings of revisions, of each whether it is the present one of its story; the row ids."""
    values = [
        {
            "revision_id": revision_id,
            "model": storable(one.record.model),
            "format": one.record.format,
            "sha256": one.packed.record_sha256,
            "record": one.packed.record,
            "recorded_at": recorded_at,
        }
        for revision_id, one, _ in given
    ]
    numbers = put(connection, reading, values)
    said = of_pages(connection, {one.record.page.sha256 for _, one, _ in given})
    rows = []
    for number, (revision_id, one, present) in zip(numbers, given, strict=True):
        about = said.get(one.record.page.sha256)
        derived = derive_corrected(one.record, about) if about else one.derived
        rows.append(Rows(revision_id, number, derived, present))
    save_derived(connection, index, rows)
    return numbers


class Rows(msgspec.Struct, frozen=True):
    """The derived rows of a reading, which has none yet, and whether it is the present one of its story."""

    revision_id: int
    reading_id: int
    derived: Derived
    present: bool = True


def _sighting(one: Rows, row: AppearanceRow) -> Sighting | None:
    published = one.derived.revision.published
    return sighting(row.pid, row.name, row.kind, row.names, row.roles, published) if one.present else None


def save_derived(connection: Connection, index: TextIndex, given: Sequence[Rows]) -> None:
    """The derived rows of readings, and their entries in the index."""
    appearances = [row for one in given for row in one.derived.appearances]
    remember(connection, (row.name for row in appearances))
    homes = places(connection, [_sighting(one, row) for one in given for row in one.derived.appearances])
    whose = [one for one in given for _ in one.derived.appearances]
    rows = [
        msgspec.structs.asdict(row)
        | {"reading_id": one.reading_id, "present": int(one.present)}
        | {"profile_id": home and home.id, "party_id": home and home.party_id}
        for one, row, home in zip(whose, appearances, homes.places, strict=True)
    ]
    ids = put(connection, appearance, rows)
    enter(connection, homes, {one.reading_id for one in given if one.present and one.derived.appearances})
    speakers = {(row["reading_id"], row["pid"]): number for number, row in zip(ids, rows, strict=True)}
    statements = [
        {
            **msgspec.structs.asdict(row),
            "reading_id": one.reading_id,
            "revision_id": one.revision_id,
            "present": int(one.present),
            "appearance_id": speakers.get((one.reading_id, row.pid)),
        }
        for one in given
        for row in one.derived.statements
    ]
    for row in statements:
        del row["pid"]
    index.put(connection, put(connection, statement, statements))
    # also of those without any: their texts may have joined the texts of others
    join_statements(connection, {one.reading_id: one.revision_id for one in given})


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


def statements_of(connection: Connection, reading_id: int) -> list[int]:
    """The row ids of a reading's statements, in order of the story."""
    asked = select(statement.c.id).where(statement.c.reading_id == reading_id).order_by(statement.c.number)
    return list(connection.execute(asked).scalars())


def _new_revisions(connection: Connection, fresh: Sequence[_Fresh], recorded_at: int) -> list[int]:
    """The revisions of texts that are not on record, and their stories where these are not; the row ids."""
    for one in fresh:
        if one.story is not None:
            _replace(connection, one.story.id, recorded_at)
    new = [one for one in fresh if one.story is None]
    stories = dict(zip((one.key.ref for one in new), put(connection, story, map(_story_row, new)), strict=True))
    rows = [
        msgspec.structs.asdict(one.given.derived.revision)
        | {
            "story_id": stories[one.key.ref] if one.story is None else one.story.id,
            "number": _added(one).revision,
            "sha256": one.given.packed.text_sha256,
            "text": one.given.packed.text,
            "recorded_at": recorded_at,
        }
        for one in fresh
    ]
    return put(connection, revision, rows)


def _story_row(one: _Fresh) -> dict[str, Any]:
    return {
        "ref": one.key.ref,
        "key": storable(one.key.text),
        "provider": one.given.derived.revision.provider,
        "address": None if one.key.address is None else storable(one.key.address),
    }


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
