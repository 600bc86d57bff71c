"""A linear chain over the BIO labels: its best label sequence and its marginals, many sequences at once.

Viterbi's and the forward-backward algorithm (Rabiner 1989). Both take scores [N, T, labels] and a matrix of
transition scores [from, to] in nats, and keep within the BIO scheme.
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
    """The best labels [N, T]."""
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


def marginals(scores: Floats, transition: Floats) -> Floats:
    """The probability of each label at each token, [N, T, labels], over all sequences.

    The backward pass is the forward one over the tokens turned round, with the transitions turned round: both are
    taken in one loop. What comes in at a token is kept before its own scores are counted.
    """
    emitted = np.exp(scores - scores.max(2, keepdims=True)).transpose(1, 0, 2)
    step = np.exp(transition + _LEGAL)
    both, steps = np.stack([emitted, emitted[::-1]], 1), np.stack([step, step.T])
    coming = np.ones_like(both)
    coming[0, 0] = np.exp(_LEGAL_FIRST)
    for at in range(1, len(both)):
        passed = coming[at - 1] * both[at - 1]
        passed /= passed.sum(2, keepdims=True)  # so that no product runs out of range
        np.matmul(passed, steps, out=coming[at])
    shares: Floats = coming[:, 0] * emitted * coming[::-1, 1]
    shares /= shares.sum(2, keepdims=True)
    return shares.transpose(1, 0, 2)
