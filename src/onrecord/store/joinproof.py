"""The proof of what finds reprints and utterances: sketches of texts and quoted sentences."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from onrecord.pages.page import Page
from onrecord.query.sketch import body, shingles, sketch
from onrecord.query.utterance import quoted
from onrecord.record.record import Record
from onrecord.store.schema import quoted as quotes
from onrecord.store.schema import sketch as sketches
from onrecord.store.schema import statement


def sketch_faults(connection: Connection, revision_id: int, record: Record) -> Iterator[str]:
    """What is wrong with the sketch of a text, by its first record."""
    here = set(connection.execute(select(sketches.c.mark).where(sketches.c.revision_id == revision_id)).scalars())
    if here != set(sketch(shingles(body(Page(record.page.text, record.page.blocks))))):
        yield "its sketch is not that of the text"


def quote_faults(connection: Connection, reading_id: int) -> Iterator[tuple[int, str]]:
    """The row ids of statements whose quoted sentences are not those of their words, and what is wrong."""
    asked = (
        select(statement.c.id, quotes.c.sentence)
        .join(quotes, quotes.c.statement_id == statement.c.id)
        .where(statement.c.reading_id == reading_id)
    )
    here: dict[int, set[int]] = {}
    for number, sentence in connection.execute(asked):
        here.setdefault(number, set()).add(sentence)
    rows = select(statement.c.id, statement.c.form, statement.c.words).where(statement.c.reading_id == reading_id)
    for number, form, words in connection.execute(rows):
        if here.get(number, set()) != set(quoted(form, words)):
            yield number, "the sentences that it quotes are not those of its words"
