"""Marks: which tokens stand together as an undertaking or a happening."""

from __future__ import annotations

import numpy as np

from onrecord.reading.marks import MARKED, marked_tokens
from onrecord.reading.reading import MARK_KINDS, MarkKind


def marked(kind: MarkKind, *shares: tuple[float, float], paragraph: list[int] | None = None) -> list[tuple[int, int]]:
    """Marks of a kind where tokens have these probabilities of opening one and of going on with one."""
    given = np.zeros((len(shares), len(MARK_KINDS), 3))
    given[:, :, 0] = 1
    column = MARK_KINDS.index(kind)
    given[:, column] = [(1 - first - inner, first, inner) for first, inner in shares]
    numbers = np.array(paragraph or [0] * len(shares))
    found = marked_tokens(np.log(np.maximum(given, 1e-6)).astype(np.float32), numbers)
    return [(one.first, one.last) for one in found if one.kind == kind]


def test_a_mark_goes_from_its_first_token_to_its_last() -> None:
    assert marked("action", (0, 0), (0.9, 0), (0, 0.9), (0, 0)) == [(1, 2)]


def test_two_marks_side_by_side_are_two() -> None:
    assert marked("event", (0.9, 0), (0, 0.9), (0.8, 0.1)) == [(0, 1), (2, 2)]


def test_no_mark_goes_on_into_the_next_paragraph() -> None:
    assert marked("event", (0.9, 0), (0, 0.9), paragraph=[0, 1]) == [(0, 0), (1, 1)]


def test_a_kind_is_marked_from_its_own_probability_on() -> None:
    for kind, least in MARKED.items():
        assert marked(kind, (least + 0.02, 0), (0, 0)) == [(0, 0)]
        assert marked(kind, (least - 0.02, 0), (0, 0)) == []


def test_a_condition_is_never_marked() -> None:
    assert marked("condition", (0.99, 0)) == []


def test_a_mark_is_as_sure_as_its_tokens_are_on_average() -> None:
    given = np.log(np.array([[[0.1, 0.9, 1e-6]] * 3, [[0.3, 1e-6, 0.7]] * 3]))
    assert {one.score for one in marked_tokens(given.astype(np.float32), np.zeros(2, np.int64))} == {0.8}
