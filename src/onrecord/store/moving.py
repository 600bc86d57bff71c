"""Copying a store into another, in whichever dialect, and proving that the two are equal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, Engine, Row, Table, func, select, text, tuple_

from onrecord.errors import DamagedStore, SettingError
from onrecord.store.index import TextIndex
from onrecord.store.opening import asking, writing
from onrecord.store.schema import correction, known, metadata, party, statement, story

_BATCH = 500
_MUST_BE_EMPTY = (story, party, correction, known)


class Digest(msgspec.Struct, frozen=True):
    """The rows of a table: how many, and the SHA-256 of them all in order. Equal in both dialects for equal rows."""

    rows: int
    sha256: str


def digest(connection: Connection) -> dict[str, Digest]:
    """The digest of each table."""
    return {table.name: _digest(connection, table) for table in metadata.sorted_tables}


def copy(source: Engine, to: Engine, index: TextIndex, shown: str) -> dict[str, Digest]:
    """Copy all that is in `source` into `to`, a new store, and prove that they are equal; all or nothing.

    `index` is that of `to`, `shown` its name. Raises SettingError if there is something in it, DamagedStore if what
    arrived is not what was sent.
    """
    with asking(source) as here, writing(to) as there:
        for table in _MUST_BE_EMPTY:
            if there.execute(select(func.count()).select_from(table)).scalar_one():
                raise SettingError("there is something in this store already", given=shown, remedy="name a new one")
        for table in reversed(metadata.sorted_tables):
            there.execute(table.delete())
        for table in metadata.sorted_tables:
            for rows in _batches(here, table):
                there.execute(table.insert(), [dict(row._mapping) for row in rows])  # noqa: SLF001  its public name
        _count_on(there)
        _index(there, index)
        sent, arrived = digest(here), digest(there)
        if sent != arrived or list(index.faults(there)):
            raise DamagedStore("the copy is not equal to what was copied", given=shown, remedy="check both stores")
        return arrived


def _batches(connection: Connection, table: Table) -> Iterator[list[Row[tuple[object, ...]]]]:
    """The rows of a table in order of its key, some at a time."""
    key = list(table.primary_key.columns)
    last = None
    while True:
        asked = select(table).order_by(*key).limit(_BATCH)
        rows = list(connection.execute(asked if last is None else asked.where(tuple_(*key) > last)))
        if rows:
            yield rows
        if len(rows) < _BATCH:
            return
        last = tuple_(*(rows[-1]._mapping[one] for one in key))  # noqa: SLF001


def _digest(connection: Connection, table: Table) -> Digest:
    encoder, number, hashed = msgspec.msgpack.Encoder(), 0, hashlib.sha256()
    for rows in _batches(connection, table):
        number += len(rows)
        for row in rows:
            hashed.update(encoder.encode(tuple(row)))
    return Digest(number, hashed.hexdigest())


def _count_on(connection: Connection) -> None:
    """Let PostgreSQL's row ids go on after those that were copied; SQLite looks for itself."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c and table.c.id.type.python_type is int:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), coalesce(max(id), 0) + 1, false) "  # noqa: S608
                    f"FROM {table.name}"
                )
            )


def _index(connection: Connection, index: TextIndex) -> None:
    index.clear(connection)
    for rows in _batches(connection, statement):
        index.put(connection, [row.id for row in rows])
