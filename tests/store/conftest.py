"""Stores to test: every test that asks for `place` or `store` runs over SQLite and over a real PostgreSQL.

The server comes from pgserver, one a session, or is the one whose address is in ONRECORD_TEST_POSTGRES; a database a
test. Without either PostgreSQL is skipped, unless ONRECORD_TEST_POSTGRES is "required".
"""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from onrecord.store.store import Store

SERVER = "ONRECORD_TEST_POSTGRES"
Places = Callable[[], str]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that users other than ours can reach: those of pytest are ours alone."""
    with tempfile.TemporaryDirectory(prefix="onrecord-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server that databases may be made on. Where we are root it runs as another user."""
    given = os.environ.get(SERVER, "")
    if "://" in given:
        yield given
        return
    if given != "required":
        pytest.importorskip("pgserver")
        pytest.importorskip("psycopg")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it asks for a folder that a user without a session lacks, and needs none
        import pgserver

    with tempfile.TemporaryDirectory(prefix="onrecord-postgres-", ignore_cleanup_errors=True) as folder:
        running = pgserver.get_server(folder, cleanup_mode="stop")
        yield running.get_uri()
        running.cleanup()


@pytest.fixture
def databases(server: str) -> Iterator[Places]:
    """Makes empty databases on the server, and drops them."""
    admin = create_engine(make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def make() -> str:
        made.append(f"onrecord_{uuid.uuid4().hex[:12]}")
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {made[-1]}")
        return make_url(server).set(database=made[-1]).render_as_string(hide_password=False)

    yield make
    with admin.connect() as connection:
        for name in made:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture
def files(tmp_path: Path) -> Places:
    """Names files that do not exist yet."""
    return lambda: str(tmp_path / f"{uuid.uuid4().hex[:12]}.db")


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest) -> Places:
    """Places for new stores, of one dialect."""
    made: Places = request.getfixturevalue("files" if request.param == "sqlite" else "databases")
    return made


@pytest.fixture
def place(places: Places) -> str:
    """A place for a new store."""
    return places()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """A new store."""
    with Store(place) as opened:
        yield opened
