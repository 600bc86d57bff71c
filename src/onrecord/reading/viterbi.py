"""The best label sequence of a linear-chain model: Viterbi's algorithm (Rabiner 1989), many sequences at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.labels import FORBIDDEN, allowed, allowed_first

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_LEGAL = np.where(allowed(), 0.0, FORBIDDEN).astype(np.float32)
_LEGAL_FIRST = np.where(allowed_first(), 0.0, FORBIDDEN).astype(np.float32)


def best_paths(scores: Floats, transition: Floats) -> Ints:
    """Best labels [N, T] under `scores` [N, T, labels] and `transition` [from, to] within the BIO scheme."""
    number, time, size = scores.shape
    step = (transition + _LEGAL).T.copy()
    back = np.empty((time, number, size), np.int64)
    value = scores[:, 0] + _LEGAL_FIRST
    for at in range(1, time):
        reach = value[:, None, :] + step
        reach.argmax(2, out=back[at])
        value = reach.max(2) + scores[:, at]
    paths = np.empty((number, time), np.int64)
    rows = np.arange(number)
    paths[:, -1] = value.argmax(1)
    for at in range(time - 1, 0, -1):
        paths[:, at - 1] = back[at, rows, paths[:, at]]
    return paths
