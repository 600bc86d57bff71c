"""The state of a commitment as of a date: what the text says had become of it by then.

Each entry of a history lies between two days (bounds.py). One that must have come by the date counts, one that can
only have come later does not, and one that may or may not have come leaves the answer open, unless it says the same.
What others say of a commitment, doubts and denials, does not change its state. It was made before anything else
happened to it, whatever the dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal

from onrecord.record.commitments.bounds import FIRST, LAST, Days, check_date, days_of
from onrecord.record.commitments.values import HistoryEntry, Status

UNKNOWN: Literal["unknown"] = "unknown"
CHANGES: frozenset[Status] = frozenset(("made", "conditioned", "reaffirmed", "revoked", "fulfilled", "broken"))
"""Statuses that a commitment itself is in."""


def status_on(
    history: Sequence[HistoryEntry], on: str | datetime.date, told: str | None = None
) -> Status | Literal["unknown"] | None:
    """The status as of `on`, a date or an EDTF value; None if it had not been made, "unknown" if that cannot be told.

    `told` is the story's date: what it tells without a date had come by then. Raises Defect if `on` is no date.
    """
    asked = check_date(on if isinstance(on, str) else on.isoformat())
    limit = days_of(told).last if told is not None else LAST
    entries = [(entry.status, _when(entry, limit)) for entry in history if entry.status in CHANGES]
    happened = [number for number, (_, days) in enumerate(entries) if days.last <= asked.first]
    possible = [number for number, (_, days) in enumerate(entries) if days.first <= asked.last]
    if not possible:
        return None
    if not happened:
        return UNKNOWN
    last = {
        entries[number][0]
        for number in possible
        if not any(_surely_after(entries, other, number) for other in happened)
    }
    return last.pop() if len(last) == 1 else UNKNOWN


def _when(entry: HistoryEntry, limit: str) -> Days:
    days = Days(FIRST, LAST) if entry.on is None else days_of(entry.on.value)
    return Days(days.first, max(min(days.last, limit), days.first))


def _surely_after(entries: Sequence[tuple[Status, Days]], later: int, earlier: int) -> bool:
    """Whether one entry must have come after another: by their days, or since the other is the making of it."""
    if later == earlier:
        return False
    (status, days), (before, days_before) = entries[later], entries[earlier]
    if days_before.last < days.first:
        return True
    if before == "made" and status != "made":
        return True
    one_day = days == days_before and days.first == days.last
    return one_day and later > earlier
