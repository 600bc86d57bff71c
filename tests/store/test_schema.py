"""The tables of the code are those that the migrations make."""

from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from onrecord.store.opening import known_versions
from onrecord.store.schema import VERSION, metadata
from onrecord.store.store import Store

INDEX = "statement_fts"


def test_the_tables_of_the_code_are_those_that_the_migrations_make(store: Store) -> None:
    def ours(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
        return not (kind == "table" and (name or "").startswith(INDEX))

    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []


def test_the_last_migration_is_the_version_that_the_code_reads() -> None:
    assert known_versions()[0] == VERSION


def test_migrations_are_named_by_their_version() -> None:
    folder = Path(__file__).parents[2] / "src" / "onrecord" / "store" / "migrations" / "versions"
    assert sorted(path.name[1:5] for path in folder.glob("m*.py")) == sorted(known_versions())
