"""Properties of a timeline that hold for any text."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.reading import Mark
from onrecord.record.events.find import find_events
from onrecord.record.events.order import key
from onrecord.record.times.find import find_times
from onrecord.span import Span
from tests.record.events.conftest import page_of, parties_of

_WORDS = (
    "Velmora Oskaria said closed the strait on Monday , . and but which who in 1961 2029 October after since until by "
    "if ( ) “ ” - — ; boats will left has today last week the 1990s ' were signed to open \n World War II"
).split(" ")
sentences = st.lists(st.sampled_from(_WORDS), max_size=40).map(" ".join)
days = st.one_of(st.none(), st.dates(datetime.date(1900, 1, 1)).map(datetime.date.isoformat))
UNHURRIED = settings(deadline=None, max_examples=200)


@UNHURRIED
@given(st.one_of(sentences, st.text(max_size=120)), days, st.integers(0, 30), st.integers(1, 30))
def test_events_are_in_order_and_stand_where_they_say(text: str, day: str | None, start: int, length: int) -> None:
    page = page_of(text, day)
    marks = [Mark(Span(start, start + length), "event", 0.5)] if start + length <= len(text) else []
    events = find_events(page, parties_of(page), (), find_times(page), marks)
    assert [key(event.on.value) for event in events] == sorted(key(event.on.value) for event in events)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        for piece in (event.span, event.on):
            assert page.text[piece.start : piece.end] == piece.text
        assert marks or event.span.text == event.span.text.strip()
        assert marks or "\n" not in event.span.text


@UNHURRIED
@given(sentences)
def test_what_is_found_once_is_found_again(text: str) -> None:
    page = page_of(text)
    assert find_events(page, (), (), find_times(page)) == find_events(page, (), (), find_times(page))
