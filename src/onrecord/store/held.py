"""The corrections that a store holds, as they are asked for: by page, by id, all; and what those of parties come to."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, select

from onrecord.corrections.finding import found_party
from onrecord.corrections.linking import Links, linked
from onrecord.corrections.values import Correction, PartyTarget, decoded
from onrecord.errors import DamagedStore, FormatError
from onrecord.record.record import Record
from onrecord.store.moments import stored
from onrecord.store.packing import unpack_text, unpacked
from onrecord.store.schema import STORED, appearance, correction, reading, revision

ACROSS = ("merge", "split", "rename")
"""The kinds that are of parties across stories."""
_BATCH = 500
Corrections = tuple[list[Correction], dict[str, str]]
"""Corrections, and the earlier texts that some of them are of, by their hashes."""


def all_of(connection: Connection) -> list[Correction]:
    """Every correction, in the order in which they came."""
    return _read(connection, select(correction.c.id, correction.c.payload).order_by(correction.c.recorded_at))


def of_revisions(connection: Connection, pages: Mapping[int, str], *, alone: bool = False) -> dict[int, Corrections]:
    """The corrections of revisions, by their row ids, of those that have any: of their texts, and of the earlier texts
    of their stories, which are told by their hashes. `pages` are the hashes of the texts; `alone`: there are no
    earlier ones."""
    earlier = {} if alone else _earlier(connection, list(pages))
    asked = {*pages.values(), *(page for texts in earlier.values() for page in texts)}
    held = [one for some in _batches(asked) for one in _read(connection, _CORRECTIONS, {"pages": some})]
    corrected = {page for one in held for page in one.pages[:1]}
    out: dict[int, Corrections] = {}
    for number, page in pages.items():
        texts = earlier.get(number, {})
        if corrected & {page, *texts}:
            own = [one for one in held if one.target is not None and one.target.page in (page, *texts)]
            out[number] = with_undoings(connection, own), texts
    return out


def of_revision(connection: Connection, revision_id: int, known_at: datetime.datetime | None = None) -> Corrections:
    """The corrections of a revision, as `of_revisions`; those alone that had come by a moment, if one is given."""
    page = connection.execute(select(revision.c.sha256).where(revision.c.id == revision_id)).scalar_one()
    found, texts = of_revisions(connection, {revision_id: page}).get(revision_id, ([], {}))
    if known_at is None:
        return found, texts
    later = select(correction.c.id).where(correction.c.recorded_at > stored(known_at))
    gone = {
        one
        for some in _batches([one.id for one in found])
        for one in connection.execute(later.where(correction.c.id.in_(some))).scalars()
    }
    return [one for one in found if one.id not in gone], texts


_CORRECTIONS = select(correction.c.id, correction.c.payload).where(
    correction.c.page.in_(bindparam("pages", expanding=True))
)
_AFTER = revision.alias("after")
_EARLIER = (
    select(_AFTER.c.id, revision.c.sha256, revision.c.text)
    .join(_AFTER, (_AFTER.c.story_id == revision.c.story_id) & (_AFTER.c.place > revision.c.place))
    .where(_AFTER.c.id.in_(bindparam("ids", expanding=True)), _AFTER.c.sha256 != revision.c.sha256)
    .where(exists().where(correction.c.page == revision.c.sha256))
)


def _earlier(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Of revisions the earlier texts of their stories that were corrected, by their hashes."""
    found: dict[int, dict[str, str]] = {}
    for at in range(0, len(ids), _BATCH):
        for row in connection.execute(_EARLIER, {"ids": list(ids[at : at + _BATCH])}):
            found.setdefault(row.id, {})[row.sha256] = unpack_text(row.text, row.sha256)
    return found


def of_parties(connection: Connection) -> list[Correction]:
    """The corrections of parties across stories, with those that undo them."""
    return with_undoings(connection, _read(connection, _asked().where(correction.c.kind.in_((*ACROSS, "note")))))


def any_across(connection: Connection) -> bool:
    """Whether anyone has said anything of parties."""
    asked = exists().where(correction.c.kind.in_((*ACROSS, "note")))
    return bool(connection.execute(select(asked)).scalar_one())


def of_ids(connection: Connection, ids: Collection[str]) -> list[Correction]:
    """The corrections of these ids, of those that are there."""
    return [one for some in _batches(ids) for one in _read(connection, _asked().where(correction.c.id.in_(some)))]


def with_undoings(connection: Connection, given: Iterable[Correction]) -> list[Correction]:
    """Corrections and those that undo them, and so on."""
    out = {one.id: one for one in given}
    new: Collection[str] = list(out)
    while new:
        asked = [_asked().where(correction.c.undoes.in_(some)) for some in _batches(new)]
        more = [one for some in asked for one in _read(connection, some)]
        new = [one.id for one in more if one.id not in out]
        out.update((one.id, one) for one in more)
    return list(out.values())


def undone_at_last(connection: Connection, one: Correction) -> Correction | None:
    """What a correction is about in the end: itself, or what it undoes undoes; None if that is not here."""
    last: Correction | None = one
    while last is not None and last.undoes is not None:
        last = next(iter(of_ids(connection, [last.undoes])), None)
    return last


def _asked() -> Select[Any]:
    return select(correction.c.id, correction.c.payload)


def _batches(ids: Collection[str]) -> Iterator[Sequence[str]]:
    listed = list(ids)
    return (listed[at : at + _BATCH] for at in range(0, len(listed), _BATCH))


def _read(connection: Connection, asked: Select[Any], values: Mapping[str, Any] | None = None) -> list[Correction]:
    return [_correction(row) for row in connection.execute(asked, values)]


def _correction(row: Row[Any]) -> Correction:
    try:
        return decoded(row.payload)
    except FormatError as error:
        raise DamagedStore(
            "a correction in the store is not the one that was made", given=row.id, remedy="go back to a copy"
        ) from error


def present_records(connection: Connection, page: str) -> Iterator[Record]:
    """The present readings of a text with this SHA-256."""
    asked = (
        select(*STORED)
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(revision.c.sha256 == page, reading.c.superseded_at.is_(None))
        .order_by(revision.c.id)
    )
    yield from map(unpacked, connection.execute(asked).all())


def links(connection: Connection) -> Links:
    """What the corrections of parties come to, by the parties' ids in the present readings."""
    return linked(of_parties(connection), lambda target: pids_of(connection, target))


def pids_of(connection: Connection, target: PartyTarget) -> list[str]:
    """The ids of the party that a target means in the present readings of its page, and in those of later texts of the
    story, by its name. Those of the latest texts come first: they are what is linked."""
    found = [*_pids_in(connection, target), *_carried(connection, target)]
    if len(found) < 2:
        return found
    asked = select(appearance.c.pid).where(appearance.c.pid.in_(found), appearance.c.present == 1)
    present = set(connection.execute(asked).scalars())
    return sorted(dict.fromkeys(found), key=lambda pid: pid not in present)


def _carried(connection: Connection, target: PartyTarget) -> list[str]:
    """The ids of the only party in each later text that goes by the name of the target."""
    own = revision.alias("own")
    after = (revision.c.story_id == own.c.story_id) & (revision.c.place > own.c.place)
    asked = (
        select(revision.c.id, appearance.c.pid, appearance.c.name, appearance.c.names)
        .join(reading, reading.c.id == appearance.c.reading_id)
        .join(revision, revision.c.id == reading.c.revision_id)
        .join(own, after & (own.c.sha256 != revision.c.sha256))
        .where(own.c.sha256 == target.page, reading.c.superseded_at.is_(None), appearance.c.kind == target.kind)
        .order_by(revision.c.id, appearance.c.id)
    )
    wanted = " ".join(target.name.split()).casefold()
    found: list[str] = []
    for _, some in groupby(connection.execute(asked), key=lambda row: row.id):
        rows = list(some)
        called = [row.pid for row in rows if row.name.casefold() == wanted]
        called = called or [row.pid for row in rows if wanted in row.names.casefold().split("\n")]
        found += called if len(called) == 1 else []
    return list(dict.fromkeys(found))


def _pids_in(connection: Connection, target: PartyTarget) -> list[str]:
    """The ids of the party that a target means in the present readings of its page."""
    asked = (
        select(appearance.c.pid)
        .join(reading, reading.c.id == appearance.c.reading_id)
        .join(revision, revision.c.id == reading.c.revision_id)
        .where(revision.c.sha256 == target.page, reading.c.superseded_at.is_(None))
    )
    here = set(connection.execute(asked).scalars())
    if target.id in here or not here:
        return [target.id] if here else []
    found = [found_party(target, record.parties) for record in present_records(connection, target.page)]
    return list(dict.fromkeys(one.id for one in found if one is not None and one.id in here))
