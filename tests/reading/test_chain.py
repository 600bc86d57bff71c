"""The chain: the best labels and the marginals are those that going through every sequence gives."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.chain import best_paths, marginals
from onrecord.reading.labels import LABELS, allowed, allowed_first

SIZE = len(LABELS)


def legal_sequences(time: int) -> list[tuple[int, ...]]:
    """Every label sequence of a length that BIO allows."""
    may, first = allowed(), allowed_first()
    return [
        labels
        for labels in product(range(SIZE), repeat=time)
        if first[labels[0]] and all(may[a, b] for a, b in pairwise(labels))
    ]


LEGAL = {time: legal_sequences(time) for time in (1, 2, 3, 4)}


def weight(labels: tuple[int, ...], scores: np.ndarray, transition: np.ndarray) -> float:
    steps = sum(float(transition[a, b]) for a, b in pairwise(labels))
    return steps + sum(float(scores[at, label]) for at, label in enumerate(labels))


def drawn(seed: int, number: int, time: int) -> tuple[np.ndarray, np.ndarray]:
    dice = np.random.default_rng(seed)
    scores = dice.normal(0, 3, (number, time, SIZE)).astype(np.float32)
    return scores, dice.normal(0, 2, (SIZE, SIZE)).astype(np.float32)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 3), st.sampled_from([1, 2, 3, 4]))
def test_the_best_path_weighs_what_the_heaviest_of_all_legal_sequences_does(seed: int, number: int, time: int) -> None:
    scores, transition = drawn(seed, number, time)
    for row, path in enumerate(best_paths(scores, transition).tolist()):
        weights = {labels: weight(labels, scores[row], transition) for labels in LEGAL[time]}
        assert tuple(path) in weights, "the path is legal"
        assert weights[tuple(path)] == pytest.approx(max(weights.values()), abs=1e-4)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 3), st.sampled_from([1, 2, 3, 4]))
def test_marginals_are_the_shares_of_all_legal_sequences(seed: int, number: int, time: int) -> None:
    scores, transition = drawn(seed, number, time)
    got = marginals(scores, transition)
    for row in range(number):
        slow = np.zeros((time, SIZE))
        for labels in LEGAL[time]:
            share = np.exp(weight(labels, scores[row], transition))
            for at, label in enumerate(labels):
                slow[at, label] += share
        np.testing.assert_allclose(got[row], slow / slow.sum(1, keepdims=True), atol=1e-4)


def test_rows_do_not_touch_one_another() -> None:
    scores, transition = drawn(5, 4, 30)
    together, likely = best_paths(scores, transition), marginals(scores, transition)
    for row in range(4):
        alone = scores[row : row + 1]
        assert best_paths(alone, transition)[0].tolist() == together[row].tolist()
        np.testing.assert_allclose(marginals(alone, transition)[0], likely[row], atol=1e-6)


def test_a_long_sequence_neither_overflows_nor_fades() -> None:
    scores, transition = drawn(6, 1, 400)
    likely = marginals(scores * 10, transition)
    assert np.isfinite(likely).all()
    np.testing.assert_allclose(likely.sum(2), 1, atol=1e-4)


def test_an_inside_label_never_opens_a_sequence_however_high_its_score() -> None:
    scores = np.zeros((1, 2, SIZE), np.float32)
    inside = [number for number, label in enumerate(LABELS) if label.startswith("I-")]
    scores[0, 0, inside] = 50
    (path,) = best_paths(scores, np.zeros((SIZE, SIZE), np.float32)).tolist()
    assert path[0] not in inside
