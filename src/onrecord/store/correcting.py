"""Keeping corrections and making them hold: the rows of what they are about are derived anew, in one transaction.

What `search` and the rest read are derived rows, so nothing else has to know of corrections. Past readings are
corrected as well: the rows always say what people say now.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from sqlalchemy import Connection, Engine, insert, select

from onrecord.corrections.applying import apply
from onrecord.corrections.standing import Told, in_order, undone
from onrecord.corrections.values import Correction, ItemTarget, PartyTarget, Target, encoded
from onrecord.errors import FormatError
from onrecord.store.held import (
    all_of,
    links,
    of_ids,
    pids_of,
    present_records,
    undone_at_last,
)
from onrecord.store.ids import begins, only
from onrecord.store.index import TextIndex
from onrecord.store.linking.kept import heed
from onrecord.store.moments import stored
from onrecord.store.opening import asking, writable, writing
from onrecord.store.packing import unpack_text
from onrecord.store.schema import correction, revision
from onrecord.store.writing import rederive


def enter(connection: Connection, index: TextIndex, given: Iterable[Correction], recorded_at: int) -> list[Correction]:
    """Keep corrections and make them hold; those that were not here yet. Their order makes no difference.

    Raises FormatError if one speaks of other words than its page has; then none is kept.
    """
    wanted = in_order(given)
    known = {one.id for one in of_ids(connection, [one.id for one in wanted])}
    new = [one for one in wanted if one.id not in known]
    for one in new:
        check(connection, one)
    if new:
        connection.execute(insert(correction), [_row(one, recorded_at) for one in new])
        _renew(connection, index, *_touched(connection, new))
    return new


def _row(one: Correction, recorded_at: int) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "page": "" if one.target is None else one.target.page,
        "payload": encoded(one).decode(),
        "recorded_at": recorded_at,
        "undoes": one.undoes,
    }


columns_of = _row
"""What the columns of a correction say, by the correction itself: to save it, and to prove it."""


def check(connection: Connection, one: Correction) -> None:
    """Raises FormatError if a correction speaks of other words than its page has, where that is on record."""
    fault = aim_fault(connection, one)
    if fault is not None:
        raise FormatError(fault, given=one.id, remedy="make the correction anew, of the text that is on record")


def aim_fault(connection: Connection, one: Correction) -> str | None:
    """What is wrong between a correction and the texts that it is about; None if nothing is, or they are not here."""
    for target in (one.target, *one.others, *one.kept):
        text = None if target is None else _text(connection, target.page)
        if text is not None and not _fits(target, text):
            return "a correction is about words that its text does not have"
    return None


def _text(connection: Connection, page: str) -> str | None:
    row = connection.execute(select(revision.c.text, revision.c.sha256).where(revision.c.sha256 == page).limit(1))
    return next((unpack_text(*found) for found in row), None)


def _fits(target: Target | None, text: str) -> bool:
    if not isinstance(target, ItemTarget | PartyTarget):
        return True
    if not all(0 <= start < end <= len(text) for start, end in target.spans):
        return False
    if isinstance(target, PartyTarget):
        return True
    words = " … ".join(" ".join(text[start:end].split()) for start, end in target.spans)
    return bool(target.spans) and words.startswith(target.words) and bool(target.words)


def _touched(connection: Connection, given: Iterable[Correction]) -> tuple[list[str], set[str]]:
    """What corrections change: the pages, and the parties in stories by their ids."""
    pages: dict[str, None] = {}
    across: set[str] = set()
    for one in given:
        last = undone_at_last(connection, one)
        if last is None or last.target is None:
            continue
        if isinstance(last.target, PartyTarget):
            across.update(pid for end in (last.target, *last.others, *last.kept) for pid in pids_of(connection, end))
        else:
            pages[last.target.page] = None
    return list(pages), across


def _renew(connection: Connection, index: TextIndex, pages: Iterable[str], across: set[str]) -> None:
    """Derive anew what corrections change."""
    for page in pages:
        rederive(connection, index, page)
    if across:
        heed(connection, across)


@contextmanager
def as_known(engine: Engine, index: TextIndex, known_at: datetime.datetime | None) -> Iterator[Connection]:
    """A transaction that sees the store without the corrections that came after a moment.

    Where there are such, they are taken out, what they shaped is derived as it was, and at the end all is as it is: no
    one else sees any of it. Others cannot write meanwhile. A file that may only be read is copied for it.
    """
    later = None if known_at is None else correction.c.recorded_at > stored(known_at)
    with asking(engine) as connection:
        if later is None or connection.execute(select(correction.c.id).where(later).limit(1)).first() is None:
            yield connection
            return
    with writable(engine) as ours, writing(ours) as connection:
        gone = of_ids(connection, list(connection.execute(select(correction.c.id).where(later)).scalars()))
        touched = _touched(connection, gone)
        connection.execute(correction.delete().where(later))
        _renew(connection, index, *touched)
        yield connection
        connection.rollback()


def told(connection: Connection) -> list[Told]:
    """Every correction with how it stands, from the first to the last."""
    corrections = in_order(all_of(connection))
    gone = undone(corrections)
    here = {one.id for one in corrections}
    out = {one.correction.id: one for one in links(connection).told}
    pages = dict.fromkeys(
        one.target.page for one in corrections if one.target is not None and not isinstance(one.target, PartyTarget)
    )
    for page in pages:
        for record in islice(present_records(connection, page), 1):
            out.update((one.correction.id, one) for one in apply(record, corrections).told)
    for one in corrections:
        if one.id in gone:
            out[one.id] = Told(one, "undone", gone[one.id])
        elif one.kind == "undo":
            out[one.id] = Told(one, "holds" if one.undoes in here else "waiting")
    return [out.get(one.id, Told(one, "waiting")) for one in corrections]


def of_id(connection: Connection, id: str) -> Correction:  # noqa: A002
    """The correction of this id, or of an unambiguous beginning of it. Raises NotFound."""
    asked = select(correction.c.id).where(begins(correction.c.id, id)).limit(2)
    return of_ids(connection, [only(connection.execute(asked).scalars().all(), "correction", id)])[0]
