"""A date of speech, and which values of time expressions can be one."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.record.times.moments import parse_day, shift
from onrecord.record.times.values import SaidBasis, TimeExpression


class Dated(msgspec.Struct, frozen=True):
    """A date of speech: EDTF `value` (a day or coarser), the expression it comes from, and where that stands."""

    value: str
    expression: TimeExpression
    basis: SaidBasis


def speech_value(value: str | None, published: str | None) -> str | None:
    """The value as a date of speech: no time of day, no open end, nothing after publication; a period that is not over
    ends on the day of publication."""
    if value is None or ".." in value or value.startswith("{"):
        return None
    plain = re.sub(r"T[^/]*", "", value)
    ends = plain.split("/")
    if len(ends) == 2 and not _is_week(ends):
        return None
    if published is None:
        return plain
    today = published.rstrip("?~%")
    if _digits(ends[0]) > today:
        return None
    if len(ends) == 2 and _digits(ends[1]) > today and len(_digits(ends[1])) == len(today):
        mark = ends[1][len(_digits(ends[1])) :]
        return f"{ends[0]}/{today}{mark}" if _digits(ends[0]) != today else ends[0]
    return plain


def _is_week(ends: Sequence[str]) -> bool:
    """Whether a stretch is a week or less, within which something can be said; over longer ones things go on."""
    first, last = (parse_day(end) for end in ends)
    if first is None or last is None or not first[0].day or not last[0].day:
        return False
    return shift(first[0], 7, "day") > last[0]


def _digits(value: str) -> str:
    return value.rstrip("?~%")
