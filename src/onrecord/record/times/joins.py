"""Joins neighbouring wordings into one: a day and its hour, the ends of a range, "since" and what it opens.

Each join looks at a wording, the one after it, and the tokens between; tried in the order of JOINS until none fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.record.times.context import Context, Found, Outcome, yearless
from onrecord.record.times.lexicon import CLASSES
from onrecord.record.times.moments import Moment, Point, real, shift
from onrecord.record.times.relative import clock_of, moved_by

_SINCE, _UNTIL = CLASSES["since"], CLASSES["until"]
_STARTS_RANGE = CLASSES["from"] + CLASSES["between"]
_BETWEEN = CLASSES["between"]
_RANGE_GAP = re.compile("[" + re.escape(CLASSES["to"] + CLASSES["dash"] + CLASSES["until"]) + "]@?")
_CLOCK_GAP = re.compile(
    "[" + re.escape("".join(CLASSES[n] for n in ("in", "prep", "the", "comma", "open", "close", "of"))) + "x]{0,4}"
)
_CLOCK_WORDS = frozenset("local time hours hrs eastern pacific central mountain standard daylight".split())
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


class Piece(NamedTuple):
    """A wording: its tokens, the rule that found it, its meaning, and whether that rests on an uncertain date."""

    found: Found
    rule: str
    outcome: Outcome
    doubtful: bool


def joined(pieces: list[Piece], context: Context) -> list[Piece]:
    """The pieces with neighbours joined, in order."""
    done: list[Piece] = []
    for piece in pieces:
        done.append(piece)
        while len(done) > 1 and (both := _two(done[-2], done[-1], context)) is not None:
            done[-2:] = [both]
    return [_opened(piece) for piece in done]


def _two(first: Piece, second: Piece, context: Context) -> Piece | None:
    gap = first.found.tokens.classes[first.found.end : second.found.start]
    if len(gap) > 4:
        return None
    try:
        return next((both for join in JOINS if (both := join(first, second, gap, context)) is not None), None)
    except OverflowError:  # past the years of EDTF
        return None


def _spanning(first: Piece, second: Piece, outcome: Outcome, lead: int = 0) -> Piece:
    found = Found(first.found.tokens, first.found.start - lead, second.found.end)
    return Piece(
        found, "joined", yearless(outcome), outcome.basis != "explicit" and (first.doubtful or second.doubtful)
    )


def _clock_and_day(first: Piece, second: Piece, gap: str, _: Context) -> Piece | None:
    clocks = [piece for piece in (first, second) if piece.rule == "clock"]
    if len(clocks) != 1 or not _CLOCK_GAP.fullmatch(gap) or not _only_clock_words(first.found):
        return None
    day = second if clocks[0] is first else first
    moment = day.outcome.moment
    words = clock_of(clocks[0].found)
    if (
        moment is None
        or moment.first is None
        or not moment.first.day
        or moment.last is not None
        or moment.clock
        or words is None
    ):
        return None
    return _spanning(first, second, day.outcome._replace(moment=Moment(moment.first, clock=words)))


def _only_clock_words(found: Found) -> bool:
    """Whether the words after a piece, up to the first of a class, are ones that go with a time of day."""
    tokens = found.tokens
    for number in range(found.end, min(found.end + 4, len(tokens.classes))):
        word = tokens.values[number]
        if tokens.classes[number] == "x" and not (isinstance(word, str) and word.lower() in _CLOCK_WORDS):
            return False
        if tokens.classes[number] not in "x,()p@F":
            return True
    return True


def _range(first: Piece, second: Piece, gap: str, _: Context) -> Piece | None:
    """From A to B, between A and B, A–B; what A leaves out it has from B."""
    tokens, start = first.found.tokens, first.found.start
    before = tokens.classes[start - 1] if start else ""
    and_gap = before == _BETWEEN and gap in ("&", "&@")
    if not and_gap and not _RANGE_GAP.fullmatch(gap):
        return None
    if gap[0] != CLASSES["dash"] and before not in _STARTS_RANGE and first.rule not in ("date", "month"):
        return None
    one, two = first.outcome.moment, second.outcome.moment
    if one is None or two is None or one.first is None or two.first is None or one.open_end or two.open_end:
        return None
    if two.no_year and not one.no_year:
        return None
    low, high = one.first, two.last or _last_of(two)
    if first.outcome.basis == "partial" and second.outcome.basis == "explicit" and low.month:
        low = low._replace(year=high.year if low[1:] <= high[1:] or not high.month else high.year - 1)
    if low > high and second.rule == "weekday":
        high = shift(high, 7, "day")
    if not low < high or not real(low):
        return None
    outcome = second.outcome if first.outcome.basis == "partial" else first.outcome
    moment = Moment(low, high, one.mark or two.mark)
    return _spanning(first, second, outcome._replace(moment=moment), 1 if before and before in _STARTS_RANGE else 0)


def _last_of(moment: Moment) -> Point:
    point = moment.point
    return Point(point.year + 10**moment.unspecified - 1) if moment.unspecified else point


def _offset_from(first: Piece, second: Piece, gap: str, _: Context) -> Piece | None:
    """Two days before yesterday, a week after May 5."""
    if first.outcome.reason != "unknown-event" or gap not in ("", "@", "p") or second.outcome.moment is None:
        return None
    moment = moved_by(first.found, second.outcome.moment)
    return None if moment is None else _spanning(first, second, second.outcome._replace(moment=moment, reason=None))


Join = Callable[[Piece, Piece, str, Context], Piece | None]
JOINS: tuple[Join, ...] = (_clock_and_day, _range, _offset_from)


def _opened(piece: Piece) -> Piece:
    """A piece with "since" or "until" before it, which open its end or its start."""
    start = piece.found.start
    before = piece.found.tokens.classes[start - 1] if start else ""
    moment = piece.outcome.moment
    if before not in (_SINCE, _UNTIL) or not before or moment is None or moment.first is None or moment.no_year:
        return piece
    first = moment.first
    if moment.season:
        first = Point(first.year, _SEASON_MONTHS[moment.season])
    if before == _SINCE:
        opened = Moment(first, mark="~" if moment.unspecified else moment.mark, open_end=True)
    else:
        opened = Moment(None, moment.last or (first if moment.season else _last_of(moment)), moment.mark)
    found = Found(piece.found.tokens, start - 1, piece.found.end)
    return piece._replace(found=found, outcome=piece.outcome._replace(moment=opened))
