"""When an undertaking was made and by when it is due: the time expressions of its sentence, by where they stand."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from onrecord.record.commitments.bounds import days_of
from onrecord.record.commitments.context import Said
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.lexicon import INSTRUMENTS
from onrecord.record.commitments.values import Condition
from onrecord.record.evidence import When
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span


class Times:
    """The valued time expressions of a page, by place, and its day of publication."""

    def __init__(self, times: Sequence[TimeExpression], published: str | None) -> None:
        self.valued = [time for time in times if time.value is not None]
        self._starts = [time.start for time in self.valued]
        self._all = frozenset(time.start for time in times)
        self.published = published

    def starts_at(self, place: int) -> bool:
        """Whether an expression, valued or not, starts at a place."""
        return place in self._all

    def within(self, span: Span) -> list[TimeExpression]:
        """The expressions of a stretch, in order."""
        return self.valued[bisect.bisect_left(self._starts, span.start) : bisect.bisect_left(self._starts, span.end)]

    def is_over(self, value: str) -> bool:
        """Whether a value lies before or on the day of publication, so far as that is known."""
        return self.published is None or days_of(value).first <= days_of(self.published).last

    def is_ahead(self, value: str) -> bool:
        """Whether a value ends on the day of publication or later."""
        return self.published is not None and days_of(value).last >= days_of(self.published).first


def when(time: TimeExpression) -> When:
    """A time expression as the date of something."""
    return When(time.start, time.end, time.text, time.value or "")


def made_on(text: str, draft: Draft, said: Said | None, times: Times) -> When | None:
    """When it was undertaken: the date of the statement, or a past date of its clause that is not in the action."""
    if said is not None and said.statement.said_on is not None:
        date = said.statement.said_on
        return When(date.start, date.end, date.text, date.value)
    if said is not None and said.within:
        return None
    for time in times.within(draft.sentence):
        value = time.value or ""
        outside = time.end <= draft.action.start and not names_document(text, time)
        if outside and times.is_over(value) and _is_point(value):
            return when(time)
    return None


_DOCUMENT_AFTER = re.compile(r"^\W*(?:[\w-]+\W+){0,2}?(?:" + "|".join(sorted(INSTRUMENTS)) + r")\b", re.IGNORECASE)
_DOCUMENT_BEFORE = re.compile(r"\b(?:" + "|".join(sorted(INSTRUMENTS)) + r")\W+(?:of|from)\W+(?:the )?$", re.IGNORECASE)


def names_document(text: str, time: TimeExpression) -> bool:
    """Whether a date is part of a document's name: "the 1956 declaration", "the Treaty of 1961"."""
    return bool(
        _DOCUMENT_AFTER.match(text[time.end : time.end + 40])
        or _DOCUMENT_BEFORE.search(text[max(0, time.start - 30) : time.start])
    )


def due_on(draft: Draft, conditions: Sequence[Condition], times: Times, since: When | None) -> When | None:
    """By when it is to be done: a date to come, inside the action or after it in its sentence, and in no condition."""
    for time in times.within(Span(draft.verb.start, draft.sentence.end)):
        value = time.value or ""
        if since is not None and time.start == since.start:
            continue
        if any(one.start <= time.start < one.end for one in conditions):
            continue
        inside = draft.action.start <= time.start <= draft.action.end + 2
        ahead = times.is_ahead(value) or (since is not None and days_of(value).first > days_of(since.value).last)
        if inside and ahead and not value.endswith("/..") and not value.startswith(".."):
            return when(time)
    return None


def _is_point(value: str) -> bool:
    return ".." not in value and not value.startswith("{")
