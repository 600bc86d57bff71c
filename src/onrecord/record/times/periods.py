"""Periods named by their unit: last week, this year, the following month; and parts of any period.

Conventions. Weeks run from Monday to Sunday, weekends are Saturday and Sunday. Quarters and halves are written as
intervals of months. "Mid" is the middle of a period, its beginning and end the first or last smaller unit, all
approximate; "early" and "late" keep the period, since EDTF has no sign for them.
"""

from __future__ import annotations

from onrecord.record.times.context import Context, Found, Outcome, counted, no_anchor, no_narrative
from onrecord.record.times.lexicon import CLASSES
from onrecord.record.times.moments import Moment, Point, days_in, shift, week
from onrecord.record.times.values import Basis

_TOLD_NEXT = frozenset("following subsequent ensuing".split())
_TOLD_LAST = frozenset("previous preceding".split())
_STRETCHES = frozenset("decade century".split())
"""Units of which "the past" and "the last" mean so many years up to now."""
STEP = {"last": -1, "next": 1, "this": 0, "that": 0}


def relative_year(found: Found, context: Context) -> tuple[int | None, Basis]:
    """The year that the words add to a day, month, quarter or season: its figure, "of last year", "next" alone."""
    figures = found.numbers("year")
    if figures:
        return figures[0], "explicit"
    at = found.classes.rfind(CLASSES["unit"])
    here = context.publication
    if at > 0 and here is not None and found.tokens.values[found.start + at] in ("year", "month"):
        name = next((name for name in STEP if found.classes[at - 1] == CLASSES[name]), None)
        if name in ("last", "next", "this") and found.tokens.values[found.start + at] == "year":
            return here.year + STEP[name], "relative-to-publication"
        if name == "that" and context.told is not None:
            return context.told.point.year, "relative-to-narrative"
    return None, "partial"


def step_of(found: Found) -> tuple[str, str] | None:
    """Which way the words point ("last", "next", "this", "that") and the very word."""
    for name in STEP:
        words = found.words(name)
        if words:
            return name, words[0]
    return ("next", "following") if found.has("follow") else None


def period_of(found: Found, context: Context) -> Outcome | None:
    """A unit with a word that says which one, or (in "the end of the year") none, which is the current one."""
    unit = next(iter(found.words("unit", "century", "quarter", "half")), None)
    if unit is None:
        return None
    if found.plural():
        return Outcome(None, "vague", "vague")
    which = step_of(found) or ("this", "the")
    anchor, narrative = _anchor_of(which, unit, context)
    if anchor is None:
        return no_narrative() if narrative else no_anchor()
    if which[1] == "past" or (which[0] == "last" and unit in _STRETCHES and which[1] == "last" and unit != "century"):
        return counted(since(anchor, 1, unit), context)
    moment = unit_at(anchor, STEP[which[0]], unit)
    if narrative:
        return Outcome(moment, "relative-to-narrative", None, anchor)
    return counted(moment, context)


def _anchor_of(which: tuple[str, str], unit: str, context: Context) -> tuple[Point | None, bool]:
    """What the period is counted from, and whether that is the narrative."""
    name, word = which
    told = context.told_day if unit == "day" else context.told.point if context.told is not None else None
    if name == "that" or word in _TOLD_NEXT:
        return told, True
    if word in _TOLD_LAST or (unit == "day" and name == "next"):
        return (told, True) if told is not None else (context.publication, False)
    return context.publication, False


def unit_at(anchor: Point, number: int, unit: str) -> Moment:
    """The day, week, month ... that lies `number` units from the one of `anchor`, as far as its precision allows."""
    if unit == "day":
        return Moment(shift(anchor, number, unit))
    if unit in ("week", "weekend", "fortnight"):
        monday, sunday = week(shift(anchor, number, "week"))
        return Moment(shift(sunday, -1, "day") if unit == "weekend" else monday, sunday)
    if unit == "month":
        return Moment(shift(anchor.at("month"), number, unit))
    if unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        first = shift(Point(anchor.year, (max(anchor.month, 1) - 1) // size * size + 1), number * size, "month")
        return Moment(first, shift(first, size - 1, "month"))
    if unit == "year":
        return Moment(shift(Point(anchor.year), number, unit))
    digits = 1 if unit == "decade" else 2
    size = 10**digits
    return Moment(Point(anchor.year // size * size + number * size), unspecified=digits)


def since(anchor: Point, number: int, unit: str, ahead: bool = False) -> Moment:
    """The stretch of so many units up to the anchor (or from it on), in days for weeks, months for a year or less."""
    fine = "day" if unit in ("day", "week", "fortnight", "weekend") or (unit == "month" and number == 1) else "month"
    if unit in ("year", "decade", "century") and (number > 1 or unit != "year"):
        fine = "year"
    here = anchor.at(fine)
    other = shift(anchor, number if ahead else -number, unit).at(fine)
    return Moment(here, other) if ahead else Moment(other, here)


def narrowed(found: Found, moment: Moment) -> Moment:
    """A part of a moment: its middle, beginning, end or eve."""
    how = next(iter(found.words("early", "edge")), None)
    if how in (None, "early", "late") or moment.first is None:
        return moment
    first, last = moment.first, moment.last
    if moment.unspecified:
        last = Point(first.year + 10**moment.unspecified - 1)
    if how == "rest":
        return moment
    if how == "eve":
        return Moment(shift(first.first_day(), -1, "day"))
    if how == "start":
        return (
            Moment(_finer(first, 1), mark="~")
            if last is None or (moment.unspecified == 0 and last.day == 0)
            else Moment(first, mark="~")
        )
    if how == "end":
        return Moment(_finer(first, -1) if last is None else last, mark="~")
    return Moment(_middle(first, last), mark="~")


def _finer(point: Point, which: int) -> Point:
    """The first (1) or last (-1) month of a year, day of a month."""
    if point.day:
        return point
    if point.month:
        return point._replace(day=1 if which > 0 else days_in(point.year, point.month))
    return point._replace(month=1 if which > 0 else 12)


def _middle(first: Point, last: Point | None) -> Point:
    if last is None:
        return first if first.day else first._replace(day=15) if first.month else first._replace(month=6)
    if first.day and last.day:
        return shift(first, 3, "day")
    return Point((first.year + last.year + 1) // 2)
