"""What is known of a page when its commitments are looked for, and a draft with what was found out about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.pages.page import Page
from onrecord.reading.reading import Mark
from onrecord.record.commitments.conditions import conditions, marked_condition
from onrecord.record.commitments.context import Around, Said, Subject
from onrecord.record.commitments.dates import Times
from onrecord.record.commitments.draft import Draft
from onrecord.record.commitments.values import Condition
from onrecord.record.record import Party, Statement
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span


class Known:
    """A page with its parties and statements by place, its times, and the conditions of its sentences."""

    def __init__(
        self,
        page: Page,
        parties: Sequence[Party],
        statements: Sequence[Statement],
        times: Sequence[TimeExpression],
        marks: Sequence[Mark] = (),
    ) -> None:
        self.page = page
        self.text = page.text
        self.around = Around(page.text, parties, statements)
        self.times = Times(times, page.published.value)
        self._marked = [marked_condition(page.text, mark.span) for mark in marks if mark.kind == "condition"]
        self._conditions: dict[Span, tuple[Condition, ...]] = {}

    def conditions(self, sentence: Span) -> tuple[Condition, ...]:
        """The conditions of a sentence, found once: those of the rules, and marked ones that overlap none of them."""
        if sentence not in self._conditions:
            found = conditions(self.text, sentence, self.times)
            more = [
                one
                for one in self._marked
                if sentence.start <= one.start
                and one.end <= sentence.end
                and not any(one.start < other.end and other.start < one.end for other in found)
            ]
            self._conditions[sentence] = tuple(sorted((*found, *more))) if more else found
        return self._conditions[sentence]


class Judged(NamedTuple):
    """A draft, the statement around it, what its subject is, whom it binds, and how sure it is an undertaking."""

    draft: Draft
    said: Said | None
    kind: Subject
    bound: str | None
    score: float
