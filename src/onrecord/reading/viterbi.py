"""The best label sequence of a linear-chain model, and how far it stands above the rest.

Viterbi's algorithm and the forward algorithm (Rabiner 1989), for many sequences at once.
"""

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
    back = np.empty((time, number, size), np.int8)
    value = scores[:, 0] + _LEGAL_FIRST
    for at in range(1, time):
        reach = value[:, None, :] + step
        origin = reach.argmax(2)
        back[at] = origin
        value = np.take_along_axis(reach, origin[:, :, None], 2)[:, :, 0] + scores[:, at]
    paths = np.empty((number, time), np.int64)
    rows = np.arange(number)
    paths[:, -1] = value.argmax(1)
    for at in range(time - 1, 0, -1):
        paths[:, at - 1] = back[at, rows, paths[:, at]]
    return paths


def log_share(scores: Floats, transition: Floats, paths: Ints) -> Floats:
    """Log of the share [N] that `paths` [N, T] have among all label sequences."""
    number, time, _ = scores.shape
    step = transition + _LEGAL
    weight = np.exp(step)
    rows = np.arange(number)
    alpha = scores[:, 0] + _LEGAL_FIRST
    path = alpha[rows, paths[:, 0]].copy()
    for at in range(1, time):
        top = alpha.max(1, keepdims=True)
        alpha = np.log(np.exp(alpha - top) @ weight + 1e-30) + top + scores[:, at]
        path += step[paths[:, at - 1], paths[:, at]] + scores[rows, at, paths[:, at]]
    top = alpha.max(1)
    total = np.log(np.exp(alpha - top[:, None]).sum(1)) + top
    share: Floats = np.minimum(path - total, 0).astype(np.float32)
    return share
