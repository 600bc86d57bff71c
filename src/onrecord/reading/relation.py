"""How a token stands to a cue: the small features that tell near from far, beside the encoder's own view."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

FAR = np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193])
"""Lower bounds, in tokens, of the steps of distance: single tokens first, then growing by about a half."""
DISTANCES = 2 * len(FAR) + 1
PARAGRAPH_STEPS = 5
CROWDS = 4


def distance(length: int, first: int, last: int) -> Ints:
    """Step of distance of each of `length` tokens to the cue [first, last]: 0 within, then before, then after."""
    at = np.arange(length)
    before, after = first - at, at - last
    steps = np.zeros(length, np.int64)
    steps[:first] = np.searchsorted(FAR, before[:first], side="right")
    steps[last + 1 :] = len(FAR) + np.searchsorted(FAR, after[last + 1 :], side="right")
    return steps


def paragraph_step(paragraph: Ints, first: int) -> Ints:
    """Paragraphs between each token and the cue, from two or more before (0) to two or more after (4)."""
    steps: Ints = np.clip(paragraph - paragraph[first], -2, 2) + 2
    return steps


def crowd(cue_starts: NDArray[np.bool_], first: int) -> Ints:
    """How many other cues are thought to begin between each token and the cue, 0 to 3 or more."""
    so_far = np.cumsum(cue_starts)
    after = so_far - so_far[first]
    before = so_far[first] - cue_starts[first] - so_far
    counts = np.where(np.arange(len(cue_starts)) >= first, after, before)
    crowds: Ints = np.clip(counts, 0, CROWDS - 1).astype(np.int64)
    return crowds
