"""Finds the time expressions of a page and values them.

Strategy. Each readable block is cut into classed tokens (tokens.py); one pattern over the classes finds the wordings
(grammar.py); the rule's reader says what each means against the story's date and the narrative so far (absolute.py,
relative.py). Then neighbours are joined (joins.py): a time of day with its day, two dates of a range, "since" and
"until" with what they open. No words outside the expressions are looked at except for tense.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.pages.page import READABLE, Page, Published
from onrecord.record.times import absolute, parts, relative
from onrecord.record.times.absolute import Reader
from onrecord.record.times.context import Context, Found, Outcome, yearless
from onrecord.record.times.grammar import ALONE, MASTER, READER_OF
from onrecord.record.times.joins import Piece, joined
from onrecord.record.times.moments import Moment, edtf, parse_day
from onrecord.record.times.tokens import Tokens, tokenize
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

READERS: dict[str, Reader] = {
    "iso": absolute.iso,
    "slash": absolute.slash,
    "days": absolute.days,
    "date": absolute.date,
    "day_of_month": absolute.day_of_month,
    "weekday_of_month": parts.weekday_of_month,
    "part_of_period": parts.part_of_period,
    "half_of": parts.half_of,
    "fiscal": parts.fiscal,
    "quarter": parts.quarters,
    "century": parts.century,
    "day_of_week": parts.day_of_week,
    "month": absolute.month,
    "bc": absolute.bc,
    "years": absolute.years,
    "season": parts.season,
    "decade": parts.decade,
    "year": absolute.year,
    "holiday": parts.holiday,
    "event": parts.event,
    "clock": relative.clock,
    "today": relative.today,
    "weekday_in_week": relative.weekday_in_week,
    "weekday": relative.on_weekday,
    "weekdays": relative.recurring,
    "ago": relative.ago,
    "hence": relative.hence,
    "offset": relative.offset,
    "stretch": relative.stretch,
    "of_unit": relative.of_unit,
    "unit": relative.unit,
    "part": relative.part,
    "every": relative.recurring,
    "at_time": relative.at_time,
    "ahead": relative.ahead,
    "duration": relative.length_only,
    "units_long": relative.units_long,
    "few": relative.few,
    "weekend": relative.weekend,
    "adverb": relative.adverb,
}
"""What each rule of the grammar means."""

TIMED = READABLE | {"dateline"}
"""The kinds of block in which times are looked for."""


def find_times(page: Page) -> tuple[TimeExpression, ...]:
    """The time expressions of a page's readable blocks and dateline, in order of the text, apart from each other."""
    return find_in(page.text, [Span(b.start, b.end) for b in page.blocks if b.kind in TIMED], page.published)


def find_in(text: str, stretches: Iterable[Span], published: Published) -> tuple[TimeExpression, ...]:
    """The time expressions in stretches of a text that was published on a day, which may be unknown."""
    anchor = parse_day(published.value)
    context = Context(*anchor) if anchor else Context(None, False)
    found: list[TimeExpression] = []
    for number, stretch in enumerate(stretches):
        context.block = number
        tokens = tokenize(text, stretch.start, stretch.end)
        pieces = _pieces(tokens, context)
        found.extend(_expression(text, piece, context) for piece in joined(pieces, context))
    return tuple(found)


def _pieces(tokens: Tokens, context: Context) -> list[Piece]:
    """The wordings in a stretch, read from left to right, each against the narrative before it."""
    pieces: list[Piece] = []
    at = 0
    while match := MASTER.search(tokens.classes, at):
        piece = _read(tokens, match.start(), match.end(), int((match.lastgroup or "r0")[1:]), context)
        if piece is None:
            at = match.start() + 1
            continue
        pieces.append(piece)
        context.tell(piece.outcome)
        at = piece.found.end
    return pieces


def _read(tokens: Tokens, start: int, end: int, rule: int, context: Context) -> Piece | None:
    """The first rule, from the one that fits, whose reader finds a meaning."""
    outcome = _outcome(Found(tokens, start, end), READER_OF[rule], context)
    while outcome is None:
        rule += 1
        if rule == len(READER_OF):
            return None
        match = ALONE[rule].match(tokens.classes, start)
        if match and match.end() > start:
            end = match.end()
            outcome = _outcome(Found(tokens, start, end), READER_OF[rule], context)
    return Piece(Found(tokens, start, end), READER_OF[rule], outcome, context.doubtful(outcome))


def _outcome(found: Found, rule: str, context: Context) -> Outcome | None:
    try:
        outcome = READERS[rule](found, context)
    except OverflowError:
        return Outcome(None, "explicit", "impossible")
    return None if outcome is None else yearless(outcome)


def _expression(text: str, piece: Piece, context: Context) -> TimeExpression:
    found, outcome = piece.found, piece.outcome
    start, end = found.tokens.starts[found.start], found.tokens.ends[found.end - 1]
    value = edtf(outcome.moment, piece.doubtful) if outcome.moment is not None else None
    from_story = outcome.anchor is not None and outcome.anchor == context.publication and context.uncertain
    return TimeExpression(
        start,
        end,
        text[start:end],
        value,
        _anchor(outcome, from_story),
        outcome.basis,
        outcome.reason if value is None else None,
        outcome.length,
    )


def _anchor(outcome: Outcome, uncertain: bool) -> str | None:
    return edtf(Moment(outcome.anchor), uncertain) if outcome.anchor is not None else None
