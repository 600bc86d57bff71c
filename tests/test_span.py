"""Span: half-open, never empty, in code points."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import Defect
from onrecord.span import Span

spans = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (3, 2), (-1, 4)])
def test_an_empty_or_negative_span_is_a_defect(start: int, end: int) -> None:
    with pytest.raises(Defect):
        Span(start, end)


def test_words_are_counted_in_code_points() -> None:
    assert Span(1, 3).of("a🏝é") == "🏝é"


def test_a_span_past_the_end_is_a_defect_and_not_cut_short() -> None:
    with pytest.raises(Defect, match="past the end"):
        Span(1, 4).of("abc")


@given(spans, spans)
def test_overlap_and_cover_are_those_of_sets_of_characters(one: Span, other: Span) -> None:
    these, those = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(these & those)
    assert one.covers(other) == (those <= these)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert not Span(3, 5).overlaps(Span(0, 3))


@given(st.lists(spans))
def test_spans_are_ordered_by_start_then_end(several: list[Span]) -> None:
    assert [(one.start, one.end) for one in sorted(several)] == sorted((one.start, one.end) for one in several)


@given(spans)
def test_json_is_a_pair_and_comes_back(span: Span) -> None:
    raw = msgspec.json.encode(span)
    assert raw == f"[{span.start},{span.end}]".encode()
    assert msgspec.json.decode(raw, type=Span) == span
