"""The words of statements, to be searched: FTS5 on SQLite, a tsvector on PostgreSQL.

Both index the content, the speaker and the story's headline by the same tokens (words.py), stemmed by Snowball's rules
of English, and no word is left out as too common: phrases stay whole. On SQLite the words stay in their tables, and the
index reads them through a view; so a row leaves the index before it leaves its table (`drop`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Select, Subquery, bindparam, column, func, literal_column, select, table, text
from sqlalchemy.sql.expression import ColumnElement

from onrecord.errors import DamagedStore
from onrecord.store.schema import revision, statement
from onrecord.store.words import tokens

FIELDS = ("words", "speaker", "headline")
WEIGHTS = (1.0, 0.6, 0.2)
"""What a match in each field is worth. Headlines count least: all statements of a story share one."""
RANKED = 2000
"""Of more matches than this, those that were added last are ranked. A word that a third of 300,000 statements have is
answered in 8 ms so, in 150 ms if all are ranked; and where so many match, no one looks at the last of them."""
_BATCH = 1000
_FTS = table("statement_fts", column("id"), column("rowid"), column("vector"))


class TextIndex(Protocol):
    """What a dialect's index can do. All in the caller's transaction."""

    def put(self, connection: Connection, ids: Sequence[int]) -> None:
        """Enter the statements with these row ids."""

    def drop(self, connection: Connection, ids: Sequence[int]) -> None:
        """Take the statements with these row ids out, before they or their words are changed."""

    def clear(self, connection: Connection) -> None:
        """Take everything out."""

    def optimize(self, connection: Connection) -> None:
        """Make the index as small and fast as it can be."""

    def faults(self, connection: Connection) -> Iterable[str]:
        """What is wrong with the index, each in a sentence."""

    def match(self, words: str) -> Match | None:
        """What finds the statements that have all of `words`; None if there is no word in them."""


class Match:
    """A question to the index: of the statements that match, `best` gives those that rank first."""

    def __init__(
        self, on: ColumnElement[bool], where: ColumnElement[bool], rank: ColumnElement[float], order: ColumnElement[int]
    ) -> None:
        self._on, self._where, self._rank, self._order = on, where, rank, order

    def best(self, asked: Select[tuple[int]], limit: int) -> Subquery:
        """`id` and `rank` of the best statements, the lower the better; `asked` is a select of `statement.c.id`, with
        any joins and conditions, that says which may be found."""
        newest = asked.join(_FTS, self._on).where(self._where).add_columns(self._rank.label("rank"))
        among = newest.order_by(self._order.desc()).limit(max(RANKED, limit)).subquery("among")
        return select(among.c.id, among.c.rank).order_by(among.c.rank, among.c.id).limit(limit).subquery("best")


def text_index(dialect: str) -> TextIndex:
    """The index of a dialect, "sqlite" or "postgresql"."""
    return PostgresIndex() if dialect == "postgresql" else SqliteIndex()


def _rows(connection: Connection, ids: Sequence[int]) -> Iterable[dict[str, object]]:
    """The words of some statements, as the index has them: `id` and the FIELDS."""
    for at in range(0, len(ids), _BATCH):
        asked = (
            select(statement.c.id, statement.c.words, statement.c.speaker, revision.c.headline)
            .join(revision, revision.c.id == statement.c.revision_id)
            .where(statement.c.id.in_(ids[at : at + _BATCH]))
            .order_by(statement.c.id)
        )
        for row in connection.execute(asked):
            yield {"id": row.id, "words": row.words, "speaker": row.speaker, "headline": row.headline or ""}


class SqliteIndex:
    """FTS5 with external content."""

    _put = text("INSERT INTO statement_fts (rowid, words, speaker, headline) VALUES (:id, :words, :speaker, :headline)")
    _drop = text(
        "INSERT INTO statement_fts (statement_fts, rowid, words, speaker, headline) "
        "VALUES ('delete', :id, :words, :speaker, :headline)"
    )

    def put(self, connection: Connection, ids: Sequence[int]) -> None:
        """Enter the statements with these row ids."""
        if rows := list(_rows(connection, ids)):
            connection.execute(self._put, rows)

    def drop(self, connection: Connection, ids: Sequence[int]) -> None:
        """Take the statements with these row ids out, before they or their words are changed."""
        if rows := list(_rows(connection, ids)):
            connection.execute(self._drop, rows)

    def clear(self, connection: Connection) -> None:
        """Take everything out."""
        connection.exec_driver_sql("INSERT INTO statement_fts (statement_fts) VALUES ('delete-all')")

    def optimize(self, connection: Connection) -> None:
        """Make the index as small and fast as it can be."""
        connection.exec_driver_sql("INSERT INTO statement_fts (statement_fts) VALUES ('optimize')")

    def faults(self, connection: Connection) -> Iterable[str]:
        """What is wrong with the index, each in a sentence."""
        try:
            connection.exec_driver_sql("INSERT INTO statement_fts (statement_fts, rank) VALUES ('integrity-check', 1)")
        except DamagedStore:
            yield "the full-text index does not agree with the statements"

    def match(self, words: str) -> Match | None:
        """What finds the statements that have all of `words`; None if there is no word in them."""
        found = tokens(words)
        if not found:
            return None
        asked = " ".join(f'"{one}"' for one in found)
        index: ColumnElement[Any] = literal_column("statement_fts")
        rank = func.bm25(index, *WEIGHTS)
        return Match(_FTS.c.rowid == statement.c.id, index.op("MATCH")(asked), rank, _FTS.c.rowid)


class PostgresIndex:
    """A tsvector a statement: content weighs A, speaker B, headline D."""

    _put = text(
        "INSERT INTO statement_fts (id, vector) VALUES (:id, setweight(to_tsvector('onrecord', :words), 'A') || "
        "setweight(to_tsvector('onrecord', :speaker), 'B') || setweight(to_tsvector('onrecord', :headline), 'D'))"
    )
    _drop = text("DELETE FROM statement_fts WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))

    def put(self, connection: Connection, ids: Sequence[int]) -> None:
        """Enter the statements with these row ids."""
        rows = [
            {name: value if name == "id" else " ".join(tokens(str(value))) for name, value in row.items()}
            for row in _rows(connection, ids)
        ]
        if rows:
            connection.execute(self._put, rows)

    def drop(self, connection: Connection, ids: Sequence[int]) -> None:
        """Take the statements with these row ids out, before they or their words are changed."""
        for at in range(0, len(ids), _BATCH):
            connection.execute(self._drop, {"ids": list(ids[at : at + _BATCH])})

    def clear(self, connection: Connection) -> None:
        """Take everything out."""
        connection.exec_driver_sql("DELETE FROM statement_fts")

    def optimize(self, connection: Connection) -> None:
        """Nothing: a vacuum does it."""

    def faults(self, connection: Connection) -> Iterable[str]:
        """What is wrong with the index, each in a sentence."""
        odd = connection.exec_driver_sql(
            "SELECT count(*) FROM statement FULL JOIN statement_fts ON statement.id = statement_fts.id "
            "WHERE statement.id IS NULL OR statement_fts.id IS NULL"
        ).scalar_one()
        if odd:
            yield f"the full-text index does not agree with the statements: {odd} differ"

    def match(self, words: str) -> Match | None:
        """What finds the statements that have all of `words`; None if there is no word in them."""
        found = tokens(words)
        if not found:
            return None
        weights = ", ".join(str(one) for one in (WEIGHTS[2], 0.0, WEIGHTS[1], WEIGHTS[0]))  # D, C, B, A
        asked = func.plainto_tsquery(literal_column("'onrecord'::regconfig"), " ".join(found))
        rank = func.ts_rank(literal_column(f"ARRAY[{weights}]::real[]"), _FTS.c.vector, asked)
        return Match(_FTS.c.id == statement.c.id, _FTS.c.vector.op("@@")(asked), -rank, _FTS.c.id)
