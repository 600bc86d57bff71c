"""When a statement was said, where the text tells.

Strategy. The date of speech is the expression that modifies the cue. It stands in the frame (frames.py): right after
the cue ("said on Friday"), before the speaker ("On Friday, the minister said"), between the two, after what is said
("rejected the offer on Friday"), or within a source that is a document ("a report released on Friday"). Each place has
its own demand on the words between; of the expressions that meet theirs, the nearest counts. A date after publication
cannot be one of speech (dated.py, clauses.py). A date that a reading took for the end of what is said counts as
standing after it (ends.py).

A statement whose sentence tells no date has that of its turn (turns.py), of its occasion ("In the announcement, he
said"), or of the document that speaks, if the story dates that elsewhere (carried.py, documents.py).

Nothing is taken from the story's own date: a statement that the story does not date has none.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.record.times.carried import Near, carry_documents, carry_turns
from onrecord.record.times.clauses import candidate_of
from onrecord.record.times.dated import Dated, speech_value
from onrecord.record.times.documents import date_documents
from onrecord.record.times.ends import without_date
from onrecord.record.times.frames import Nearby, Sentences, extent, frame_of, neighbours
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span


def said_on(
    page: Page,
    expressions: Sequence[TimeExpression],
    one: Attribution,
    others: Sequence[Attribution] = (),
    sentences: Sentences | None = None,
) -> Dated | None:
    """The date on which it was said, if its own sentence tells. `others` are the page's other attributions."""
    if not one.cue and not one.source:
        return None
    frame = frame_of(sentences or Sentences(page), one, others)
    placed = (candidate_of(page.text, frame, one, others, expression) for expression in expressions)
    found = [
        (candidate, value)
        for candidate in placed
        if candidate is not None
        and (value := speech_value(candidate.expression.value, page.published.value)) is not None
    ]
    if not found:
        return None
    best, value = min(found, key=lambda pair: pair[0].distance)
    return Dated(value, best.expression, best.basis)


def said_dates(
    page: Page,
    expressions: Sequence[TimeExpression],
    attributions: Sequence[Attribution],
    speakers: Sequence[Hashable | None],
) -> tuple[Dated | None, ...]:
    """The date of speech of each attribution, carried on within a speaker's turn.

    `speakers[i]` is whose the i-th attribution is (a party's id), None if that is not known: nothing is carried then.
    """
    sentences = Sentences(page)
    timed = Nearby(sentences, expressions, lambda expression: (Span(expression.start, expression.end),))
    attributions = without_date(page.text, page.published.value, attributions, timed)
    near = neighbours(sentences, attributions)
    dates = []
    for one in attributions:
        whole = extent(one)
        own, others = timed.to(whole.start, whole.end), near.to(whole.start, whole.end)
        dates.append(said_on(page, own, one, others, sentences))
    carry_turns(page, sentences, attributions, speakers, dates, Near(near, timed))
    date_documents(page, sentences, expressions, attributions, dates)
    carry_documents(attributions, speakers, dates)
    return tuple(dates)
