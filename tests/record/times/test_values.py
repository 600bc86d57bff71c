"""What each kind of wording is worth against a story of Wednesday, 5 March 2031."""

from __future__ import annotations

import pytest

from onrecord.errors import Defect
from onrecord.pages.page import Published
from onrecord.record.times.find import find_in
from onrecord.record.times.values import BASES, REASONS, TimeExpression
from onrecord.span import Span

DAY = "2031-03-05"


def expressions(text: str, day: str | None = DAY) -> tuple[TimeExpression, ...]:
    return find_in(text, [Span(0, len(text))], Published(day, "given" if day else "unknown"))


VALUES = [
    ("They met on 19 October 2029.", "19 October 2029", "2029-10-19"),
    ("They met on October 19, 2029.", "October 19, 2029", "2029-10-19"),
    ("They met on Saturday, October 19th.", "Saturday, October 19th", "2030-10-19"),
    ("Filed 2031-02-28T09:30+01:00 in Torsund.", "2031-02-28T09:30+01:00", "2031-02-28T09:30:00+01:00"),
    ("Filed on 2/28/2031.", "2/28/2031", "2031-02-28"),
    ("Filed on 4/3/2031.", "4/3/2031", "2031-04-03?"),
    ("Filed on 4/4/2031.", "4/4/2031", "2031-04-04"),
    ("Filed on 28.2.2031.", "28.2.2031", "2031-02-28"),
    ("The islands were ceded in 1956.", "1956", "1956"),
    ("The treaty of March 1956 holds.", "March 1956", "1956-03"),
    ("Talks ran from March 30 to April 1, 2030.", "from March 30 to April 1, 2030", "2030-03-30/2030-04-01"),
    ("He ruled from 1976-79.", "1976-79", "1976/1979"),
    ("Talks ran between October 2029 and May 2030.", "between October 2029 and May 2030", "2029-10/2030-05"),
    ("They met on May 11-12, 2030.", "May 11-12, 2030", "2030-05-11/2030-05-12"),
    ("They met on May 11 and 20, 2030.", "May 11 and 20, 2030", "{2030-05-11,2030-05-20}"),
    ("It was so since 2014.", "since 2014", "2014/.."),
    ("It was so until April 2009.", "until April 2009", "../2009-04"),
    ("Trade grew in the 1990s.", "the 1990s", "199X"),
    ("Trade grew since the 1980s.", "since the 1980s", "1980~/.."),
    ("Trade grew in the mid-1980s.", "the mid-1980s", "1985~"),
    ("It was a port since the mid-20th century.", "since the mid-20th century", "1950~/.."),
    ("It was a port in the 19th century.", "the 19th century", "18XX"),
    ("It was a port in the second half of the 19th century.", "the second half of the 19th century", "1850/1899"),
    ("It was a port in the twenty-first century.", "the twenty-first century", "20XX"),
    ("Founded in 508 BC by sailors.", "508 BC", "-0507"),
    ("Built c. 1410 of oak.", "c. 1410", "1410~"),
    ("At the end of World War II it was free.", "the end of World War II", "1945-09-02~"),
    ("During the Cold War it was closed.", "the Cold War", "1947/1991"),
    ("The second quarter of 2029 was good.", "The second quarter of 2029", "2029-04/2029-06"),
    ("Sales in Q3 2029 fell.", "Q3 2029", "2029-07/2029-09"),
    ("The first half of 2030 was good.", "The first half of 2030", "2030-01/2030-06"),
    ("In the spring of 2030 the ice broke.", "spring of 2030", "2030-21"),
    ("They met in early 2029.", "early 2029", "2029"),
    ("They met in mid-2029.", "mid-2029", "2029-06~"),
    ("They met at the beginning of 2029.", "the beginning of 2029", "2029-01~"),
    ("The first week of May 2030 was cold.", "The first week of May 2030", "2030-05-01/2030-05-07"),
    ("The first Monday of May 2030 was cold.", "The first Monday of May 2030", "2030-05-06"),
    ("The week of May 12 was cold.", "The week of May 12", "2031-05-12/2031-05-18"),
    ("In fiscal year 2029-30 it lost money.", "fiscal year 2029-30", "2029/2030"),
    ("In fiscal year 2029 it lost money.", "fiscal year 2029", "2029~"),
    ("She said so on Monday.", "Monday", "2031-03-03"),
    ("She said so on Wednesday.", "Wednesday", "2031-03-05"),
    ("The council will vote on Friday.", "Friday", "2031-03-07"),
    ("The ferry is to resume on Friday.", "Friday", "2031-03-07"),
    ("The board would publish all letters it had received by Friday.", "Friday", "2031-03-07"),
    ("The board had received all letters by Tuesday.", "Tuesday", "2031-03-04"),
    ("The vote is to be held on October 12.", "October 12", "2031-10-12"),
    ("She came last Monday.", "last Monday", "2031-03-03"),
    ("She comes next Monday.", "next Monday", "2031-03-10"),
    ("She said so on Tuesday evening.", "Tuesday evening", "2031-03-04"),
    ("She said so at 10:30 GMT on Monday.", "10:30 GMT on Monday", "2031-03-03T10:30:00Z"),
    ("She said so on Monday at 5:15 p.m. EST.", "Monday at 5:15 p.m. EST", "2031-03-03T17:15:00-05:00"),
    ("He resigned yesterday.", "yesterday", "2031-03-04"),
    ("He resigned the day before yesterday.", "the day before yesterday", "2031-03-03"),
    ("He spoke last night.", "last night", "2031-03-04"),
    ("He spoke this morning.", "this morning", "2031-03-05"),
    ("It happened last week.", "last week", "2031-02-24/2031-03-02"),
    ("It happened earlier this week.", "earlier this week", "2031-03-03/2031-03-05"),
    ("It happened last weekend.", "last weekend", "2031-03-01/2031-03-02"),
    ("It happened last month.", "last month", "2031-02"),
    ("It happened last December.", "last December", "2030-12"),
    ("It happened last year.", "last year", "2030"),
    ("It happened last quarter.", "last quarter", "2030-10/2030-12"),
    ("It happened in March of last year.", "March of last year", "2030-03"),
    ("It happened by the end of the year.", "the end of the year", "2031-12~"),
    ("It fell over the past six months.", "the past six months", "2030-09/2031-03"),
    ("It fell over the past decade.", "the past decade", "2021/2031"),
    ("It fell three years ago.", "three years ago", "2028~"),
    ("It fell eleven days ago.", "eleven days ago", "2031-02-22"),
    ("It fell two and a half years ago.", "two and a half years ago", "2028-09~"),
    ("It fell in December.", "December", "2030-12"),
    ("It fell on January 2.", "January 2", "2031-01-02"),
    ("The shops closed at Christmas.", "Christmas", "2030-12-25"),
    ("The shops closed on Good Friday 2030.", "Good Friday 2030", "2030-04-19"),
    ("It was sold a week before March 1.", "a week before March 1", "2031-02-22"),
]


@pytest.mark.parametrize(("text", "words", "value"), VALUES)
def test_a_wording_has_its_value(text: str, words: str, value: str) -> None:
    """The expression in the sentence has these words and this EDTF value."""
    assert [(one.text, one.value) for one in expressions(text)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The ship sailed on 3 May 1956. Two days later it sank.", "Two days later", "1956-05-05"),
        ("The ship sailed on 3 May 1956. Two days earlier it was sold.", "Two days earlier", "1956-05-01"),
        ("The ship sailed in 1956. The following year it sank.", "The following year", "1957"),
        ("The ship sailed on 3 May 1956. It sank the same day.", "the same day", "1956-05-03"),
        ("The ship sailed on 3 May 1956. It sank on October 9.", "October 9", "1956-10-09"),
        ("The ship sailed on 3 May 1956. At the time it was new.", "the time", "1956-05-03"),
        ("The ship sailed on Monday. It sank at 9 p.m.", "9 p.m.", "2031-03-03T21:00:00"),
    ],
)
def test_what_the_narrative_told_last_is_an_anchor(text: str, words: str, value: str) -> None:
    """Words that point back count from the last date before them."""
    assert [(one.text, one.value) for one in expressions(text)][-1] == (words, value)


@pytest.mark.parametrize(
    ("text", "reason", "length"),
    [
        ("They talked for three years.", "duration", "P3Y"),
        ("They must leave within 30 days.", "duration", "P30D"),
        ("They meet every year.", "recurring", None),
        ("They met recently.", "vague", None),
        ("They met several months ago.", "vague", None),
        ("They met two days after the vote.", "unknown-event", "P2D"),
        ("Two days later it sank.", "no-narrative", "P2D"),
        ("It sank at 9 p.m. sharp.", "no-day", None),
        ("It sank on February 30, 2030.", "impossible", None),
        ("The shops closed for Ramadan.", "vague", None),
    ],
)
def test_what_cannot_be_valued_is_kept_with_a_reason(text: str, reason: str, length: str | None) -> None:
    """No value, a reason, and the length where the words name one."""
    (one,) = expressions(text)
    assert (one.value, one.reason, one.length) == (None, reason, length)


@pytest.mark.parametrize("text", ["She said so on Friday.", "It fell last month.", "It fell three years ago."])
def test_without_a_story_date_nothing_is_counted_from_it(text: str) -> None:
    """An unknown date of publication leaves relative words without a value."""
    (one,) = expressions(text, None)
    assert (one.value, one.reason) == (None, "no-anchor")


def test_without_a_story_date_a_day_keeps_its_year_open() -> None:
    """A day without year or anchor is written with X for the year."""
    assert [one.value for one in expressions("They met on November 18.", None)] == ["XXXX-11-18"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It will run from May to June.", ["XXXX-05/XXXX-06"]),
        ("It ran from November 11 to 15.", ["XXXX-11-11/XXXX-11-15"]),
        ("They met on May 11 and 20.", ["{XXXX-05-11,XXXX-05-20}"]),
        ("He was at work at 9:30 p.m. EST on Feb. 13.", ["XXXX-02-13"]),
        ("They met in mid-May, at the end of May.", ["XXXX-05", "XXXX-05"]),
        ("They met two days before May 5.", ["XXXX-05-03"]),
        ("They met on the third Monday in May.", [None]),
        ("They met in the week of May 12.", [None]),
        ("It ran from June 1999 to August.", ["1999-06", "XXXX-08"]),
    ],
)
def test_what_is_counted_from_a_date_without_a_year_has_none_either(text: str, values: list[str | None]) -> None:
    """No year is made up for ranges, parts of months and times of day; what depends on the year has no value."""
    assert [one.value for one in expressions(text, None)] == values


@pytest.mark.parametrize(
    ("words", "value"),
    [("on Sunday", "2018-11-18?"), ("last month", "2018-10?"), ("three years ago", "2015%"), ("in 1956", "1956")],
)
def test_an_uncertain_story_date_marks_what_rests_on_it(words: str, value: str) -> None:
    """EDTF's question mark is handed on to relative values and to no others."""
    (one,) = expressions(f"The islands were sold {words}.", "2018-11-18?")
    assert one.value == value
    assert one.anchor == (None if value == "1956" else "2018-11-18?")


@pytest.mark.parametrize(
    "text",
    [
        "Some 2000 people marched.",
        "Kim Dae-jun agreed.",
        "He may leave and march on.",
        "The May amendment of Ann May stands.",
        "The Sunday Herald reports losses of $1950.",
        "It sold 1500 boats and won 3:15.",
        "A boy who is 12 years old won the second prize.",
        "But at the same time he refused.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    """Counts, verbs, names, scores and ages are no time expressions."""
    assert expressions(text) == ()


def test_an_expression_has_a_value_or_a_reason_and_fills_its_span() -> None:
    """The value refuses what would break the record's promises."""
    with pytest.raises(Defect):
        TimeExpression(0, 4, "1956", None, None, "explicit")
    with pytest.raises(Defect):
        TimeExpression(0, 4, "1956", "1956", None, "explicit", "vague")
    with pytest.raises(Defect):
        TimeExpression(0, 5, "1956", "1956", None, "explicit")


def test_every_basis_and_reason_used_is_in_the_closed_sets() -> None:
    """What the cases above give lies in BASES and REASONS, and most of these are given."""
    found = [one for text, _, _ in VALUES for one in expressions(text)] + list(expressions("Every year, recently."))
    assert {one.basis for one in found} <= set(BASES)
    assert {one.basis for one in found} >= {"explicit", "partial", "relative-to-publication", "named", "recurring"}
    assert {one.reason for one in found if one.reason} <= set(REASONS)
