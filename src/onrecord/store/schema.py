"""The tables, in both dialects. migrations/ makes them; the full-text index beside them is index.py's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
)

from onrecord.store.seals import SEAL, inserted

VERSION = "0001"
"""The last migration: the version of a store that this code reads and writes."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ROW = BigInteger().with_variant(Integer, "sqlite")


def _key() -> Column[int]:
    return Column("id", _ROW, primary_key=True, autoincrement=True)


def _of(name: str, table: str, *, null: bool = False) -> Column[Any]:
    return Column(name, _ROW, ForeignKey(f"{table}.id"), nullable=null)


def _text(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, String, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=null)


def _moment(name: str, *, null: bool = False) -> Column[Any]:
    """Microseconds since 1970 UTC."""
    return Column(name, BigInteger, nullable=null)


def _seal() -> Column[Any]:
    """The hash of a row that cannot be derived again: seals.py."""
    return Column(SEAL, LargeBinary, nullable=False, default=inserted)


meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    _text("value"),
    _seal(),
)
"""What the store says of itself: `made_by`, the version of onrecord that made it."""

story = Table(
    "story",
    metadata,
    _key(),
    _text("ref"),  # SHA-256 of the key: what the story is called outside
    _text("key"),
    _text("provider", null=True),
    _text("address", null=True),
    _text("withdrawn", null=True),  # "canceled" or "withheld": the provider took it back
    _text("withdrawn_version", null=True),
    _moment("withdrawn_at", null=True),
    _seal(),
    UniqueConstraint("ref"),
)

cluster = Table(
    "cluster",
    metadata,
    _key(),
    _text("kind"),  # "text": reprints of one text; "quotation": the same words said once
    _seal(),
)

revision = Table(
    "revision",
    metadata,
    _key(),
    _of("story_id", "story"),
    _number("number"),  # from 1, in the order in which they came
    _number("place"),  # in the order of the story: the highest is the latest (fates.py)
    _text("version", null=True),  # the provider's
    _text("sha256"),  # of the text
    Column("text", LargeBinary, nullable=False),  # packing.py
    _text("headline", null=True),
    _text("provider", null=True),
    _text("language", null=True),
    _text("published", null=True),
    _number("published_first", null=True),
    _number("published_last", null=True),
    _text("retrieved", null=True),
    _moment("recorded_at"),
    _moment("replaced_at", null=True),  # null: the latest
    _of("cluster_id", "cluster", null=True),
    _seal(),
    UniqueConstraint("story_id", "number"),
    Index(None, "published_last", "published_first"),
    Index(None, "sha256"),
    Index(None, "cluster_id"),
)

sketch = Table(
    "sketch",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),  # query/sketch.py
    Column("revision_id", _ROW, ForeignKey("revision.id"), primary_key=True),
    sqlite_with_rowid=False,
)
"""The texts by their sketches: what shares marks may be a reprint."""

reading = Table(
    "reading",
    metadata,
    _key(),
    _of("revision_id", "revision"),
    _text("model"),
    _text("sha256"),  # of the record's JSON
    Column("record", LargeBinary, nullable=False),  # packing.py
    _moment("recorded_at"),
    _moment("superseded_at", null=True),  # null: the present one
    _seal(),
    Index(None, "revision_id"),
)

STORED = (revision.c.text, revision.c.sha256, reading.c.record, reading.c.sha256.label("record_sha256"))
"""The columns that packing.unpacked makes a record of."""

party = Table(
    "party",
    metadata,
    _key(),
    _text("key"),  # by content, so that corrections keep hold of it
    _text("name"),
    _text("kind"),
    _text("qid", null=True),  # Wikidata's, of a known one
    _seal(),
    UniqueConstraint("key"),
)

profile = Table(
    "profile",
    metadata,
    _key(),
    _text("key"),  # by content: linking/profiles.py
    _text("sort"),
    Column("bare", SmallInteger, nullable=False),  # 1: the name alone is too little
    _text("block"),  # what it shares with all that it is compared with
    _text("other_block", null=True),
    _text("own", null=True),  # the pid of the one appearance that it stands for
    _text("name"),  # its folded words
    _text("content"),  # JSON
    _of("party_id", "party", null=True),
    UniqueConstraint("key"),
    Index(None, "sort", "block"),
    Index(None, "other_block"),
    Index(None, "own"),
    Index(None, "party_id"),
)
"""What linking goes by: many appearances have one in common."""

known = Table(
    "known",
    metadata,
    _key(),
    _text("key"),  # SHA-256 of the content
    _text("name"),
    _text("content"),  # JSON: linking/values.py
    _seal(),
    UniqueConstraint("key"),
)
"""People and bodies that a user has told of."""

appearance = Table(
    "appearance",
    metadata,
    _key(),
    _of("reading_id", "reading"),
    Column("present", SmallInteger, nullable=False),  # 1: of the present reading of the latest revision
    _text("pid"),  # the party's id in the record
    _text("name"),
    _text("kind"),
    _text("names"),  # every wording of the name, one a line
    _text("roles"),  # one a line
    _text("corrections", null=True),  # the ids of those that shaped this row, parted by spaces
    _of("profile_id", "profile", null=True),  # of a present one
    _of("party_id", "party", null=True),
    Index(None, "reading_id"),
    Index(None, "name", "party_id"),
    Index(None, "profile_id"),
    Index(None, "party_id", "name"),
)

called = Table(
    "called",
    metadata,
    _key(),
    _text("name"),  # of an appearance, whatever its story
    _text("last"),  # its last word as it is compared: "velt" of "Anna Velt"
    UniqueConstraint("name"),
    Index(None, "last"),
)
"""Every name that an appearance has or had, that names are found without going through all appearances."""

statement = Table(
    "statement",
    metadata,
    _key(),
    _of("reading_id", "reading"),
    _of("revision_id", "revision"),
    Column("present", SmallInteger, nullable=False),
    _number("number"),  # from 1, as in the record
    _text("sid"),  # the statement's id in the record
    _text("form"),
    _text("act", null=True),
    _text("unresolved", null=True),
    _of("appearance_id", "appearance", null=True),  # the speaker
    _text("speaker"),  # the speaker's name and the words of the source
    _text("words"),  # the content
    _text("said_on", null=True),
    _number("said_first", null=True),
    _number("said_last", null=True),
    _number("start_at"),  # offsets in the text, in code points
    _number("end_at"),
    _text("corrections", null=True),  # as in appearance
    _of("cluster_id", "cluster", null=True),
    Index(None, "reading_id"),
    Index(None, "revision_id"),
    Index(None, "sid"),
    Index(None, "appearance_id"),
    Index(None, "cluster_id"),
)

quoted = Table(
    "quoted",
    metadata,
    Column("statement_id", _ROW, ForeignKey("statement.id"), primary_key=True),
    Column("sentence", BigInteger, primary_key=True, autoincrement=False),  # query/utterance.py
    Index(None, "sentence"),
    sqlite_with_rowid=False,
)
"""The statements by the sentences that they quote."""

correction = Table(
    "correction",
    metadata,
    Column("id", String, primary_key=True),  # by content
    _text("kind"),
    _text("page"),  # SHA-256 of the text that it is about; "" for an undoing
    _text("payload"),  # JSON: onrecord.corrections.values
    _moment("recorded_at"),
    _text("undoes", null=True),
    _seal(),
    Index(None, "page"),
    Index(None, "undoes"),
)
"""What people said of records."""
