"""The store: records kept in a database, SQLite in a file or PostgreSQL on a server.

Strategy. What was stored is kept whole and never changed: the text of each revision of a story, and each reading of it,
a record as JSON, both with the SHA-256 that proves them. Everything else is derived from these by one pure function
(derive.py) and written in the same transaction: rows of statements and of parties in their stories, and the full-text
index. So derived rows can be thrown away and made again, people's corrections are applied where rows are derived, and
a proof of the store is to derive again and compare.

    story      what a provider calls one story: an id, an address, or the text itself (keys.py)
    revision   a text of a story; the same text again is nothing new, another text is a revision more
    reading    a record of a revision by a model; the one without `superseded_at` is the present one
    statement, appearance   derived rows of a reading: what was said, and who appears in the story
    party, cluster, correction   what is known across stories

schema.py has the tables, migrations/ makes them (they must agree: a test holds it), opening.py finds and opens,
writing.py saves a record, ids.py finds what a user names by an id, seen.py says what was on record at a time, index.py
keeps the words to search in either dialect, upkeep.py and moving.py look after the whole. Store (store.py) is what
others use; only this package knows the database. Row ids are the database's own business: what leaves the store
carries ids by content.

Times are four and stay apart: `published` and `said_on` are EDTF with the first and last day that they allow, as
numbers YYYYMMDD; `retrieved` is a day; `recorded_at` is when the store learnt of something, in microseconds UTC, given
by the caller. There is no clock here.

One story is one transaction, and there is one writer at a time in either dialect (SQLite's BEGIN IMMEDIATE, an
advisory lock on PostgreSQL), so that what is worked out across stories while one is saved sees no other half done. A
commit is on the disk before it is reported (`synchronous=FULL`): a story that was reported as added outlives a killed
process and, if the disk keeps its word, a power cut.
"""
