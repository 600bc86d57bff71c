"""Happenings that the model marks, each with the time that governs it.

A mark has no date of its own. The time that dates it stands within it or in its sentence; of several the nearest
counts. A mark whose sentence has no time tells of a happening without a date, which is no event of a timeline.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.reading import Mark
from onrecord.record.events.merge import Dated
from onrecord.record.evidence import When
from onrecord.span import Span

MOST_GAP = 120
"""Characters between a mark and the time that dates it, at most."""


def dated(marks: Sequence[Mark], whens: Sequence[tuple[When, Span]]) -> list[Dated]:
    """The events among `marks` with their dates; `whens` are the dates of the page with the sentences they stand in."""
    found = []
    for mark in marks:
        if mark.kind != "event":
            continue
        near = [when for when, sentence in whens if sentence.overlaps(mark.span) and _gap(mark.span, when) <= MOST_GAP]
        if near:
            found.append(Dated(mark.span, min(near, key=lambda when: _distance(mark.span, when))))
    return found


def joined(by_rules: Sequence[Dated], by_marks: Sequence[Dated]) -> list[Dated]:
    """Both together: a mark's words and date, and what rules find at times that date no mark and in clauses apart from
    the marks."""
    taken = {one.on.start for one in by_marks}
    rest = [one for one in by_rules if one.on.start not in taken]
    return [*by_marks, *rest]


def _distance(span: Span, when: When) -> tuple[int, int, int]:
    """How far a time is from governing a mark: of those equally near, the one that tells more counts."""
    return _gap(span, when), -when.value.count("-"), when.start


def _gap(span: Span, when: When) -> int:
    return max(when.start - span.end, span.start - when.end, 0)
