"""The marks of corrections, as they are told beside what they shaped."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from onrecord.corrections.values import Correction
from onrecord.store.held import of_ids
from onrecord.store.values import Mark


def mark_of(one: Correction, page: str | None = None) -> Mark:
    """The mark of a correction on what stands in the text with this hash; None: on what is in no single text."""
    carried = page is not None and one.target is not None and one.target.page != page
    return Mark(one.id, one.kind, one.who, one.made_at, one.why, one.note, carried)


def marks_of(connection: Connection, rows: Iterable[tuple[str | None, str]]) -> list[tuple[Mark, ...]]:
    """For each row the marks of the corrections that it names, by these names and the hash of its text."""
    given = [((names or "").split(), page) for names, page in rows]
    ids = {one for names, _ in given for one in names}
    made = {one.id: one for one in of_ids(connection, ids)} if ids else {}
    return [tuple(mark_of(made[one], page) for one in names) for names, page in given]
