"""What was on record at a time: which revision of each story, in which reading.

`as_of` asks by publication: of each story the last revision that must have been published by the end of that day.
`known_at` asks by what the store knew: the last revision that had come in by that moment, as it had been read by then.
Without either: the latest revision in its present reading.
"""

from __future__ import annotations

import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true

from onrecord.record.commitments.bounds import check_date
from onrecord.store.moments import stored
from onrecord.store.schema import reading, revision

Seen = Select[tuple[int, int, int]]


def seen(as_of: str | None = None, known_at: datetime.datetime | None = None) -> Seen:
    """A select of `story_id`, `revision_id` and `reading_id`, one row a story.

    `as_of` is a day or another EDTF date, of which the last day counts. Raises InputError if it is no date,
    SettingError if `known_at` has no time zone.
    """
    moment = None if known_at is None else stored(known_at)
    chosen = revision.alias("chosen")
    asked = (
        select(chosen.c.story_id, chosen.c.id.label("revision_id"), reading.c.id.label("reading_id"))
        .join(reading, reading.c.revision_id == chosen.c.id)
        .where(_read_then(moment))
    )
    if as_of is None and moment is None:
        return asked.where(chosen.c.replaced_at.is_(None))
    among = and_(_published_by(as_of), true() if moment is None else revision.c.recorded_at <= moment)
    last = select(func.max(revision.c.number)).where(revision.c.story_id == chosen.c.story_id, among)
    return asked.where(chosen.c.number == last.correlate(chosen).scalar_subquery())


def _read_then(moment: int | None) -> ColumnElement[bool]:
    if moment is None:
        return reading.c.superseded_at.is_(None)
    present = or_(reading.c.superseded_at.is_(None), reading.c.superseded_at > moment)
    return and_(reading.c.recorded_at <= moment, present)


def _published_by(as_of: str | None) -> ColumnElement[bool]:
    if as_of is None:
        return true()
    return revision.c.published_last <= int(check_date(as_of).last.replace("-", ""))
