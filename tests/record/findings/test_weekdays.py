"""Weekdays and dates, and stories from the future."""

from __future__ import annotations

import pytest

from tests.record.findings.conftest import Find


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Tuesday, March 5", "5 March 2031 is a Wednesday, not a Tuesday; the nearest Tuesday is 4 March."),
        ("Tuesday 5 March", "5 March 2031 is a Wednesday, not a Tuesday; the nearest Tuesday is 4 March."),
        ("Sunday, November 19, 2018", "19 November 2018 is a Monday, not a Sunday; the nearest Sunday is 18 November."),
        ("Fri., Feb. 27", "27 February 2031 is a Thursday, not a Friday; the nearest Friday is 28 February."),
        ("Saturday (March 2)", "2 March 2031 is a Sunday, not a Saturday; the nearest Saturday is 1 March."),
    ],
)
def test_a_weekday_that_its_date_does_not_fall_on_is_shown(find: Find, words: str, message: str) -> None:
    (one,) = find("weekday-mismatch", f"The minister spoke in Torsund on {words}, and left.")
    assert one.message == message
    assert words.startswith(one.text)


@pytest.mark.parametrize(
    "words",
    [
        "Wednesday, March 5",
        "Wednesday 5 March",
        "Monday, November 19, 2018",
        "Sunday, November 19",
        "Saturday and Sunday, March 1 and 2",
        "Saturday, March 2-3",
        "Good Friday, March 5",
        "Friday, March 5, 1630",
    ],
    ids=["right", "day first", "its year told", "a date of another year", "two days", "a range", "a feast", "old"],
)
def test_right_or_doubtful_pairs_are_left_alone(find: Find, words: str) -> None:
    assert find("weekday-mismatch", f"The minister spoke in Torsund on {words}.") == []


def test_the_day_that_the_story_tells_elsewhere_is_suggested(find: Find) -> None:
    text = "The minister spoke on Tuesday, March 5. The talks of March 4 were, he said, the last."
    (one,) = find("weekday-mismatch", text)
    assert one.suggestion == "Tuesday, March 4"
    text = "The minister spoke on Tuesday, March 5. The talks of March 5 were, he said, the last."
    (one,) = find("weekday-mismatch", text)
    assert one.suggestion == "Wednesday, March 5"


def test_a_weekday_in_the_dateline_fixes_the_year_for_the_others(find: Find) -> None:
    text = "Vesterhamn, Thursday 10 July (Vel-Press) – The governor spoke to residents on Tuesday 7 July, and left."
    (one,) = find("weekday-mismatch", text, published=None, retrieved="2031-09-30")
    assert one.text == "Tuesday 7 July"


def test_a_story_is_not_dated_after_the_day_on_which_it_came_in(find: Find) -> None:
    text = "TORSUND, March 5, 2031 (Norwire) - The minister spoke to residents of the islands, and left again."
    (one,) = find("published-in-future", text, published=None, retrieved="2031-03-03")
    assert one.text == "March 5, 2031"


@pytest.mark.parametrize("retrieved", ["2031-03-04", "2031-03-05", "2032-01-01", None])
def test_a_story_may_be_a_day_ahead_where_it_is_tomorrow(find: Find, retrieved: str | None) -> None:
    text = "TORSUND, March 5, 2031 (Norwire) - The minister spoke to residents of the islands, and left again."
    assert find("published-in-future", text, published=None, retrieved=retrieved) == []
