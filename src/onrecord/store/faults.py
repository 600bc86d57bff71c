"""What the databases complain of, told as errors of ours. Tables from their codes to our classes, one a dialect.

What a user asks for may hold what is no text, half of a surrogate pair or U+0000: nothing on record does, and the
databases take no such words, not even to look for them.
"""

from __future__ import annotations

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import ExceptionContext

from onrecord.errors import (
    DamagedStore,
    EncodingError,
    FullStore,
    LockedStore,
    NoStore,
    NotAStore,
    OnrecordError,
    ReadOnlyStore,
    StoreError,
    UnreachableStore,
)

_SQLITE: tuple[tuple[str, type[StoreError]], ...] = (
    ("SQLITE_NOTADB", NotAStore),
    ("SQLITE_CORRUPT", DamagedStore),
    ("SQLITE_READONLY", ReadOnlyStore),
    ("SQLITE_FULL", FullStore),
    ("SQLITE_IOERR_SHMSIZE", FullStore),
    ("SQLITE_BUSY", LockedStore),
    ("SQLITE_LOCKED", LockedStore),
    ("SQLITE_CANTOPEN", NoStore),
    ("SQLITE_IOERR", StoreError),
    ("SQLITE_PROTOCOL", LockedStore),
    ("SQLITE_NOMEM", StoreError),
)
"""By the beginning of SQLite's result codes (https://sqlite.org/rescode.html)."""
_POSTGRESQL: tuple[tuple[str, type[StoreError]], ...] = (
    ("08", UnreachableStore),
    ("28", UnreachableStore),
    ("3D000", NoStore),
    ("25006", ReadOnlyStore),
    ("42501", ReadOnlyStore),
    ("53100", FullStore),
    ("53", UnreachableStore),
    ("57P", UnreachableStore),
    ("55P03", LockedStore),
    ("40", LockedStore),
    ("XX001", DamagedStore),
    ("XX002", DamagedStore),
    ("58", StoreError),
)
"""By the beginning of PostgreSQL's SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""

_TOLD: dict[type[StoreError], tuple[str, str]] = {
    StoreError: ("the store cannot be used", "see that its disk is sound and try again"),
    NoStore: ("there is no store there", "check its name; `onrecord add` makes one"),
    NotAStore: ("this is not a store", "name another file, or one that does not exist yet"),
    DamagedStore: ("the store is damaged", "go back to a copy of it"),
    ReadOnlyStore: ("the store can only be read", "see who may write to it, and to its folder"),
    FullStore: ("there is no room left for the store", "make room and give the command again: what was added stays"),
    LockedStore: ("another process keeps the store locked", "wait for it to end and try again"),
    UnreachableStore: (
        "the store's server does not answer, or does not let us in",
        "check the address, and that the server runs; what was added stays",
    ),
}
"""Problem and remedy by class."""


def told(kind: type[StoreError], where: str, reason: str | None = None) -> StoreError:
    """An error of this kind about the store at `where`; `reason` is what the database says."""
    problem, remedy = _TOLD[kind]
    return kind(f"{problem}: {reason}" if reason else problem, given=where, remedy=remedy)


def kind_of(error: BaseException) -> type[StoreError] | None:
    """Our class for an error of a database's driver; None for one that should not happen."""
    name = getattr(error, "sqlite_errorname", None)
    if name is not None:
        return _first(_SQLITE, name)
    if hasattr(error, "sqlstate"):  # psycopg's; without a state no server has answered
        return (
            UnreachableStore if error.sqlstate is None and _lost(error) else _first(_POSTGRESQL, error.sqlstate or "")
        )
    return None


def _is_no_text(error: BaseException) -> bool:
    """Whether what was given could not be sent: psycopg tells a U+0000 without a state."""
    return isinstance(error, UnicodeEncodeError) or (
        type(error).__name__ == "DataError" and getattr(error, "sqlstate", "") is None
    )


def _lost(error: BaseException) -> bool:
    return type(error).__name__ in ("OperationalError", "ConnectionTimeout", "InterfaceError")


def _first(table: tuple[tuple[str, type[StoreError]], ...], code: str) -> type[StoreError] | None:
    return next((kind for beginning, kind in table if code.startswith(beginning)), None)


def translate(engine: Engine, where: str) -> None:
    """From now on, raise errors of ours in place of the databases' where there is one."""

    @event.listens_for(engine, "handle_error")
    def _ours(context: ExceptionContext) -> OnrecordError | None:
        original = context.original_exception
        if _is_no_text(original):
            given = getattr(original, "object", None)
            return EncodingError("this holds characters that are no text", given=given, remedy="give it as UTF-8")
        kind = None if isinstance(original, OnrecordError) else kind_of(original)
        if kind is None:
            return None
        return told(kind, where, " ".join(str(original).split()) if kind in _WITH_REASON else None)


_WITH_REASON = (StoreError, UnreachableStore)
"""Where what the database says helps the user."""
