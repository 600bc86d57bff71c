"""Arithmetic that does not come out."""

from __future__ import annotations

import pytest

from tests.record.findings.conftest import Find


def test_shares_of_a_whole_over_a_hundred_are_shown(find: Find) -> None:
    text = "In the poll 38% said they would accept it, 53% were opposed, 10% had no opinion and 4% declined to answer."
    (one,) = find("shares-over-whole", text)
    assert one.text.startswith("38%") and one.text.endswith("4%")
    assert one.message == "These shares add up to 105 percent."


@pytest.mark.parametrize(
    "sentence",
    [
        "In the poll 38% said they would accept it, 53% were opposed and 9% had no opinion.",
        "In the poll 38.5% said yes, 53.5% were opposed and 8.5% had no opinion.",
        "In the poll 68% trusted the minister, 53% trusted the president and 40% trusted the king.",
        "In the poll 38% said yes, up from 33%, 53% were opposed, and 9% had no opinion.",
        "In the poll 68% said yes, 23% said no and 9% had no opinion; of those who said yes, 12% were under 30.",
    ],
    ids=["a hundred", "rounding", "several answers", "compared", "shares of shares"],
)
def test_shares_that_come_out_or_are_of_several_wholes_are_left_alone(find: Find, sentence: str) -> None:
    assert find("shares-over-whole", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "message"),
    [
        (
            "The blast killed 12 people - five soldiers, four police officers and two civilians - in Torsund.",
            "The parts do not add up to the total: 5 + 4 + 2 is 11, not 12.",
        ),
        (
            "Twenty-one passengers (12 men and eight women) were rescued.",
            "The parts do not add up to the total: 12 + 8 is 20, not 21.",
        ),
        ("The 15-member council voted 13 to 1 with 2 abstentions.", "There are 16 votes, and 15 members."),
    ],
)
def test_parts_that_are_not_the_total_are_shown(find: Find, sentence: str, message: str) -> None:
    (one,) = find("sum-mismatch", sentence)
    assert one.message == message


@pytest.mark.parametrize(
    "sentence",
    [
        "The blast killed 11 people - five soldiers, four police officers and two civilians - in Torsund.",
        "The blast killed at least 12 people - five soldiers, four police officers and two civilians - in Torsund.",
        "The blast killed 12 people, including five soldiers and four police officers.",
        "The blast killed 12 people - five soldiers, six civilians and a child - in Torsund.",
        "He scored 20 points - five rebounds and three assists - in Torsund.",
        "The 15-member council voted 13 to 1.",
    ],
    ids=["comes out", "at least", "a part", "one in letters", "points", "some were away"],
)
def test_sums_that_come_out_or_need_not_are_left_alone(find: Find, sentence: str) -> None:
    assert find("sum-mismatch", sentence) == []
