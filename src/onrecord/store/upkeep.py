"""Looking after a store: what it holds, whether it is sound, making it small, and bringing an older one up to date."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import msgspec
from sqlalchemy import Connection, Engine, and_, case, exists, func, select, text

from onrecord.errors import NoStore, SettingError, StoreError
from onrecord.store import directory
from onrecord.store.faults import told
from onrecord.store.index import TextIndex
from onrecord.store.moments import moment_of
from onrecord.store.opening import (
    WAIT,
    Place,
    asking,
    bare,
    check_version,
    engine_of,
    known_versions,
    migrate,
    place_of,
    version_in,
    writing,
)
from onrecord.store.schema import (
    VERSION,
    appearance,
    correction,
    meta,
    metadata,
    party,
    reading,
    revision,
    statement,
    story,
)
from onrecord.store.values import Info


class Upgraded(msgspec.Struct, frozen=True):
    """An upgrade that was done: from which version to which, and where the copy from before it lies, if any."""

    before: str
    after: str
    backup: str | None


def info(engine: Engine, place: Place) -> Info:
    """A store at a glance."""
    latest = and_(reading.c.superseded_at.is_(None), revision.c.replaced_at.is_(None))
    by_model = select(reading.c.model, func.count()).join(revision).where(latest).group_by(reading.c.model)
    with asking(engine) as connection:
        made_by = connection.execute(select(meta.c.value).where(meta.c.name == "made_by")).scalar_one()
        counts = {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in _COUNTED.items()
        }
        first, last = connection.execute(select(func.min(reading.c.recorded_at), func.max(reading.c.recorded_at))).one()
        models = {row[0]: row[1] for row in connection.execute(by_model.order_by(reading.c.model))}
        size = size_of(connection, place)
    return Info(
        where=place.shown,
        dialect=place.dialect,
        version=VERSION,
        made_by=made_by,
        bytes=size,
        first_recorded=None if first is None else moment_of(first),
        last_recorded=None if last is None else moment_of(last),
        models=models,
        **counts,
    )


_COUNTED = {
    "stories": story,
    "revisions": revision,
    "readings": reading,
    "statements": statement,
    "parties": party,
    "corrections": correction,
}


def size_of(connection: Connection, place: Place) -> int:
    """Bytes of the store on its disk, with its indexes and what is not yet written back."""
    if place.path is not None:
        return sum(os.path.getsize(path) for path in (place.path, f"{place.path}-wal") if os.path.exists(path))
    asked = text("SELECT sum(pg_total_relation_size(to_regclass(name))) FROM unnest(CAST(:names AS text[])) AS name")
    names = [table.name for table in metadata.sorted_tables] + ["statement_fts"]
    return int(connection.execute(asked, {"names": names}).scalar_one())


def faults(engine: Engine, index: TextIndex) -> list[str]:
    """What is wrong with the database, each in a sentence; empty if it is sound.

    That is the database's own order. Whether texts and records are those that were stored is not asked here.
    """
    with writing(engine) as connection:  # so that nothing is half done by others meanwhile
        return faults_in(connection, index)


def faults_in(connection: Connection, index: TextIndex) -> list[str]:
    """As `faults`, in the transaction of the caller, which may write."""
    return [*faults_of_tables(connection), *index.faults(connection)]


def faults_of_tables(connection: Connection) -> list[str]:
    """As `faults`, without the full-text index: to prove that, SQLite has to write."""
    return [fault for look in _LOOKS for fault in look(connection)]


def _pages(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars()
        yield from (f"the file is damaged: {one}" for one in found if one != "ok")
        for table, row, to, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} points to nothing in {to}"


def _tables(connection: Connection) -> Iterator[str]:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind == "table" and (name or "").startswith("statement_fts"))

    context = MigrationContext.configure(connection, opts={"include_object": ours})
    for difference in compare_metadata(context, metadata):
        yield f"the tables are not those of version {VERSION}: {difference}"


def _readings(connection: Connection) -> Iterator[str]:
    """Each story has one latest revision, and each revision one present reading."""
    latest = func.sum(case((revision.c.replaced_at.is_(None), 1), else_=0))
    without = select(story.c.ref).outerjoin(revision).group_by(story.c.id, story.c.ref)
    for ref in connection.execute(without.having(func.coalesce(latest, 0) != 1)).scalars():
        yield f"story {ref} has not one latest revision"
    other, latest_one = revision.alias("other"), revision.c.replaced_at.is_(None)
    after = (
        (other.c.story_id == revision.c.story_id) & (other.c.place >= revision.c.place) & (other.c.id != revision.c.id)
    )
    above = select(story.c.ref).join(revision).join(other, after).where(latest_one)
    for ref in connection.execute(above.distinct()).scalars():
        yield f"story {ref} has a revision after its latest"
    present = func.sum(case((and_(reading.c.id.is_not(None), reading.c.superseded_at.is_(None)), 1), else_=0))
    unread = select(revision.c.id).outerjoin(reading).group_by(revision.c.id)
    for number in connection.execute(unread.having(present != 1)).scalars():
        yield f"revision {number} has not one present reading"


def _succession(connection: Connection) -> Iterator[str]:
    """Revisions are numbered without a gap; what was replaced or superseded was so when another came."""
    gaps = select(story.c.ref).join(revision).group_by(story.c.id, story.c.ref)
    for ref in connection.execute(gaps.having(func.count() != func.max(revision.c.number))).scalars():
        yield f"story {ref} lacks a revision"
    for table, ended, of in ((revision, "replaced_at", "story_id"), (reading, "superseded_at", "revision_id")):
        other = table.alias("other")
        came = (other.c[of] == table.c[of]) & (other.c.recorded_at == table.c[ended])
        odd = select(table.c.id).where(table.c[ended].is_not(None), ~exists().where(came))
        for number in connection.execute(odd).scalars():
            yield f"{table.name} {number} ended when no other came"


def _flags(connection: Connection) -> Iterator[str]:
    """`present` says what the readings and revisions say."""
    for table in (statement, appearance):
        latest = case((and_(reading.c.superseded_at.is_(None), revision.c.replaced_at.is_(None)), 1), else_=0)
        odd = (
            select(func.count())
            .select_from(table)
            .join(reading, reading.c.id == table.c.reading_id)
            .join(revision, revision.c.id == reading.c.revision_id)
            .where(table.c.present != latest)
        )
        if number := connection.execute(odd).scalar_one():
            yield f"{number} rows of {table.name} say wrongly whether they are present"


_LOOKS: tuple[Callable[[Connection], Iterator[str]], ...] = (
    _pages,
    _tables,
    _readings,
    _succession,
    _flags,
    directory.faults,
)


def compact(engine: Engine, place: Place, index: TextIndex) -> tuple[int, int]:
    """Make the store as small and fast as it can be; its bytes before and after."""
    with asking(engine) as connection:
        before = size_of(connection, place)
    with writing(engine) as connection:
        index.optimize(connection)
    with bare(engine) as connection:
        for command in _SQUEEZE[place.dialect]:
            connection.exec_driver_sql(command)
    with asking(engine) as connection:
        return before, size_of(connection, place)


_SQUEEZE = {
    "sqlite": ("VACUUM", "ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)"),
    "postgresql": ("VACUUM (ANALYZE)",),
}


def upgrade(where: str | os.PathLike[str], *, backup: bool = True, wait: float = WAIT) -> Upgraded | None:
    """Bring the store at `where` to this version, keeping a copy of a file beside it; None if there was nothing to do.

    A server's database is not copied from here: that is its owner's to do, who then says `backup=False`. Raises
    NewerStore, NotAStore and the like as opening does, SettingError if no copy can be made.
    """
    place = place_of(where)
    if place.path is not None and not os.path.exists(place.path):
        raise told(NoStore, place.shown)
    engine = engine_of(place, wait=wait)
    try:
        with writing(engine) as connection:
            before = version_in(connection, place)
            if before is None:
                raise told(NoStore, place.shown)
            if before == VERSION:
                return None
            if before not in known_versions():
                check_version(before, place)
            kept = _backup(engine, place, before) if backup else None
            migrate(connection)
            return Upgraded(before, VERSION, kept)
    finally:
        engine.dispose()


def _backup(engine: Engine, place: Place, version: str) -> str:
    """A copy of the file beside it, made while the caller keeps everyone else from writing."""
    if place.path is None:
        raise SettingError(
            "a server's database is not copied before its upgrade",
            given=place.shown,
            remedy="back it up with pg_dump, then give `onrecord store upgrade --no-backup`",
        )
    path = next(name for name in _names(f"{place.path}.{version}.bak") if not os.path.exists(name))
    with bare(engine) as other:
        other.execute(text("VACUUM INTO :path"), {"path": path})
    if not os.path.getsize(path):
        raise StoreError("the copy of the store is empty", given=path, remedy="see that its folder has room")
    return path


def _names(first: str) -> Iterator[str]:
    yield first
    number = 1
    while True:
        number += 1
        yield f"{first}{number}"
