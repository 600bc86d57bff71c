"""Between which days an EDTF value lies, as far as its words and marks tell.

A day is a string YYYY-MM-DD, so that days compare as text; FIRST and LAST stand for an open end. What a value calls
approximate (~) may lie a year earlier or later, a month where it names a month or day; what it calls uncertain (? or
%) a year.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from onrecord.errors import InputError

FIRST, LAST = "0000-01-01", "9999-12-31"
"""Open ends; days outside these years count as them."""

_POINT = re.compile(r"(?P<year>\d[\dX]{3})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?")
_SEASONS = {**dict.fromkeys(range(21, 25), (1, 12)), **{33 + n: (3 * n + 1, 3 * n + 3) for n in range(4)}}
"""First and last month by EDTF's number: a season, whose hemisphere is not told, lies somewhere in its year."""


class Days(NamedTuple):
    """The first and the last day on which something can have been."""

    first: str
    last: str


def days_of(value: str) -> Days:
    """The days of an EDTF value; open on both sides where it cannot be read as one."""
    plain = re.sub(r"T[^/]*", "", value.strip("{}[]"))
    ends = re.split(r"/|,|\.\.(?=\d)", plain) if not plain.startswith("..") else plain.split("/")
    first, last = _point(ends[0]), _point(ends[-1])
    return Days(FIRST if first is None else first.first, LAST if last is None else last.last)


def _point(text: str) -> Days | None:
    if re.match(r"-\d", text):
        return Days(FIRST, FIRST)
    match = _POINT.match(text)
    if match is None:
        return None
    marks = text[match.end() :]
    low, high = (int(match["year"].replace("X", digit)) for digit in "09")
    month, day = (int(match[part]) if (match[part] or "XX") != "XX" else 0 for part in ("month", "day"))
    first, last = _SEASONS.get(month, (month or 1, month or 12))
    if not (1 <= first <= 12) or day > 31:
        return None
    days = Days(f"{low:04}-{first:02}-{day or 1:02}", f"{high:04}-{last:02}-{day or _length(high, last):02}")
    return _widened(days, marks, _unit(month, day))


def _unit(month: int, day: int) -> int:
    """The length of a value's unit in months, 0 for a day."""
    return 0 if day else 1 if month else 12


def _widened(days: Days, marks: str, unit: int) -> Days:
    if not marks:
        return days
    by = max(unit, 1) if "~" in marks and "?" not in marks else 12
    return Days(_moved(days.first, -by), _moved(days.last, by))


def _moved(day: str, months: int) -> str:
    year, month, number = (int(part) for part in day.split("-"))
    whole = year * 12 + month - 1 + months
    year, month = divmod(whole, 12)
    if not 0 <= year <= 9999:
        return FIRST if months < 0 else LAST
    return f"{year:04}-{month + 1:02}-{min(number, _length(year, month + 1)):02}"


def _length(year: int, month: int) -> int:
    """Days of a month; the calendar repeats itself after 400 years."""
    return calendar.monthrange(year % 400 + 2000, month)[1]


def check_date(value: str) -> Days:
    """The days of a date that a caller asks about. Raises InputError if it is none."""
    if _point(value.split("/", maxsplit=1)[0]) is None and not value.startswith(".."):
        raise InputError("not a date", given=value, remedy="give YYYY-MM-DD or another EDTF value")
    return days_of(value)
