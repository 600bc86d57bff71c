"""The words of statements, to be searched: FTS5 on SQLite, a tsvector on PostgreSQL.

Both index the content, the speaker with the roles he has in the story, and its headline by the same tokens
(query/tokens.py), stemmed by Snowball's rules of English, and no word is left out as too common: phrases stay whole.
On SQLite the words stay in their tables, and the index reads them through a view; so a row leaves the index before it
leaves its table (`drop`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection, Select, and_, bindparam, case, column, func, literal_column, select, table, text
from sqlalchemy.sql.expression import ColumnElement

from onrecord.errors import DamagedStore
from onrecord.query.syntax import Expression
from onrecord.query.tokens import tokens
from onrecord.store.matching import FIELDS, fts5, tsquery
from onrecord.store.schema import appearance, revision, statement

WEIGHTS = (1.0, 0.6, 0.3, 0.2)
"""What a match in each field is worth. Headlines count least: all statements of a story share one."""
SHORT = 5
"""Words of a statement that is no fragment. Either ranking takes a short statement for an apt one, or for one as apt as
any: "the islands" came before every sentence about them."""
_FILLED = 60
"""Words that a fragment is longer by than it is, where length counts: more than nearly all statements have."""
_HALF = 0.5
"""What the rank of a fragment is worth where length does not count."""
_BATCH = 1000
_NONE = "none"
"""Stands for the act of a statement that has none."""
_FTS = table("statement_fts", column("id"), column("rowid"), column("vector"))


Asked = tuple[Expression, tuple[str, ...]]
"""What is asked for, and in which of FIELDS; in all of them if none is named."""


class Kinds(msgspec.Struct, frozen=True):
    """The acts and forms of which one is asked for; any, where there are none."""

    acts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


ANY_KIND = Kinds()


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

    def differing(self, connection: Connection) -> Iterable[int]:
        """The row ids of statements whose entry has other words, where `faults` does not tell."""

    def match(self, asked: Sequence[Asked], narrowing: Sequence[Asked] = (), kinds: Kinds = ANY_KIND) -> Match:
        """What finds the statements that fit all that is asked, which is not nothing.

        `narrowing` must fit too, and counts nothing in the rank. `kinds` may be left to the caller: see Match.kinds.
        """


class Match:
    """A question to the index: `where` in `entries`, by the `id` of the statement and its `rank`, the best least.

    `kinds` tells whether the index has seen to the acts and forms that were asked for.
    """

    entries = _FTS

    def __init__(
        self,
        id: ColumnElement[int],  # noqa: A002
        where: ColumnElement[bool],
        rank: ColumnElement[float],
        *,
        kinds: bool,
    ) -> None:
        self.id, self.where, self.rank, self.kinds = id, where, rank, kinds

    def narrow(self, asked: Select[Any]) -> Select[Any]:
        """`asked`, a select from `statement`, of what matches alone."""
        return asked.join(_FTS, self.id == statement.c.id).where(self.where)


def text_index(dialect: str) -> TextIndex:
    """The index of a dialect, "sqlite" or "postgresql"."""
    return PostgresIndex() if dialect == "postgresql" else SqliteIndex()


_WORDS = (
    select(
        statement.c.id,
        statement.c.words,
        statement.c.speaker,
        statement.c.act,
        statement.c.form,
        appearance.c.roles,
        revision.c.headline,
    )
    .join(revision, revision.c.id == statement.c.revision_id)
    .outerjoin(appearance, appearance.c.id == statement.c.appearance_id)
    .where(statement.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(statement.c.id)
)


def _rows(connection: Connection, ids: Sequence[int]) -> Iterable[dict[str, object]]:
    """The words of some statements, as the index has them: `id`, the FIELDS and `kind`."""
    for at in range(0, len(ids), _BATCH):
        for row in connection.execute(_WORDS, {"ids": ids[at : at + _BATCH]}):
            values = (row.words, row.speaker, row.roles or "", row.headline or "")
            form = f" form{row.form}" * (_FILLED if row.words.count(" ") < SHORT - 1 else 1)
            yield {
                "id": row.id,
                "kind": f"act{row.act or _NONE}{form}",
                **dict(zip(FIELDS, values, strict=True)),
            }


class SqliteIndex:
    """FTS5 with external content. Act and form are in it as words of a field of their own: what the index can leave out
    has not to be looked up. Of a fragment the form is there _FILLED times, by which its row is as long as that."""

    _put = text(
        "INSERT INTO statement_fts (rowid, words, speaker, role, headline, kind) "
        "VALUES (:id, :words, :speaker, :role, :headline, :kind)"
    )
    _drop = text(
        "INSERT INTO statement_fts (statement_fts, rowid, words, speaker, role, headline, kind) "
        "VALUES ('delete', :id, :words, :speaker, :role, :headline, :kind)"
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

    def differing(self, _: Connection) -> Iterable[int]:
        """None: `faults` compares the words."""
        return ()

    def match(self, asked: Sequence[Asked], narrowing: Sequence[Asked] = (), kinds: Kinds = ANY_KIND) -> Match:
        """What finds the statements that fit all that is asked, which is not nothing."""
        words = [fts5(*one) for one in (*asked, *narrowing)]
        for prefix, some in (("act", kinds.acts), ("form", kinds.forms)):
            if some:
                words.append(f"(kind : ({' OR '.join(prefix + one for one in some)}))")
        index: ColumnElement[Any] = literal_column("statement_fts")
        where = index.op("MATCH")(" AND ".join(words))
        return Match(_FTS.c.rowid, where, func.bm25(index, *WEIGHTS, 0.0), kinds=True)


class PostgresIndex:
    """A tsvector a statement: content weighs A, speaker B, his roles C, headline D."""

    _vector = (
        "setweight(to_tsvector('onrecord', CAST(:words AS text)), 'A') || "
        "setweight(to_tsvector('onrecord', CAST(:speaker AS text)), 'B') || "
        "setweight(to_tsvector('onrecord', CAST(:role AS text)), 'C') || "
        "setweight(to_tsvector('onrecord', CAST(:headline AS text)), 'D')"
    )
    _put = text(f"INSERT INTO statement_fts (id, vector) VALUES (:id, {_vector})")  # noqa: S608  our own words
    _differs = text(f"SELECT id FROM statement_fts WHERE id = :id AND vector <> ({_vector})")  # noqa: S608
    _drop = text("DELETE FROM statement_fts WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))

    def put(self, connection: Connection, ids: Sequence[int]) -> None:
        """Enter the statements with these row ids."""
        if rows := self._entries(connection, ids):
            connection.execute(self._put, rows)

    def _entries(self, connection: Connection, ids: Sequence[int]) -> list[dict[str, object]]:
        return [
            {"id": row["id"]} | {name: " ".join(tokens(str(row[name]))) for name in FIELDS}
            for row in _rows(connection, ids)
        ]

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

    def differing(self, connection: Connection) -> Iterable[int]:
        """The row ids of statements whose entry has other words."""
        ids = list(connection.execute(select(statement.c.id).order_by(statement.c.id)).scalars())
        for at in range(0, len(ids), _BATCH):
            for entry in self._entries(connection, ids[at : at + _BATCH]):
                yield from connection.execute(self._differs, entry).scalars()

    def match(self, asked: Sequence[Asked], narrowing: Sequence[Asked] = (), kinds: Kinds = ANY_KIND) -> Match:  # noqa: ARG002
        """What finds the statements that fit all that is asked, which is not nothing."""
        weights = ", ".join(str(one) for one in reversed(WEIGHTS))  # D, C, B, A
        array: ColumnElement[Any] = literal_column(f"ARRAY[{weights}]::real[]")
        config: ColumnElement[Any] = literal_column("'onrecord'::regconfig")
        wanted, also = (
            [func.to_tsquery(config, tsquery(one, fields or FIELDS)) for one, fields in some]
            for some in (asked, narrowing)
        )
        where = and_(*(_FTS.c.vector.op("@@")(one) for one in (*wanted, *also)))
        ranks = [func.ts_rank(array, _FTS.c.vector, one) for one in wanted]
        whole = func.length(func.ts_filter(_FTS.c.vector, literal_column("'{a}'::\"char\"[]"))) >= SHORT
        worth = case((whole, 1.0), else_=_HALF)
        return Match(_FTS.c.id, where, -sum(ranks[1:], start=ranks[0]) * worth, kinds=False)
