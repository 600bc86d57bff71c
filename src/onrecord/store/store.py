"""Store: what others ask of a store. Thread-safe; processes may share one store."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Any, Self

import msgspec
from sqlalchemy import Row, Select, select

from onrecord.errors import NotFound
from onrecord.intake.item import Item
from onrecord.pages.parse import parse_page
from onrecord.query.difference import Difference, difference
from onrecord.query.question import On, Question
from onrecord.query.wordings import Utterance, utterance
from onrecord.record.record import Record
from onrecord.store import tracing, upkeep
from onrecord.store.correcting import as_known
from onrecord.store.deciding import known
from onrecord.store.desk import Desk
from onrecord.store.ids import begins, only
from onrecord.store.index import text_index
from onrecord.store.keys import REF, key_of
from onrecord.store.linking import dossier, kept
from onrecord.store.linking.told import spoken
from onrecord.store.linking.views import Dossier, Known, Meant, PartySummary
from onrecord.store.moments import moment_of, stored
from onrecord.store.moving import Digest, copy
from onrecord.store.opening import WAIT, asking, opened, place_of, writing
from onrecord.store.packing import unpacked
from onrecord.store.schema import STORED, reading, revision, story
from onrecord.store.searching import search
from onrecord.store.seen import on_record, withdrawn
from onrecord.store.values import Added, Info, Results, Revision, Story
from onrecord.store.verifying import Verified, verify
from onrecord.store.writing import prepare, save, save_many

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

        The text that is on record for its story already changes nothing ("known"); what else may become of a story is
        told by fates.py. `recorded_at` is now, with its time
        zone. Raises StoreError if the store cannot be written, InputError if the record holds what is no text.
        """
        given = prepare(record)
        with writing(self.engine) as connection:
            return save(connection, self.index, given, stored(recorded_at))

    def add_all(self, records: Iterable[Record], *, recorded_at: datetime.datetime) -> list[Added]:
        """Keep records as `add` does, all of them or none, on the disk when this returns: for many that are read
        already, which is several times as fast as one by one."""
        given = [prepare(one) for one in records]
        with writing(self.engine) as connection:
            return save_many(connection, self.index, given, stored(recorded_at))

    def knows(self, item: Item) -> Added | None:
        """What `add` would tell of this item if its text is on record, without the model, and the number of that text;
        None if it is not."""
        page = parse_page(item)
        key = key_of(item.id, item.location, item.media_type, item.metadata, page.sha256)
        with asking(self.engine) as connection:
            return known(connection, key, page.sha256, item.metadata)

    def stories(self, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Iterator[Story]:
        """Every story as it was on record (see seen.py), in the order in which they came."""
        yield from map(_story, self._all(_stories(as_of, known_at)))

    def story(self, id: str, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Story:  # noqa: A002
        """The story of this id, or of an unambiguous beginning of it. Raises NotFound."""
        with asking(self.engine) as connection:
            rows = connection.execute(_of_id(_stories(as_of, known_at), id).limit(2)).all()
        return _story(only(rows, "story", id))

    def record(self, id: str, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Record:  # noqa: A002
        """The record of the story of this id, as it was on record. Raises NotFound; DamagedStore if it is not what
        was stored."""
        with asking(self.engine) as connection:
            rows = connection.execute(_of_id(_records(as_of, known_at), id).limit(2)).all()
        return unpacked(only(rows, "story", id))

    def records(self, *, as_of: str | None = None, known_at: datetime.datetime | None = None) -> Iterator[Record]:
        """The record of every story, in the order of `stories`. Raises DamagedStore at one that is not what was
        stored."""
        yield from map(unpacked, self._all(_records(as_of, known_at)))

    def _all(self, asked: Select[Any]) -> Iterator[Row[Any]]:
        """The rows of all stories, some at a time, so that a reader who takes his time keeps no one waiting."""
        last = 0
        while True:
            with asking(self.engine) as connection:
                rows = connection.execute(asked.where(story.c.id > last).order_by(story.c.id).limit(_PAGE)).all()
            yield from rows
            if len(rows) < _PAGE:
                return
            last = rows[-1].id

    def revisions(self, id: str, *, known_at: datetime.datetime | None = None) -> tuple[Revision, ...]:  # noqa: A002
        """The texts of the story of this id that had come by a moment, in the order in which they came, or that their
        version numbers tell; the last is what was on record. Raises NotFound."""
        with asking(self.engine) as connection:
            return tracing.revisions(connection, id, known_at)

    def reprints(self, id: str, *, known_at: datetime.datetime | None = None) -> tuple[Revision, ...]:  # noqa: A002
        """The stories that carried the text of this one at a moment, itself among them, the oldest first. Raises
        NotFound."""
        with asking(self.engine) as connection:
            return tracing.reprints(connection, id, known_at)

    def difference(self, id: str, before: int | None = None, after: int | None = None) -> Difference:  # noqa: A002
        """What changed between two revisions of a story, by their numbers: the last two if none is named.

        `withdrawn` tells if the provider took the story back. Raises NotFound if there is no such story or revision,
        or only one of it.
        """
        with asking(self.engine) as connection:
            told = tracing.revisions(connection, id)
            if before is None:
                numbers = [one.number for one in told]
                at = numbers.index(after) if after in numbers else len(numbers) - 1
                if at == 0:
                    problem = "the story has only one revision" if len(told) == 1 else "there is none before this one"
                    raise NotFound(problem, given=id, remedy="name two stories, or revisions, to compare them")
                before = numbers[at - 1]
            records = [tracing.record_of(connection, id, one) for one in (before, after or told[-1].number)]
        return msgspec.structs.replace(difference(*records), withdrawn=told[-1].withdrawn)

    def utterance(self, statement: str) -> Utterance:
        """Where what this statement reports is reported besides, and in which words. Raises NotFound."""
        with asking(self.engine) as connection:
            return utterance(tracing.reports(connection, statement))

    def search(
        self,
        words: str = "",
        *,
        by: str | None = None,
        role: str | None = None,
        act: str | Iterable[str] = (),
        form: str | Iterable[str] = (),
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        on: On = "published",
        provider: str | None = None,
        as_of: str | None = None,
        known_at: datetime.datetime | None = None,
        limit: int = 20,
        facets: bool = False,
    ) -> Results:
        """Statements on record that fit (query/question.py says how each is meant), the best first.

        Raises SettingError if the question cannot be understood or is empty, NotFound if `by` names no one on record,
        or may mean several, whom it lists.
        """
        acts, forms = ((one,) if isinstance(one, str) else tuple(one) for one in (act, form))
        question = Question(words, by, role, acts, forms, about, since, until, on, provider, as_of, known_at, limit)
        return self.ask(question, facets=facets)

    def ask(self, question: Question, *, facets: bool = False) -> Results:
        """What fits a question: as `search`."""
        with as_known(self.engine, self.index, question.known_at) as connection:
            return search(connection, self.index, question, facets=facets)

    def parties(self, *, limit: int = 20) -> list[PartySummary]:
        """The parties across stories, the most quoted first."""
        with asking(self.engine) as connection:
            return dossier.most_quoted(connection, limit)

    def meant(self, name: str) -> Meant:
        """Whom a name or a key may mean: parties, and those in stories that could not be joined to any."""
        with asking(self.engine) as connection:
            return dossier.meant(connection, name)

    def party(self, name: str, *, limit: int = 20) -> Dossier:
        """What is on record of the party of this name or key, with at most `limit` of its statements, the latest first.

        Raises NotFound if no one is called so, or several are.
        """
        with asking(self.engine) as connection:
            return dossier.dossier(connection, name, limit)

    def tell_known(self, people: Iterable[Known], *, replace: bool = False) -> int:
        """Tell of known people and bodies, whose names are joined from now on; how many are new. `replace` forgets
        those that were told before."""
        with writing(self.engine) as connection:
            return kept.tell_known(connection, list(people), replace=replace)

    def known(self) -> tuple[Known, ...]:
        """The people and bodies that were told of, by name."""
        with asking(self.engine) as connection:
            return tuple(sorted(spoken(connection).known, key=lambda one: (one.name, one.qid or "")))

    def relink(self) -> None:
        """Work out anew who is one party across stories. It comes to what is there, but for changed rules."""
        with writing(self.engine) as connection:
            kept.relink(connection)

    def info(self) -> Info:
        """The store at a glance."""
        return upkeep.info(self.engine, self.place)

    @property
    def corrections(self) -> Desk:
        """What people correct, and what they have corrected: see desk.py."""
        return Desk(self.engine, self.index)

    def verify(self, progress: Callable[[int], None] = lambda _: None) -> Verified:
        """Prove that all that the store holds is what was stored: see verifying.py."""
        return verify(self.engine, self.index, progress)

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
            withdrawn(known_at).label("withdrawn"),
        )
        .join(revision, revision.c.story_id == story.c.id)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(on_record(as_of, known_at))
    )


def _records(as_of: str | None, known_at: datetime.datetime | None) -> Select[Any]:
    return (
        select(
            story.c.id,
            story.c.ref,
            *STORED,
        )
        .join(revision, revision.c.story_id == story.c.id)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(on_record(as_of, known_at))
    )


def _of_id(asked: Select[Any], id: str) -> Select[Any]:  # noqa: A002
    return asked.where(begins(story.c.ref, id))


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
        row.withdrawn,
    )
