"""Seals: a hash of each row that cannot be derived again, so that a proof finds what was changed in it.

A seal guards against accidents and careless hands, not against someone who makes new seals for what he changed. It is
made when a row is inserted; who updates what it covers, seals the row anew (`reseal`). What changes in the life of a
row (UNSEALED) is not covered, nor is its id, which is the database's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table
    from sqlalchemy.engine.default import DefaultExecutionContext

SEAL = "seal"
UNSEALED = frozenset({SEAL, "place", "replaced_at", "superseded_at", "cluster_id", "party_id", "present"})
"""Columns that seals do not cover, beside the numbered ids."""
_BYTES = 16
_encoder = msgspec.msgpack.Encoder()


def covered(table: Table) -> list[str]:
    """The names of the columns that the seal of a table covers."""
    return [str(one.name) for one in table.columns if one.name not in UNSEALED and not _numbered(one)]


def _numbered(column: Any) -> bool:
    return bool(column.primary_key) and column.type.python_type is int


def seal_of(table: Table, values: Mapping[str, Any]) -> bytes:
    """The seal of a row of a table."""
    row = [(name, values.get(name)) for name in covered(table)]
    return hashlib.sha256(_encoder.encode((str(table.name), row))).digest()[:_BYTES]


def inserted(context: DefaultExecutionContext) -> bytes:
    """The seal of a row that is being inserted: the default of a column."""
    return seal_of(context.current_column.table, context.get_current_parameters())  # type: ignore[no-untyped-call]


def reseal(connection: Connection, table: Table, ids: Iterable[object]) -> None:
    """Seal rows anew after an update."""
    (key,) = table.primary_key.columns
    for number in ids:
        row = connection.execute(table.select().where(key == number)).mappings().one()
        connection.execute(table.update().where(key == number).values({SEAL: seal_of(table, dict(row))}))
