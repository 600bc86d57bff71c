"""The heads: scores as their definition gives them, token by token."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from onrecord.reading import relation
from onrecord.reading.heads import Cue, Heads
from onrecord.reading.model import WEIGHTS
from tests.reading.conftest import ADDED, VIEWS, WIDTH, made_heads


def slow_toward(
    heads: Heads, cue: Cue, hidden: np.ndarray, paragraph: np.ndarray, begins: np.ndarray
) -> list[list[float]]:
    """The second tagger's scores by its formula, one token and one label at a time.

    A token's key and the cue's query (of its first token and the mean of its tokens) meet in two terms: one that adds
    them, with what tells near from far, behind a rectifier; and one that multiplies them.
    """
    own = np.concatenate([hidden[cue.first], hidden[cue.first : cue.last + 1].mean(0)]).astype(float)
    query = own @ heads.query + heads.query_bias
    first, last = np.array([cue.first]), np.array([cue.last])
    (away,) = relation.distance(len(hidden), first, last)
    (steps,) = relation.paragraph_step(paragraph, first)
    (others,) = relation.crowd(begins, first)
    rows = []
    for at, state in enumerate(hidden.astype(float)):
        key = state @ heads.key + heads.key_bias
        near = heads.distance[away[at]] + heads.step[steps[at]] + heads.crowd[others[at]]
        met = np.maximum(key[:ADDED] + query[:ADDED] + near, 0)
        times = key[ADDED:] * np.tanh(query[ADDED:])
        rows.append((met @ heads.added + heads.added_bias + times @ heads.multiplied).tolist())
    return rows


@pytest.mark.parametrize("seed", [1, 2])
def test_scores_toward_cues_are_those_of_the_formula(seed: int) -> None:
    heads = made_heads(seed, 0.5)
    dice = np.random.default_rng(seed)
    hidden = dice.normal(0, 1, (12, WIDTH)).astype(np.float32)
    paragraph = np.array([0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 4, 4])
    begins = dice.random(12) < 0.3
    cues = [Cue(first, last, 1.0) for first, last in [(0, 0), (3, 3), (4, 6), (11, 11)]]
    for cue, got in zip(cues, heads.toward(cues, hidden, paragraph, begins), strict=True):
        np.testing.assert_allclose(got, slow_toward(heads, cue, hidden, paragraph, begins), rtol=1e-4, atol=1e-4)


def test_tag_and_name_scores_are_linear_in_the_hidden_states() -> None:
    heads = made_heads()
    hidden = np.eye(WIDTH, dtype=np.float32)
    np.testing.assert_allclose(heads.tags(hidden), heads.tag + heads.tag_bias, rtol=1e-6)
    np.testing.assert_allclose(heads.name_scores(hidden), heads.names + heads.names_bias, rtol=1e-6)


def test_mark_scores_are_those_of_each_kind_in_turn() -> None:
    heads = made_heads()
    got = heads.mark_scores(np.eye(WIDTH, dtype=np.float32))
    np.testing.assert_allclose(got[:, 1, 2], heads.marks[:, 5] + heads.marks_bias[5], rtol=1e-6)


def test_act_scores_are_those_of_the_formula() -> None:
    heads = made_heads()
    means = np.random.default_rng(3).normal(0, 1, (2, 3 + VIEWS, WIDTH)).astype(np.float32)
    for row, got in zip(means, heads.act_scores(means), strict=True):
        columns = zip(heads.act_hidden.T, heads.act_hidden_bias, strict=True)
        inner = [max(0.0, float(row.ravel() @ column + bias)) for column, bias in columns]
        np.testing.assert_allclose(got, np.array(inner) @ heads.act + heads.act_bias, rtol=1e-4, atol=1e-4)


def test_weights_come_back_as_they_were_saved_in_float32(tmp_path: Path) -> None:
    heads = made_heads()
    saved = {name: getattr(heads, name) for name in Heads.__struct_fields__}
    np.savez(tmp_path / "heads.npz", **saved | {"key": heads.key.astype(np.float16)})
    loaded = Heads.load(tmp_path / "heads.npz")
    for name, array in saved.items():
        assert getattr(loaded, name).dtype == np.float32
        np.testing.assert_allclose(getattr(loaded, name), array, rtol=1e-2, atol=1e-3)


def test_the_packaged_heads_fit_the_features() -> None:
    heads = Heads.load(WEIGHTS / "heads.npz")
    assert len(heads.distance) == relation.DISTANCES
    assert len(heads.step) == relation.PARAGRAPH_STEPS
    assert len(heads.crowd) == relation.CROWDS
