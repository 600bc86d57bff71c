"""Finding and opening a database, and making it a store if there is nothing there yet.

A place is a file's path or the address of a PostgreSQL database. SQLite is driven in its own autocommit mode, and
transactions are begun here: IMMEDIATE where they will write, so that no writer finds out late that another came first.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, false, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import (
    DamagedStore,
    NewerStore,
    NoStore,
    NotAStore,
    OlderStore,
    ReadOnlyStore,
    SettingError,
    StoreError,
)
from onrecord.store.faults import told, translate
from onrecord.store.schema import VERSION, meta

if TYPE_CHECKING:
    from alembic.config import Config

WAIT = 30.0
"""Seconds that a transaction waits for another's lock."""
_APPLICATION = 0x6F6E7264
"""SQLite's application_id of a store: "onrd"."""
_LOCK = 0x6F6E7264
"""The advisory lock that a writer holds on PostgreSQL."""
_SETTINGS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "cache_size = -65536",  # KiB; 2 MiB, the default, hold no index of a large store
)
"""What each connection to SQLite is set to."""
_WRITES, _BARE = "onrecord_writes", "onrecord_bare"
"""Options of a connection: its transactions will write; it has none."""
MIGRATIONS = Path(__file__).parent / "migrations"


class Place(msgspec.Struct, frozen=True):
    """Where a store is: `path` for a file, or `url` for a server's database. `shown` is without a password."""

    shown: str
    path: str | None = None
    url: str | None = None

    @property
    def dialect(self) -> str:
        """The name of the database's kind: sqlite or postgresql."""
        return "postgresql" if self.path is None else "sqlite"


def place_of(given: str | os.PathLike[str]) -> Place:
    """The place that a path or an address names. Raises SettingError if it is an address of another kind."""
    name = os.fspath(given)
    if "://" not in name:
        if not name.strip():
            raise SettingError("a store needs a path or an address", given=repr(name))
        return Place(name, path=os.path.expanduser(name))
    try:
        url = make_url(name)
    except ArgumentError as error:
        raise SettingError("this is not the address of a database", given=name, remedy=_KINDS) from error
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite" and url.database:
        return Place(url.database, path=url.database)
    if kind not in ("postgresql", "postgres"):
        raise SettingError("a store is not kept in a database of this kind", given=url.drivername, remedy=_KINDS)
    full = url.set(drivername="postgresql+psycopg")
    return Place(full.set(drivername="postgresql").render_as_string(), url=full.render_as_string(hide_password=False))


_KINDS = "give a file's path, or postgresql://user@host/database"


def engine_of(place: Place, *, wait: float = WAIT) -> Engine:
    """An engine for a place, whose errors are ours. Connects to nothing yet."""
    engine = _sqlite(place, wait) if place.path is not None else _postgresql(place, wait)
    translate(engine, place.shown)
    return engine


def _sqlite(place: Place, wait: float, *, fixed: bool = False) -> Engine:
    """`fixed` opens a file that no one can change meanwhile."""
    query = {"uri": "true", "immutable": "1"} if fixed else {"uri": "true"}
    address = URL.create("sqlite", database=Path(place.path or "").absolute().as_uri(), query=query)
    engine = create_engine(address, connect_args={"timeout": wait, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        try:
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}").close()
        except sqlite3.Error:
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(_BARE):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")

    return engine


def _postgresql(place: Place, wait: float) -> Engine:
    limit = f"-c lock_timeout={int(wait * 1000)} -c timezone=UTC"
    try:
        engine = create_engine(place.url or "", connect_args={"options": limit, "connect_timeout": 10})
    except ImportError as error:
        raise SettingError(
            "PostgreSQL needs its driver", given=place.shown, remedy="install onrecord[postgres]"
        ) from error

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        if connection.get_execution_options().get(_WRITES):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})

    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write, the only one at its time; kept whole or not at all."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


@contextmanager
def asking(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads: all of it sees the store as it was when it began."""
    level: dict[str, Any] = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextmanager
def bare(engine: Engine) -> Iterator[Connection]:
    """A connection without a transaction, for commands that cannot be in one."""
    level: dict[str, Any] = {} if engine.dialect.name == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
    with engine.connect().execution_options(**level, **{_BARE: True}) as connection:
        yield connection


@contextmanager
def writable(engine: Engine) -> Iterator[Engine]:
    """An engine for what is to be taken back at the end: that of the store itself, or of a copy of it among the
    temporary files if it is a file that may only be read. Raises ReadOnlyStore if it is a server's database."""
    try:
        with writing(engine) as connection:
            connection.execute(meta.update().where(false()).values(value=meta.c.value))  # to begin is allowed
    except ReadOnlyStore:
        if engine.dialect.name != "sqlite":
            raise
    else:
        yield engine
        return
    with TemporaryDirectory(prefix="onrecord-") as folder:
        place = Place("a copy of the store among the temporary files", path=str(Path(folder) / "copy.db"))
        with bare(engine) as connection:
            connection.execute(text("VACUUM INTO :path"), {"path": place.path})
        copy = engine_of(place)
        try:
            yield copy
        finally:
            copy.dispose()


def opened(place: Place, *, create: bool, wait: float, made_by: str) -> Engine:
    """An engine for the store at a place, which is made if there is nothing yet and `create` says so.

    Raises NoStore, NotAStore, OlderStore, NewerStore, or what keeps the store from being opened at all.
    """
    if place.path is not None and not os.path.exists(place.path):
        if not create:
            raise told(NoStore, place.shown)
        _folder_of(place)
    engine = engine_of(place, wait=wait)
    try:
        return _checked(engine, place, create, made_by)
    except (NoStore, ReadOnlyStore) as error:
        engine.dispose()
        if place.path is not None and not os.path.exists(place.path):
            raise told(ReadOnlyStore, place.shown, "no store can be made in its folder") from error
        if place.path is None or not os.path.getsize(place.path):
            raise
        fixed = _fixed(place)  # SQLite may not put its files beside the store
        try:
            return _checked(fixed, place, False, made_by)
        except BaseException:
            fixed.dispose()
            raise
    except BaseException:
        engine.dispose()
        raise


def _checked(engine: Engine, place: Place, create: bool, made_by: str) -> Engine:
    """The engine, once there is a store of our version at its end."""
    version = _version(engine, place)
    if version is None:
        if not create:
            raise told(NoStore, place.shown)
        _make(engine, place, made_by)
        version = _version(engine, place)
    check_version(version, place)
    return engine


def check_version(version: str | None, place: Place) -> None:
    """Raises OlderStore or NewerStore unless `version` is the one that is read and written here."""
    if version == VERSION:
        return
    if version in known_versions():
        raise OlderStore(
            f"the store is of version {version}, made by an earlier onrecord; this one needs {VERSION}",
            given=place.shown,
            remedy="upgrade it with `onrecord store upgrade`, which keeps a copy",
        )
    raise NewerStore(
        f"the store is of version {version}, made by a later onrecord; this one knows {VERSION}",
        given=place.shown,
        remedy="install that version of onrecord",
    )


def _folder_of(place: Place) -> None:
    folder = Path(place.path or "").absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        kind = ReadOnlyStore if isinstance(error, PermissionError) else StoreError
        raise kind(
            f"the folder of the store cannot be made: {error.strerror}", given=folder, remedy="name another place"
        ) from error


def _fixed(place: Place) -> Engine:
    """An engine for a file in a folder where we may not write: it is read as a file that no one changes, which holds as
    long as its owner does not."""
    log = f"{place.path}-wal"
    if os.path.exists(log) and os.path.getsize(log):
        raise told(ReadOnlyStore, place.shown, "its folder must be writable as long as it is in use")
    engine = _sqlite(place, 0, fixed=True)
    translate(engine, place.shown)
    return engine


def _version(engine: Engine, place: Place) -> str | None:
    """The version of the store; None where there is nothing at all. Raises NotAStore if there is something else."""
    with asking(engine) as connection:
        return version_in(connection, place)


def version_in(connection: Connection, place: Place) -> str | None:
    """The version of the store on the other side of a connection, as `_version`."""
    tables = set(inspect(connection).get_table_names())
    if not tables:
        return None
    if not {"alembic_version", meta.name} <= tables:
        raise NotAStore(
            "this database holds something else than a store", given=place.shown, remedy="give an empty one"
        )
    found: Sequence[str] = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(found) != 1:  # the tables and their version are made in one transaction
        raise told(DamagedStore, place.shown)
    return found[0]


def _make(engine: Engine, place: Place, made_by: str) -> None:
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    with writing(engine) as connection:
        if version_in(connection, place) is not None:  # another process was quicker
            return
        migrate(connection)
        connection.execute(meta.insert().values(name="made_by", value=made_by))
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION}")


def _write_ahead(engine: Engine) -> None:
    """WAL, which the file remembers: readers and a writer do not wait for one another."""
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError:  # another process is about it
        pass
    finally:
        connection.close()


def migrate(connection: Connection) -> None:
    """Bring the database to VERSION, in the transaction of the connection."""
    from alembic import command

    command.upgrade(_alembic(connection), "head")


def known_versions() -> list[str]:
    """The versions that can be upgraded to VERSION, and VERSION, the latest first."""
    from alembic.script import ScriptDirectory

    return [one.revision for one in ScriptDirectory.from_config(_alembic()).walk_revisions()]


def _alembic(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
