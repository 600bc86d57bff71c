"""The order of a timeline, and the days that a date may mean."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.events.order import days, key

VALUES = (
    "1956 1956-10 1956-10-19 194X 19XX ../1960 1960~/.. 1981/1985 2030-21 2030-24 2029-04/2029-06 -0507 2015~ 2018-10? "
    "{2030-05-11,2030-05-20} 2031-03-03?/2031-03-09? XXXX-11-18 2015%"
).split()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1956", (1956, 1, 1), (1956, 12, 31)),
        ("2028-02", (2028, 2, 1), (2028, 2, 29)),
        ("194X", (1940, 1, 1), (1949, 12, 31)),
        ("2030-21", (2030, 3, 1), (2030, 5, 31)),
        ("2030-24", (2030, 12, 1), (2031, 2, 28)),
        ("1981/1985", (1981, 1, 1), (1985, 12, 31)),
        ("{2030-05-11,2030-05-20}", (2030, 5, 11), (2030, 5, 20)),
        ("../1960", None, (1960, 12, 31)),
        ("1960~/..", (1960, 1, 1), None),
        ("2031-03-05T10:30:00Z", (2031, 3, 5), (2031, 3, 5)),
    ],
)
def test_a_date_means_the_days_from_its_first_to_its_last(value: str, first: object, last: object) -> None:
    assert days(value) == (first, last)


def test_a_day_without_a_year_means_no_days() -> None:
    assert days("XXXX-11-18") is None


def test_the_order_is_that_of_the_earliest_day_then_of_the_latest_and_what_has_no_year_comes_last() -> None:
    wanted = ["-0507", "19XX", "194X", "1956-01", "1956", "1956-10-19", "../1960", "1961", "1961/..", "XXXX-11-18"]
    assert sorted(sorted(wanted), key=key) == wanted


def test_marks_of_doubt_do_not_move_a_date() -> None:
    assert key("2018-10?") == key("2018-10~") == key("2018-10%") == key("2018-10")


@given(st.lists(st.dates().map(datetime.date.isoformat)))
def test_days_are_in_the_order_of_the_calendar(values: list[str]) -> None:
    assert sorted(values, key=key) == sorted(values)


@given(st.permutations(VALUES))
def test_the_order_does_not_depend_on_that_in_which_events_were_found(values: list[str]) -> None:
    assert list(map(key, sorted(values, key=key))) == sorted(map(key, VALUES))


def test_a_date_lies_within_another_only_if_all_its_days_do() -> None:
    wide, narrow, past, wanted = (days(value) for value in ("1956", "1956-10", "1955/..", "../1957"))
    assert wide and narrow and past and wanted
    assert narrow.within(wide) and wide.within(past) and narrow.within(wanted)
    assert not wide.within(narrow) and not past.within(wide) and not past.within(wanted)
