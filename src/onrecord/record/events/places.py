"""Where times stand: in which sentence, in whose words, inside quotation marks or not."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.intake.item import BlockKind
from onrecord.pages.page import Page
from onrecord.record.events.dating import dates
from onrecord.record.record import Statement
from onrecord.record.statements import page_quotations
from onrecord.record.times.frames import Sentences
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_TELLING: frozenset[BlockKind] = frozenset({"standfirst", "caption", "paragraph"})
"""Kinds of block that tell what happened when. A headline says it without a date, or names a thing by its year; it
counts where there is nothing else."""
REACH = 600
"""Characters of a sentence on either side of a time. Sentences are shorter; lists without a full stop are not."""
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


class Spans:
    """Spans by where they stand: those that touch a place are found without looking at all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._all = sorted(set(spans), key=_start)
        self._longest = max((span.end - span.start for span in self._all), default=0)

    def touching(self, place: Span) -> list[Span]:
        """The spans that share a character with a place, in order."""
        first = bisect.bisect_left(self._all, place.start - self._longest, key=_start)
        last = bisect.bisect_left(self._all, place.end, key=_start)
        return [span for span in self._all[first:last] if span.overlaps(place)]


class Places:
    """A page with what is said on it and its times, each found by where it stands."""

    def __init__(self, page: Page, statements: Sequence[Statement], times: Sequence[TimeExpression]) -> None:
        self.page = page
        self._times = times
        self._sentences = Sentences(page)
        self._contents = Spans(Span(piece.start, piece.end) for one in statements for piece in one.content)
        self._spans = Spans(Span(one.start, one.end) for one in times)
        self._quoted = Spans(page_quotations(page))
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
            span = Span(time.start, time.end)
            stretch, _ = self.voice(span)
            if dates(self.page.text, stretch, time, quoted=bool(self._quoted.touching(span))):
                yield time

    def sentence(self, time: Span) -> Span:
        """The sentence of a time, within its block and no longer than REACH on either side."""
        around = self._sentences.around(time.start, time.end)
        number = self.page.block_at(time.start)
        block = around if number is None else self.page.blocks[number]
        start = max(around.start, block.start, time.start - REACH)
        return Span(start, max(min(around.end, block.end, time.end + REACH), time.end))

    def voice(self, time: Span) -> tuple[Span, list[Span]]:
        """What of its sentence is said by whoever says the time, and what in that others say or brackets add."""
        sentence = self.sentence(time)
        contents = self._contents.touching(sentence)
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
        return self._spans.touching(stretch)


def _start(span: Span) -> int:
    return span.start
