"""Properties that hold for any text and any story's date."""

from __future__ import annotations

import datetime
import re
import time

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.pages.page import Block, Page, Published
from onrecord.reading.reading import Attribution
from onrecord.record.times.find import find_in, find_times
from onrecord.record.times.frames import Sentences
from onrecord.record.times.lexicon import CLASSES, LEXICON
from onrecord.record.times.named import EVENTS, HOLIDAYS
from onrecord.record.times.places import places
from onrecord.record.times.said import said_dates
from onrecord.record.times.tokens import tokenize
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_FIGURES = ["1", "2", "5th", "12", "19", "30", "31", "90s", "1990s", "1956", "2031", "0600", "10:30", "24:59", "5,000"]
_NUMERIC = ["2031-03-05", "2031-02-30", "2031-03-05T25:00", "3/5/2031", "5.3.2031", "99/99/9999", "FY2031", "c. 1400"]
_WORDS = sorted({*LEXICON, *HOLIDAYS, *EVENTS, *_FIGURES, *_NUMERIC, "said", "will", "reporters", "Harbour", "3000"})
words_of_time = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14).map(" ".join)
days = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31)).map(datetime.date.isoformat)
published = st.one_of(st.none(), days, days.map(lambda day: f"{day}?"), st.just("2031-03"), st.just("2031"))


UNHURRIED = settings(deadline=None, max_examples=200)
"""A machine at work elsewhere is no fault."""


def _check(text: str, found: tuple[TimeExpression, ...]) -> None:
    last = 0
    for one in found:
        assert text[one.start : one.end] == one.text
        assert one.start >= last
        last = one.end
        for value in (one.value, one.anchor):
            if value is not None:
                parse_edtf(value)


@UNHURRIED
@given(st.text(max_size=200), published)
def test_any_text_is_read_without_error_and_spans_are_in_place(text: str, day: str | None) -> None:
    _check(text, find_in(text, [Span(0, len(text))] if text else [], Published(day, "given")))


@UNHURRIED
@given(words_of_time, published)
def test_any_words_of_time_give_values_that_parse_as_edtf(text: str, day: str | None) -> None:
    _check(text, find_in(text, [Span(0, len(text))], Published(day, "given")))


@UNHURRIED
@given(words_of_time, days)
def test_an_uncertain_story_date_makes_what_rests_on_it_uncertain_and_nothing_else(text: str, day: str) -> None:
    sure = find_in(text, [Span(0, len(text))], Published(day, "given"))
    unsure = find_in(text, [Span(0, len(text))], Published(f"{day}?", "inferred"))
    assert [(one.start, one.end, one.basis, one.reason) for one in sure] == [
        (one.start, one.end, one.basis, one.reason) for one in unsure
    ]
    for one, other in zip(sure, unsure, strict=True):
        if one.basis == "explicit":
            assert one.value == other.value
        elif one.value is not None:
            assert other.value is not None
            assert one.value.replace("~", "") == other.value.replace("%", "").replace("?", "").replace("~", "")


@UNHURRIED
@given(st.text(max_size=120))
def test_tokens_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    tokens = tokenize(text, 0, len(text))
    assert len(tokens.classes) == len(tokens.starts) == len(tokens.ends) == len(tokens.values)
    at = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert text[at:start].strip() == ""
        assert at <= start < end
        at = end
    assert text[at:].strip() == ""


@UNHURRIED
@given(words_of_time, words_of_time, words_of_time, days, st.booleans())
def test_dates_and_places_of_any_statement_lie_in_the_page(
    front: str, content: str, back: str, day: str, quoted: bool
) -> None:
    mark = '"' if quoted else ""
    text = f"{front} the minister said {mark}{content}{mark} {back}."
    cue = len(f"{front} the minister ")
    start = cue + len("said ")
    one = Attribution(
        (Span(cue - len("the minister "), cue - 1),),
        (Span(cue, cue + 4),),
        (Span(start, start + len(content) + 2 * len(mark)),),
        0.5,
    )
    page = Page(text, (Block("paragraph", 0, len(text)),), None, Published(day, "given"))
    expressions = find_times(page)
    (dated,) = said_dates(page, expressions, [one], ["p1"])
    if dated is not None:
        assert dated.expression in expressions
        (said,) = one.content
        if said.start <= dated.expression.start < said.end:
            assert not quoted and not re.search(r"\w", text[dated.expression.end : said.end])
        parse_edtf(dated.value)
        assert dated.value.rstrip("~")[:4] <= day[:4] or dated.value.startswith("-")
    (place,) = places(page, [one], Sentences(page))
    for span in (place.venue, place.addressee):
        assert span is None or span.end <= len(text)


@pytest.mark.parametrize("name", ["month", "weekday", "unit"])
def test_the_lexicon_has_words_of_each_class(name: str) -> None:
    assert any(found[0] == CLASSES[name] for found in LEXICON.values())


def test_a_text_without_full_stops_is_read_in_time_that_grows_with_its_length() -> None:
    """Four times as many statements in one sentence take some four times as long, not sixteen times or more."""

    def seconds(number: int) -> float:
        told = "on Monday he said in a letter to the council that the report of Friday was old and "
        page = Page(told * number, (Block("paragraph", 0, len(told) * number),), None, Published("2031-03-05", "given"))
        starts = [len(told) * at for at in range(number)]
        made = [
            Attribution((Span(at + 10, at + 12),), (Span(at + 13, at + 17),), (Span(at + 44, at + 78),), 0.9)
            for at in starts
        ]
        expressions = find_times(page)
        begun = time.process_time()
        said_dates(page, expressions, made, ["p1"] * number)
        places(page, made, Sentences(page))
        return time.process_time() - begun

    seconds(10)
    assert min(seconds(200) for _ in range(2)) < 10 * min(seconds(50) for _ in range(2))
