"""Verifying: the proof that what a store holds is what was stored.

Every text against its hash, every record against its own and against its page, every span against its text, every
derived row against deriving it again, reprints, utterances and parties against joining them again, every row that
cannot be derived against its seal, every correction against what it is about, and the full-text index against the
statements. Each table has its proofs in PROOFS; together they cover
every column of text or bytes, which a test holds for each that is added.

Rows are read with whatever they hold: words that are no UTF-8 are told as wrong and do not stop the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import DBAPIError

from onrecord.corrections.values import Correction, decoded
from onrecord.errors import DamagedStore, FormatError, ReadOnlyStore
from onrecord.record.record import Record
from onrecord.store import upkeep
from onrecord.store.correcting import aim_fault, columns_of
from onrecord.store.derive import derive, derive_corrected
from onrecord.store.held import of_revision
from onrecord.store.index import TextIndex
from onrecord.store.joinproof import Reprints, cluster_faults, empty_clusters, quote_faults, utterances
from onrecord.store.keys import REF, key_of
from onrecord.store.linking.kept import differences
from onrecord.store.opening import asking, writing
from onrecord.store.packing import pack, unpack, unpack_text
from onrecord.store.schema import (
    appearance,
    cluster,
    correction,
    metadata,
    party,
    profile,
    reading,
    revision,
    statement,
    story,
)
from onrecord.store.seals import SEAL, seal_of
from onrecord.store.words import storable

_BATCH = 200


class Fault(msgspec.Struct, frozen=True):
    """What is not as it was stored: the table, what row, and what is wrong, in a sentence."""

    table: str
    row: str
    problem: str


class Verified(msgspec.Struct, frozen=True):
    """A proof that was done: how many of each were proved, and every fault that was found."""

    proved: dict[str, int]
    faults: tuple[Fault, ...]


class _Proof:
    """A proof under way."""

    connection: Connection

    def __init__(self) -> None:
        self.proved: dict[str, int] = {}
        self.faults: list[Fault] = []

    def count(self, what: str, number: int = 1) -> None:
        self.proved[what] = self.proved.get(what, 0) + number

    def tell(self, table: Table, row: object, problem: str) -> None:
        self.faults.append(Fault(str(table.name), str(row), problem))


def verify(engine: Engine, index: TextIndex, progress: Callable[[int], None] = lambda _: None) -> Verified:
    """Prove all that the store holds, as it is now. `progress` is told each time how many texts were proved."""
    proof = _Proof()
    with _told(proof), asking(engine) as proof.connection, _lenient(proof.connection):
        for look in (_seals, _corrections, partial(_texts, progress=progress), _none_left_over, _parties, _tables):
            look(proof)
    with _told(proof), writing(engine) as proof.connection, _lenient(proof.connection):
        _index(proof, index)
    return Verified(proof.proved, tuple(proof.faults))


@contextmanager
def _told(proof: _Proof) -> Iterator[None]:
    """Tell what keeps the database from being read any further. What cannot be written to is not proved by writing:
    SQLite needs that for the index."""
    try:
        yield
    except ReadOnlyStore:
        pass
    except (DamagedStore, DBAPIError) as error:
        proof.faults.append(Fault("database", "all", f"it cannot be read any further: {error}"))


@contextmanager
def _lenient(connection: Connection) -> Iterator[None]:
    """Read what is no UTF-8 as escapes, which nothing that was stored is equal to."""
    driver: Any = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    before = driver.text_factory
    driver.text_factory = lambda given: given.decode(errors="backslashreplace")
    try:
        yield
    finally:
        driver.text_factory = before


def _seals(proof: _Proof) -> None:
    """Every row that has a seal."""
    for table in metadata.sorted_tables:
        if SEAL in table.c:
            for row in _rows(proof.connection, table):
                proof.count("seals")
                if seal_of(table, row) != row[SEAL]:
                    proof.tell(table, _name(row), "the row is not the one that was sealed")


def _name(row: dict[str, Any]) -> object:
    return next((row[name] for name in ("ref", "id", "name") if name in row), "?")


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table in order of its key, some at a time."""
    (key,) = table.primary_key.columns
    last = None
    while True:
        asked = select(table).order_by(key).limit(_BATCH)
        rows = connection.execute(asked if last is None else asked.where(key > last)).mappings().all()
        yield from map(dict, rows)
        if len(rows) < _BATCH:
            return
        last = rows[-1][key]


def _corrections(proof: _Proof) -> None:
    """Every correction: its columns by its content, and what it is about by its text."""
    for row in _rows(proof.connection, correction):
        proof.count("corrections")
        try:
            one: Correction = decoded(row["payload"])
        except FormatError as error:
            proof.tell(correction, row["id"], error.problem)
            continue
        for name, value in columns_of(one, row["recorded_at"]).items():
            if row[name] != value:
                proof.tell(correction, row["id"], f"{name} is not what the correction says")
        try:
            fault = aim_fault(proof.connection, one)
        except DamagedStore:  # the text itself is told
            continue
        if fault is not None:
            proof.tell(correction, row["id"], fault)


def _texts(proof: _Proof, progress: Callable[[int], None]) -> None:
    """Every text, its readings, and what follows from them; then what hangs together."""
    reprints = Reprints(proof.connection)
    for number, row in enumerate(_rows(proof.connection, revision), 1):
        proof.count("texts")
        progress(number)
        try:
            text = unpack_text(row["text"], row["sha256"])
        except (DamagedStore, UnicodeDecodeError) as error:
            proof.tell(revision, row["id"], getattr(error, "problem", "the text is no UTF-8"))
            continue
        asked = select(reading).where(reading.c.revision_id == row["id"]).order_by(reading.c.id)
        for at, found in enumerate(proof.connection.execute(asked).mappings().all()):
            record = _reading(proof, row, dict(found), text)
            if at == 0 and record is not None:
                for problem in reprints.enter(row["id"], record):
                    proof.tell(revision, row["id"], problem)
    _clusters(proof, reprints)


def _clusters(proof: _Proof, reprints: Reprints) -> None:
    """Reprints and utterances, by joining them again."""
    proof.count("clusters", proof.connection.execute(select(func.count()).select_from(cluster)).scalar_one())
    found = ((revision, "text", reprints.groups), (statement, "quotation", utterances(proof.connection)))
    for table, kind, groups in found:
        for number, problem in cluster_faults(proof.connection, table, kind, groups):
            proof.tell(table, number, problem)
    for number in empty_clusters(proof.connection):
        proof.tell(cluster, number, "nothing is in it")


def _reading(proof: _Proof, of: dict[str, Any], row: dict[str, Any], text: str) -> Record | None:
    """A reading by its hash and its page; the record checks every span against the text as it is made. The record."""
    proof.count("readings")
    try:
        record = unpack(row["record"], row["sha256"], text)
    except (DamagedStore, FormatError) as error:
        proof.tell(reading, row["id"], error.problem)
        return None
    proof.count("spans", sum(1 for _ in record.evidence()))
    problems = [*_of_page(record, of, text), *_differing(_reading_columns(record), row)]
    for problem in problems:
        proof.tell(reading, row["id"], problem)
    if row["superseded_at"] is None:
        for problem in _differing(msgspec.structs.asdict(derive(record).revision), of):
            proof.tell(revision, of["id"], problem)
        _story(proof, of, record)
    _derived(proof, of["id"], row["id"], record)
    for number, problem in quote_faults(proof.connection, row["id"]):
        proof.tell(statement, number, problem)
    return record


def _of_page(record: Record, of: dict[str, Any], text: str) -> Iterator[str]:
    if record.page.text != text or record.page.sha256 != of["sha256"]:
        yield "the record is of another text"


def _reading_columns(record: Record) -> dict[str, object]:
    return {"model": storable(record.model), "sha256": pack(record).record_sha256}


def _differing(expected: dict[str, object], row: dict[str, Any]) -> Iterator[str]:
    yield from (f"{name} is not what the record says" for name, value in expected.items() if row[name] != value)


def _story(proof: _Proof, of: dict[str, Any], record: Record) -> None:
    """The story of a text: its key follows from any of its records, the rest from its first."""
    row = proof.connection.execute(select(story).where(story.c.id == of["story_id"])).mappings().one_or_none()
    if row is None:
        proof.tell(revision, of["id"], "its story is not there")
        return
    item = record.item
    key = key_of(item.id, item.location, item.media_type, item.metadata, record.page.sha256)
    expected: dict[str, object] = {"ref": key.ref, "key": storable(key.text)}
    if of["number"] == 1:
        proof.count("stories")
        expected |= {"provider": derive(record).revision.provider}
        expected |= {"address": None if key.address is None else storable(key.address)}
    for problem in _differing(expected, dict(row)):
        proof.tell(story, str(row["ref"])[:REF], problem)


def _derived(proof: _Proof, revision_id: int, reading_id: int, record: Record) -> None:
    """The derived rows of a reading, by deriving them again."""
    try:
        derived = derive_corrected(record, *of_revision(proof.connection, revision_id))
    except (DamagedStore, UnicodeDecodeError):  # a correction or an earlier text, which is told
        return
    asked = select(appearance.c.id, appearance.c.pid).where(appearance.c.reading_id == reading_id)
    pids = {row.id: row.pid for row in proof.connection.execute(asked)}
    for table, expected in ((appearance, derived.appearances), (statement, derived.statements)):
        here = select(table).where(table.c.reading_id == reading_id).order_by(table.c.id)
        rows = [dict(row) for row in proof.connection.execute(here).mappings()]
        proof.count("derived rows", len(rows))
        if len(rows) != len(expected):
            proof.tell(table, f"reading {reading_id}", f"there are {len(rows)} rows in place of {len(expected)}")
        for row, one in zip(rows, expected, strict=False):
            wanted: dict[str, object] = msgspec.structs.asdict(one)
            if table is statement:
                row["pid"] = pids.get(row["appearance_id"])
            for name in (name for name, value in wanted.items() if row[name] != value):
                proof.tell(table, row["id"], f"{name} does not follow from the record")


_BELONGS = ((appearance, "reading_id", reading), (statement, "reading_id", reading), (reading, "revision_id", revision))


def _none_left_over(proof: _Proof) -> None:
    """No derived row belongs to a reading that is not there, and no reading to a text that is not there."""
    for table, column, of in _BELONGS:
        asked = select(table.c.id).outerjoin(of, of.c.id == table.c[column]).where(of.c.id.is_(None))
        for number in proof.connection.execute(asked).scalars():
            proof.tell(table, number, f"it belongs to a {of.name} that is not there")


def _parties(proof: _Proof) -> None:
    """Who is one party across stories, by linking all again."""
    proof.count("parties", proof.connection.execute(select(func.count()).select_from(party)).scalar_one())
    try:
        for problem in differences(proof.connection):
            proof.tell(profile, "all", problem)
    except DamagedStore as error:
        proof.tell(profile, "all", error.problem)


def _tables(proof: _Proof) -> None:
    """The database's own order."""
    proof.faults += [Fault("database", "all", problem) for problem in upkeep.faults_of_tables(proof.connection)]


def _index(proof: _Proof, index: TextIndex) -> None:
    """The index against the statements."""
    proof.faults += [Fault("database", "all", problem) for problem in index.faults(proof.connection)]
    for number in index.differing(proof.connection):
        proof.tell(statement, number, "its words in the index are others")
    proof.count("index entries", proof.connection.execute(select(func.count()).select_from(statement)).scalar_one())
