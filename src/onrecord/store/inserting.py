"""Inserting rows and learning their ids, in one question to the database, which is prepared once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.sql.dml import ReturningInsert


@cache
def _with_ids(table: Table) -> ReturningInsert[Any]:
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


def put(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> list[int]:
    """Insert rows, all of the same columns; their ids, in the order of the rows."""
    given = list(rows)
    return list(connection.execute(_with_ids(table), given).scalars()) if given else []
