"""Names: which tokens stand together as a name, and of what kind it is."""

from __future__ import annotations

import numpy as np

from onrecord.reading.labels import NAME_LABELS
from onrecord.reading.names import named_tokens


def scored(*names: str | dict[str, float], paragraph: list[int] | None = None) -> list[tuple[int, int, str]]:
    """Names found where the labels of tokens have these probabilities (a label alone: nearly 1)."""
    shares = np.full((len(names), len(NAME_LABELS)), 1e-4)
    for row, wanted in enumerate(names):
        for label, share in ({wanted: 0.99} if isinstance(wanted, str) else wanted).items():
            shares[row, NAME_LABELS.index(label)] = share
    numbers = np.array(paragraph or [0] * len(names))
    return [(one.first, one.last, one.kind) for one in named_tokens(np.log(shares), numbers)]


def test_a_name_goes_from_its_first_token_to_its_last() -> None:
    assert scored("O", "B-person", "I-person", "O", "B-place") == [(1, 2, "person"), (4, 4, "place")]


def test_two_names_side_by_side_are_two() -> None:
    assert scored("B-org", "B-person", "I-person") == [(0, 0, "org"), (1, 2, "person")]


def test_no_name_goes_on_into_the_next_paragraph() -> None:
    assert scored("B-org", "I-org", paragraph=[0, 1]) == [(0, 0, "org"), (1, 1, "org")]


def test_the_tokens_of_a_name_tell_its_kind_together() -> None:
    doubtful = {"B-person": 0.5, "B-org": 0.4}
    assert scored(doubtful, {"I-person": 0.1, "I-org": 0.8}) == [(0, 1, "org")]


def test_a_token_is_named_if_it_is_sooner_some_name_than_none() -> None:
    assert scored({"O": 0.45, "B-person": 0.2, "B-org": 0.2, "B-place": 0.1}) == [(0, 0, "person")]
    assert scored({"O": 0.55, "B-person": 0.44}) == []


def test_the_score_is_the_share_of_the_kind() -> None:
    scores = np.full((1, len(NAME_LABELS)), -30.0)
    scores[0, NAME_LABELS.index("B-person")] = np.log(0.75)
    scores[0, NAME_LABELS.index("B-org")] = np.log(0.25)
    assert [one.score for one in named_tokens(scores, np.array([0]))] == [0.75]
