"""Where an utterance or a text stands besides: reprints of a story, reports of what was said, revisions of a story.

The oldest that was published leads; of undated ones and of one day, what came into the store first.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from onrecord.errors import NotFound
from onrecord.query.wordings import Report
from onrecord.record.record import Record
from onrecord.store.ids import begins, only, statement_id
from onrecord.store.keys import REF
from onrecord.store.moments import moment_of, stored
from onrecord.store.packing import unpacked
from onrecord.store.schema import STORED, appearance, reading, revision, statement, story
from onrecord.store.seen import on_record, withdrawn
from onrecord.store.values import Revision

_LAST = 99999999
"""Stands for the day of what is undated: after all others."""
OLDEST = (func.coalesce(revision.c.published_first, _LAST), revision.c.recorded_at, story.c.ref)
"""The order in which reports of an utterance, and reprints of a text, stand."""


def story_of(connection: Connection, id: str) -> int:  # noqa: A002
    """The row id of the story of this id, or of an unambiguous beginning of it. Raises NotFound."""
    asked = select(story.c.id).where(begins(story.c.ref, id)).limit(2)
    found: int = only(connection.execute(asked).scalars().all(), "story", id)
    return found


_Moment = datetime.datetime | None
"""When it is asked of what the store knew; now, if it is null."""


def revisions(connection: Connection, id: str, known_at: _Moment = None) -> tuple[Revision, ...]:  # noqa: A002
    """The texts of a story that had come by a moment, in its order: the last is what was on record. Raises NotFound."""
    asked = _revisions(known_at).where(story.c.id == story_of(connection, id)).order_by(revision.c.place)
    if known_at is not None:
        asked = asked.where(revision.c.recorded_at <= stored(known_at))
    found = tuple(_revision(row, known_at) for row in connection.execute(asked))
    if not found:
        raise NotFound("the story was not on record then", given=id, remedy="ask about a later moment")
    return found


def reprints(connection: Connection, id: str, known_at: _Moment = None) -> tuple[Revision, ...]:  # noqa: A002
    """The latest texts of the stories that carry the text of a story, its own among them, the oldest first, as they
    were on record at a moment.

    Raises NotFound if there is no such story.
    """
    number, then = story_of(connection, id), on_record(None, known_at)
    own = select(revision.c.cluster_id).join(reading).where(revision.c.story_id == number, then)
    cluster = connection.execute(own).scalar()
    same = revision.c.story_id == number if cluster is None else revision.c.cluster_id == cluster
    asked = _revisions(known_at).join(reading, reading.c.revision_id == revision.c.id).where(same, then)
    return tuple(_revision(row, known_at) for row in connection.execute(asked.order_by(*OLDEST)))


def record_of(connection: Connection, id: str, number: int) -> Record:  # noqa: A002
    """The record of a revision of a story, in its present reading. Raises NotFound."""
    asked = (
        select(*STORED)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(revision.c.story_id == story_of(connection, id), revision.c.number == number)
        .where(reading.c.superseded_at.is_(None))
    )
    row = connection.execute(asked).one_or_none()
    if row is None:
        raise NotFound("the story has no such revision", given=f"{id}, {number}", remedy="see `onrecord story`")
    return unpacked(row)


def reports(connection: Connection, id: str) -> tuple[Report, ...]:  # noqa: A002
    """Every present report of the utterance that the statement of this id (or of a beginning of it) reports, the oldest
    first. Raises NotFound."""
    asked = (
        select(statement.c.id, statement.c.cluster_id)
        .where(statement.c.sid == statement_id(connection, id))
        .order_by(statement.c.present.desc(), statement.c.id)
    )
    row = connection.execute(asked.limit(1)).one()
    same = statement.c.id == row.id if row.cluster_id is None else statement.c.cluster_id == row.cluster_id
    present = _reports().where(same, statement.c.present == 1)
    return tuple(map(_report, connection.execute(present).all() or connection.execute(_reports().where(same)).all()))


def _reports() -> Select[Any]:
    return (
        select(
            story.c.ref,
            revision.c.number.label("revision"),
            statement.c.sid,
            appearance.c.name,
            statement.c.speaker,
            statement.c.form,
            statement.c.words,
            statement.c.said_on,
            revision.c.headline,
            revision.c.provider,
            revision.c.published,
            story.c.address,
            statement.c.start_at,
            statement.c.end_at,
            story.c.withdrawn,
        )
        .select_from(statement)
        .join(revision, revision.c.id == statement.c.revision_id)
        .join(story, story.c.id == revision.c.story_id)
        .outerjoin(appearance, appearance.c.id == statement.c.appearance_id)
        .order_by(*OLDEST, revision.c.number, statement.c.number)
    )


def _report(row: Row[Any]) -> Report:
    values: Sequence[Any] = tuple(row)
    name, speaker = row.name, row.speaker or None
    return Report(values[0][:REF], row.revision, row.sid, name or speaker, *values[5:])


def _revisions(known_at: _Moment) -> Select[Any]:
    return select(
        story.c.ref,
        revision.c.number,
        revision.c.sha256,
        revision.c.headline,
        revision.c.provider,
        revision.c.published,
        revision.c.retrieved,
        revision.c.recorded_at,
        revision.c.replaced_at,
        story.c.address,
        revision.c.version,
        withdrawn(known_at).label("withdrawn"),
    ).join(story, story.c.id == revision.c.story_id)


def _revision(row: Row[Any], known_at: _Moment) -> Revision:
    replaced_at = None if row.replaced_at is None else moment_of(row.replaced_at)
    return Revision(
        row.ref[:REF],
        row.number,
        row.sha256,
        row.headline,
        row.provider,
        row.published,
        row.retrieved,
        moment_of(row.recorded_at),
        replaced_at if replaced_at is None or known_at is None or replaced_at <= known_at else None,
        row.address,
        row.version,
        row.withdrawn,
    )
