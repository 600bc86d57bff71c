"""The tables, and the full-text index of each dialect."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_ROW = sa.BigInteger().with_variant(sa.Integer, "sqlite")

_SQLITE = """
CREATE VIEW statement_words AS
  SELECT statement.id AS id, statement.words AS words, statement.speaker AS speaker,
    coalesce(appearance.roles, '') AS role, coalesce(revision.headline, '') AS headline,
    'act' || coalesce(statement.act, 'none') || CASE
      WHEN length(statement.words) - length(replace(statement.words, ' ', '')) < 4
      THEN replace(hex(zeroblob(60)), '00', ' form' || statement.form) ELSE ' form' || statement.form END AS kind
  FROM statement JOIN revision ON revision.id = statement.revision_id
    LEFT JOIN appearance ON appearance.id = statement.appearance_id;
CREATE VIRTUAL TABLE statement_fts USING fts5 (
  words, speaker, role, headline, kind, content = 'statement_words', content_rowid = 'id',
  tokenize = 'porter unicode61 remove_diacritics 2')
"""
_POSTGRESQL = """
CREATE TEXT SEARCH DICTIONARY onrecord_stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION onrecord (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION onrecord ALTER MAPPING FOR asciiword, word, numword WITH onrecord_stem;
CREATE TABLE statement_fts (id BIGINT PRIMARY KEY, vector TSVECTOR NOT NULL);
CREATE INDEX ix_statement_fts_vector ON statement_fts USING gin (vector)
"""


def upgrade() -> None:
    """From nothing to 0001."""
    for make in (
        _called,
        _cluster,
        _correction,
        _known,
        _meta,
        _party,
        _story,
        _profile,
        _revision,
        _reading,
        _sketch,
        _appearance,
        _statement,
        _quoted,
    ):
        make()
    index = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL
    for command in index.split(";"):
        op.execute(command)


def _called() -> None:
    op.create_table(
        "called",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("last", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_called")),
        sa.UniqueConstraint("name", name=op.f("uq_called_name")),
    )
    op.create_index(op.f("ix_called_last"), "called", ["last"], unique=False)


def _cluster() -> None:
    op.create_table(
        "cluster",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
    )


def _correction() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("page", sa.String, nullable=False),
        sa.Column("payload", sa.String, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("undoes", sa.String, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_page"), "correction", ["page"], unique=False)
    op.create_index(op.f("ix_correction_undoes"), "correction", ["undoes"], unique=False)


def _known() -> None:
    op.create_table(
        "known",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("content", sa.String, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known")),
        sa.UniqueConstraint("key", name=op.f("uq_known_key")),
    )


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("value", sa.String, nullable=False),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )


def _party() -> None:
    op.create_table(
        "party",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("qid", sa.String, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("key", name=op.f("uq_party_key")),
    )


def _story() -> None:
    op.create_table(
        "story",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("ref", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("provider", sa.String, nullable=True),
        sa.Column("address", sa.String, nullable=True),
        sa.Column("withdrawn", sa.String, nullable=True),
        sa.Column("withdrawn_version", sa.String, nullable=True),
        sa.Column("withdrawn_at", sa.BigInteger, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("ref", name=op.f("uq_story_ref")),
    )


def _profile() -> None:
    op.create_table(
        "profile",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("sort", sa.String, nullable=False),
        sa.Column("bare", sa.SmallInteger, nullable=False),
        sa.Column("block", sa.String, nullable=False),
        sa.Column("other_block", sa.String, nullable=True),
        sa.Column("own", sa.String, nullable=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("content", sa.String, nullable=False),
        sa.Column("party_id", _ROW, nullable=True),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_profile_party_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profile")),
        sa.UniqueConstraint("key", name=op.f("uq_profile_key")),
    )
    op.create_index(op.f("ix_profile_other_block"), "profile", ["other_block"], unique=False)
    op.create_index(op.f("ix_profile_own"), "profile", ["own"], unique=False)
    op.create_index(op.f("ix_profile_party_id"), "profile", ["party_id"], unique=False)
    op.create_index(op.f("ix_profile_sort_block"), "profile", ["sort", "block"], unique=False)


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("story_id", _ROW, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("version", sa.String, nullable=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("headline", sa.String, nullable=True),
        sa.Column("provider", sa.String, nullable=True),
        sa.Column("language", sa.String, nullable=True),
        sa.Column("published", sa.String, nullable=True),
        sa.Column("published_first", sa.Integer, nullable=True),
        sa.Column("published_last", sa.Integer, nullable=True),
        sa.Column("retrieved", sa.String, nullable=True),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("replaced_at", sa.BigInteger, nullable=True),
        sa.Column("cluster_id", _ROW, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_revision_cluster_id")),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_revision_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("story_id", "number", name=op.f("uq_revision_story_id_number")),
    )
    op.create_index(op.f("ix_revision_cluster_id"), "revision", ["cluster_id"], unique=False)
    op.create_index(
        op.f("ix_revision_published_last_published_first"),
        "revision",
        ["published_last", "published_first"],
        unique=False,
    )
    op.create_index(op.f("ix_revision_sha256"), "revision", ["sha256"], unique=False)


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("revision_id", _ROW, nullable=False),
        sa.Column("model", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("recorded_at", sa.BigInteger, nullable=False),
        sa.Column("superseded_at", sa.BigInteger, nullable=True),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_reading_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    op.create_index(op.f("ix_reading_revision_id"), "reading", ["revision_id"], unique=False)


def _sketch() -> None:
    op.create_table(
        "sketch",
        sa.Column("mark", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("revision_id", _ROW, nullable=False),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_sketch_revision_id")),
        sa.PrimaryKeyConstraint("mark", "revision_id", name=op.f("pk_sketch")),
        sqlite_with_rowid=False,
    )


def _appearance() -> None:
    op.create_table(
        "appearance",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("reading_id", _ROW, nullable=False),
        sa.Column("present", sa.SmallInteger, nullable=False),
        sa.Column("pid", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("names", sa.String, nullable=False),
        sa.Column("roles", sa.String, nullable=False),
        sa.Column("corrections", sa.String, nullable=True),
        sa.Column("profile_id", _ROW, nullable=True),
        sa.Column("party_id", _ROW, nullable=True),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_appearance_party_id")),
        sa.ForeignKeyConstraint(["profile_id"], ["profile.id"], name=op.f("fk_appearance_profile_id")),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_appearance_reading_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appearance")),
    )
    op.create_index(op.f("ix_appearance_name_party_id"), "appearance", ["name", "party_id"], unique=False)
    op.create_index(op.f("ix_appearance_party_id_name"), "appearance", ["party_id", "name"], unique=False)
    op.create_index(op.f("ix_appearance_profile_id"), "appearance", ["profile_id"], unique=False)
    op.create_index(op.f("ix_appearance_reading_id"), "appearance", ["reading_id"], unique=False)


def _statement() -> None:
    op.create_table(
        "statement",
        sa.Column("id", _ROW, autoincrement=True, nullable=False),
        sa.Column("reading_id", _ROW, nullable=False),
        sa.Column("revision_id", _ROW, nullable=False),
        sa.Column("present", sa.SmallInteger, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("sid", sa.String, nullable=False),
        sa.Column("form", sa.String, nullable=False),
        sa.Column("act", sa.String, nullable=True),
        sa.Column("unresolved", sa.String, nullable=True),
        sa.Column("appearance_id", _ROW, nullable=True),
        sa.Column("speaker", sa.String, nullable=False),
        sa.Column("words", sa.String, nullable=False),
        sa.Column("said_on", sa.String, nullable=True),
        sa.Column("said_first", sa.Integer, nullable=True),
        sa.Column("said_last", sa.Integer, nullable=True),
        sa.Column("start_at", sa.Integer, nullable=False),
        sa.Column("end_at", sa.Integer, nullable=False),
        sa.Column("corrections", sa.String, nullable=True),
        sa.Column("cluster_id", _ROW, nullable=True),
        sa.ForeignKeyConstraint(["appearance_id"], ["appearance.id"], name=op.f("fk_statement_appearance_id")),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_statement_cluster_id")),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name=op.f("fk_statement_reading_id")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_statement_revision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_statement")),
    )
    op.create_index(op.f("ix_statement_appearance_id"), "statement", ["appearance_id"], unique=False)
    op.create_index(op.f("ix_statement_cluster_id"), "statement", ["cluster_id"], unique=False)
    op.create_index(op.f("ix_statement_reading_id"), "statement", ["reading_id"], unique=False)
    op.create_index(op.f("ix_statement_revision_id"), "statement", ["revision_id"], unique=False)
    op.create_index(op.f("ix_statement_sid"), "statement", ["sid"], unique=False)


def _quoted() -> None:
    op.create_table(
        "quoted",
        sa.Column("statement_id", _ROW, nullable=False),
        sa.Column("sentence", sa.BigInteger, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name=op.f("fk_quoted_statement_id")),
        sa.PrimaryKeyConstraint("statement_id", "sentence", name=op.f("pk_quoted")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_quoted_sentence"), "quoted", ["sentence"], unique=False)
