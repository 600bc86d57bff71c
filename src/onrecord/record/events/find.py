"""Finds the events of a page and puts them in order of time."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.pages.page import READABLE, Page
from onrecord.reading.reading import Mark
from onrecord.record.events.clauses import clause
from onrecord.record.events.dating import dates, when
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence, When
from onrecord.record.record import Party, Statement, content_id
from onrecord.record.times.frames import Sentences
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span


class Dated(NamedTuple):
    """A clause and its date."""

    span: Span
    on: When


def find_events(
    page: Page,
    parties: Sequence[Party],
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    marks: Sequence[Mark] = (),
) -> tuple[Event, ...]:
    found = by_rules(page, statements, times)
    return tuple(
        Event(content_id("e", page.sha256, (one.span, Span(one.on.start, one.on.end))),
              Evidence.at(one.span, page.text), one.on, ())
        for one in found
    )


def by_rules(page: Page, statements: Sequence[Statement], times: Sequence[TimeExpression]) -> list[Dated]:
    sentences = Sentences(page.text)
    contents = sorted({(piece.start, piece.end, one.form) for one in statements for piece in one.content})
    spans = [Span(time.start, time.end) for time in times]
    found: list[Dated] = []
    for time in times:
        number = page.block_at(time.start)
        if number is None or page.blocks[number].kind not in READABLE or page.blocks[number].kind == "headline":
            continue
        block = page.blocks[number]
        sentence = sentences.around(time.start, time.end)
        sentence = Span(max(sentence.start, block.start), min(sentence.end, block.end))
        stretch = voice(contents, sentence, time)
        quoted = page.text[block.start:time.start].count('"') % 2 == 1
        if not dates(page.text, stretch, time, quoted):
            continue
        near = tuple(span for span in spans if span.start < stretch.end and stretch.start < span.end)
        span = clause(page.text, stretch, Span(time.start, time.end), near)
        if span is not None:
            found.append(Dated(span, when(page.text, time)))
    return once(found)


def voice(contents, sentence: Span, time: TimeExpression) -> Span:
    start, end = sentence.start, sentence.end
    for piece_start, piece_end, _ in contents:
        if piece_end <= sentence.start or piece_start >= sentence.end:
            continue
        if piece_start <= time.start and time.end <= piece_end:
            start, end = max(start, piece_start), min(end, piece_end)
        elif piece_end <= time.start:
            start = max(start, piece_end)
        elif piece_start >= time.end:
            end = min(end, piece_start)
    return Span(start, end)


def once(found):
    kept = []
    for one in found:
        if any(o.on.value == one.on.value and o.span.start < one.span.end and one.span.start < o.span.end for o in kept):
            continue
        kept.append(one)
    return kept
