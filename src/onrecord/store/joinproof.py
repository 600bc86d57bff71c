"""The proof of reprints and utterances: sketches of texts, quoted sentences, and the clusters that follow from them.

Clusters are derived again by the rules of query/ and compared as groups; their numbers are the database's own. Texts
are compared as they were when they came, each with those before it whose sketches are near, which costs as much as
joining them did: it is done in the one pass that unpacks every text. Utterances take a pass over the statements that
may have one: those of reprints and of texts that were read again, and those that share a quoted sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select

from onrecord.errors import DamagedStore, FormatError
from onrecord.pages.page import Page
from onrecord.query.sketch import Shingles, body, reprinted, shingles, sketch
from onrecord.query.utterance import joined, quoted
from onrecord.record.record import Record
from onrecord.store.joining import near_texts, shingles_of, wording_of, wordings
from onrecord.store.schema import cluster, reading, revision, statement
from onrecord.store.schema import quoted as quotes
from onrecord.store.schema import sketch as sketches

_KEPT = 2000
"""Texts whose shingles are kept at hand: those that came last are the likeliest to be compared."""
_BATCH = 500


class Groups:
    """What hangs together, by row ids."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def top(self, one: int) -> int:
        """The member that stands for all that hang together with this one."""
        while (above := self._above.get(one, one)) != one:
            self._above[one] = one = self._above.get(above, above)
        return one

    def join(self, given: Iterable[int]) -> None:
        """These hang together."""
        first, *others = given
        for other in others:
            low, high = sorted((self.top(first), self.top(other)))
            self._above[high] = low


class Reprints:
    """Which texts are reprints of one, worked out again as the texts are gone through in the order of their coming."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: dict[int, Shingles] = {}
        self.groups = Groups()

    def enter(self, revision_id: int, record: Record) -> Iterator[str]:
        """The next text, by its first record: what is wrong with its sketch."""
        own = shingles(body(Page(record.page.text, record.page.blocks)))
        asked = select(sketches.c.mark).where(sketches.c.revision_id == revision_id)
        if set(self._connection.execute(asked).scalars()) != set(sketch(own)):
            yield "its sketch is not that of the text"
        if not own:
            return
        for row in near_texts(self._connection, sketch(own), revision_id):
            other = row.revision_id
            if self.groups.top(other) != self.groups.top(revision_id) and reprinted(own, self._of(other)):
                self.groups.join((other, revision_id))
        self._kept[revision_id] = own
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]

    def _of(self, revision_id: int) -> Shingles:
        if revision_id not in self._kept:
            try:
                return shingles_of(self._connection, revision_id)
            except (DamagedStore, FormatError, UnicodeDecodeError):  # which is told of the text itself
                return frozenset()
        return self._kept[revision_id]


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


def utterances(connection: Connection) -> Groups:
    """Which statements report one utterance, worked out again."""
    groups = Groups()
    for ids in (*_of_texts(connection), *_of_sentences(connection)):
        rows = [row for some in _batches(ids) for row in connection.execute(wordings(statement.c.id.in_(some)))]
        for group in joined([wording_of(row) for row in rows]):
            groups.join(sorted(group))
    return groups


def _of_texts(connection: Connection) -> Iterator[list[int]]:
    """The statements of each text that has reprints, or was read more than once."""
    again = select(reading.c.revision_id).group_by(reading.c.revision_id).having(func.count() > 1)
    text = func.coalesce(revision.c.cluster_id, -revision.c.id)
    asked = (
        select(text, statement.c.id)
        .join(revision, revision.c.id == statement.c.revision_id)
        .where(or_(revision.c.cluster_id.is_not(None), revision.c.id.in_(again)))
        .order_by(text, statement.c.id)
    )
    yield from _grouped(connection.execute(asked).all())


def _of_sentences(connection: Connection) -> Iterator[list[int]]:
    """The statements that quote each sentence that more than one quotes."""
    shared = select(quotes.c.sentence).group_by(quotes.c.sentence).having(func.count() > 1)
    asked = select(quotes.c.sentence, quotes.c.statement_id).where(quotes.c.sentence.in_(shared))
    yield from _grouped(connection.execute(asked.order_by(quotes.c.sentence, quotes.c.statement_id)).all())


def _grouped(rows: Iterable[Sequence[Any]]) -> Iterator[list[int]]:
    for _, some in groupby(rows, key=lambda row: row[0]):
        yield [number for _, number in some]


def _batches(ids: list[int]) -> Iterator[list[int]]:
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))


def cluster_faults(connection: Connection, table: Table, kind: str, groups: Groups) -> Iterator[tuple[int, str]]:
    """The rows of a table whose cluster is not what `groups` say, and what is wrong with it."""
    kinds: Mapping[int, str] = {row.id: row.kind for row in connection.execute(select(cluster.c.id, cluster.c.kind))}
    sizes: dict[int, int] = defaultdict(int)
    rows = connection.execute(select(table.c.id, table.c.cluster_id).order_by(table.c.id)).all()
    for number, _ in rows:
        sizes[groups.top(number)] += 1
    cluster_of: dict[int, int] = {}
    top_of: dict[int, int] = {}
    for number, found in rows:
        top = groups.top(number)
        if (found is not None) != (sizes[top] > 1):
            yield (
                number,
                "it is not joined with what is like it" if found is None else "it is joined with what is not like it",
            )
        elif found is not None:
            if cluster_of.setdefault(top, found) != found:
                yield number, "it is not joined with what is like it"
            elif top_of.setdefault(found, top) != top:
                yield number, "it is joined with what is not like it"
            elif kinds.get(found) != kind:
                yield number, "its cluster is of another kind"


def empty_clusters(connection: Connection) -> list[int]:
    """The clusters in which nothing is."""
    used = [select(table.c.cluster_id).where(table.c.cluster_id.is_not(None)) for table in (revision, statement)]
    asked = select(cluster.c.id).where(*(cluster.c.id.not_in(one) for one in used)).order_by(cluster.c.id)
    return list(connection.execute(asked).scalars())
