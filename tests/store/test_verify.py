"""A proof of a store finds whatever was changed in it, and nothing in a store in order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Table, func, select, text

from onrecord.record.record import Record, SaidOn
from onrecord.store.desk import Said
from onrecord.store.linking.views import Known
from onrecord.store.opening import writing
from onrecord.store.rereading import reread_many
from onrecord.store.schema import metadata, revision, statement
from onrecord.store.store import Store
from tests.query.stories import WIRE
from tests.store.stories import HOUR, NOON, record

TEXT = (
    "Calm in Kestrin\n\nKESTRIN, March 2 /ONA/. “The boats left the harbour of Kestrin at nine and will not be back "
    "before winter”, Foreign Minister Anna Velt said on Sunday.\n\n"
    "The strait stays shut, Bo Lind warned.\n\nNo one came né 𝟜, Carl Sorrel said."
)
Where = tuple[Table, Column[Any]]
WORDS: list[Where] = [
    (table, column)
    for table in metadata.sorted_tables
    for column in table.columns
    if column.type.python_type in (str, bytes)
]
"""Every column of text or bytes."""


def whole() -> Record:
    """A record that has something of everything."""
    one = record(TEXT, id="7", provider="ONA", url="https://ona.example/7", published="2031-03-02")
    first, second, *rest = one.statements
    at = TEXT.index("Sunday")
    first = msgspec.structs.replace(
        first, act="assert", act_score=0.9, said_on=SaidOn("2031-03-02", "after-cue", at, at + 6, "Sunday")
    )
    second = msgspec.structs.replace(second, speaker=None, unresolved="writer")
    about = msgspec.structs.replace(one.item.metadata, language="en")
    return msgspec.structs.replace(
        one, statements=(first, second, *rest), item=msgspec.structs.replace(one.item, metadata=about)
    )


def taken_back() -> Record:
    """A story that comes withdrawn."""
    one = record("The locks are shut, Dora Hale said. It rains, Premier Tse Wen said.", id="14")
    about = msgspec.structs.replace(one.item.metadata, version="2", status="canceled")
    return msgspec.structs.replace(one, item=msgspec.structs.replace(one.item, metadata=about))


def fill(store: Store) -> None:
    """Something in every column."""
    store.add(whole(), recorded_at=NOON)
    store.add(record("The ferry sails, Anna Velt said.", id="7", provider="ONA"), recorded_at=NOON + HOUR)
    second = store.add(record("The bridge is open, Dora Hale said.", url="https://ona.example/b"), recorded_at=NOON)
    desk = store.corrections
    desk.reattribute(store.record(second.story).statements[0].id, "Carl Sorrel", Said("Ida", "heard it", NOON))
    desk.undo(desk.note(second.story, "Kept.", Said("Ida", "so it was", NOON)).id, Said("Ida", "no", NOON + HOUR))
    store.add(record("The locks are shut, Dora Hale said. It rains, Premier Tse Wen said.", id="9"), recorded_at=NOON)
    desk.split("Dora Hale", [second.story], Said("Ida", "another", NOON))
    store.tell_known([Known("Dora Hale", ("D. Hale",), qid="Q7")])
    store.add(record(f"{WIRE}\n\n{QUOTE}", id="11"), recorded_at=NOON)
    store.add(record(f"{WIRE}\n\n{QUOTE} No more was said.", id="12"), recorded_at=NOON)
    store.add(record(f"A poll is out.\n\n{QUOTE}", id="13"), recorded_at=NOON)
    store.add(taken_back(), recorded_at=NOON + HOUR)


QUOTE = '"We shall not give up one stone of these islands", Anna Velt said.'


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def test_a_store_in_order_is_proved(filled: Store) -> None:
    proof = filled.verify()
    assert proof.faults == ()
    assert {
        "texts",
        "readings",
        "spans",
        "stories",
        "derived rows",
        "corrections",
        "seals",
        "index entries",
        "parties",
        "clusters",
    } == set(proof.proved)
    assert proof.proved["texts"] == 8


def test_an_empty_store_is_in_order(store: Store) -> None:
    assert store.verify().faults == ()


def test_every_column_of_text_or_bytes_has_something_to_change(filled: Store) -> None:
    """So that a column that is added has to be filled here, and is then held by the property below."""
    with writing(filled.engine) as connection:
        assert [f"{table.name}.{column.name}" for table, column in WORDS if not _keys(connection, table, column)] == []


def _keys(connection: Connection, table: Table, column: Column[Any]) -> list[Any]:
    """The keys of the rows that have something in a column."""
    (key,) = table.primary_key.columns
    asked = select(key).where(column.is_not(None), func.length(column) > 0).order_by(key)
    return list(connection.execute(asked).scalars())


class Change(msgspec.Struct, frozen=True):
    """A value of a row, as it is and as it is changed."""

    table: Table
    column: Column[Any]
    key: Any
    old: Any
    new: Any

    @classmethod
    def of(cls, store: Store, where: Where, pick: int, at: int, mask: int) -> Change:
        """One byte of one value changed; one character where the database takes no broken text."""
        table, column = where
        (key,) = table.primary_key.columns
        with writing(store.engine) as connection:
            keys = _keys(connection, table, column)
            chosen = keys[pick % len(keys)]
            old = connection.execute(select(column).where(key == chosen)).scalar_one()
        raw = bytearray(old if isinstance(old, bytes) else old.encode())
        raw[at % len(raw)] ^= mask
        new: Any = bytes(raw)
        if isinstance(old, str) and store.place.dialect == "postgresql":
            new = new.decode(errors="replace").replace("\x00", "\x01")
        return cls(table, column, chosen, old, new)

    @contextmanager
    def made(self, store: Store) -> Iterator[None]:
        """The store with the change, which is taken back at the end."""
        self._write(store, self.new, self.key)
        try:
            yield
        finally:
            self._write(store, self.old, self.new if self.column.primary_key else self.key)

    def _write(self, store: Store, value: Any, key: Any) -> None:
        with writing(store.engine) as connection:
            (name,) = (one.name for one in self.table.primary_key.columns)
            as_text = isinstance(self.old, str)
            sql = "UPDATE {} SET {} = {} WHERE {} = {}".format(
                self.table.name, self.column.name, _bound("value", as_text), name, _bound("key", isinstance(key, bytes))
            )
            connection.execute(text(sql), {"value": value, "key": key})


def _bound(name: str, as_text: bool) -> str:
    return f"CAST(:{name} AS TEXT)" if as_text else f":{name}"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One store for all changes, each of which is taken back."""
    with Store(str(tmp_path_factory.mktemp("verify") / "kept.db")) as store:
        fill(store)
        yield store


@settings(max_examples=300, deadline=None)
@given(where=st.sampled_from(WORDS), pick=st.integers(0, 50), at=st.integers(0, 9999), mask=st.integers(1, 255))
def test_one_byte_changed_anywhere_is_found(kept: Store, where: Where, pick: int, at: int, mask: int) -> None:
    change = Change.of(kept, where, pick, at, mask)
    with change.made(kept):
        assert kept.verify().faults, change


def test_a_change_in_each_column_is_found_and_nothing_once_it_is_taken_back(filled: Store) -> None:
    for where in WORDS:
        change = Change.of(filled, where, 1, 3, 0x01)
        with change.made(filled):
            assert filled.verify().faults, change
    assert filled.verify().faults == ()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("DELETE FROM statement_fts", "index"),
        ("UPDATE statement SET start_at = start_at + 1", "start_at"),
        ("UPDATE statement SET appearance_id = NULL", "pid"),
        ("UPDATE revision SET published_first = 1", "published_first"),
        ("UPDATE correction SET undoes = NULL", "undoes"),
        ("DELETE FROM sketch", "sketch"),
        ("DELETE FROM quoted", "quotes"),
    ],
)
def test_what_else_is_changed_is_told(filled: Store, harm: str, told: str) -> None:
    with writing(filled.engine) as connection:
        if "fts" in harm and filled.place.dialect == "sqlite":
            filled.index.clear(connection)
        else:
            connection.exec_driver_sql(harm)
    assert any(told in fault.problem for fault in filled.verify().faults)


def test_a_store_that_was_read_again_and_corrected_is_in_order(filled: Store) -> None:
    def shorter(records: Any) -> Any:
        for one in records:
            yield msgspec.structs.replace(one, model="fake/2.0.0", statements=one.statements[:1])

    assert len(list(reread_many(filled, shorter, "fake/2.0.0", lambda: NOON + HOUR))) == 8
    assert filled.verify().faults == ()
    assert filled.check() == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE revision SET replaced_at = replaced_at + 1", "no other came"),
        ("UPDATE reading SET superseded_at = superseded_at + 1", "no other came"),
        ("UPDATE revision SET number = 3 WHERE replaced_at IS NULL", "lacks a revision"),
    ],
)
def test_when_a_text_or_a_reading_ended_is_proved(store: Store, harm: str, told: str) -> None:
    for said in ("The ferry sails, Anna Velt said.", "The ferry is late, Anna Velt said."):
        store.add(record(said, id="7", provider="ONA"), recorded_at=NOON)
    newer = lambda records: (msgspec.structs.replace(one, model="fake/2.0.0") for one in records)  # noqa: E731
    assert len(list(reread_many(store, newer, "fake/2.0.0", lambda: NOON + HOUR))) == 2
    assert store.verify().faults == ()
    with writing(store.engine) as connection:
        connection.exec_driver_sql(harm)
    assert any(told in fault.problem for fault in store.verify().faults)
    assert any(told in fault for fault in store.check())


@pytest.mark.parametrize("table", [revision, statement])
@pytest.mark.parametrize("harm", ["parted", "joined", "all parted"])
def test_what_is_joined_wrongly_is_told(filled: Store, table: Table, harm: str) -> None:
    """One row taken out of its cluster, one put into it, and a cluster without anything in it."""
    with writing(filled.engine) as connection:
        number = connection.execute(select(func.min(table.c.cluster_id))).scalar_one()
        inside = connection.execute(select(func.max(table.c.id)).where(table.c.cluster_id == number)).scalar_one()
        outside = connection.execute(select(func.min(table.c.id)).where(table.c.cluster_id.is_(None))).scalar_one()
        if harm == "joined":
            connection.execute(table.update().where(table.c.id == outside).values(cluster_id=number))
        else:
            where = table.c.id == inside if harm == "parted" else table.c.cluster_id == number
            connection.execute(table.update().where(where).values(cluster_id=None))
    told = {(one.table, one.problem) for one in filled.verify().faults}
    assert (
        table.name,
        f"it is {'' if harm == 'joined' else 'not '}joined with what is {'not ' if harm == 'joined' else ''}like it",
    ) in told
    assert (("cluster", "nothing is in it") in told) is (harm == "all parted")
