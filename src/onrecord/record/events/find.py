"""Finds the events of a page and puts them in order of time."""

from __future__ import annotations

import bisect
import re
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
    contents = sorted({Span(piece.start, piece.end) for one in statements for piece in one.content})
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
        made = clause(page.text, stretch, Span(time.start, time.end), near, holes_in(page.text, contents, stretch, time))
        if made is not None and made.opener not in ("if", "unless", "whether"):
            found.append(Dated(made.span, when(page.text, time)))
    return once(found)


_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def voice(contents, sentence: Span, time: TimeExpression) -> Span:
    start, end = sentence.start, sentence.end
    for piece in contents:
        if piece.start <= time.start and time.end <= piece.end:
            start, end = max(start, piece.start), min(end, piece.end)
    return Span(start, end)


def holes_in(text, contents, stretch: Span, time):
    own = Span(time.start, time.end)
    inner = [p for p in contents if p.start < stretch.end and stretch.start < p.end and not p.overlaps(own)]
    inner += [Span(*m.span()) for m in _BRACKETED.finditer(text, stretch.start, stretch.end)]
    return [p for p in inner if not p.overlaps(own)]


def once(found):
    kept = []
    for one in found:
        if any(o.on.value == one.on.value and o.span.start < one.span.end and one.span.start < o.span.end for o in kept):
            continue
        kept.append(one)
    return kept
