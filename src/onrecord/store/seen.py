"""What was on record at a time: which revision of each story, in which reading.

`as_of` asks by publication: of each story the last revision that must have been published by the end of that day.
`known_at` asks by what the store knew: the last revision that had come in by that moment, as it had been read by then.
Without either: the latest revision in its present reading. Which is the last is told by their places (fates.py).
"""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, FromClause, and_, case, or_, select, true

from onrecord.record.commitments.bounds import check_date
from onrecord.store.moments import stored
from onrecord.store.schema import reading, revision, story


def on_record(as_of: str | None, known_at: datetime.datetime | None) -> ColumnElement[bool]:
    """The condition on rows of `revision` with their `reading` that holds for one of each story that was on record.

    `as_of` is a day or another EDTF date, of which the last day counts. Raises InputError if it is no date,
    SettingError if `known_at` has no time zone.
    """
    moment = None if known_at is None else stored(known_at)
    if as_of is None and moment is None:
        return and_(revision.c.replaced_at.is_(None), _read_then(None))
    later = revision.alias("later")
    after = (
        select(later.c.id)
        .where(later.c.story_id == revision.c.story_id, later.c.place > revision.c.place)
        .where(_among(later, as_of, moment))
    )
    return and_(_among(revision, as_of, moment), ~after.exists(), _read_then(moment))


def _among(table: FromClause, as_of: str | None, moment: int | None) -> ColumnElement[bool]:
    published = true() if as_of is None else table.c.published_last <= _last_day(as_of)
    return and_(published, true() if moment is None else table.c.recorded_at <= moment)


def _read_then(moment: int | None) -> ColumnElement[bool]:
    if moment is None:
        return reading.c.superseded_at.is_(None)
    present = or_(reading.c.superseded_at.is_(None), reading.c.superseded_at > moment)
    return and_(reading.c.recorded_at <= moment, present)


def _last_day(as_of: str) -> int:
    return int(check_date(as_of).last.replace("-", ""))


def withdrawn(known_at: datetime.datetime | None) -> ColumnElement[str | None]:
    """By which status a story had been withdrawn; null if it had not."""
    if known_at is None:
        return story.c.withdrawn
    return case((story.c.withdrawn_at <= stored(known_at), story.c.withdrawn))
