"""Reprints and utterances joined as stories come: clusters of revisions and of statements, in the caller's transaction.

query/ has the rules, for two texts and for two statements; here are found those that a new one must be compared with,
and what hangs together by the rules gets one row of `cluster`. A cluster is made and grows when a second one joins;
where statements are taken away, what is left of theirs is worked out again. What is in the same cluster already is not
compared again: that spares most of the work for stories that everyone prints, and changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from onrecord.errors import Defect
from onrecord.pages.page import Block
from onrecord.query.sketch import ENOUGH, Shingles, body, reprinted, shingles, sketch
from onrecord.query.utterance import Wording, joined, quoted, wording
from onrecord.store.packing import unpack_json, unpack_text
from onrecord.store.schema import STORED, appearance, cluster, reading, revision, statement
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


def join_texts(connection: Connection, given: Mapping[int, Shingles]) -> None:
    """Join new revisions, by their row ids, with those that have their text or one like it."""
    for number in sorted(given):
        _join_text(connection, number, given)


def _join_text(connection: Connection, revision_id: int, new: Mapping[int, Shingles]) -> None:
    given = new[revision_id]
    marks = sketch(given)
    if not marks:
        return
    group: set[int] = set()
    alike: list[int] = [revision_id]
    for row in near_texts(connection, marks):
        other, number = row.revision_id, row.cluster_id
        if number in group or not reprinted(given, new.get(other) or shingles_of(connection, other)):
            continue
        alike.append(other)
        group |= {number} - {None}
    connection.execute(_SKETCH, [{"mark": mark, "revision_id": revision_id} for mark in marks])
    _join(connection, revision, "text", alike)


_SHARED = (
    select(sketches.c.revision_id, func.count().label("shared"))
    .where(sketches.c.mark.in_(bindparam("marks", expanding=True)), sketches.c.revision_id < bindparam("before"))
    .group_by(sketches.c.revision_id)
    .having(func.count() >= bindparam("enough"))
    .subquery("near")
)
_NEAR = (
    select(_SHARED.c.revision_id, revision.c.cluster_id)
    .join(revision, revision.c.id == _SHARED.c.revision_id)
    .order_by(_SHARED.c.shared.desc(), _SHARED.c.revision_id)
)
_LAST = 2**63 - 1


def near_texts(connection: Connection, marks: Sequence[int], before: int = _LAST) -> Sequence[Any]:
    """Revisions that share enough of a sketch, of those whose row ids are less than `before`, with their clusters; the
    most alike first, as they spare others."""
    asked = {"marks": list(marks), "before": before, "enough": min(ENOUGH, len(marks))}
    return connection.execute(_NEAR, asked).all()


def shingles_of(connection: Connection, revision_id: int) -> Shingles:
    """The shingles of a stored text; its parts are as they were when it was first read."""
    asked = (
        select(*STORED)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(revision.c.id == revision_id)
        .order_by(reading.c.id)
        .limit(1)
    )
    row = connection.execute(asked).one()
    text = unpack_text(row.text, row.sha256)
    page = msgspec.json.decode(unpack_json(row.record, row.record_sha256, text), type=_Paged).page
    return shingles(body(page))


def join_statements(connection: Connection, readings: Mapping[int, int]) -> None:
    """Join the statements of new readings, whose rows are there, with those that report the same utterances.

    `readings` tells the revision of each reading.
    """
    rows = connection.execute(_OF_REVISIONS, {"ids": sorted({*readings.values()})}).all()
    found = {row.id: quoted(row.form, row.words) for row in rows if row.reading_id in readings}
    quoting = [{"statement_id": number, "sentence": one} for number, some in found.items() for one in some]
    near = {row.id: row for row in rows}
    if quoting:
        connection.execute(_QUOTE, quoting)
        others = sorted(_quoting(connection, {row["sentence"] for row in quoting}) - near.keys())
        near |= {row.id: row for some in _batches(others) for row in connection.execute(_OF_IDS, {"ids": some})}
    texts = connection.execute(_TEXTS, {"ids": sorted({*readings.values()})}).scalars().all()
    for some in _batches(texts):
        near |= {row.id: row for row in connection.execute(_OF_TEXTS, {"ids": some})}
    for group in joined([wording_of(row) for row in _joinable(near.values(), found)]):
        _join(connection, statement, "quotation", sorted(group))


def _joinable(rows: Collection[Row[Any]], found: Mapping[int, Collection[int]]) -> Iterable[Row[Any]]:
    """Those of some statements that may be one with another: of several readings of a text, or with quoted sentences.
    `found` tells these of the new ones; the others would not be here without."""
    readings: dict[Hashable, set[int]] = defaultdict(set)
    for row in rows:
        readings[_text_of(row)].add(row.reading_id)
    return [row for row in rows if len(readings[_text_of(row)]) > 1 or found.get(row.id, True)]


def part_statements(connection: Connection, ids: Sequence[int]) -> None:
    """Take statements out of their clusters, before their rows go; what is left of these is joined anew."""
    gone, touched = set(ids), set()
    for some in _batches(ids):
        left = select(statement.c.cluster_id).where(statement.c.id.in_(some), statement.c.cluster_id.is_not(None))
        touched |= set(connection.execute(left).scalars())
        connection.execute(delete(quotes).where(quotes.c.statement_id.in_(some)))
    for number in sorted(touched):
        rows = connection.execute(wordings(statement.c.cluster_id == number)).all()
        connection.execute(update(statement).where(statement.c.cluster_id == number).values(cluster_id=None))
        connection.execute(delete(cluster).where(cluster.c.id == number))
        for group in joined([wording_of(row) for row in rows if row.id not in gone]):
            _join(connection, statement, "quotation", sorted(group))


def wordings(where: ColumnElement[bool]) -> Select[Any]:
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
        .where(where)
        .order_by(statement.c.id)
    )


_IDS: Any = bindparam("ids", expanding=True)
_OF_REVISIONS = wordings(statement.c.revision_id.in_(_IDS))
_OF_TEXTS = wordings(revision.c.cluster_id.in_(_IDS))
_OF_IDS = wordings(statement.c.id.in_(_IDS))
_TEXTS = select(revision.c.cluster_id).where(revision.c.id.in_(_IDS), revision.c.cluster_id.is_not(None)).distinct()
_QUOTED = select(quotes.c.statement_id).where(quotes.c.sentence.in_(_IDS))
_QUOTE = insert(quotes)
_SKETCH = insert(sketches)


def _quoting(connection: Connection, sentences: Collection[int]) -> set[int]:
    """The statements anywhere that quote one of some sentences."""
    return {
        number
        for some in _batches(sorted(sentences))
        for number in connection.execute(_QUOTED, {"ids": some}).scalars()
    }


def _text_of(row: Row[Any]) -> Hashable:
    """What is alike for all reprints of one text."""
    return ("cluster", row.text) if row.text is not None else ("revision", row.revision_id)


def wording_of(row: Row[Any]) -> Wording:
    """The wording of a row of `wordings`."""
    return wording(
        row.id,
        _text_of(row),
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
