"""Readers of wordings that name a date of the calendar, whole or in part."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.record.times.context import Context, Found, Outcome, no_anchor
from onrecord.record.times.moments import Moment, Point, days_in, real, shift, weekday
from onrecord.record.times.periods import narrowed, period_of, relative_year

Reader = Callable[[Found, Context], Outcome | None]

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(.*))?", re.ASCII)
_CLOCK = re.compile(r"((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d)?(?:\.\d+)?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d|)", re.ASCII)
_NUMERIC = re.compile(r"(\d+)[/.](\d+)[/.](\d+)", re.ASCII)
_CENTURY_OF_TWO = 50
"""Years in two figures up to this are of this century, later ones of the last."""
_SURE_YEARS = range(1900, 2060)
"""Figures that are a year where nothing around them says so."""
_NOT_YEARS = frozenset(
    "people persons men women children soldiers troops dead miles km kilometres kilometers metres meters feet "
    "tons tonnes "
    "jobs votes dollars euros pounds percent pieces times words pages seats points cases deaths homes workers "
    "employees "
    "members students police officers barrels square mm cc mah calories hours m g kg".split()
)
_FAR = 300
"""Days from which on a date without its year is taken for the nearer one whatever the tense: of one so far off, news
tells the year."""
NUMBERED = ("ordinal", "day", "nth")
MONTH = ("month", "maybe", "mayverb")


def whole(moment: Moment) -> Outcome:
    """An outcome that the words hold whole."""
    return Outcome(moment, "explicit")


def iso(found: Found, _: Context) -> Outcome | None:
    """A day in ISO 8601, with or without a time of day."""
    match = _ISO.match(str(found.value("iso")))
    if match is None:
        return None
    point = Point(*map(int, match.groups()[:3]))
    clock = _CLOCK.fullmatch(match[4] or "00:00")
    if not real(point) or not point.month or clock is None:
        return Outcome(None, "explicit", "impossible")
    return whole(Moment(point, clock=_seconds(clock) if match[4] else ""))


def _seconds(clock: re.Match[str]) -> str:
    """A time of day as EDTF writes it: with its seconds, without fractions of them, its offset with a colon."""
    zone = clock[3]
    if len(zone) > 1 and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{clock[1]}{clock[2] or ':00'}{zone}"


def slash(found: Found, _: Context) -> Outcome | None:
    """Month first as in the United States, unless that is no date; with full stops the day comes first. Which of the
    two is meant stays uncertain where both are dates."""
    words = str(found.value("slash"))
    match = _NUMERIC.match(words)
    if match is None:
        return None
    first, second, year = map(int, match.groups())
    if len(match[3]) == 2:
        year += 2000 if year <= _CENTURY_OF_TWO else 1900
    orders = (Point(year, second, first), Point(year, first, second))
    dates = [point for point in orders if point.month and point.day and real(point)]
    if not dates:
        return None
    if "." in words:
        return whole(Moment(dates[0]))
    return whole(Moment(dates[-1], mark="?" if first != second and len(dates) > 1 else ""))


def days(found: Found, context: Context) -> Outcome | None:
    """Two days of a month: a stretch, unless "and" joins days that do not follow each other."""
    first, second = found.numbers(*NUMBERED)[:2]
    month = found.numbers(*MONTH)[0]
    if not first < second:
        return None
    outcome = _dated(found, context, month, first)
    if outcome.moment is None or outcome.moment.first is None:
        return outcome
    last = outcome.moment.first._replace(day=second)
    if not real(last):
        return Outcome(None, "explicit", "impossible")
    both = found.has("and") and second != first + 1
    return outcome._replace(moment=Moment(outcome.moment.first, last, both=both))


def date(found: Found, context: Context) -> Outcome | None:
    """A day of a month, with or without its year and weekday."""
    return _dated(found, context, found.numbers(*MONTH)[0], found.numbers(*NUMBERED)[0])


def _dated(found: Found, context: Context, month: int, day: int) -> Outcome:
    year, basis = relative_year(found, context)
    if year is not None:
        point = Point(year, month, day)
        if not real(point):
            return Outcome(None, basis, "impossible")
        return Outcome(Moment(point), basis, None, None if basis == "explicit" else context.publication)
    if day > days_in(2000, month):
        return Outcome(None, "partial", "impossible")
    on = found.value("weekday")
    return partial(found, context, month, day, on if isinstance(on, int) else None)


def partial(found: Found, context: Context, month: int, day: int = 0, on: int | None = None) -> Outcome:
    """A date without its year: that of the narrative, or the one near the story's date that the tense asks for."""
    told = context.told_month_here
    anchor = context.publication
    if told is not None and anchor is not None and told.year < anchor.year and on is None:
        return _in_narrative(told, month, day)
    if anchor is None:
        return Outcome(Moment(Point(2000, month, day), no_year=True), "partial")
    years = [anchor.year - 1, anchor.year, anchor.year + 1]
    points = [point for year in years if real(point := Point(year, month, day))]
    if on is not None and (fitting := [point for point in points if weekday(point) == on]):
        points = fitting
    point = chosen(points, anchor, found.tense())
    return Outcome(Moment(point), "partial", None, anchor)


def day_of_month(found: Found, context: Context) -> Outcome | None:
    """The 5th; Tuesday the 5th; the 20th of next month: a day of the month told, or near the story's date."""
    here = context.publication
    day = (found.numbers(*NUMBERED, "word") or [0])[0]
    if found.has("unit"):
        month_of = period_of(found, context) if "month" in found.words("unit") else None
        if month_of is None or month_of.moment is None or month_of.moment.first is None:
            return month_of
        point = month_of.moment.first._replace(day=day)
        return month_of._replace(moment=Moment(point)) if real(point) else None
    if here is None or not here.day or not 1 <= day <= 31:
        return no_anchor()
    months = [shift(here.at("month"), step, "month") for step in (-1, 0, 1)]
    points = [point for one in months if real(point := one._replace(day=day))]
    on = found.value("weekday")
    if fitting := [point for point in points if on is None or weekday(point) == on]:
        return Outcome(Moment(chosen(fitting, here, found.tense())), "partial", None, here)
    return None


def _in_narrative(told: Point, month: int, day: int) -> Outcome:
    year = told.year + (1 if told.month > month else 0)
    point = Point(year, month, day)
    return Outcome(Moment(point) if real(point) else None, "partial", None if real(point) else "impossible", told)


def chosen(points: list[Point], anchor: Point, tense: int) -> Point:
    """The date that the tense asks for, if near; else the nearest."""

    def distance(point: Point) -> int:
        return (point.year - anchor.year) * 372 + (point.month - anchor.month) * 31 + (point.day or 15) - anchor.day

    near = anchor.at("month") if not points[0].day else anchor
    past = [point for point in points if point <= near]
    ahead = [point for point in points if point >= near]
    if tense < 0 and past and (distance(past[-1]) > -_FAR or not near.day):
        return past[-1]
    if tense > 0 and ahead and distance(ahead[0]) < _FAR:
        return ahead[0]
    return min(points, key=lambda point: abs(distance(point)))


def month(found: Found, context: Context) -> Outcome | None:
    """A month, with or without its year; last May, early next March."""
    number = found.numbers(*MONTH)[0]
    year, basis = relative_year(found, context)
    if year is not None:
        moment = narrowed(found, Moment(Point(year, number)))
        return Outcome(moment, basis, None, None if basis == "explicit" else context.publication)
    which = found.value("last", "next", "this", "that")
    if which is None:
        outcome = partial(found, context, number)
        return outcome if outcome.moment is None else outcome._replace(moment=narrowed(found, outcome.moment))
    if context.publication is None:
        return no_anchor()
    here = context.publication
    year = here.year
    if found.has("last") and number >= here.month:
        year -= 1
    if found.has("next") and number <= here.month:
        year += 1
    return Outcome(narrowed(found, Moment(Point(year, number))), "relative-to-publication", None, here)


def bc(found: Found, _: Context) -> Outcome | None:
    """Years before and after Christ: 508 BC, AD 79."""
    number = found.numbers("year", "number", "day")[0]
    before = str(found.value("era")).lower().startswith("b")
    mark = "~" if found.has("about") else ""
    return whole(Moment(Point(1 - number if before else number), mark=mark))


def years(found: Found, _: Context) -> Outcome | None:
    """1976-79; 2006–2007. What does not go up is something else, as a telephone number is."""
    first, second = found.numbers("year", "day", "number")[:2]
    if second < 100:
        second += first // 100 * 100
    if not first < second or second - first > 200:
        return None
    return whole(Moment(Point(first), Point(second), "~" if found.has("about") else ""))


def year(found: Found, context: Context) -> Outcome | None:
    """A year: four figures that are not a count, as far as their neighbours tell."""
    number = found.numbers("year")[0]
    led = found.before(
        "in", "prep", "since", "until", "from", "of", "to", "and", "between", "the", "after", "open", "about"
    )
    if found.next_word().lower() in _NOT_YEARS or found.before("than"):
        return None
    if found.has("unit") and found.words("unit")[0] != "year":
        return None
    here = context.publication
    if "rest" in found.words("edge") and here is not None and here.year == number:
        return Outcome(Moment(here.first_day(), Point(number, 12, 31)), "relative-to-publication", None, here)
    sure = number in _SURE_YEARS or led or found.has("early", "about", "unit")
    if not sure or (number not in _SURE_YEARS and found.after("unit", "short", "number")) or _is_money(found):
        return None
    return whole(
        narrowed(found, Moment(Point(number), mark="~" if found.has("about") or found.before("about") else ""))
    )


def _is_money(found: Found) -> bool:
    before = found.tokens.values[found.start - 1] if found.start else ""
    after = found.tokens.values[found.end] if found.end < len(found.tokens.values) else ""
    return before in ("$", "£", "€", "¥", "#", "%", "=", "+", "No", "/", "@") or after in ("%", "/", "°", "$", "€")
