"""Finds the events of a page and puts them in order of time.

Strategy. Each time expression that dates a happening (dating.py) gives an event: the clause round it (clauses.py),
within what one voice says (places.py). Where the model marks happenings, a mark is the clause, dated by the nearest
time (marks.py). What the story tells twice becomes one (merge.py), and the rest is put in order (order.py).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

from onrecord.pages.page import Page
from onrecord.reading.reading import Mark
from onrecord.record.events import marks as learned
from onrecord.record.events.clauses import clause
from onrecord.record.events.dating import when
from onrecord.record.events.merge import Dated, merged
from onrecord.record.events.order import key
from onrecord.record.events.places import Places
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence
from onrecord.record.record import Party, Statement, content_id
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_SUPPOSING = frozenset({"if", "unless", "whether"})
"""Openers of clauses that only suppose something."""


def find_events(
    page: Page,
    parties: Sequence[Party],
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    marks: Sequence[Mark] = (),
) -> tuple[Event, ...]:
    """The dated happenings that a page reports, in order of time."""
    places = Places(page, statements, times)
    found = by_rules(places)
    if any(mark.kind == "event" for mark in marks):
        found = learned.joined(found, by_marks(places, marks))
    return timeline(page, parties, statements, found)


def timeline(
    page: Page, parties: Sequence[Party], statements: Sequence[Statement], found: Iterable[Dated]
) -> tuple[Event, ...]:
    """Clauses with dates as events, what is told twice once, in order of time and then of the text."""
    once = merged(page.text, sorted(found, key=lambda one: one.on.start))
    names = _Named(parties, statements)
    events = [_event(page, one, names) for one in once]
    return tuple(sorted(events, key=lambda event: (key(event.on.value), event.span.start)))


def by_rules(places: Places) -> list[Dated]:
    """For each time expression that dates a happening, the clause round it. An era ("after World War II") dates one
    only if nothing else does."""
    found: list[Dated] = []
    by_era: list[Dated] = []
    text = places.page.text
    for time in places.dating():
        span = Span(time.start, time.end)
        stretch, holes = places.voice(span)
        made = clause(text, stretch, span, places.times_in(stretch), holes)
        if made is not None and made.opener not in _SUPPOSING:
            (by_era if time.basis == "named" else found).append(Dated(made.span, when(text, time)))
    return found + [one for one in by_era if not any(one.span.overlaps(other.span) for other in found)]


def by_marks(places: Places, marks: Sequence[Mark]) -> list[Dated]:
    """For each happening that the model marks, the time nearest to it."""
    text = places.page.text
    whens = [(when(text, time), places.sentence(Span(time.start, time.end))) for time in places.dating()]
    return learned.dated(marks, whens)


class _Named:
    """Who is named where: mentions of parties, and the sources of statements with the speakers they mean."""

    def __init__(self, parties: Sequence[Party], statements: Sequence[Statement]) -> None:
        mentions = {(one.start, one.end, party.id) for party in parties for one in party.mentions}
        sources = {(one.start, one.end, said.speaker) for said in statements if said.speaker for one in said.source}
        self._all = sorted(mentions | sources)

    def within(self, span: Span) -> tuple[str, ...]:
        """The ids of the parties named in a span, in order of the text."""
        first, last = (bisect.bisect_left(self._all, (at,)) for at in (span.start, span.end))
        return tuple(dict.fromkeys(party for _, end, party in self._all[first:last] if end <= span.end))


def _event(page: Page, one: Dated, names: _Named) -> Event:
    identity = content_id("e", page.sha256, (one.span, Span(one.on.start, one.on.end)))
    return Event(identity, Evidence.at(one.span, page.text), one.on, names.within(one.span))
