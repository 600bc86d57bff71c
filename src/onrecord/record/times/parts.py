"""Readers of wordings that name a period of the calendar, or a part of one: centuries, quarters, the first week "
"of May."""

from __future__ import annotations

from onrecord.record.times.absolute import MONTH, chosen, date, month, whole, years
from onrecord.record.times.context import Context, Found, Outcome, no_anchor
from onrecord.record.times.lexicon import CLASSES, DECADE_WORDS
from onrecord.record.times.moments import Moment, Point, days_in, quarter, shift, week
from onrecord.record.times.named import Holiday, nth_weekday
from onrecord.record.times.periods import narrowed, period_of, relative_year


def weekday_of_month(found: Found, context: Context) -> Outcome | None:
    """The third Thursday in November; the last Monday of May."""
    nth = -1 if found.has("last") and not found.has("nth", "ordinal") else ordinal(found)
    on = found.numbers("weekday")[0]
    place = _period(found, context)
    if place is None or place.moment is None or place.moment.first is None or not place.moment.first.month:
        return place
    if place.moment.no_year:
        return no_anchor()
    try:
        point = nth_weekday(place.moment.first.year, place.moment.first.month, on, nth)
    except ValueError:
        return Outcome(None, "explicit", "impossible")
    return place._replace(moment=Moment(point))


def _period(found: Found, context: Context) -> Outcome | None:
    """The month, year or other period that a part is taken of: what follows "of"."""
    at = max(found.classes.rfind(CLASSES[name]) for name in ("of", "in")) + 1
    rest = found.part(at, found.end - found.start)
    if rest.has(*MONTH):
        return month(rest, context)
    if rest.has("year"):
        return whole(Moment(Point(rest.numbers("year")[0])))
    if rest.has("century") and rest.has("ordinal", "nth"):
        return century(rest, context)
    return period_of(rest, context)


def part_of_period(found: Found, context: Context) -> Outcome | None:
    """The first week of May; the last three days of 2008."""
    place = _period(found, context)
    units = found.words("unit")
    if place is None or place.moment is None or place.moment.first is None or not units:
        return place
    count = (found.numbers("number", "word", "day") or [1])[0] if found.has("number", "word", "day") else 1
    start, end = period_ends(place.moment)
    from_end = found.classes.lstrip("@")[:1] == "l"
    index = 0 if from_end else (ordinal(found) - 1) * count
    unit = units[0]
    first = shift(end, 1 - count, unit) if from_end else shift(start.at(unit), index, unit)
    if from_end and unit == "week":
        first = shift(end, -7 * count + 1, "day")
    last = shift(shift(first, count, unit), -1, "day") if unit in ("day", "week") else shift(first, count - 1, unit)
    if not start <= first <= end or (found.has("few")):
        return place
    if unit == "day" and count == 1:
        return place._replace(moment=Moment(first))
    return place._replace(
        moment=Moment(first.at(unit), last.at(unit)) if first.at(unit) != last.at(unit) else Moment(first.at(unit))
    )


def period_ends(moment: Moment) -> tuple[Point, Point]:
    """The first and last day of a moment."""
    first = moment.point
    last = moment.last or first
    if moment.unspecified:
        last = Point(first.year + 10**moment.unspecified - 1)
    year, number, day = last
    number = number or 12
    return first.first_day(), Point(year, number, day or days_in(year, number))


def half_of(found: Found, context: Context) -> Outcome | None:
    """The first half of 2005; the second half of the 19th century: months, or days of a month, or years."""
    place = _period(found, context)
    if place is None or place.moment is None:
        return place
    start, end = period_ends(place.moment)
    second = found.classes.lstrip("@")[:1] == "l" or ordinal(found) == 2
    if place.moment.unspecified:
        middle = start.year + (end.year - start.year) // 2
        years = (Point(middle + 1), Point(end.year)) if second else (Point(start.year), Point(middle))
        return place._replace(moment=Moment(*years))
    if start.month != end.month:
        months = (
            (Point(start.year, 7), Point(start.year, 12)) if second else (Point(start.year, 1), Point(start.year, 6))
        )
        return place._replace(moment=Moment(*months))
    cut = Point(start.year, start.month, 15)
    return place._replace(moment=Moment(shift(cut, 1, "day"), end) if second else Moment(start, cut))


def ordinal(found: Found) -> int:
    """The number of "third", "21st", "twenty-first"."""
    tens = found.numbers("word")
    number = (found.numbers("ordinal", "nth") or [1])[0]
    return number + tens[0] if tens and "-f" in found.classes and tens[0] >= 20 else number


def century(found: Found, context: Context) -> Outcome | None:
    """The 19th century, the mid-20th century, the last century."""
    if found.has("last", "this", "next"):
        return period_of(found, context)
    number = ordinal(found)
    if found.has("era") and str(found.value("era")).lower().startswith("b"):
        first = -100 * number + 1
        return whole(Moment(Point(first), Point(first + 99)))
    return whole(narrowed(found, Moment(Point(100 * number - 100), unspecified=2)))


def decade(found: Found, _: Context) -> Outcome | None:
    """The 1990s, the late 1980s, the nineties (of the last century)."""
    number = found.numbers("decade")[0]
    if (
        number in DECADE_WORDS.values()
        and not found.has("the", "early")
        and not found.before("in", "prep", "since", "of")
    ):
        return None
    year = number if number > 100 else 1900 + number
    return whole(narrowed(found, Moment(Point(year), unspecified=1)))


def quarters(found: Found, context: Context) -> Outcome | None:
    """The third quarter of 2009; Q3 2009; H1 2010: as months."""
    which = found.value("qn")
    number = which[1] if isinstance(which, tuple) else ordinal(found)
    year, basis = relative_year(found, context)
    if isinstance(which, tuple) and year is None and not found.after("year"):
        return None
    if number > 4:
        return None
    if year is None:
        if context.publication is None:
            return no_anchor()
        year, basis = context.publication.year, "relative-to-publication"
        if 3 * number - 2 > context.publication.month and found.tense() <= 0:
            year -= 1
    half = isinstance(which, tuple) and which[0] == "H"
    moment = Moment(Point(year, 6 * number - 5), Point(year, 6 * number)) if half else quarter(year, number)
    mark = "~" if found.has("fiscal") else ""
    return Outcome(moment._replace(mark=mark), basis, None, None if basis == "explicit" else context.publication)


def fiscal(found: Found, context: Context) -> Outcome | None:
    """Fiscal years begin in different months: the value is the year they are named by, as approximate."""
    if found.has("dash"):
        return years(found, context)
    if found.has("year"):
        return whole(Moment(Point(found.numbers("year")[0]), mark="~"))
    if not found.has("unit", "quarter") or "year" not in (found.words("unit") or ["year"]):
        return None
    if found.has("quarter"):
        outcome = quarters(found, context) if found.has("nth", "ordinal") else period_of(found, context)
    else:
        outcome = period_of(found, context)
    if outcome is None or outcome.moment is None:
        return outcome
    return outcome._replace(moment=outcome.moment._replace(mark="~"))


def season(found: Found, context: Context) -> Outcome | None:
    """A season, by EDTF code; without a year the one that tense and word point to."""
    code = found.numbers("season")[0]
    year, basis = relative_year(found, context)
    if year is None:
        if context.publication is None:
            return no_anchor()
        basis = "relative-to-publication"
        here = context.publication
        year = here.year
        begins = 3 * (code - 21) + 3
        if found.has("last") and begins >= here.month - 2:
            year -= 1
        elif found.has("next") and begins <= here.month:
            year += 1
        elif not found.has("last", "next", "this"):
            tense = found.tense()
            year += -1 if begins > here.month and tense <= 0 else 1 if begins + 2 < here.month and tense > 0 else 0
    return Outcome(Moment(Point(year), season=code), basis, None, None if basis == "explicit" else context.publication)


def holiday(found: Found, context: Context) -> Outcome | None:
    """A holiday, in the year told or the one near the story."""
    day = found.value("holiday")
    if not isinstance(day, Holiday):
        return None
    year, basis = relative_year(found, context)
    if day.of(2000) is None:
        return Outcome(None, "named", "vague")
    if year is not None:
        return Outcome(day.of(year), "named", None, None if basis == "explicit" else context.publication)
    here = context.publication
    if here is None:
        return Outcome(None, "named", "no-anchor")
    moments = [
        moment.first for y in (here.year - 1, here.year, here.year + 1) if (moment := day.of(y)) and moment.first
    ]
    if found.has("last"):
        point = [one for one in moments if one < here][-1]
    elif found.has("next"):
        point = next(one for one in moments if one > here)
    else:
        point = chosen(moments, here, found.tense())
    return Outcome(Moment(point), "named", None, here)


def event(found: Found, _: Context) -> Outcome | None:
    """A well-known event or era, or its beginning or end."""
    moment = found.value("event")
    if not isinstance(moment, Moment):
        return None
    return Outcome(narrowed(found, moment), "named")


def day_of_week(found: Found, context: Context) -> Outcome | None:
    """The week, or the weekend, of a day."""
    unit = (found.words("unit") or [""])[0]
    inner = found.part(found.classes.index(CLASSES["of"]) + 1, found.end - found.start)
    outcome = date(inner, context)
    if (
        unit not in ("week", "weekend", "day")
        or outcome is None
        or outcome.moment is None
        or outcome.moment.first is None
    ):
        return outcome
    if outcome.moment.no_year:
        return no_anchor()
    monday, sunday = week(outcome.moment.first)
    first = {"week": monday, "weekend": shift(sunday, -1, "day")}.get(unit)
    return outcome if first is None else outcome._replace(moment=Moment(first, sunday))
