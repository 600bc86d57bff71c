"""The state of a commitment as of a date: what must have come by then, and "unknown" where the text does not tell."""

from __future__ import annotations

import datetime

import pytest

from onrecord.errors import InputError
from onrecord.record.commitments.bounds import FIRST, LAST, days_of
from onrecord.record.commitments.status import status_on

HISTORY = (("made", "1961-10-12"), ("revoked", "1967"), ("reaffirmed", "2031-08-15"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("1961-10-11", None),
        ("1961-10-12", "made"),
        ("1966-12-31", "made"),
        ("1967-06-01", "unknown"),
        ("1967", "unknown"),
        ("1968-01-01", "revoked"),
        (datetime.date(2031, 8, 15), "reaffirmed"),
    ],
)
def test_the_last_change_that_must_have_come_by_the_date_counts(on: str | datetime.date, expected: str | None) -> None:
    assert status_on(HISTORY, on) == expected


def test_a_change_without_a_date_leaves_the_state_unknown_until_the_story_was_told() -> None:
    history = (("made", "1961"), ("revoked", None))
    assert status_on(history, "1990-01-01") == "unknown"
    assert status_on(history, "2031-06-05", told="2031-06-05") == "revoked"


def test_it_was_made_before_anything_else_even_where_neither_is_dated() -> None:
    assert status_on((("revoked", None), ("made", None)), "2031-06-05", told="2031-06-05") == "revoked"


def test_two_changes_in_no_known_order_leave_the_state_unknown() -> None:
    history = (("made", "1961"), ("revoked", "1967"), ("reaffirmed", "1967"))
    assert status_on(history, "1990-01-01") == "unknown"


def test_on_one_day_the_order_of_the_text_counts() -> None:
    history = (("made", "1961"), ("revoked", "1967-04-27"), ("reaffirmed", "1967-04-27"))
    assert status_on(history, "1990-01-01") == "reaffirmed"


def test_doubts_and_denials_of_others_change_nothing() -> None:
    history = (("made", "1961"), ("questioned", "1970"), ("denied", "1971"))
    assert status_on(history, "1990-01-01") == "made"


def test_an_approximate_date_may_lie_beyond_its_year() -> None:
    history = (("made", "1961"), ("revoked", "1967~"))
    assert [status_on(history, on) for on in ("1965-12-31", "1966-06-01", "1968-06-01", "1969-01-01")] == [
        "made",
        "unknown",
        "unknown",
        "revoked",
    ]


def test_a_history_of_nothing_is_no_state() -> None:
    assert status_on((), "1990") is None


def test_asking_about_what_is_no_date_is_refused() -> None:
    with pytest.raises(InputError, match="not a date"):
        status_on(HISTORY, "next week")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1956", "1956-01-01", "1956-12-31"),
        ("1956-02", "1956-02-01", "1956-02-29"),
        ("195X", "1950-01-01", "1959-12-31"),
        ("1956~", "1955-01-01", "1957-12-31"),
        ("2018-11-18?", "2017-11-18", "2019-11-18"),
        ("2031-03-15~", "2031-02-15", "2031-04-15"),
        ("../1960", FIRST, "1960-12-31"),
        ("2014/..", "2014-01-01", LAST),
        ("{2030-05-11,2030-05-20}", "2030-05-11", "2030-05-20"),
        ("2030-22", "2030-01-01", "2030-12-31"),
        ("2031-03-03T10:30:00Z", "2031-03-03", "2031-03-03"),
        ("XXXX-11-18", FIRST, LAST),
        ("-0507", FIRST, FIRST),
        ("9999~", "9998-01-01", LAST),
    ],
)
def test_a_value_lies_between_its_first_and_its_last_day(value: str, first: str, last: str) -> None:
    assert days_of(value) == (first, last)
