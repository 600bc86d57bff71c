"""Readers of wordings that are counted from somewhere: the story's date, or what the narrative told before."""

from __future__ import annotations

import re

from onrecord.record.times.context import Context, Found, Outcome, counted, days_to, no_anchor, no_narrative
from onrecord.record.times.lexicon import CLASSES, OTHER, SHORT_UNITS
from onrecord.record.times.moments import DAYS_IN, Moment, Point, duration, shift, week, weekday
from onrecord.record.times.periods import narrowed, period_of, since, step_of, unit_at
from onrecord.record.times.tokens import Tokens

_UNIT_NAMES = ("unit", "century", "quarter", "half", "short")
_COUNTS = ("number", "word", "day")
_FRIDAY = 4
_PAPERS = frozenset("Post Times Telegraph Herald Mirror Express Mail Star Tribune News Sun Independent".split())
"""Words that make a newspaper's name of a weekday before them."""
_SHOWS = frozenset("program programme show podcast broadcast newspaper magazine column".split())
"""What a name that begins with a weekday may be called."""


def _count(found: Found) -> int | None:
    """How many: a figure, a word, "a"; None for "few", "several"."""
    if found.has("few"):
        return 2 if "couple" in found.words("few") else None
    numbers = found.numbers(*_COUNTS)
    if not numbers:
        return 1
    joined = CLASSES["word"] + CLASSES["dash"] + CLASSES["word"]
    if joined in found.classes and numbers[0] >= 20:
        return numbers[0] + numbers[1]
    return numbers[0]


def _moved(anchor: Point, number: int, unit: str, half: bool = False) -> Moment:
    """The time so many units from the anchor: a day for days, approximate at their own precision for longer units."""
    if unit in ("hour", "minute", "second"):
        return Moment(shift(anchor, number // 24, "day") if unit == "hour" and number % 24 == 0 else anchor)
    if half and unit in ("year", "decade"):
        return Moment(shift(anchor.at("month"), number * 12 + (6 if number > 0 else -6), "month"), mark="~")
    coarse = anchor.at(unit)
    return Moment(
        shift(coarse, number, unit).at(unit), mark="" if unit == "day" or (unit == "week" and abs(number) == 1) else "~"
    )


def _is_half(found: Found) -> bool:
    return CLASSES["half"] in found.classes and CLASSES["and"] in found.classes


def _whole_units(found: Found) -> str:
    """The unit counted, where "half" is a part of the count ("two and a half years")."""
    names = [name for name in found.words(*_UNIT_NAMES) if name != "half" or not _is_half(found)]
    return names[0] if names else "half"


def _length(found: Found) -> str | None:
    count = _count(found)
    if count is None or found.has("half"):
        return None
    return duration(count, _whole_units(found))


def ago(found: Found, context: Context) -> Outcome | None:
    """Three years ago, a week ago, two and a half centuries ago."""
    count, unit = _count(found), _whole_units(found)
    if context.publication is None:
        return no_anchor(_length(found))
    if count is None:
        return Outcome(None, "vague", "vague")
    return counted(_moved(context.publication, -count, unit, _is_half(found)), context, _length(found))


def hence(found: Found, context: Context) -> Outcome | None:
    """Two weeks from now, a month from tomorrow."""
    count, unit = _count(found), _whole_units(found)
    if context.publication is None:
        return no_anchor(_length(found))
    if count is None:
        return Outcome(None, "vague", "vague")
    days = (found.numbers("today") or [0])[0]
    return counted(
        _moved(shift(context.publication, days, "day"), count, unit, _is_half(found)), context, _length(found)
    )


def offset(found: Found, context: Context) -> Outcome | None:
    """Two days later; a year before; the day after. Counted from the narrative unless what follows is itself counted
    from ("two days after the vote"), which is not known here."""
    count, unit = _count(found), _whole_units(found)
    sign = found.numbers("later", "after")[-1]
    length = None if found.has("the") else _length(found)
    if count is None:
        return Outcome(None, "vague", "vague")
    if found.has("after") and not _ends_clause(found):
        return Outcome(None, "relative-to-narrative", "unknown-event", None, length)
    told = context.told_day if unit in (*DAYS_IN, "hour") else context.told.point if context.told else None
    if unit in ("minute", "second"):
        return Outcome(None, "duration", "duration", None, length)
    if told is None:
        return no_narrative(length)
    moment = _moved(told, sign * count, unit, _is_half(found))
    if unit in ("year", "decade", "century"):
        moment = moment._replace(mark="")
    return Outcome(moment, "relative-to-narrative", None, told, length)


def moved_by(found: Found, moment: Moment) -> Moment | None:
    """A moment moved by the count and unit of an offset, None if its precision is too low for that."""
    count, unit = _count(found), _whole_units(found)
    if count is None or moment.first is None or (unit in DAYS_IN and not moment.first.day):
        return None
    return _moved(moment.first, found.numbers("after")[-1] * count, unit, _is_half(found))


def _ends_clause(found: Found) -> bool:
    at = found.end
    classes = found.tokens.classes
    return at >= len(classes) or classes[at] in (CLASSES["stop"], CLASSES["comma"], CLASSES["close"], CLASSES["and"])


def stretch(found: Found, context: Context) -> Outcome | None:
    """The past six months; the next ten years; the last few weeks."""
    count, unit = _count(found), _whole_units(found)
    which = step_of(found)
    if count is not None and count > 1 and not found.plural() and unit not in SHORT_UNITS.values():
        return None
    if count is None or which is None or unit in ("hour", "minute", "second"):
        return (
            Outcome(None, "vague", "vague")
            if count is None
            else Outcome(None, "duration", "duration", None, _length(found))
        )
    if which[1] in ("following", "subsequent", "ensuing", "previous", "preceding"):
        told = context.told_day if unit in DAYS_IN else context.told.point if context.told is not None else None
        if told is None:
            return no_narrative(_length(found))
        moment = since(told, count, unit, ahead=which[0] == "next")
        return Outcome(moment, "relative-to-narrative", None, told, _length(found))
    if context.publication is None:
        return no_anchor(_length(found))
    return counted(since(context.publication, count, unit, ahead=which[0] == "next"), context, _length(found))


def unit(found: Found, context: Context) -> Outcome | None:
    """Last week, this year, the following month; earlier this week; late last month."""
    outcome = period_of(found, context)
    if outcome is None or outcome.moment is None:
        return outcome
    name = found.words("unit", "quarter")[-1]
    moment = outcome.moment
    if found.has("later") and name in ("week", "weekend") and found.has("this") and context.publication is not None:
        here = context.publication
        monday, sunday = week(here)
        moment = Moment(monday, here) if found.numbers("later")[0] < 0 else Moment(here, sunday)
        return outcome._replace(moment=moment if moment.first != moment.last else Moment(here))
    if name == "week" and moment.last is not None and moment.first is not None:
        ends = {"early": moment.first, "late": shift(moment.first, _FRIDAY, "day")}
        if day := next((ends[how] for how in found.words("early") if how in ends), None):
            return outcome._replace(moment=Moment(day, mark="~"))
    return outcome._replace(moment=narrowed(found, moment))


def of_unit(found: Found, context: Context) -> Outcome | None:
    """The end of the year; later in the day: of the current one."""
    name = found.words("unit", "quarter")[-1]
    if found.has("later") or name == "day":
        anchor = context.told_day_here or context.publication
        if name != "day" or anchor is None:
            return unit(found, context) if name != "day" else no_anchor()
        told = anchor != context.publication
        return Outcome(Moment(anchor), "relative-to-narrative" if told else "relative-to-publication", None, anchor)
    outcome = period_of(found, context)
    if outcome is None or outcome.moment is None:
        return outcome
    if "rest" in found.words("edge") and context.publication is not None:
        last = outcome.moment.last or outcome.moment.first
        end = last._replace(month=last.month or 12) if last is not None else None
        return outcome._replace(
            moment=Moment(context.publication.at("month") if name == "year" else context.publication, end)
        )
    return outcome._replace(moment=narrowed(found, outcome.moment))


def today(found: Found, context: Context) -> Outcome | None:
    """Today, early yesterday, the day before yesterday."""
    if _is_name(found, "today"):
        return None
    days = found.numbers("today")[0]
    if found.has("unit"):
        days += found.numbers("after")[0]
    if context.publication is None or not context.publication.day:
        return no_anchor()
    return counted(Moment(shift(context.publication, days, "day")), context)


def _is_name(found: Found, name: str) -> bool:
    """Whether it is a part of a name ("The Daily Today", "Sunday Herald"), as capitals and neighbours tell."""
    number = found.start + found.classes.rfind(CLASSES[name])
    last = found.end < len(found.tokens.values) and found.tokens.values[found.end] in _PAPERS
    before = found.tokens.values[number - 1] if number else ""
    led = found.tokens.classes[number - 1] == OTHER if number else False
    titled = name == "today" and found.capitals(number) and led and isinstance(before, str) and before[:1].isupper()
    return last or titled or (name == "weekday" and _names_a_show(found.tokens, number))


def _names_a_show(tokens: Tokens, number: int) -> bool:
    """Whether capitalised words and what they are called follow: "the Sunday Hour program"."""
    for at in range(number + 1, min(number + 6, len(tokens.values))):
        word = tokens.values[at]
        if tokens.classes[at] == OTHER and isinstance(word, str) and word in _SHOWS:
            return at > number + 1
        if not tokens.text[tokens.starts[at]].isupper():
            return False
    return False


def on_weekday(found: Found, context: Context) -> Outcome | None:
    """On Friday: the story's day or the last before it, or with a verb of what is to come the next; "last" and "next"
    leave the day itself out; "this" is in the current week."""
    wanted = found.numbers("weekday")[0]
    if _is_name(found, "weekday"):
        return None
    here = context.publication
    if here is None or not here.day:
        return no_anchor()
    which = step_of(found)
    ahead = days_to(here, wanted)
    back = ahead - 7 if ahead else 0
    if which is None:
        days = ahead if found.tense() > 0 else back
    elif which[0] == "last":
        days = back or -7
    elif which[1] in ("following", "subsequent", "ensuing") or which[0] == "that":
        told = context.told_day
        if told is None:
            return no_narrative()
        after = days_to(told, wanted)
        day = shift(told, (after or 7) if which[0] == "next" else after - 7 if after else 0, "day")
        return Outcome(Moment(day), "relative-to-narrative", None, told)
    elif which[0] == "next":
        days = ahead or 7
    else:
        days = wanted - weekday(here)
    return counted(Moment(shift(here, days, "day")), context)


def weekday_in_week(found: Found, context: Context) -> Outcome | None:
    """Tuesday of next week."""
    outcome = period_of(found, context)
    if outcome is None or outcome.moment is None or outcome.moment.first is None or "week" not in found.words("unit"):
        return None if outcome is None or outcome.moment is not None else outcome
    return outcome._replace(moment=Moment(shift(outcome.moment.first, found.numbers("weekday")[0], "day")))


def part(found: Found, context: Context) -> Outcome | None:
    """The day of "this morning", "last night", "that evening": the day, since EDTF has no sign for its parts."""
    which = step_of(found)
    if which is None:
        return None
    if (
        which[0] == "that"
        or which[1] in ("previous", "preceding", "following")
        or (which[1] == "next" and found.has("the"))
    ):
        told = context.told_day
        if told is None:
            return no_narrative()
        days = {"last": -1, "next": 1}.get(which[0], 0)
        return Outcome(Moment(shift(told, days, "day")), "relative-to-narrative", None, told)
    if context.publication is None or not context.publication.day:
        return no_anchor()
    days = {"last": -1, "next": 1}.get(which[0], 0)
    return counted(Moment(shift(context.publication, days, "day")), context)


def weekend(found: Found, context: Context) -> Outcome | None:
    """The weekend: the one that is, was last, or comes next."""
    if "weekend" not in found.words("unit"):
        return None
    here = context.publication
    if here is None or not here.day:
        return no_anchor()
    past = found.tense() <= 0 and weekday(here) < 5
    return counted(unit_at(here, -1 if past else 0, "weekend"), context)


def ahead(found: Found, context: Context) -> Outcome | None:
    """In two days: a date only where the verbs tell of what is to come, else a length."""
    count, unit = _count(found), _whole_units(found)
    if count is None:
        return Outcome(None, "vague", "vague")
    if found.tense() <= 0:
        return Outcome(None, "duration", "duration", None, _length(found))
    if context.publication is None:
        return no_anchor(_length(found))
    return counted(_moved(context.publication, count, unit), context, _length(found))


def length_only(found: Found, _: Context) -> Outcome | None:
    """A length that nothing anchors."""
    count, unit = _count(found), _whole_units(found)
    if unit in ("half", "second") or (unit == "quarter" and not found.has("number", "word")):
        return None
    if count is None:
        return Outcome(None, "vague", "vague")
    return Outcome(None, "duration", "duration", None, _length(found))


def few(_: Found, __: Context) -> Outcome | None:
    """Recent years, a few days: how many is not told."""
    return Outcome(None, "vague", "vague")


def units_long(found: Found, _: Context) -> Outcome | None:
    """Decades-long, years-long: many units."""
    long = found.tokens.values[found.end + 1] in ("long", "old")
    return Outcome(None, "duration", "duration") if long else None


def recurring(_: Found, __: Context) -> Outcome | None:
    """Every year, Mondays, annually."""
    return Outcome(None, "recurring", "recurring")


def adverb(found: Found, context: Context) -> Outcome | None:
    """Now, recently; annually."""
    return recurring(found, context) if found.value("adverb") == "recurring" else Outcome(None, "vague", "vague")


def at_time(found: Found, context: Context) -> Outcome | None:
    """At the time, at that moment: what was told last. "At the same time" joins thoughts, not times."""
    if "same" in found.words("that"):
        return None
    if found.after("of"):
        return Outcome(None, "relative-to-narrative", "unknown-event")
    told = context.told
    if told is None or told.first is None:
        return no_narrative()
    return Outcome(told._replace(clock=""), "relative-to-narrative", None, told.first)


def clock(found: Found, context: Context) -> Outcome | None:
    """A time of day on the day told before it in the paragraph. Without a sign that it is one, figures are a score."""
    words = clock_of(found)
    if words is None:
        return None
    told = context.told_day
    if told is None:
        return Outcome(None, "partial", "no-day")
    return Outcome(Moment(told, clock=words), "relative-to-narrative", None, told)


def clock_of(found: Found) -> str | None:
    """The time of day as EDTF writes it ("T14:30:00Z"), None if it is none."""
    zone = found.value("zone")
    half = found.value("ampm")
    figures = found.words("clock", "hours") or [str(number) for number in found.numbers("day", "year", "number")]
    led = found.before(
        "in", "prep", "since", "until", "from", "to", "between", "about", "after", "comma", "today", "weekday", "part"
    )
    if not figures or (zone is None and half is None and not led):
        return None
    parts = [int(one) for one in re.findall(r"\d+", figures[0])]
    if len(figures[0]) == 4 and ":" not in figures[0]:
        parts = [int(figures[0][:2]), int(figures[0][2:])]
    hour, minute, second = (*parts, 0, 0)[:3]
    if isinstance(half, int):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if hour > 23 or minute > 59 or second > 59:
        return None
    return f"T{hour:02}:{minute:02}:{second:02}{zone if isinstance(zone, str) else ''}"
