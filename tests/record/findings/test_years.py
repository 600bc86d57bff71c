"""Years that cannot be."""

from __future__ import annotations

import pytest

from tests.record.findings.conftest import Find

_HISTORY = (
    "In 1956, the Union of Oskaria and Velmora signed a declaration in Brennhaug.\n\n"
    "When Velmora signed a pact with Tressia in {year}, the Union of Oskaria revoked it.\n\n"
    "Talks resumed in 1971, the ministry in Lermont says."
)


@pytest.mark.parametrize(
    ("year", "meant"),
    [("1060", "1960"), ("1697", "1967"), ("1669", "1969")],
    ids=["a wrong figure", "two figures swapped", "a wrong figure amid"],
)
def test_a_year_far_from_all_others_is_shown_with_the_year_that_one_slip_explains(
    find: Find, year: str, meant: str
) -> None:
    (one,) = find("misprinted-year", _HISTORY.format(year=year))
    assert (one.text, one.suggestion) == (year, meant)
    assert meant in one.message


def test_a_far_year_at_the_end_of_the_story_lies_before_the_story_or_within_a_century(find: Find) -> None:
    text = (
        "In 1956, the Union of Oskaria and Velmora signed a declaration. They had been at war since 1945.\n\n"
        "When Velmora signed a pact with Tressia in 1060, the Union of Oskaria revoked it."
    )
    for published in ("2031-03-05", None):
        (one,) = find("misprinted-year", text, published=published)
        assert one.suggestion == "1960"


@pytest.mark.parametrize("year", ["1960", "1967", "2017", "1899", "1860"])
def test_a_year_within_a_lifetime_of_the_others_is_left_alone(find: Find, year: str) -> None:
    assert find("misprinted-year", _HISTORY.format(year=year)) == []


def test_without_a_slip_that_explains_it_a_far_year_is_left_alone(find: Find) -> None:
    assert find("misprinted-year", _HISTORY.format(year="1123")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The castle of Brennhaug in Velmora was built in 1060 by the Union of Oskaria.",
        "In Velmora, Oskaria says, the ferry left at 1060 hours on Monday.",
        "Velmora bought 1060 tonnes of grain from the Union of Oskaria.",
        "The village is known for a stone that was set there in 1060.",
    ],
    ids=["old things are old", "a time of day", "a count", "no actor of the other years"],
)
def test_a_far_year_that_may_be_right_is_left_alone(find: Find, sentence: str) -> None:
    text = (
        "In 1956, the Union of Oskaria and Velmora signed a declaration in Brennhaug.\n\n"
        f"{sentence}\n\nTalks resumed in 2018, the ministry in Lermont says."
    )
    assert find("misprinted-year", text) == []


def test_where_two_years_could_be_meant_none_is_suggested(find: Find) -> None:
    text = (
        "In 1901, Velmora and Oskaria signed a declaration in Brennhaug.\n\n"
        "A pact of Velmora with Oskaria followed in 1099, and no one read it.\n\nTalks resumed in 2018."
    )
    (one,) = find("misprinted-year", text)
    assert one.suggestion is None


def test_what_is_told_as_past_and_dated_after_the_story_is_shown(find: Find) -> None:
    (one,) = find(
        "past-in-future", "The ferry sank in heavy seas. Its captain was arrested in Torsund on March 12, 2031."
    )
    assert one.text.endswith("March 12, 2031")
    assert one.suggestion is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The next summit will be held on March 12, 2031.",
        "The captain was ordered to appear on March 12, 2031.",
        "The treaty was extended until March 12, 2031.",
        "The captain was arrested on March 2, 2031.",
        "The captain was arrested on March 6, 2030.",
    ],
)
def test_what_is_to_come_or_has_been_is_left_alone(find: Find, sentence: str) -> None:
    assert find("past-in-future", sentence) == []


def test_without_a_sure_date_of_the_story_nothing_is_after_it(find: Find) -> None:
    assert find("past-in-future", "Its captain was arrested on March 12, 2031.", published=None) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1995 the Soviet Union signed the treaty on the strait.",
        "The Soviet Union invaded the islands in 1911.",
        "Czechoslovakia recognised the republic in 1899.",
        "In 1931, NATO deployed ships to the strait.",
    ],
)
def test_a_state_does_not_act_before_or_after_it_existed(find: Find, sentence: str) -> None:
    (one,) = find("state-out-of-time", sentence)
    assert one.text in sentence and "could not act" in one.message


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1956 the Soviet Union signed the treaty on the strait.",
        "The Soviet Union signed the treaty in 1992.",
        "In 1995 the former Soviet Union signed the treaty on the strait.",
        "In 1995 a museum of what the Soviet Union signed was opened.",
        "The Soviet Union signed the treaty in 1956 and it was published in 1995.",
    ],
)
def test_a_state_acts_in_its_time_or_a_year_beside_it(find: Find, sentence: str) -> None:
    assert find("state-out-of-time", sentence) == []
