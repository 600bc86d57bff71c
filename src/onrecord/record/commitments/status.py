"""The state of a commitment as of a date: what the text says had become of it by then.

Each entry of a history lies between two days (bounds.py). One that must have come by the date counts, one that can
only have come later does not, and one that may or may not have come leaves the answer open, unless it says the same.
What others say of a commitment, doubts and denials, does not change its state. It was made before anything else
happened to it, whatever the dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal, TypeVar

from onrecord.record.commitments.bounds import FIRST, LAST, Days, check_date, days_of

Unknown = Literal["unknown"]
UNKNOWN: Unknown = "unknown"
CHANGES = frozenset(("made", "conditioned", "reaffirmed", "revoked", "fulfilled", "broken"))
"""Statuses that a commitment itself is in."""

S = TypeVar("S", bound=str)


def status_on(
    entries: Sequence[tuple[S, str | None]], on: str | datetime.date, told: str | None = None
) -> S | Unknown | None:
    """The status as of `on`, a date or an EDTF value; None if it had not been made, "unknown" if that cannot be told.

    `entries` are statuses with the EDTF value of their date, None where the text tells none. `told` is the story's
    date: what it tells without a date had come by then. Raises InputError if `on` or `told` is no date.
    """
    asked = check_date(on if isinstance(on, str) else on.isoformat())
    limit = LAST if told is None else check_date(told).last
    changes = [(status, _when(value, limit)) for status, value in entries if status in CHANGES]
    happened = [number for number, (_, days) in enumerate(changes) if days.last <= asked.first]
    possible = [number for number, (_, days) in enumerate(changes) if days.first <= asked.last]
    if not possible:
        return None
    if not happened:
        return UNKNOWN
    last = {
        changes[number][0]
        for number in possible
        if not any(_surely_after(changes, other, number) for other in happened)
    }
    return last.pop() if len(last) == 1 else UNKNOWN


def _when(value: str | None, limit: str) -> Days:
    days = Days(FIRST, LAST) if value is None else days_of(value)
    return Days(days.first, max(min(days.last, limit), days.first))


def _surely_after(changes: Sequence[tuple[str, Days]], later: int, earlier: int) -> bool:
    """Whether one change must have come after another: by their days, or since the other is the making of it."""
    if later == earlier:
        return False
    (status, days), (before, days_before) = changes[later], changes[earlier]
    if days_before.last < days.first:
        return True
    if before == "made" and status != "made":
        return True
    one_day = days == days_before and days.first == days.last
    return one_day and later > earlier
