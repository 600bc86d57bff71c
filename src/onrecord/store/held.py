"""The corrections that a store holds, as they are asked for: by page, by id, all; and what those of parties come to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from onrecord.corrections.finding import found_party
from onrecord.corrections.linking import Links, linked
from onrecord.corrections.values import Correction, PartyTarget, decoded
from onrecord.errors import DamagedStore, FormatError
from onrecord.record.record import Record
from onrecord.store.packing import unpack, unpack_text
from onrecord.store.schema import appearance, correction, reading, revision

ACROSS = ("merge", "split", "rename")
"""The kinds that are of parties across stories."""
_BATCH = 500


def all_of(connection: Connection) -> list[Correction]:
    """Every correction, in the order in which they came."""
    return _read(connection, select(correction.c.id, correction.c.payload).order_by(correction.c.recorded_at))


def of_page(connection: Connection, page: str) -> list[Correction]:
    """The corrections of a text with this SHA-256, with those that undo them."""
    return with_undoings(connection, _read(connection, _asked().where(correction.c.page == page)))


_CORRECTED = select(correction.c.page).where(correction.c.page.in_(bindparam("pages", expanding=True))).distinct()


def of_pages(connection: Connection, pages: Collection[str]) -> dict[str, list[Correction]]:
    """What `of_page` finds for each of some texts, of those that were corrected."""
    found = [page for some in _batches(pages) for page in connection.execute(_CORRECTED, {"pages": some}).scalars()]
    return {page: of_page(connection, page) for page in found}


def of_parties(connection: Connection) -> list[Correction]:
    """The corrections of parties across stories, with those that undo them."""
    return with_undoings(connection, _read(connection, _asked().where(correction.c.kind.in_((*ACROSS, "note")))))


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


def _read(connection: Connection, asked: Select[Any]) -> list[Correction]:
    return [_correction(row) for row in connection.execute(asked)]


def _correction(row: Row[Any]) -> Correction:
    try:
        return decoded(row.payload)
    except FormatError as error:
        raise DamagedStore(
            "a correction in the store is not the one that was made", given=row.id, remedy="go back to a copy"
        ) from error


def present_records(connection: Connection, page: str) -> list[tuple[int, int, Record]]:
    """The present readings of a text with this SHA-256: the row ids of revision and reading, and the record."""
    asked = (
        select(revision.c.id, revision.c.text, revision.c.sha256, reading.c.id.label("reading_id"), reading.c.record)
        .add_columns(reading.c.sha256.label("record_sha256"))
        .join(reading, reading.c.revision_id == revision.c.id)
        .where(revision.c.sha256 == page, reading.c.superseded_at.is_(None))
        .order_by(revision.c.id)
    )
    return [
        (row.id, row.reading_id, unpack(row.record, row.record_sha256, unpack_text(row.text, row.sha256)))
        for row in connection.execute(asked)
    ]


def links(connection: Connection) -> Links:
    """What the corrections of parties come to, by the parties' ids in the present readings."""
    return linked(of_parties(connection), lambda target: pids_of(connection, target))


def pids_of(connection: Connection, target: PartyTarget) -> list[str]:
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
    found = [found_party(target, record.parties) for _, _, record in present_records(connection, target.page)]
    return list(dict.fromkeys(one.id for one in found if one is not None and one.id in here))
