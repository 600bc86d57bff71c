"""Looking after a store: what it holds, whether it is sound, copies, upgrades."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.errors import DamagedStore, NewerStore, NoStore, OlderStore, SettingError
from onrecord.store import opening, upkeep
from onrecord.store.linking.views import Known
from onrecord.store.moving import digest
from onrecord.store.opening import asking, writing
from onrecord.store.store import Store
from tests.store.conftest import Places
from tests.store.stories import HOUR, NOON, record

STORIES = [
    record("The boats left, Anna Velt said.", id="7", provider="ONA", headline="Boats"),
    record("The boats stayed, Anna Velt said.", id="7", provider="ONA", published="2031-03-01"),
    record("Le café “𝟜\x00” reste, Bo Lind warned.", url="https://ona.example/a"),
    *(record(f"The {number} boats left, Anna Velt said.") for number in range(600)),
]


def _filled(place: str) -> Store:
    store = Store(place)
    for number, one in enumerate(STORIES):
        store.add(one, recorded_at=NOON + number * HOUR)
    return store


def test_a_store_tells_what_it_holds(store: Store) -> None:
    for number, one in enumerate(STORIES[:3]):
        store.add(one, recorded_at=NOON + number * HOUR)
    info = store.info()
    assert (info.stories, info.revisions, info.readings, info.statements) == (2, 3, 3, 3)
    assert (info.first_recorded, info.last_recorded) == (NOON, NOON + 2 * HOUR)
    assert info.models == {"fake/1.0.0": 2}
    assert info.bytes > 20_000
    assert info.dialect in info.where or info.where.endswith(".db")


def test_a_store_tells_nothing_of_what_it_does_not_hold(store: Store) -> None:
    info = store.info()
    assert (info.stories, info.first_recorded, info.models) == (0, None, {})


def test_a_store_in_order_is_sound_and_stays_so_when_it_is_compacted(store: Store) -> None:
    for one in STORIES[:20]:
        store.add(one, recorded_at=NOON)
    assert store.check() == []
    store.compact()
    assert store.check() == []
    assert len(store.search("boats", limit=50)) == 18


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE statement SET present = 0 WHERE number = 1", "present"),
        ("UPDATE revision SET replaced_at = 1", "latest revision"),
        ("UPDATE reading SET superseded_at = 1", "present reading"),
        ("ALTER TABLE party ADD COLUMN more INTEGER", "tables"),
    ],
)
def test_what_is_out_of_order_is_told(store: Store, harm: str, told: str) -> None:
    store.add(record(), recorded_at=NOON)
    with writing(store.engine) as connection:
        connection.exec_driver_sql(harm)
    assert any(told in fault for fault in store.check())


def test_an_index_that_does_not_agree_with_the_statements_is_told(store: Store) -> None:
    store.add(record(), recorded_at=NOON)
    with writing(store.engine) as connection:
        store.index.clear(connection)
    assert any("index" in fault for fault in store.check())


def test_a_store_goes_from_sqlite_to_postgresql_and_back_and_is_the_same(files: Places, databases: Places) -> None:
    places = [files(), databases(), files()]
    first = _filled(places[0])
    with first, Store(places[1]) as second, Store(places[2]) as third:
        there, back = first.copy_to(second), second.copy_to(third)
        assert there == back
        assert there["story"].rows == len(STORIES) - 1
        assert list(first.records()) == list(second.records()) == list(third.records())
        assert list(first.stories(known_at=NOON)) == list(third.stories(known_at=NOON))
        assert {hit.statement for hit in second.search("cafe")} == {hit.statement for hit in third.search("cafe")}
        assert second.check() == third.check() == []
        for one in (second, third):  # and what comes next finds free ids
            assert one.add(record("No one came, Bo Lind said."), recorded_at=NOON).outcome == "added"


def test_a_copy_is_not_made_into_a_store_that_was_told_of_people(places: Places) -> None:
    with Store(places()) as one, Store(places()) as other:
        other.tell_known([Known("Anna Velt")])
        with pytest.raises(SettingError, match="something in this store"):
            one.copy_to(other)
        assert [person.name for person in other.known()] == ["Anna Velt"]


def test_a_copy_is_not_made_into_a_store_that_holds_something(places: Places) -> None:
    with Store(places()) as one, Store(places()) as other:
        other.add(record(), recorded_at=NOON)
        with pytest.raises(SettingError, match="something in this store"):
            one.copy_to(other)
        assert len(list(other.stories())) == 1


def test_digests_tell_any_difference_of_any_column(store: Store) -> None:
    store.add(record(), recorded_at=NOON)
    with asking(store.engine) as connection:
        before = digest(connection)
    for change in ("statement SET words = words || ' '", "revision SET recorded_at = 1", "reading SET record = ''"):
        with writing(store.engine) as connection:
            connection.exec_driver_sql(f"UPDATE {change}")
        with asking(store.engine) as connection:
            after = digest(connection)
        assert after != before
        before = after


def test_a_text_that_was_changed_in_the_store_is_not_given_out(store: Store) -> None:
    added = store.add(record(), recorded_at=NOON)
    with writing(store.engine) as connection:
        connection.exec_driver_sql("UPDATE reading SET sha256 = 'f' || substr(sha256, 2)")
    with pytest.raises(DamagedStore):
        store.record(added.story)


LATER = """
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade():
    op.add_column("story", sa.Column("later", sa.String))
    {then}
"""


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later onrecord, with a migration more; the file of that migration."""
    folder = tmp_path / "migrations"
    shutil.copytree(opening.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    path = folder / "versions" / "m0002_later.py"
    path.write_text(LATER.format(then=""))
    for module in (opening, upkeep):
        monkeypatch.setattr(module, "VERSION", "0002")
    monkeypatch.setattr(opening, "MIGRATIONS", folder)
    return path


@pytest.fixture
def old(place: str) -> str:
    """A store of the first version, with a story in it."""
    with Store(place) as store:
        store.add(record(), recorded_at=NOON)
    return place


@pytest.fixture
def old_file(files: Places) -> str:
    """A file of the first version, with a story in it."""
    with Store(place := files()) as store:
        store.add(record(), recorded_at=NOON)
    return place


def test_a_store_of_an_earlier_version_has_to_be_upgraded(old: str, later: Path) -> None:
    with pytest.raises(OlderStore, match="onrecord store upgrade"):
        Store(old)
    done = upkeep.upgrade(old, backup=old.endswith(".db"))
    assert done is not None and (done.before, done.after) == ("0001", "0002")
    assert upkeep.upgrade(old) is None
    with Store(old) as store:
        assert len(list(store.records())) == 1


def test_the_store_as_it_was_is_kept_beside_the_upgraded_one(
    old_file: str, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = upkeep.upgrade(old_file)
    assert done is not None and done.backup == f"{old_file}.0001.bak"
    monkeypatch.undo()
    with Store(done.backup, create=False) as kept:
        assert len(list(kept.records())) == 1
        assert kept.check() == []


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(
    old: str, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later.write_text(LATER.format(then="raise RuntimeError('half way')"))
    with pytest.raises(RuntimeError, match="half way"):
        upkeep.upgrade(old, backup=old.endswith(".db"))
    monkeypatch.undo()
    with Store(old) as store:
        assert store.check() == []
        assert len(list(store.records())) == 1


def test_a_servers_store_is_not_upgraded_before_its_owner_has_backed_it_up(
    databases: Places, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    place = databases()
    Store(place).close()
    request.getfixturevalue("later")
    with pytest.raises(SettingError, match="pg_dump"):
        upkeep.upgrade(place)


def test_a_store_of_a_later_version_is_refused(old: str) -> None:
    with Store(old) as store, writing(store.engine) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(NewerStore, match="0099"):
        Store(old)
    with pytest.raises(NewerStore, match="0099"):
        upkeep.upgrade(old)


def test_there_is_nothing_to_upgrade_where_there_is_no_store(place: str) -> None:
    with pytest.raises(NoStore):
        upkeep.upgrade(place)


def test_a_backup_never_replaces_another(old_file: str, later: Path) -> None:
    Path(f"{old_file}.0001.bak").write_text("of another day")
    done = upkeep.upgrade(old_file)
    assert done is not None and done.backup == f"{old_file}.0001.bak2"
    assert Path(f"{old_file}.0001.bak").read_text() == "of another day"


def test_a_store_that_does_not_tell_its_version_is_damaged(place: str) -> None:
    with Store(place) as store, writing(store.engine) as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
    with pytest.raises(DamagedStore):
        Store(place)
