"""Rereading: stored stories read again by the present model, while the store is used as always.

Reading happens outside of any transaction, and each reading that comes of it is a transaction of its own. What was read
by the model named is passed over, so that a run that was cut short is given again and does the rest. A run that is
forced notes in the store how far it has come. Pages stay as they were parsed: ids and corrections keep their hold.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from onrecord.errors import DamagedStore
from onrecord.intake.item import Failed
from onrecord.record.commitments.bounds import check_date
from onrecord.record.record import Record
from onrecord.store.changes import Changes, changes
from onrecord.store.keys import REF
from onrecord.store.moments import stored
from onrecord.store.opening import asking, writing
from onrecord.store.packing import unpacked
from onrecord.store.schema import STORED, meta, reading, revision, story
from onrecord.store.seals import reseal
from onrecord.store.store import Store
from onrecord.store.words import storable
from onrecord.store.writing import prepare, save_reading

_BATCH = 20
"""Records that are fetched at once: as much memory as they take."""
_MARK = "reread"
"""The row of meta that tells how far a forced run has come."""

ReadMany = Callable[[Iterable[Record | Failed]], Iterator[Record | Failed]]
Outcome = Literal["changed", "same", "passed"]
"""changed: something else is on record now; same: nothing but the model's name changed; passed: someone else read the
story meanwhile."""


class Wanted(msgspec.Struct, frozen=True):
    """Which stories are reread: of a provider, published on or after a day (EDTF), no more than `limit`. `force` takes
    also those that this model has read; `dry_run` writes nothing."""

    provider: str | None = None
    since: str | None = None
    limit: int | None = None
    force: bool = False
    dry_run: bool = False


class Reread(msgspec.Struct, frozen=True):
    """A text was read again: its story and revision, what it is, which model had read it, and what changed."""

    outcome: Outcome
    story: str
    revision: int
    headline: str | None
    before: str
    changes: Changes


class _Old(msgspec.Struct, frozen=True):
    """A present reading that is to be replaced."""

    revision_id: int
    reading_id: int
    story: str
    number: int
    headline: str | None
    sha256: str
    record: Record


def reread_many(
    store: Store, read_many: ReadMany, model: str, now: Callable[[], datetime.datetime], wanted: Wanted | None = None
) -> Iterator[Reread | Failed]:
    """Read the stories that are wanted again; each as it is on record anew, a Failed in place of each that cannot be.

    `read_many` gives the present model's record for each of the page of another, in order; `model` is its name.
    Raises StoreError where the store cannot be written: what was yielded by then stays.
    """
    chosen = wanted or Wanted()
    waiting: deque[_Old | Failed] = deque()

    def ahead() -> Iterator[Record | Failed]:
        for one in _olds(store, model, chosen):
            waiting.append(one)
            yield one if isinstance(one, Failed) else one.record

    number = 0
    for result in read_many(ahead()):
        number += 1
        old = waiting.popleft()
        if isinstance(old, Failed) or isinstance(result, Failed):
            yield old if isinstance(old, Failed) else Failed(f"story {old.story}", result.error)  # type: ignore[union-attr]
        else:
            yield _done(store, old, result, now(), chosen)
    if chosen.force and not chosen.dry_run and (chosen.limit is None or number < chosen.limit):  # all is done
        with writing(store.engine) as connection:
            connection.execute(delete(meta).where(meta.c.name == _MARK))


def count(store: Store, model: str, wanted: Wanted) -> int:
    """How many stories there are to be reread."""
    asked = _asked(model, wanted).with_only_columns(func.count(), maintain_column_froms=True)
    with asking(store.engine) as connection:
        found: int = connection.execute(asked.where(revision.c.id > _start(connection, model, wanted))).scalar_one()
    return found if wanted.limit is None else min(found, wanted.limit)


def _olds(store: Store, model: str, wanted: Wanted) -> Iterator[_Old | Failed]:
    with asking(store.engine) as connection:
        last = _start(connection, model, wanted)
    left = wanted.limit
    while left is None or left > 0:
        size = _BATCH if left is None else min(_BATCH, left)
        asked = _asked(model, wanted).where(revision.c.id > last).order_by(revision.c.id).limit(size)
        with asking(store.engine) as connection:
            rows = connection.execute(asked).all()
        yield from map(_old, rows)
        if len(rows) < size:
            return
        last = rows[-1].id
        left = None if left is None else left - len(rows)


def _asked(model: str, wanted: Wanted) -> Select[Any]:
    asked = (
        select(
            revision.c.id,
            reading.c.id.label("reading_id"),
            story.c.ref,
            revision.c.number,
            revision.c.headline,
            *STORED,
        )
        .join(story, story.c.id == revision.c.story_id)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(reading.c.superseded_at.is_(None))
    )
    if not wanted.force:
        asked = asked.where(reading.c.model != storable(model))
    if wanted.provider is not None:
        asked = asked.where(func.lower(revision.c.provider) == func.lower(storable(wanted.provider)))
    if wanted.since is not None:
        asked = asked.where(revision.c.published_last >= int(check_date(wanted.since).first.replace("-", "")))
    return asked


def _old(row: Row[Any]) -> _Old | Failed:
    try:
        record = unpacked(row)
    except DamagedStore as error:
        return Failed(f"story {row.ref[:REF]}", error)
    return _Old(row.id, row.reading_id, row.ref[:REF], row.number, row.headline, row.record_sha256, record)


def _done(store: Store, old: _Old, new: Record, now: datetime.datetime, wanted: Wanted) -> Reread:
    """Put the new reading in the place of the old one, unless someone else was quicker."""
    found = changes(old.record, new)
    outcome: Outcome = "changed" if found else "same"
    if not wanted.dry_run:
        given = prepare(new)
        with writing(store.engine) as connection:
            present = select(reading.c.id).where(reading.c.id == old.reading_id, reading.c.superseded_at.is_(None))
            if connection.execute(present).first() is None:
                outcome = "passed"
            elif given.packed.record_sha256 != old.sha256:
                save_reading(connection, store.index, old.revision_id, given, stored(now))
            if wanted.force:
                _note(connection, _Mark(new.model, wanted.provider, wanted.since, old.revision_id))
    return Reread(outcome, old.story, old.number, old.headline, old.record.model, found)


class _Mark(msgspec.Struct, frozen=True):
    """How far a forced run has come: the last revision, and what run it is."""

    model: str
    provider: str | None
    since: str | None
    last: int


def _start(connection: Connection, model: str, wanted: Wanted) -> int:
    """The revision after which there is work to do: that to which the same run has come before it was cut short."""
    value = connection.execute(select(meta.c.value).where(meta.c.name == _MARK)).scalar_one_or_none()
    if value is None or not wanted.force or wanted.dry_run:
        return 0
    mark = msgspec.json.decode(value, type=_Mark)
    return mark.last if (mark.model, mark.provider, mark.since) == (model, wanted.provider, wanted.since) else 0


def _note(connection: Connection, mark: _Mark) -> None:
    value = msgspec.json.encode(mark).decode()
    done = connection.execute(update(meta).where(meta.c.name == _MARK).values(value=value))
    if done.rowcount:
        reseal(connection, meta, [_MARK])
    else:
        connection.execute(insert(meta).values(name=_MARK, value=value))
