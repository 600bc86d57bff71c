"""How a token stands to a cue: each small feature against its definition, token by token."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.relation import CROWDS, DISTANCES, FAR, PARAGRAPH_STEPS, crowd, distance, paragraph_step


def slow_step(away: int) -> int:
    """How many lower bounds a distance in tokens reaches."""
    return sum(bound <= away for bound in FAR.tolist())


@given(st.data())
def test_distance_is_zero_in_the_cue_and_grows_by_steps_on_its_own_side(data: st.DataObject) -> None:
    length = data.draw(st.integers(1, 420))
    first = data.draw(st.integers(0, length - 1))
    last = data.draw(st.integers(first, length - 1))
    slow = [
        slow_step(first - at) if at < first else 0 if at <= last else len(FAR) + slow_step(at - last)
        for at in range(length)
    ]
    assert distance(length, np.array([first]), np.array([last])).tolist() == [slow]
    assert max(slow) < DISTANCES


def test_neighbours_before_and_after_a_cue_are_told_apart() -> None:
    around = [2, 1, 0, len(FAR) + 1, len(FAR) + 2]
    assert distance(6, np.array([2, 3]), np.array([2, 3])).tolist() == [[*around, len(FAR) + 3], [3, *around]]


@pytest.mark.parametrize(
    ("first", "steps"),
    [(0, [2, 2, 3, 4, 4]), (2, [1, 1, 2, 3, 4]), (4, [0, 0, 0, 1, 2])],
)
def test_paragraphs_between_are_counted_up_to_two_either_way(first: int, steps: list[int]) -> None:
    got = paragraph_step(np.array([0, 0, 1, 2, 3]), np.array([first]))
    assert got.tolist() == [steps]
    assert got.max() < PARAGRAPH_STEPS


@given(st.lists(st.booleans(), min_size=1, max_size=40), st.data())
def test_the_crowd_is_how_many_other_cues_begin_between(begins: list[bool], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(begins) - 1))
    slow = [
        sum(begins[first + 1 : at + 1]) if at >= first else sum(begins[at + 1 : first]) for at in range(len(begins))
    ]
    assert crowd(np.array(begins), np.array([first])).tolist() == [[min(count, CROWDS - 1) for count in slow]]
