"""Store: what others ask of a store. Thread-safe; processes may share one store."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Row, Select, select

from onrecord.errors import NotFound
from onrecord.intake.item import Item
from onrecord.pages.parse import parse_page
from onrecord.record.record import Record
from onrecord.store import upkeep
from onrecord.store.index import text_index
from onrecord.store.keys import REF, key_of
from onrecord.store.moments import moment_of, stored
from onrecord.store.moving import Digest, copy
from onrecord.store.opening import WAIT, asking, opened, place_of, writing
from onrecord.store.packing import unpack, unpack_text
from onrecord.store.schema import reading, revision, statement, story
from onrecord.store.seen import seen
from onrecord.store.values import Added, Hit, Info, Story
from onrecord.store.writing import known, prepare, save

_PAGE = 200
"""Stories that are fetched at once."""


class Store:
    """Records kept in a database: see `onrecord.open_store`."""

    def __init__(
        self, where: str | os.PathLike[str], *, create: bool = True, wait: float = WAIT, made_by: str = "onrecord"
    ) -> None:
        self.place = place_of(where)
        self.engine = opened(self.place, create=create, wait=wait, made_by=made_by)
        self.index = text_index(self.place.dialect)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def add(self, record: Record, *, recorded_at: datetime.datetime) -> Added:
        """Keep a record, whole or not at all, on the disk when this returns.

        A text that is on record for its story already changes nothing ("known"). `recorded_at` is now, with its time
        zone. Raises StoreError if the store cannot be written, InputError if the record holds what is no text.
        """
        given = prepare(record)
        with writing(self.engine) as connection:
            return save(connection, self.index, given, stored(recorded_at))

    def knows(self, item: Item) -> Added | None:
        """What `add` would tell of this item if its text is on record, without the model; None if it is not."""
        page = parse_page(item)
        key = key_of(item.id, item.location, item.media_type, item.metadata, page.sha256)
        with asking(self.engine) as connection:
            return known(connection, key, page.sha256)

    def stories(self, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Iterator[Story]:
        """Every story as it was on record (see seen.py), in the order in which they came."""
        last = 0
        while True:
            asked = _stories(as_of, known_at).where(story.c.id > last).order_by(story.c.id).limit(_PAGE)
            with asking(self.engine) as connection:
                rows = connection.execute(asked).all()
            yield from map(_story, rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1].id

    def story(self, id: str, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Story:  # noqa: A002
        """The story of this id, or of an unambiguous beginning of it. Raises NotFound."""
        with asking(self.engine) as connection:
            rows = connection.execute(_of_id(_stories(as_of, known_at), id).limit(2)).all()
        return _story(_only(rows, id))

    def record(self, id: str, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Record:  # noqa: A002
        """The record of the story of this id, as it was on record. Raises NotFound; DamagedStore if it is not what
        was stored."""
        with asking(self.engine) as connection:
            rows = connection.execute(_of_id(_records(as_of, known_at), id).limit(2)).all()
        return _unpacked(_only(rows, id))

    def records(self, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Iterator[Record]:
        """The record of every story, in the order of `stories`. Raises DamagedStore at one that is not what was
        stored."""
        last = 0
        while True:
            asked = _records(as_of, known_at).where(story.c.id > last).order_by(story.c.id).limit(_PAGE)
            with asking(self.engine) as connection:
                rows = connection.execute(asked).all()
            yield from map(_unpacked, rows)
            if len(rows) < _PAGE:
                return
            last = rows[-1].id

    def search(self, words: str, *, limit: int = 20) -> list[Hit]:
        """Statements on record that have all of `words`, the best first."""
        match = self.index.match(words)
        if match is None:
            return []
        best = match.best(select(statement.c.id).where(statement.c.present == 1), limit)
        asked = (
            select(
                story.c.ref,
                statement.c.sid,
                statement.c.words,
                statement.c.speaker,
                revision.c.headline,
                statement.c.said_on,
                best.c.rank,
            )
            .select_from(best)
            .join(statement, statement.c.id == best.c.id)
            .join(revision, revision.c.id == statement.c.revision_id)
            .join(story, story.c.id == revision.c.story_id)
            .order_by(best.c.rank, best.c.id)
        )
        with asking(self.engine) as connection:
            return [_hit(row) for row in connection.execute(asked)]

    def info(self) -> Info:
        """The store at a glance."""
        return upkeep.info(self.engine, self.place)

    def check(self) -> list[str]:
        """What is wrong with the database, each in a sentence; empty if it is sound."""
        return upkeep.faults(self.engine, self.index)

    def compact(self) -> tuple[int, int]:
        """Make the store as small and fast as it can be; its bytes before and after."""
        return upkeep.compact(self.engine, self.place, self.index)

    def copy_to(self, other: Store) -> dict[str, Digest]:
        """Copy all into a new store and prove that the two are equal; all or nothing. The digest of each table.

        Raises SettingError if there is something in `other` already.
        """
        return copy(self.engine, other.engine, other.index, other.place.shown)


def _stories(as_of: str | None, known_at: datetime.datetime | None) -> Select[Any]:
    chosen = seen(as_of, known_at).subquery("seen")
    return (
        select(
            story.c.id,
            story.c.ref,
            story.c.key,
            story.c.address,
            revision.c.number,
            revision.c.sha256,
            revision.c.headline,
            revision.c.provider,
            revision.c.language,
            revision.c.published,
            revision.c.retrieved,
            revision.c.recorded_at,
            reading.c.model,
        )
        .join(chosen, chosen.c.story_id == story.c.id)
        .join(revision, revision.c.id == chosen.c.revision_id)
        .join(reading, reading.c.id == chosen.c.reading_id)
    )


def _records(as_of: str | None, known_at: datetime.datetime | None) -> Select[Any]:
    chosen = seen(as_of, known_at).subquery("seen")
    return (
        select(
            story.c.id,
            story.c.ref,
            revision.c.text,
            revision.c.sha256.label("text_sha256"),
            reading.c.record,
            reading.c.sha256.label("record_sha256"),
        )
        .join(chosen, chosen.c.story_id == story.c.id)
        .join(revision, revision.c.id == chosen.c.revision_id)
        .join(reading, reading.c.id == chosen.c.reading_id)
    )


def _of_id(asked: Select[Any], id: str) -> Select[Any]:  # noqa: A002
    return asked.where(story.c.ref.startswith(id, autoescape=True))


def _only(rows: Sequence[Row[Any]], id: str) -> Row[Any]:  # noqa: A002
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise NotFound("more than one story has an id that begins so", given=id, remedy="give more of it")
    raise NotFound("there is no such story on record", given=id, remedy="give an id that the store told")


def _story(row: Row[Any]) -> Story:
    return Story(
        row.ref[:REF],
        row.key,
        row.address,
        row.number,
        row.sha256,
        row.headline,
        row.provider,
        row.language,
        row.published,
        row.retrieved,
        moment_of(row.recorded_at),
        row.model,
    )


def _hit(row: Any) -> Hit:
    return Hit(row.ref[:REF], row.sid, row.words, row.speaker, row.headline, row.said_on, row.rank)


def _unpacked(row: Row[Any]) -> Record:
    return unpack(row.record, row.record_sha256, unpack_text(row.text, row.text_sha256))
