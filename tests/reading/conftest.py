"""The packaged tokenizer, and small heads with made-up weights."""

from __future__ import annotations

import numpy as np
import pytest
from tokenizers import Tokenizer

from onrecord.reading import relation
from onrecord.reading.heads import Heads
from onrecord.reading.labels import LABELS, NAME_LABELS
from onrecord.reading.model import WEIGHTS
from onrecord.reading.reading import ACTS, MARK_KINDS

WIDTH, ADDED, MULTIPLIED, VIEWS = 8, 6, 4, 2


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The tokenizer that ships."""
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


def made_heads(seed: int = 0, scale: float = 1.0) -> Heads:
    """Heads of random weights, small enough to follow by hand."""
    dice = np.random.default_rng(seed)

    def drawn(*shape: int) -> np.ndarray:
        return dice.normal(0, scale, shape).astype(np.float32)

    both = ADDED + MULTIPLIED
    return Heads(
        tag=drawn(WIDTH, len(LABELS)),
        tag_bias=drawn(len(LABELS)),
        key=drawn(WIDTH, both),
        key_bias=drawn(both),
        query=drawn(2 * WIDTH, both),
        query_bias=drawn(both),
        distance=drawn(relation.DISTANCES, ADDED),
        step=drawn(relation.PARAGRAPH_STEPS, ADDED),
        crowd=drawn(relation.CROWDS, ADDED),
        added=drawn(ADDED, len(LABELS)),
        added_bias=drawn(len(LABELS)),
        multiplied=drawn(MULTIPLIED, len(LABELS)),
        transition=drawn(len(LABELS), len(LABELS)),
        names=drawn(WIDTH, len(NAME_LABELS)),
        names_bias=drawn(len(NAME_LABELS)),
        marks=drawn(WIDTH, 3 * len(MARK_KINDS)),
        marks_bias=drawn(3 * len(MARK_KINDS)),
        view=drawn(WIDTH, VIEWS),
        view_bias=drawn(VIEWS),
        act_hidden=drawn((3 + VIEWS) * WIDTH, ADDED),
        act_hidden_bias=drawn(ADDED),
        act=drawn(ADDED, len(ACTS)),
        act_bias=drawn(len(ACTS)),
    )
