"""The publication date and what it rests on."""

from __future__ import annotations

import pytest

from onrecord.intake.item import Item, Metadata
from onrecord.pages.page import Published
from onrecord.pages.parse import parse_page

UNDATED = "TORSUND (ONA) - The minister said on Sunday that the islands were not for sale."
NO_YEAR = "TORSUND, November 18. /ONA/. The talks change nothing, Marit Dahl said on Sunday."
NO_WEEKDAY = "TORSUND, November 18. /ONA/. The talks change nothing, Marit Dahl said."
WITH_YEAR = "TORSUND, November 18, 2018. /ONA/. The talks change nothing, Marit Dahl said on Monday."
METADATA = Metadata(published="2017-03-04T09:30:00+02:00")

BODY = (
    "The foreign minister of Velmark said on Sunday that the talks on the islands "
    "would go on until the spring of next year."
)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item(WITH_YEAR, published_given="2016-02", metadata=METADATA), Published("2016-02", "given")),
        (Item(WITH_YEAR, metadata=METADATA), Published("2017-03-04", "metadata")),
        (Item(WITH_YEAR, metadata=Metadata(published="last week")), Published("2018-11-18", "dateline")),
        (Item(WITH_YEAR, metadata=Metadata(published="2017-13-41")), Published("2018-11-18", "dateline")),
        (Item(NO_YEAR, retrieved="2019-01-05"), Published("2018-11-18?", "inferred")),
        (Item(NO_YEAR, retrieved="2019-01-05T10:00:00Z"), Published("2018-11-18?", "inferred")),
        (Item(NO_YEAR, retrieved="2026-11-24"), Published("2018-11-18?", "inferred")),
        (Item(NO_YEAR, retrieved="2018-11-18"), Published("2018-11-18?", "inferred")),
        (Item(NO_YEAR, retrieved="2018-11-17"), Published("2012-11-18?", "inferred")),
        (Item(NO_YEAR), Published()),
        (Item(NO_WEEKDAY, retrieved="2019-01-05"), Published()),
        (Item(UNDATED, retrieved="2019-01-05"), Published()),
        (Item("July 10, 2007\n\nThe talks go on."), Published("2007-07-10", "dateline")),
        (Item("", retrieved="2019-01-05"), Published()),
    ],
)
def test_basis_in_order(item: Item, expected: Published) -> None:
    """Given goes before metadata, metadata before the dateline, a year before a guess; unknown stays so."""
    assert parse_page(item).published == expected


@pytest.mark.parametrize("retrieved", ["", "soon", "2019-13-45", "2019-1-5", "2019", "２０１９-０１-０５", "20190105"])
def test_a_day_of_retrieval_that_is_no_date_infers_nothing(retrieved: str) -> None:
    """A day of retrieval that cannot be read leaves the date unknown and raises nothing."""
    assert parse_page(Item(NO_YEAR, retrieved=retrieved)).published == Published()


@pytest.mark.parametrize("day", ["February 29", "February 30"])
def test_days_that_some_years_lack(day: str) -> None:
    """29 February is sought among leap years only, and 30 February is found in none."""
    text = f"TORSUND, {day} (ONA) - Nothing was signed, Marit Dahl said on Monday."
    expected = {"February 29": Published("2016-02-29?", "inferred"), "February 30": Published()}
    assert parse_page(Item(text, retrieved="2024-12-31")).published == expected[day]


@pytest.mark.parametrize(
    "words",
    [
        "Marit Dahl will speak next Sunday.",
        "The vote was held last Sunday.",
        "Sunday's vote was postponed.",
        "Sunday’s vote was postponed.",
    ],
)
def test_weekdays_of_other_days_are_not_taken(words: str) -> None:
    """Such as "next", "last" and possessive weekdays are not the day of the report."""
    text = f"TORSUND, November 18. /ONA/. {words}"
    assert parse_page(Item(text, retrieved="2019-01-05")).published == Published()


def test_weekday_of_the_dateline_goes_first() -> None:
    """A weekday in the dateline is the dateline's own, whatever the report names."""
    text = "TORSUND, Sunday, November 18 (ONA) - Nothing was signed, Marit Dahl said on Friday."
    assert parse_page(Item(text, retrieved="2019-01-05")).published == Published("2018-11-18?", "inferred")


def test_a_later_year_named_as_past_forbids_an_earlier_guess() -> None:
    """No year is inferred that lies before a past year which the report itself names."""
    text = NO_YEAR + " The two states broke off relations in 2015."
    assert parse_page(Item(text, retrieved="2018-11-17")).published == Published()


@pytest.mark.parametrize("year", ["1060", "3018", "2024"])
def test_impossible_years_do_not_disturb(year: str) -> None:
    """A misprinted year, or one after the day of retrieval, leaves the guess as it is."""
    text = NO_YEAR + f" The treaty was signed in {year}."
    assert parse_page(Item(text, retrieved="2019-01-05")).published == Published("2018-11-18?", "inferred")


@pytest.mark.parametrize(
    "line",
    [
        "Published 14 June 2031, 09:12 BST",
        "First published: Saturday 14 June 2031",
        "Posted on June 14, 2031",
        "By Jon Berg, Norwire | 14 June 2031",
        "June 14, 2031 11:20 AM GMT",
        "PUBLISHED: 10:02 GMT, 14 June 2031 | UPDATED: 11:10 GMT, 15 June 2031",
        "Date: Sat, 14 Jun 2031 09:14:22 +0000",
    ],
)
def test_a_line_that_says_when_the_page_was_published(line: str) -> None:
    """A pasted page carries its date in a line of the site or beside the byline."""
    page = parse_page(Item(f"Velmark says talks go on\n{line}\nShare\n\n{BODY}"))
    assert page.published == Published("2031-06-14", "printed")


@pytest.mark.parametrize(
    "line",
    [
        "Updated 14 June 2031",
        "Published 14 June",
        "Published 31 June 2031",
        "Posted 2 hours ago",
        "Published on 3/4/2031",
    ],
)
def test_a_line_that_does_not_say_when(line: str) -> None:
    """A later change, a day without a year or one that cannot be is no date of publication."""
    assert parse_page(Item(f"Velmark says talks go on\n{line}\nShare\n\n{BODY}")).published == Published()


def test_a_dateline_with_its_year_goes_before_a_printed_line() -> None:
    text = f"Velmark says talks go on\nPublished 15 June 2031\n\nSKARN, June 14, 2031 (Norwire) - {BODY}"
    assert parse_page(Item(text)).published == Published("2031-06-14", "dateline")


def test_a_printed_line_goes_before_an_inferred_year() -> None:
    text = f"Velmark says talks go on\nPublished 15 June 2031\n\nSKARN, June 14 (Norwire) - {BODY}"
    assert parse_page(Item(text, retrieved="2035-01-01")).published == Published("2031-06-15", "printed")
