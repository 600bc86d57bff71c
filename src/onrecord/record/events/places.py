"""Where times stand: in which sentence, in whose words, inside quotation marks or not."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence

from onrecord.intake.item import BlockKind
from onrecord.pages.page import Page
from onrecord.record.events.dating import dates
from onrecord.record.record import Statement
from onrecord.record.statements import page_quotations
from onrecord.record.times.frames import Nearby, Sentences
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_TELLING: frozenset[BlockKind] = frozenset({"standfirst", "caption", "paragraph"})
"""Kinds of block that tell what happened when. A headline says it without a date, or names a thing by its year; it
counts where there is nothing else."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Places:
    """A page with what is said on it and its times, each found by where it stands."""

    def __init__(self, page: Page, statements: Sequence[Statement], times: Sequence[TimeExpression]) -> None:
        self.page = page
        self._times = times
        self._sentences = Sentences(page.text)
        contents = sorted({Span(piece.start, piece.end) for one in statements for piece in one.content}, key=_start)
        self._contents = Nearby(self._sentences, contents, lambda span: (span,))
        self._spans = Nearby(self._sentences, [Span(one.start, one.end) for one in times], lambda span: (span,))
        self._quoted = page_quotations(page)
        told = any(block.kind in _TELLING for block in page.blocks)
        self._telling: frozenset[BlockKind] = _TELLING if told else frozenset({"headline"})

    def dating(self) -> Iterator[TimeExpression]:
        """The times that date a happening."""
        for time in self._times:
            if time.value is None:
                continue
            number = self.page.block_at(time.start)
            if number is None or self.page.blocks[number].kind not in self._telling:
                continue
            stretch, _ = self.voice(Span(time.start, time.end))
            if dates(self.page.text, stretch, time, quoted=self._is_quoted(time.start)):
                yield time

    def sentence(self, time: Span) -> Span:
        """The sentence of a time, within its block."""
        around = self._sentences.around(time.start, time.end)
        number = self.page.block_at(time.start)
        if number is None:
            return around
        block = self.page.blocks[number]
        return Span(max(around.start, block.start), min(around.end, block.end))

    def voice(self, time: Span) -> tuple[Span, list[Span]]:
        """What of its sentence is said by whoever says the time, and what in that others say or brackets add."""
        sentence = self.sentence(time)
        contents = self._contents.to(sentence.start, sentence.end)
        start, end = sentence.start, sentence.end
        for piece in contents:
            if piece.covers(time):
                start, end = max(start, piece.start), min(end, piece.end)
        stretch = Span(start, end)
        bracketed = (Span(*match.span()) for match in _BRACKETED.finditer(self.page.text, start, end))
        holes = [one for one in (*contents, *bracketed) if one.overlaps(stretch) and not one.overlaps(time)]
        return stretch, holes

    def times_in(self, stretch: Span) -> list[Span]:
        """The time expressions near a stretch."""
        return self._spans.to(stretch.start, stretch.end)

    def _is_quoted(self, at: int) -> bool:
        before = bisect.bisect_right(self._quoted, at, key=_start)
        return before > 0 and at < self._quoted[before - 1].end


def _start(span: Span) -> int:
    return span.start
