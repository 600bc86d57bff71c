"""Story: what a check looks at, with what several checks ask of it found once."""

from __future__ import annotations

import bisect
import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from onrecord.pages.page import READABLE, Block, Page
from onrecord.reading.quotes import Quotation, quotations
from onrecord.reading.smooth import unbreak
from onrecord.record.findings.values import Finding
from onrecord.record.record import Party, Statement
from onrecord.record.times.frames import Sentences
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_REACH = 1000
"""Code points on each side of a place beyond which no sentence is followed."""
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class Story(msgspec.Struct, frozen=True, dict=True):
    """A page with its times, parties and statements, and the day of retrieval if it is known (YYYY-MM-DD)."""

    page: Page
    times: tuple[TimeExpression, ...] = ()
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    retrieved: str | None = None

    @property
    def text(self) -> str:
        """The text of the page."""
        return self.page.text

    @cached_property
    def small(self) -> str:
        """The text in small letters, every character in its place."""
        small = self.text.lower()
        if len(small) == len(self.text):
            return small
        return "".join(low if len(low := char.lower()) == 1 else char for char in self.text)

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks in which checks look for words: all that are readable."""
        return tuple(block for block in self.page.blocks if block.kind in READABLE)

    def in_prose(self, at: int) -> bool:
        """Whether a place is in a readable block."""
        number = self.page.block_at(at)
        return number is not None and self.page.blocks[number].kind in READABLE

    @cached_property
    def published(self) -> datetime.date | None:
        """The day of publication, uncertain or not; None if it is no single day of the calendar."""
        value = (self.page.published.value or "").rstrip("?~%")
        try:
            return datetime.date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            return None

    @cached_property
    def sure(self) -> bool:
        """Whether the day of publication was told and not inferred."""
        return self.published is not None and not (self.page.published.value or "").endswith("?")

    @cached_property
    def quoted(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks in the prose, in order."""
        return quotations(unbreak(self.text), [Span(block.start, block.end) for block in self.prose])

    @cached_property
    def _cuts(self) -> Sentences:
        return Sentences(self.page)

    def sentence(self, start: int, end: int) -> Span:
        """The sentence round a place, within its block and _REACH."""
        around = self._cuts.around(start, end)
        around = Span(max(around.start, start - _REACH), min(around.end, end + _REACH))
        number = self.page.block_at(start)
        if number is None:
            return around
        block = self.page.blocks[number]
        return Span(max(around.start, block.start), min(around.end, block.end))

    def sentences(self, block: Block) -> Iterator[Span]:
        """The sentences of a block, without the white space about them."""
        at = block.start
        while at < block.end:
            end = min(self._cuts.around(at, at + 1).end, block.end)
            words = self.text[at:end]
            if words.strip():
                yield Span(at + len(words) - len(words.lstrip()), at + len(words.rstrip()))
            at = end

    def in_quotation(self, at: int) -> bool:
        """Whether a place stands in quotation marks."""
        before = bisect.bisect_right(self._marked, at, key=lambda span: span.start)
        return before > 0 and at < self._marked[before - 1].end

    @cached_property
    def _marked(self) -> list[Span]:
        """The stretches in quotation marks, apart from each other."""
        found: list[Span] = []
        for one in self.quoted:
            if found and one.span.start < found[-1].end:
                found[-1] = Span(found[-1].start, max(found[-1].end, one.span.end))
            else:
                found.append(one.span)
        return found

    @cached_property
    def opened(self) -> dict[int, Statement]:
        """The statements by where their content starts."""
        return {statement.content[0].start: statement for statement in reversed(self.statements)}

    def times_in(self, span: Span) -> Sequence[TimeExpression]:
        """The time expressions that start in a stretch."""
        first, last = (bisect.bisect_left(self.times, at, key=lambda time: time.start) for at in (span.start, span.end))
        return self.times[first:last]

    def finding(self, code: str, start: int, end: int, message: str, suggestion: str | None = None) -> Finding:
        """A finding at [start, end)."""
        return Finding(start, end, self.text[start:end], code, message, suggestion)


def year_of(time: TimeExpression) -> int | None:
    """The year that an expression's words hold in figures, if its value is of that year."""
    match = _YEAR.search(time.text)
    if match is None or time.value is None or time.basis not in ("explicit", "partial"):
        return None
    year = int(match.group())
    return year if match.group() in time.value else None
