"""Ids as users give them: whole, or an unambiguous beginning of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, and_, false, func, select

from onrecord.errors import NotFound
from onrecord.store.schema import statement

T = TypeVar("T")
_BEGINNING = re.compile(r"[a-z]?[0-9a-f]*")
"""How an id begins: hexadecimal digits, after a letter that tells what it is of, if there is one."""


def begins(column: ColumnElement[Any], given: str) -> ColumnElement[bool]:
    """The condition that an id begins as given. It holds for none if that is empty, or no beginning of an id.

    It is asked as a range, so that the index of the ids finds it.
    """
    wanted = given.strip().lower()
    if not wanted or not _BEGINNING.fullmatch(wanted):
        return false()
    return and_(column.between(wanted, f"{wanted}z"), func.substr(column, 1, len(wanted)) == wanted)


def only(found: Sequence[T], what: str, given: str) -> T:
    """The only one of those whose ids begin as `given` does. Raises NotFound if there is none, or more than one."""
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"more than one {what} has an id that begins so", given=given, remedy="give more of it")
    raise NotFound(f"there is no such {what} on record", given=given, remedy="give an id that a command printed")


def statement_id(connection: Connection, given: str) -> str:
    """The id of the statement that is meant, whether it is on record now or was. Raises NotFound."""
    asked = select(statement.c.sid).where(begins(statement.c.sid, given)).distinct().limit(2)
    found: Sequence[str] = connection.execute(asked).scalars().all()
    return only(found, "statement", given)
