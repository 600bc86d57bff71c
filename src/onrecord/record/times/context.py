"""What a wording is read against: the story's date, the narrative so far, the tense around it; and what reading gives.

A Found is one place where a rule of the grammar fits; readers ask it for the values of its tokens by class.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.record.times.lexicon import CLASSES
from onrecord.record.times.moments import Moment, Point, weekday
from onrecord.record.times.tense import direction
from onrecord.record.times.tokens import Tokens
from onrecord.record.times.values import Basis, Reason

_UNITS = "".join(CLASSES[name] for name in ("unit", "century", "quarter"))
_NARRATIVE_REACH = 2
"""Blocks after which a date told is no longer counted from."""


class Outcome(NamedTuple):
    """What an expression means: a moment or the reason for none, and what that rests on."""

    moment: Moment | None
    basis: Basis
    reason: Reason | None = None
    anchor: Point | None = None
    length: str | None = None


class Context:
    """The anchors at one place of a story. `tell` moves the narrative on; nothing else changes."""

    def __init__(self, publication: Point | None, uncertain: bool) -> None:
        self.publication = publication
        self.uncertain = uncertain
        self.block = 0
        self._told: Moment | None = None
        self._told_day: Point | None = None
        self._told_month: Point | None = None
        self._at = self._day_at = self._month_at = 0
        self._told_doubtful = False

    def tell(self, outcome: Outcome) -> None:
        """Let later words count from this one."""
        moment = outcome.moment
        if moment is None or moment.first is None or moment.open_end or moment.no_year:
            return
        self._told_doubtful = self.doubtful(outcome)
        self._told, self._at = moment, self.block
        if moment.first.month and moment.last is None and not moment.mark:
            self._told_month, self._month_at = moment.first, self.block
        if moment.first.day and moment.last is None:
            self._told_day, self._day_at = moment.first, self.block

    @property
    def told(self) -> Moment | None:
        """The moment told last, if near enough."""
        return self._told if self.block - self._at <= _NARRATIVE_REACH else None

    @property
    def told_day(self) -> Point | None:
        """The day told last, if near enough."""
        return self._told_day if self.block - self._day_at <= _NARRATIVE_REACH else None

    @property
    def told_month_here(self) -> Point | None:
        """The day or month told last in the same block."""
        return self._told_month if self.block == self._month_at else None

    @property
    def told_day_here(self) -> Point | None:
        """The day told last in the same block."""
        return self._told_day if self.block == self._day_at else None

    def doubtful(self, outcome: Outcome) -> bool:
        """Whether an outcome rests on a story's date that is itself uncertain."""
        if outcome.anchor is None or not self.uncertain:
            return False
        return outcome.anchor == self.publication or self._told_doubtful


class Found(NamedTuple):
    """A rule of the grammar that fits tokens `start` to `end`."""

    tokens: Tokens
    start: int
    end: int

    @property
    def classes(self) -> str:
        """The classes of its tokens."""
        return self.tokens.classes[self.start : self.end]

    def has(self, *names: str) -> bool:
        """Whether it has a token of one of these classes."""
        return any(CLASSES[name] in self.classes for name in names)

    def value(self, *names: str) -> object:
        """The value of the first token of one of these classes, None if there is none."""
        wanted = {CLASSES[name] for name in names}
        for number in range(self.start, self.end):
            if self.tokens.classes[number] in wanted:
                return self.tokens.values[number]
        return None

    def numbers(self, *names: str) -> list[int]:
        """The numbers that its tokens of these classes stand for."""
        wanted = {CLASSES[name] for name in names}
        spanned = range(self.start, self.end)
        return [
            value
            for number in spanned
            if self.tokens.classes[number] in wanted and isinstance(value := self.tokens.values[number], int)
        ]

    def words(self, *names: str) -> list[str]:
        """The words that its tokens of these classes stand for."""
        wanted = {CLASSES[name] for name in names}
        spanned = range(self.start, self.end)
        return [
            value
            for number in spanned
            if self.tokens.classes[number] in wanted and isinstance(value := self.tokens.values[number], str)
        ]

    def plural(self) -> bool:
        """Whether the first unit in it is told in the plural."""
        for number in range(self.start, self.end):
            if self.tokens.classes[number] in _UNITS:
                return self.tokens.ends[number] - self.tokens.starts[number] != len(str(self.tokens.values[number]))
        return False

    def capitals(self, number: int) -> bool:
        """Whether a token begins with a capital."""
        return self.tokens.text[self.tokens.starts[number]].isupper()

    def part(self, start: int, end: int) -> Found:
        """Some of its tokens, counted from its own first."""
        return Found(self.tokens, self.start + start, self.start + end)

    def before(self, *names: str) -> bool:
        """Whether the token before it is of one of these classes."""
        return self.start > 0 and self.tokens.classes[self.start - 1] in {CLASSES[name] for name in names}

    def after(self, *names: str) -> bool:
        """Whether the token after it is of one of these classes."""
        return self.end < len(self.tokens.classes) and self.tokens.classes[self.end] in {CLASSES[n] for n in names}

    def next_word(self) -> str:
        """The token after it, if it is of no class."""
        value = self.tokens.values[self.end] if self.end < len(self.tokens.values) else ""
        return value if isinstance(value, str) else ""

    def tense(self) -> int:
        """-1 past, 1 to come, 0 not told."""
        return direction(self.tokens, self.start, self.end)


def yearless(outcome: Outcome) -> Outcome:
    """An outcome with its year left open where nothing told one: what is counted from "May" without a year ("mid-May",
    "from May to June") has none either."""
    if outcome.moment is None or outcome.basis != "partial" or outcome.anchor is not None:
        return outcome
    return outcome._replace(moment=outcome.moment._replace(no_year=True))


def counted(moment: Moment, context: Context, length: str | None = None) -> Outcome:
    """An outcome counted from the story's date."""
    return Outcome(moment, "relative-to-publication", None, context.publication, length)


def no_anchor(length: str | None = None) -> Outcome:
    """An outcome that would need the story's date."""
    return Outcome(None, "relative-to-publication", "no-anchor", None, length)


def no_narrative(length: str | None = None) -> Outcome:
    """An outcome that would need an earlier date in the text."""
    return Outcome(None, "relative-to-narrative", "no-narrative", None, length)


def days_to(anchor: Point, wanted: int) -> int:
    """Days from `anchor` to the next given weekday, 0 to 6."""
    return (wanted - weekday(anchor)) % 7
