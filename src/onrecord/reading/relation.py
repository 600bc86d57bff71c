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
_FARTHEST = int(FAR[-1])
"""Distance in tokens from which all are alike."""
_BY_DISTANCE = np.searchsorted(FAR, np.arange(_FARTHEST + 1), side="right")
_STEPS = np.concatenate([_BY_DISTANCE[:0:-1], [0], len(FAR) + _BY_DISTANCE[1:]])
"""Step of each signed distance from the farthest before a cue to the farthest after it."""


def distance(length: int, first: Ints, last: Ints) -> Ints:
    """Step of distance [N, length] of each of `length` tokens to each cue [first, last]: 0 within, then before, then
    after."""
    at = np.arange(length)
    away = np.minimum(at - first[:, None], 0) + np.maximum(at - last[:, None], 0)
    steps: Ints = _STEPS[np.minimum(np.maximum(away, -_FARTHEST), _FARTHEST) + _FARTHEST]
    return steps


def paragraph_step(paragraph: Ints, first: Ints) -> Ints:
    """Paragraphs [N, T] between each token and each cue, from two or more before (0) to two or more after (4)."""
    steps: Ints = np.minimum(np.maximum(paragraph - paragraph[first, None], -2), 2) + 2
    return steps


def crowd(cue_starts: NDArray[np.bool_], first: Ints) -> Ints:
    """How many other cues [N, T] are thought to begin between each token and each cue, 0 to 3 or more."""
    so_far = np.cumsum(cue_starts)
    after: Ints = so_far - so_far[first, None]
    crowds: Ints = np.minimum(np.maximum(after, -after - cue_starts[first, None]), CROWDS - 1)
    return crowds
