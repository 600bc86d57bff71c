"""The labels: an inside label follows only its own role's, and every label has one place."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.reading import labels

SCHEMES = [
    (labels.LABELS, labels.BEGIN, labels.INSIDE),
    (labels.NAME_LABELS, labels.NAME_BEGIN, labels.NAME_INSIDE),
]


@pytest.mark.parametrize(("names", "begin", "inside"), SCHEMES)
def test_each_label_stands_where_its_role_says(
    names: tuple[str, ...], begin: dict[str, int], inside: dict[str, int]
) -> None:
    assert names[labels.OUT] == "O"
    assert len(set(names)) == len(names) == 1 + 2 * len(begin)
    for role in begin:
        assert (names[begin[role]], names[inside[role]]) == (f"B-{role}", f"I-{role}")


def test_only_b_or_i_of_the_same_role_may_stand_before_i() -> None:
    may = labels.allowed()
    for before, first in enumerate(labels.LABELS):
        for after, second in enumerate(labels.LABELS):
            wrong = second.startswith("I-") and first[2:] != second[2:]
            assert may[before, after] == (not wrong), (first, second)


def test_a_sequence_opens_with_anything_but_i() -> None:
    opening = {label for label, may in zip(labels.LABELS, labels.allowed_first(), strict=True) if may}
    assert opening == {"O", "B-source", "B-cue", "B-content"}


def test_the_forbidden_score_outweighs_any_sum_of_real_scores_and_stays_finite_in_float32() -> None:
    assert np.isfinite(np.float32(labels.FORBIDDEN) * 400)
    assert labels.FORBIDDEN < -1000
