"""Points and moments of the calendar, and their EDTF form.

A Point is a year, a month or a day of the proleptic Gregorian calendar, years counted as astronomers do (0 is 1 BC).
A Moment is a point or a stretch between two, with EDTF's marks. Arithmetic keeps the precision of the point; what
falls outside the years -9999 to 9999 has no EDTF form at the levels used here and raises OverflowError.
"""

from __future__ import annotations

import calendar
import datetime
from typing import Literal, NamedTuple

from onrecord.errors import Defect

Unit = Literal["day", "week", "month", "year", "decade", "century"]

MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN: dict[str, int] = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
LENGTHS = {"day": "D", "week": "W", "month": "M", "year": "Y"}
"""ISO 8601's letters for the units it has."""
_MULTIPLES = {"fortnight": (2, "week"), "quarter": (3, "month"), "decade": (10, "year"), "century": (100, "year"),
              "half": (6, "month"), "season": (3, "month"), "weekend": (2, "day")}  # fmt: skip
_EPOCH_CYCLE = 400
"""Years after which the Gregorian calendar repeats itself, weekdays included."""


class Point(NamedTuple):
    """A year, a month of it (0: not given), a day of that (0: not given)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def unit(self) -> Unit:
        """The precision: day, month or year."""
        return "day" if self.day else "month" if self.month else "year"

    def at(self, unit: str) -> Point:
        """The same point at the precision of `unit`, if it is not coarser already."""
        if unit in DAYS_IN:
            return self
        return Point(self.year, self.month) if unit in ("month", "quarter", "half") else Point(self.year)

    def first_day(self) -> Point:
        """The first day of this day, month or year."""
        return Point(self.year, self.month or 1, self.day or 1)


class Moment(NamedTuple):
    """A point, or a stretch from `first` to `last`. `open_end` leaves the end (or, before `last`, the start) open.

    `mark` is EDTF's qualification ("~"), `season` its code for one of the seasons (21 to 24), `unspecified` how many
    last digits of the year are not told (1: a decade, 2: a century), `clock` a time of day with its offset. `both`
    makes it a set of the two points, `no_year` leaves the year untold. One of `first` and `last` is always there.
    """

    first: Point | None
    last: Point | None = None
    mark: str = ""
    season: int = 0
    unspecified: int = 0
    clock: str = ""
    open_end: bool = False
    both: bool = False
    no_year: bool = False

    @property
    def point(self) -> Point:
        """The point from which something later in the story can be counted."""
        found = self.first or self.last
        if found is None:
            raise Defect("a moment must have a first or a last point")
        return found


def real(point: Point) -> bool:
    """Whether there is such a day or month."""
    if not point.month:
        return True
    return 1 <= point.month <= 12 and 0 <= point.day <= days_in(point.year, point.month)


def days_in(year: int, month: int) -> int:
    """Days in a month."""
    return calendar.monthrange(year % _EPOCH_CYCLE + 2000, month)[1]


def weekday(point: Point) -> int:
    """The weekday of a day, Monday being 0."""
    return _date(point).weekday()


def shift(point: Point, number: int, unit: str) -> Point:
    """`point` moved by `number` units, at its own precision; a day past the end of a month becomes its last day."""
    if unit in DAYS_IN:
        return _add_days(point.first_day(), number * DAYS_IN[unit])
    total = point.year * 12 + max(point.month, 1) - 1 + number * MONTHS_IN[unit]
    year, month = total // 12, total % 12 + 1
    if not -9999 <= year <= 9999:
        raise OverflowError(f"no EDTF year: {year}")
    if not point.month:
        return Point(year)
    return Point(year, month, min(point.day, days_in(year, month)))


def week(point: Point) -> tuple[Point, Point]:
    """Monday and Sunday of the week of a day."""
    monday = _add_days(point, -weekday(point))
    return monday, _add_days(monday, 6)


def quarter(year: int, number: int) -> Moment:
    """A quarter (1 to 4) as its months."""
    return Moment(Point(year, 3 * number - 2), Point(year, 3 * number))


def duration(number: int, unit: str) -> str:
    """ISO 8601 duration."""
    times, basic = _MULTIPLES.get(unit, (1, unit))
    clock = {"hour": "H", "minute": "M", "second": "S"}.get(basic)
    return f"PT{number * times}{clock}" if clock else f"P{number * times}{LENGTHS[basic]}"


def edtf(moment: Moment, uncertain: bool = False) -> str:
    """The EDTF form; `uncertain` marks it as resting on an uncertain date ("?", or "%" if approximate as well)."""
    mark = ("%" if moment.mark else "?") if uncertain else moment.mark
    if moment.unspecified and moment.first is not None:
        return _century(moment.first.year, moment.unspecified)
    if moment.season and moment.first is not None:
        return f"{_year(moment.first.year)}-{moment.season}"
    if moment.first is None:
        return f"../{_point(moment.point)}{mark}"
    if moment.no_year:
        return _yearless(moment, moment.first)
    first = f"{_point(moment.first)}{moment.clock or mark}"
    if moment.both and moment.last is not None:
        return f"{{{first},{_point(moment.last)}{mark}}}"
    if moment.open_end:
        return f"{first}/.."
    return first if moment.last is None else f"{first}/{_point(moment.last)}{mark}"


def _yearless(moment: Moment, first: Point) -> str:
    """The EDTF form without a year. It takes neither "~", for which the month stands, nor a time of day."""
    ends = [first] if moment.last is None else [first, moment.last]
    forms = [
        f"XXXX-{end.month:02}-{end.day:02}" if end.day and not moment.mark else f"XXXX-{end.month:02}" for end in ends
    ]
    if moment.both:
        return f"{{{','.join(forms)}}}"
    return "/".join(dict.fromkeys(forms))


def parse_day(value: str | None) -> tuple[Point, bool] | None:
    """The point of an EDTF year, month or day, and whether it is marked uncertain; None if it is something else."""
    plain = (value or "").rstrip("?~%")
    parts = plain.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or not 1 <= len(parts) <= 3 or len(parts[0]) != 4:
        return None
    point = Point(*map(int, parts))
    whole = point.month or len(parts) == 1
    return (point, plain != value) if whole and real(point) else None


def _point(point: Point) -> str:
    year = _year(point.year)
    return (
        f"{year}-{point.month:02}-{point.day:02}" if point.day else f"{year}-{point.month:02}" if point.month else year
    )


def _year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def _century(year: int, unspecified: int) -> str:
    return _year(year)[:-unspecified] + "X" * unspecified


def _date(point: Point) -> datetime.date:
    """A date with the same weekday and month lengths, in the years that datetime knows."""
    return datetime.date(point.year % _EPOCH_CYCLE + 2000, point.month, point.day)


def _add_days(point: Point, days: int) -> Point:
    cycles = point.year // _EPOCH_CYCLE * _EPOCH_CYCLE - 2000
    moved = _date(point) + datetime.timedelta(days=days)
    return Point(moved.year + cycles, moved.month, moved.day)
