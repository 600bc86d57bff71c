"""Stores that cannot be used: each is told for what it is, with what to do, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from onrecord import open_store
from onrecord.errors import (
    DamagedStore,
    FullStore,
    LockedStore,
    NoStore,
    NotAStore,
    ReadOnlyStore,
    SettingError,
    StoreError,
    UnreachableStore,
)
from onrecord.store.desk import Said
from onrecord.store.faults import kind_of
from onrecord.store.opening import writing
from onrecord.store.store import Store
from onrecord.surfaces.cli import main
from tests.store.conftest import Places
from tests.store.stories import HOUR, NOON, record

NOBODY = 65534


def test_there_is_no_store_where_none_was_made(files: Places) -> None:
    path = files()
    with pytest.raises(NoStore, match="no store there"):
        open_store(path, create=False)
    assert not os.path.exists(path)


def test_an_empty_file_or_database_becomes_a_store_if_one_may_be_made(place: str) -> None:
    if "://" not in place:
        Path(place).touch()
    with pytest.raises(NoStore):
        open_store(place, create=False)
    open_store(place).close()
    open_store(place, create=False).close()


@pytest.mark.parametrize(
    "content", [b"A story, not a store.\n" * 200, b"\x00" * 9000, b"SQLite format 3\x00" + b"x" * 50]
)
def test_a_file_that_is_no_database_is_not_a_store_and_is_left_as_it_is(content: bytes, files: Places) -> None:
    path = Path(files())
    path.write_bytes(content)
    with pytest.raises((NotAStore, DamagedStore)) as caught:
        open_store(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_not_a_store(place: str) -> None:
    address = f"sqlite:///{place}" if "://" not in place else make_url(place).set(drivername="postgresql+psycopg")
    engine = create_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE story (text VARCHAR)")
    engine.dispose()
    with pytest.raises(NotAStore, match="something else"):
        open_store(place)


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_store(tmp_path)


def test_the_folder_of_a_new_store_is_made_and_if_it_cannot_be_that_is_told(tmp_path: Path) -> None:
    open_store(tmp_path / "some" / "where" / "store.db").close()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path / "file" / "store.db")


@pytest.mark.parametrize("given", ["mysql://host/base", "https://ona.example/store", "", "://", "sqlite://"])
def test_what_names_no_place_for_a_store_is_a_wrong_setting(given: str) -> None:
    with pytest.raises(SettingError):
        open_store(given)


def test_a_server_that_does_not_answer_is_unreachable_and_no_password_is_told() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(UnreachableStore) as caught:
        open_store("postgresql://velt:strait@127.0.0.1:9/record")
    assert "strait" not in str(caught.value)


def test_a_database_that_the_server_does_not_have_is_told(server: str) -> None:
    with pytest.raises((NoStore, UnreachableStore), match="none_such"):
        open_store(make_url(server).set(database="none_such").render_as_string(hide_password=False))


@contextmanager
def _without_rights() -> Iterator[None]:
    """Not as root, who may write everywhere."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


@pytest.fixture
def sealed(open_folder: Path) -> Iterator[str]:
    """A store with one story, in a file and a folder that may not be written."""
    path = open_folder / "store.db"
    with Store(path) as store:
        store.add(record(), recorded_at=NOON)
    path.chmod(0o444)
    open_folder.chmod(0o555)
    yield str(path)
    open_folder.chmod(0o755)


def test_a_store_that_may_not_be_written_is_read_and_says_so_when_it_is_to_be_written(sealed: str) -> None:
    with _without_rights(), Store(sealed) as store:
        assert list(store.records()) == [record()]
        assert len(store.search("boats")) == 1
        with pytest.raises(ReadOnlyStore, match="only be read"):
            store.add(record("No one came, Bo Lind said."), recorded_at=NOON)


def test_a_store_that_may_not_be_written_tells_what_it_knew_before_a_correction(open_folder: Path) -> None:
    path = open_folder / "store.db"
    with Store(path) as store:
        (said,) = store.record(store.add(record(), recorded_at=NOON).story).statements
        store.corrections.reattribute(said.id, "Bo Lind", Said("Ida", "heard it", NOON + HOUR))
    before = path.read_bytes()
    path.chmod(0o444)
    for mode in (0o555, 0o777):
        open_folder.chmod(mode)
        with _without_rights(), Store(path) as store:
            for moment, name in ((NOON, "Anna Velt"), (NOON + HOUR, "Bo Lind")):
                assert [hit.speaker for hit in store.search("boats", known_at=moment)] == [name]
    open_folder.chmod(0o755)
    assert path.read_bytes() == before


def test_of_a_store_that_may_not_be_written_all_is_proved_but_the_index_and_that_is_told(
    sealed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with _without_rights():
        assert main.run(["verify", "--store", sealed]) == 0
    assert "in order" in (told := capsys.readouterr().out) and "the index was not proved" in told
    Path(sealed).chmod(0o644)
    Path(sealed).parent.chmod(0o755)
    with Store(sealed) as store, writing(store.engine) as connection:
        connection.exec_driver_sql("UPDATE statement SET present = 0")
    Path(sealed).chmod(0o444)
    Path(sealed).parent.chmod(0o555)
    with _without_rights():
        assert main.run(["verify", "--store", sealed]) == 1


@pytest.mark.parametrize("name", ["new.db", "below/new.db"])
def test_a_folder_that_may_not_be_written_takes_no_new_store_and_says_so(sealed: str, name: str) -> None:
    path = Path(sealed).parent / name
    with _without_rights():
        with pytest.raises(ReadOnlyStore, match="folder"):
            open_store(path)
        with pytest.raises(NoStore, match="no store there"):
            open_store(path, create=False)


def test_a_file_that_may_not_be_written_in_a_folder_that_may_is_read_too(sealed: str) -> None:
    Path(sealed).parent.chmod(0o777)
    with _without_rights(), Store(sealed) as store:
        assert list(store.records()) == [record()]
        with pytest.raises(ReadOnlyStore, match="only be read"):
            store.add(record("No one came, Bo Lind said."), recorded_at=NOON)


def test_a_database_that_may_only_be_read_says_so_when_it_is_to_be_written(databases: Places) -> None:
    place = databases()
    Store(place).close()
    with Store(place) as store, store.engine.connect() as connection, connection.begin():
        name = connection.exec_driver_sql("SELECT current_database()").scalar_one()
        connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with Store(place) as store:
        assert list(store.stories()) == []
        with pytest.raises(ReadOnlyStore, match="only be read"):
            store.add(record(), recorded_at=NOON)


def _fill(store: Store, kept: list[str]) -> None:
    """Add stories until the store takes no more; their ids go into `kept` as they are reported."""
    for number in range(5000):
        one = record(f"The {number} boats left, Anna Velt said." * 20)
        kept.append(store.add(one, recorded_at=NOON).story)


def test_where_no_page_more_may_be_written_that_is_told_and_what_was_added_stays(files: Places) -> None:
    kept: list[str] = []
    with Store(files()) as store:
        with store.engine.connect() as connection:  # the pool's one connection, which keeps the limit
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 12}")
        with pytest.raises(FullStore, match="no room"):
            _fill(store, kept)
        assert kept
        assert [one.id for one in store.stories()] == kept
        assert store.check() == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1 MB."""
    if (
        os.geteuid()
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("no disk can be mounted here")
    yield tmp_path
    subprocess.run(["umount", "-l", str(tmp_path)], check=True)


def test_a_disk_that_is_full_is_told_and_what_was_added_stays(tiny_disk: Path) -> None:
    path = tiny_disk / "store.db"
    kept: list[str] = []
    with Store(path) as store, pytest.raises(FullStore, match="no room"):
        _fill(store, kept)
    with Store(path) as store:
        assert kept
        assert [one.id for one in store.stories()] == kept


def test_a_store_that_another_keeps_locked_is_told_after_a_while(place: str) -> None:
    with Store(place) as one, Store(place, wait=0.2) as other:
        entered, leave = threading.Event(), threading.Event()

        def hold() -> None:
            with writing(one.engine):
                entered.set()
                leave.wait(30)

        holding = threading.Thread(target=hold)
        holding.start()
        entered.wait(30)
        try:
            with pytest.raises(LockedStore, match="locked"):
                other.add(record(), recorded_at=NOON)
            assert list(other.stories()) == []  # who reads does not wait
        finally:
            leave.set()
            holding.join()
        assert other.add(record(), recorded_at=NOON).outcome == "added"


def test_a_damaged_file_is_told(files: Places) -> None:
    path = Path(files())
    with Store(path) as store:
        for number in range(30):
            store.add(record(f"The {number} boats left, Anna Velt said."), recorded_at=NOON)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises((DamagedStore, NotAStore)):
        open_store(path)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("53100", FullStore),
        ("25006", ReadOnlyStore),
        ("42501", ReadOnlyStore),
        ("55P03", LockedStore),
        ("3D000", NoStore),
        ("28P01", UnreachableStore),
        ("57P01", UnreachableStore),
        ("XX001", DamagedStore),
        ("42703", None),
    ],
)
def test_what_a_server_complains_of_is_told_as_an_error_of_ours(state: str, kind: type[StoreError] | None) -> None:
    error = type("DatabaseError", (Exception,), {"sqlstate": state})()
    assert kind_of(error) is kind


def test_an_error_of_sqlite_that_should_not_happen_stays_what_it_is() -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("SELECT nothing")
    assert kind_of(caught.value) is None


def test_a_server_that_goes_away_is_told_and_what_was_added_stays(databases: Places) -> None:
    """Between two stories, and in the middle of one; the same store goes on once the server is back."""
    with Store(databases()) as store, Store(store.place.url or "") as other:
        first = store.add(record(), recorded_at=NOON)

        def cut() -> None:
            with writing(other.engine) as connection:
                connection.exec_driver_sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )

        cut()
        with pytest.raises(UnreachableStore, match="server"):
            store.add(record("No one came, Bo Lind said."), recorded_at=NOON)

        def half() -> None:
            with store.engine.connect() as connection, connection.begin():
                connection.exec_driver_sql("DELETE FROM statement_fts")
                cut()
                connection.exec_driver_sql("SELECT 1")

        with pytest.raises(UnreachableStore, match="server"):
            half()
        assert [one.id for one in store.stories()] == [first.story]
        assert store.add(record("No one came, Bo Lind said."), recorded_at=NOON).outcome == "added"
        assert store.check() == []
