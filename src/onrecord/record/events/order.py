"""The order of a timeline: which days an EDTF value may mean, and which of two values comes first.

A date goes by the earliest day that it allows, then by the latest: of two that may begin on the same day, the one that
is told more narrowly comes first. A date whose start is open ("../1960") goes by its end, since nothing tells how long
before it was; one whose end is open by its start. "~" and "?" do not move a date. A day without a year ("XXXX-11-18")
has no place in time: it stands after all others.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.record.times.moments import days_in

_PART = re.compile(r"(?P<sign>-?)(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?")
_MARKS = re.compile(r"[?~%]|T[^/,}]*")
_LAST_MONTH = 12
_SEASON_BEFORE_SPRING = 20
"""EDTF's seasons are 21 (spring) to 24 (winter); here those of the north, as news writes them."""

Day = tuple[int, int, int]
"""Year, month, day."""


class Days(NamedTuple):
    """The earliest and the latest day that a date may mean; None where it is open."""

    first: Day | None
    last: Day | None

    def within(self, other: Days) -> bool:
        """Whether every day is one of the other's as well."""
        return (other.first is None or (self.first is not None and other.first <= self.first)) and (
            other.last is None or (self.last is not None and self.last <= other.last)
        )


def days(value: str) -> Days | None:
    """The days of an EDTF value of the forms that times have; None if its year is not known."""
    ends = re.split(r"[/,]", _MARKS.sub("", value).strip("{}"))
    if any(end.startswith("XXXX") for end in ends):
        return None
    first, last = ends[0], ends[-1]
    return Days(None if first == ".." else _edge(first, 0), None if last == ".." else _edge(last, -1))


def key(value: str) -> tuple[bool, Day, Day]:
    """What values are sorted by."""
    found = days(value)
    first = found and (found.first or found.last)
    if found is None or first is None:
        return True, _NEVER, _NEVER
    return False, first, found.last or _NEVER


_NEVER: Day = (10_000, 0, 0)


def _edge(value: str, which: int) -> Day:
    """The first (0) or last (-1) day of a year, a decade, a century, a month, a season or a day."""
    match = _PART.fullmatch(value)
    if match is None:
        return _NEVER
    year = int(match["sign"] + match["year"].replace("X", "09"[which]))
    if match["month"] is None:
        return (year, 1, 1) if which == 0 else (year, _LAST_MONTH, 31)
    month = int(match["month"])
    if month > _LAST_MONTH:
        start = 3 * (month - _SEASON_BEFORE_SPRING)
        year, month = (year, start) if which == 0 else (year + (start + 2) // 13, (start + 1) % 12 + 1)
    if match["day"]:
        return year, month, int(match["day"])
    return year, month, 1 if which == 0 else days_in(year, month)
