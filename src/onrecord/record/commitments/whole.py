"""A judged draft made a whole commitment: conditions, dates, instrument, obligee, and the clause that made it."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import msgspec

from onrecord.pages.page import Page
from onrecord.record.commitments.conditions import owned
from onrecord.record.commitments.context import is_denied, is_owned, words_of
from onrecord.record.commitments.dates import due_on, made_on, when
from onrecord.record.commitments.instruments import instrument, obligee
from onrecord.record.commitments.known import Judged, Known
from onrecord.record.commitments.values import Commitment, HistoryEntry, Status
from onrecord.record.evidence import Evidence, When
from onrecord.record.record import content_id
from onrecord.span import Span


def commitment_of(known: Known, one: Judged, actions: Sequence[Span]) -> Commitment:
    """The commitment that a draft tells of. `actions` are those of all undertakings of the page, in order."""
    text, draft, said = known.text, one.draft, one.said
    first = bisect.bisect_left(actions, draft.sentence.start, key=lambda span: span.start)
    last = bisect.bisect_left(actions, draft.sentence.end, key=lambda span: span.start)
    others = [span for span in actions[first:last] if span != draft.action]
    found = owned(known.conditions(draft.sentence), draft, others)
    held = instrument(text, draft, said, found)
    date = None if is_owned(draft) else made_on(text, draft, said, known.times)
    if date is None and held is not None:
        named = known.times.within(Span(held.start, held.end))
        date = when(named[0]) if named and known.times.is_over(named[0].value or "") else None
    return Commitment(
        id=content_id("c", known.page.sha256, [draft.action]),
        obligor=one.bound,
        obligee=obligee(text, draft, said, known.around, one.bound),
        action=Evidence.at(draft.action, text),
        conditions=found,
        instrument=held,
        due=due_on(draft, found, known.times, date),
        made_on=date,
        history=(_made(text, one, date),),
    )


def dated(page: Page, found: Sequence[Commitment]) -> list[Commitment]:
    """The commitments, where one held by "the declaration" has the date of the declaration that its paragraph dates."""
    done: list[Commitment] = []
    for one in found:
        date = one.made_on or _date_of_instrument(page, one, done)
        if date is not one.made_on:
            history = tuple(msgspec.structs.replace(entry, on=date) for entry in one.history)
            done.append(msgspec.structs.replace(one, made_on=date, history=history))
        else:
            done.append(one)
    return done


def _date_of_instrument(page: Page, one: Commitment, before: Sequence[Commitment]) -> When | None:
    held = one.instrument
    if held is None or not held.text.lower().startswith(("the ", "this ", "article ")):
        return None
    article = held.text.lower().startswith("article ")
    for other in reversed(before):
        named = other.instrument
        if page.block_at(other.action.start) != page.block_at(held.start):
            return None
        if named is None or other.made_on is None:
            continue
        if article or words_of(named.text)[-1] == words_of(held.text)[-1]:
            return other.made_on
    return None


def _made(text: str, one: Judged, date: When | None) -> HistoryEntry:
    """The clause that says it was undertaken: from the source or subject to the end of the action.

    Where the story only tells that it is denied, the entry says that.
    """
    start, end = one.draft.clause.start, one.draft.clause.end
    status: Status = "made"
    if one.said is not None:
        for piece in (*one.said.statement.source, *one.said.statement.cue):
            if is_owned(one.draft):
                break
            if one.draft.sentence.start <= piece.start < one.draft.action.start:
                start = min(start, piece.start)
        if is_denied(one.draft, one.said):
            status = "denied"
    span = Span(start, end)
    by = one.said.statement.speaker if one.said is not None else None
    return HistoryEntry(span.start, span.end, span.of(text), status, date, by)
