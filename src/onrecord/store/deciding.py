"""Which story a delivery belongs to, and what becomes of it there. Nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, bindparam, select

from onrecord.errors import Defect
from onrecord.intake.item import Metadata
from onrecord.store.fates import Fate, Kept, Standing, fate
from onrecord.store.keys import REF, Key, alike
from onrecord.store.packing import unpack_text
from onrecord.store.schema import revision, story
from onrecord.store.values import Added


class Delivery(msgspec.Struct, frozen=True):
    """What deciding asks of a delivery: its key, its text and the hash of that, and what its provider says of it."""

    key: Key
    text: str
    sha256: str
    about: Metadata


class Decided(msgspec.Struct, frozen=True):
    """What becomes of a delivery: the key of its story, that story's row if it is on record, the number of the revision
    that it is or would be, and its fate."""

    key: Key
    story_id: int | None
    number: int
    fate: Fate

    @property
    def told(self) -> Added:
        """As it is told outside."""
        return Added(self.fate.outcome, self.key.ref[:REF], self.number)


def known(connection: Connection, key: Key, sha256: str, about: Metadata) -> Added | None:
    """What becomes of a delivery whose text is on record as one of the story with this key, and the number of that
    text; None if it is not."""
    here = _holding(_candidates(connection, key, _found(connection, [key.ref])), sha256)
    if here is None:
        return None
    fated = fate(here[1].standing, sha256, about)
    return Added(fated.outcome, here[0].ref[:REF], fated.number or 0)


def decide(connection: Connection, given: Sequence[Delivery]) -> list[Decided]:
    """What becomes of deliveries of different stories."""
    found = _found(connection, [one.key.ref for one in given])
    return [_decided(connection, one, found) for one in given]


class _Found(msgspec.Struct, frozen=True):
    """A story on record: its row, and how it stands."""

    id: int
    standing: Standing


_Candidate = tuple[Key, _Found | None]


def _decided(connection: Connection, one: Delivery, found: Mapping[str, _Found]) -> Decided:
    key, there = _home(connection, one, found)
    if there is None:
        return Decided(key, None, 1, Fate("added", 1, latest=True))
    fated = fate(there.standing, one.sha256, one.about)
    number = fated.number if fated.place is None else None
    return Decided(key, there.id, number or len(there.standing.texts) + 1, fated)


def _home(connection: Connection, one: Delivery, found: Mapping[str, _Found]) -> _Candidate:
    """The key of the story that a text belongs to, and that story if it is on record."""
    here = _holding(_candidates(connection, one.key, found), one.sha256)
    if here is not None:
        return here
    for key, there in _candidates(connection, one.key, found):
        if there is None or not key.shared or alike(one.text, _latest_text(connection, there.id)):
            return key, there
    raise Defect("a story has no key", given=one.key.text)


def _holding(candidates: Iterator[_Candidate], sha256: str) -> tuple[Key, _Found] | None:
    """The story that has the text."""
    for key, there in candidates:
        if there is None:
            return None
        if there.standing.of(sha256) is not None:
            return key, there
    return None


def _candidates(connection: Connection, key: Key, found: Mapping[str, _Found]) -> Iterator[_Candidate]:
    """The stories that a text of this key may be of; `found` tells the first of them, if it is on record."""
    for one in key.candidates():
        there = found if one.ref == key.ref else _found(connection, [one.ref])
        yield one, there.get(one.ref)


_STORIES = (
    select(story.c.ref, story.c.id, story.c.withdrawn, story.c.withdrawn_version)
    .add_columns(revision.c.number, revision.c.place, revision.c.sha256, revision.c.version)
    .join(revision)
    .where(story.c.ref.in_(bindparam("refs", expanding=True)))
    .order_by(revision.c.place)
)


def _found(connection: Connection, refs: Sequence[str]) -> dict[str, _Found]:
    """The stories on record of some keys."""
    there: dict[str, _Found] = {}
    for row in connection.execute(_STORIES, {"refs": list(refs)}):
        before = there[row.ref].standing.texts if row.ref in there else ()
        texts = (*before, Kept(row.number, row.place, row.sha256, row.version))
        there[row.ref] = _Found(row.id, Standing(texts, row.withdrawn, row.withdrawn_version))
    return there


def _latest_text(connection: Connection, story_id: int) -> str:
    latest = (revision.c.story_id == story_id) & revision.c.replaced_at.is_(None)
    row = connection.execute(select(revision.c.text, revision.c.sha256).where(latest)).one()
    return unpack_text(row.text, row.sha256)
