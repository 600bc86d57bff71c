"""Saving a record: its story, its revision, its reading, and what follows from it. All in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, exists, select, update

from onrecord.intake.item import WITHDRAWN, Metadata
from onrecord.query.sketch import Shingles, body, shingles
from onrecord.record.record import Record
from onrecord.store.deciding import Decided, Delivery, decide
from onrecord.store.derive import AppearanceRow, Derived, derive, derive_corrected
from onrecord.store.directory import forget, remember
from onrecord.store.fates import Fate
from onrecord.store.held import of_revision, of_revisions
from onrecord.store.index import TextIndex
from onrecord.store.inserting import put
from onrecord.store.joining import join_statements, join_texts, part_statements
from onrecord.store.keys import Key, key_of
from onrecord.store.linking.entering import enter, places
from onrecord.store.linking.kept import leave
from onrecord.store.linking.placing import sighting
from onrecord.store.linking.profiles import Sighting
from onrecord.store.packing import Packed, pack, unpacked
from onrecord.store.schema import STORED, appearance, reading, revision, statement, story
from onrecord.store.seals import reseal
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
    """Save a record, if there is anything new in it: what becomes of it is told by fates.py."""
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


def _save(connection: Connection, index: TextIndex, given: Sequence[Prepared], recorded_at: int) -> list[Added]:
    """Save records of different stories."""
    deliveries = [
        Delivery(one.key, one.record.page.text, one.packed.text_sha256, one.record.item.metadata) for one in given
    ]
    decided = decide(connection, deliveries)
    for one, fated in zip(given, decided, strict=True):
        if fated.fate.mark is not None and fated.story_id is not None:
            about = one.record.item.metadata if fated.fate.mark == "set" else None
            _mark(connection, fated.story_id, about, recorded_at)
    fresh = [pair for pair in zip(given, decided, strict=True) if pair[1].fate.place is not None]
    if fresh:
        _save_texts(connection, index, fresh, recorded_at)
    return [one.told for one in decided]


_Fresh = tuple[Prepared, Decided]
"""A text that is to be kept."""


def _save_texts(connection: Connection, index: TextIndex, fresh: Sequence[_Fresh], recorded_at: int) -> None:
    numbers = _new_revisions(connection, fresh, recorded_at)
    join_texts(connection, {number: one.shingles for number, (one, _) in zip(numbers, fresh, strict=True)})
    readings = [(number, one, fated.fate.latest) for number, (one, fated) in zip(numbers, fresh, strict=True)]
    alone = all(fated.story_id is None for _, fated in fresh)
    _save_readings(connection, index, readings, recorded_at, alone=alone)
    for one, fated in fresh:
        page = one.packed.text_sha256
        if not fated.fate.latest and of_revisions(connection, {0: page}, alone=True):
            rederive(connection, index, page)  # corrections that came before the text are carried to the later ones


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
    connection: Connection,
    index: TextIndex,
    given: Sequence[tuple[int, Prepared, bool]],
    recorded_at: int,
    *,
    alone: bool = False,
) -> list[int]:
    """Readings of revisions, of each whether it is the present one of its story; the row ids. `alone`: there are no
    other texts of these stories."""
    values = [
        {
            "revision_id": revision_id,
            "model": storable(one.record.model),
            "sha256": one.packed.record_sha256,
            "record": one.packed.record,
            "recorded_at": recorded_at,
        }
        for revision_id, one, _ in given
    ]
    numbers = put(connection, reading, values)
    said = of_revisions(connection, {number: one.packed.text_sha256 for number, one, _ in given}, alone=alone)
    rows = []
    for number, (revision_id, one, present) in zip(numbers, given, strict=True):
        about = said.get(revision_id)
        derived = one.derived if about is None else derive_corrected(one.record, *about)
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


def rederive(connection: Connection, index: TextIndex, page: str) -> None:
    """Derive the rows of every reading of a text anew, and of those of later texts of the story, as the corrections
    would have them now."""
    own = revision.alias("own")
    after = (own.c.story_id == revision.c.story_id) & (own.c.place <= revision.c.place) & (own.c.sha256 == page)
    asked = (
        select(revision.c.id, revision.c.replaced_at, reading.c.superseded_at, *STORED)
        .add_columns(reading.c.id.label("reading_id"))
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(exists().where(after))
        .order_by(reading.c.id)
    )
    for row in connection.execute(asked).all():
        record = unpacked(row)
        drop_derived(connection, index, row.reading_id)
        derived = derive_corrected(record, *of_revision(connection, row.id))
        present = row.superseded_at is None and row.replaced_at is None
        save_derived(connection, index, [Rows(row.id, row.reading_id, derived, present)])


def statements_of(connection: Connection, reading_id: int) -> list[int]:
    """The row ids of a reading's statements, in order of the story."""
    asked = select(statement.c.id).where(statement.c.reading_id == reading_id).order_by(statement.c.number)
    return list(connection.execute(asked).scalars())


def _new_revisions(connection: Connection, fresh: Sequence[_Fresh], recorded_at: int) -> list[int]:
    """The revisions of texts that are to be kept, and their stories where these are not on record; the row ids."""
    for _, fated in fresh:
        if fated.story_id is not None:
            _make_room(connection, fated.story_id, fated.fate, recorded_at)
    new = [_story_row(*one, recorded_at) for one in fresh if one[1].story_id is None]
    stories = dict(zip((row["ref"] for row in new), put(connection, story, new), strict=True))
    rows = [
        msgspec.structs.asdict(one.derived.revision)
        | {
            "story_id": stories[fated.key.ref] if fated.story_id is None else fated.story_id,
            "number": fated.number,
            "place": fated.fate.place,
            "sha256": one.packed.text_sha256,
            "text": one.packed.text,
            "recorded_at": recorded_at,
            "replaced_at": None if fated.fate.latest else recorded_at,
        }
        for one, fated in fresh
    ]
    return put(connection, revision, rows)


def _story_row(one: Prepared, fated: Decided, recorded_at: int) -> dict[str, Any]:
    about = one.record.item.metadata
    return {
        "ref": fated.key.ref,
        "key": storable(fated.key.text),
        "provider": one.derived.revision.provider,
        "address": None if fated.key.address is None else storable(fated.key.address),
        **_marked(about if about.status in WITHDRAWN else None, recorded_at),
    }


def _marked(about: Metadata | None, recorded_at: int) -> dict[str, object]:
    """The columns of a story that is withdrawn by what the metadata say, or is not."""
    if about is None:
        return {"withdrawn": None, "withdrawn_version": None, "withdrawn_at": None}
    version = None if about.version is None else storable(about.version)
    return {"withdrawn": about.status, "withdrawn_version": version, "withdrawn_at": recorded_at}


def _mark(connection: Connection, story_id: int, about: Metadata | None, recorded_at: int) -> None:
    connection.execute(update(story).where(story.c.id == story_id).values(_marked(about, recorded_at)))
    reseal(connection, story, [story_id])


def _make_room(connection: Connection, story_id: int, fated: Fate, recorded_at: int) -> None:
    """Before a revision more comes: the one that was the latest is replaced by it, or those after it move up."""
    if fated.latest:
        _replace(connection, story_id, recorded_at)
        return
    after = (revision.c.story_id == story_id) & (revision.c.place >= fated.place)
    connection.execute(update(revision).where(after).values(place=revision.c.place + 1))


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
