"""Reprints and utterances joined as stories come: clusters of revisions and of statements, in the caller's transaction.

query/ has the rules, for two texts and for two statements; here are found those that a new one must be compared with,
and what hangs together by the rules gets one row of `cluster`. A cluster is made and grows when a second one joins;
where statements are taken away, what is left of theirs is worked out again. What is in the same cluster already is not
compared again: that spares most of the work for stories that everyone prints, and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, Table, delete, func, insert, or_, select, update

from onrecord.errors import Defect
from onrecord.pages.page import Block
from onrecord.query.sketch import ENOUGH, Shingles, body, reprinted, shingles, sketch
from onrecord.query.utterance import Wording, joined, quoted, wording
from onrecord.store.packing import unpack_json, unpack_text
from onrecord.store.schema import appearance, cluster, reading, revision, statement
from onrecord.store.schema import quoted as quotes
from onrecord.store.schema import sketch as sketches

_MOST = 500
"""Row ids in one question."""


class _Page(msgspec.Struct):
    """What is asked of a stored record's page: its text and blocks."""

    text: str
    blocks: tuple[Block, ...]


class _Paged(msgspec.Struct):
    page: _Page


def join_text(connection: Connection, revision_id: int, given: Shingles) -> None:
    """Join a new revision with those that have its text or one like it."""
    marks = sketch(given)
    if not marks:
        return
    group: set[int] = set()
    alike: list[int] = [revision_id]
    for other, number in connection.execute(near_texts(marks)).all():
        if number in group or not reprinted(given, shingles_of(connection, other)):
            continue
        alike.append(other)
        group |= {number} - {None}
    connection.execute(insert(sketches), [{"mark": mark, "revision_id": revision_id} for mark in marks])
    _join(connection, revision, "text", alike)


def near_texts(marks: Sequence[int]) -> Select[Any]:
    """Revisions that share enough of a sketch, with their clusters; the most alike first, as they spare others."""
    shared = func.count()
    return (
        select(sketches.c.revision_id, revision.c.cluster_id)
        .join(revision, revision.c.id == sketches.c.revision_id)
        .where(sketches.c.mark.in_(marks))
        .group_by(sketches.c.revision_id, revision.c.cluster_id)
        .having(shared >= min(ENOUGH, len(marks)))
        .order_by(shared.desc(), sketches.c.revision_id)
    )


def shingles_of(connection: Connection, revision_id: int) -> Shingles:
    """The shingles of a stored text; its parts are as they were when it was first read."""
    asked = (
        select(revision.c.text, revision.c.sha256, reading.c.record, reading.c.sha256.label("record_sha256"))
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(revision.c.id == revision_id)
        .order_by(reading.c.id)
        .limit(1)
    )
    row = connection.execute(asked).one()
    text = unpack_text(row.text, row.sha256)
    page = msgspec.json.decode(unpack_json(row.record, row.record_sha256, text), type=_Paged).page
    return shingles(body(page))


def join_statements(connection: Connection, reading_id: int) -> None:
    """Join the statements of a new reading, whose rows are there, with those that report the same utterances."""
    rows = connection.execute(wordings().where(statement.c.reading_id == reading_id)).all()
    found = [{"statement_id": row.id, "sentence": sentence} for row in rows for sentence in quoted(row.form, row.words)]
    if found:
        connection.execute(insert(quotes), found)
    near = {row.id: row for row in [*rows, *_reprinted(connection, reading_id), *_quoting(connection, reading_id)]}
    for group in joined([wording_of(row) for row in near.values()]):
        _join(connection, statement, "quotation", sorted(group))


def part_statements(connection: Connection, ids: Sequence[int]) -> None:
    """Take statements out of their clusters, before their rows go; what is left of these is joined anew."""
    gone, touched = set(ids), set()
    for some in _batches(ids):
        left = select(statement.c.cluster_id).where(statement.c.id.in_(some), statement.c.cluster_id.is_not(None))
        touched |= set(connection.execute(left).scalars())
        connection.execute(delete(quotes).where(quotes.c.statement_id.in_(some)))
    for number in sorted(touched):
        rows = connection.execute(wordings().where(statement.c.cluster_id == number)).all()
        connection.execute(update(statement).where(statement.c.cluster_id == number).values(cluster_id=None))
        connection.execute(delete(cluster).where(cluster.c.id == number))
        for group in joined([wording_of(row) for row in rows if row.id not in gone]):
            _join(connection, statement, "quotation", sorted(group))


def wordings() -> Select[Any]:
    """What joining asks of statements: rows for `wording_of`."""
    return (
        select(
            statement.c.id,
            statement.c.reading_id,
            statement.c.revision_id,
            revision.c.cluster_id.label("text"),
            statement.c.form,
            statement.c.words,
            statement.c.said_first,
            statement.c.said_last,
            appearance.c.name,
            appearance.c.kind,
        )
        .select_from(statement)
        .join(revision, revision.c.id == statement.c.revision_id)
        .outerjoin(appearance, appearance.c.id == statement.c.appearance_id)
        .order_by(statement.c.id)
    )


def _reprinted(connection: Connection, reading_id: int) -> Sequence[Row[Any]]:
    """The statements of the same text in other readings and reprints."""
    own = (
        select(revision.c.id, revision.c.cluster_id)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(reading.c.id == reading_id)
    )
    row = connection.execute(own).one()
    same = revision.c.id == row.id if row.cluster_id is None else revision.c.cluster_id == row.cluster_id
    return connection.execute(wordings().where(same)).all()


def _quoting(connection: Connection, reading_id: int) -> Sequence[Row[Any]]:
    """The statements anywhere that quote a sentence that the reading quotes."""
    own, other = quotes.alias("own"), quotes.alias("other")
    sharing = (
        select(other.c.statement_id)
        .join(own, own.c.sentence == other.c.sentence)
        .join(statement, statement.c.id == own.c.statement_id)
        .where(statement.c.reading_id == reading_id)
    )
    return connection.execute(wordings().where(statement.c.id.in_(sharing))).all()


def wording_of(row: Row[Any]) -> Wording:
    """The wording of a row of `wordings`."""
    return wording(
        row.id,
        ("cluster", row.text) if row.text is not None else ("revision", row.revision_id),
        row.reading_id,
        row.form,
        row.words,
        speaker=None if row.name is None else (row.name, row.kind),
        days=(row.said_first, row.said_last),
    )


def _join(connection: Connection, table: Table, kind: str, ids: Sequence[int]) -> None:
    """Put some rows into one cluster, with all that are in one with any of them."""
    if len(ids) < 2:
        return
    found = set()
    for some in _batches(ids):
        asked = select(table.c.cluster_id).where(table.c.id.in_(some), table.c.cluster_id.is_not(None))
        found |= set(connection.execute(asked).scalars())
    number = min(found) if found else _new(connection, kind)
    others = sorted(found - {number})
    for some in _batches(ids):
        moved = or_(table.c.cluster_id.is_(None), table.c.cluster_id != number)
        connection.execute(update(table).where(table.c.id.in_(some), moved).values(cluster_id=number))
    for some in _batches(others):
        connection.execute(update(table).where(table.c.cluster_id.in_(some)).values(cluster_id=number))
        connection.execute(delete(cluster).where(cluster.c.id.in_(some)))


def _new(connection: Connection, kind: str) -> int:
    key = connection.execute(insert(cluster).values(kind=kind)).inserted_primary_key
    if key is None:
        raise Defect("a row was inserted and has no id", given=cluster.name)
    return int(key[0])


def _batches(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[at : at + _MOST] for at in range(0, len(ids), _MOST))
