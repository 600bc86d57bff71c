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
_FAINTEST = -80.0
"""Nats under a token's best label at which a label counts at least, so that no sum of float32 is ever 0."""


def best_paths(scores: Floats, transition: Floats) -> Ints:
    """The best labels [N, T].

    Both ends are taken in one loop, the second with tokens and transitions turned round, until they meet in the middle;
    from there the labels are told back to both ends.
    """
    number, time, size = scores.shape
    half = time // 2
    emitted, step = _labels_first(scores), transition + _LEGAL
    value = np.stack([emitted, emitted[::-1]], 1)[: half + 1]
    value[0, 0] += _LEGAL_FIRST[:, None]
    steps, reach = np.stack([step, step.T])[..., None], np.empty((2, size, size, number), np.float32)
    for at in range(1, half + 1):
        np.add(value[at - 1][:, :, None], steps, out=reach)
        value[at] += reach.max(1)
    paths = np.empty((half + 1, 2, number), np.int64)
    paths[half] = (value[half, 0] + value[time - 1 - half, 1] - emitted[half]).argmax(0)
    before, onto, ends = value.swapaxes(2, 3).copy(), np.stack([step.T, step]), np.arange(2)[:, None]
    if time % 2 == 0:  # the second end has come one token farther than the middle
        paths[half, 1] = (before[half - 1, 0] + onto[0, paths[half, 0]]).argmax(1)
    for at in range(half - 1, -1, -1):
        (before[at] + onto[ends, paths[at + 1]]).argmax(2, out=paths[at])
    return np.concatenate([paths[:, 0], paths[: time - 1 - half, 1][::-1]]).T


def marginals(scores: Floats, transition: Floats) -> Floats:
    """The probability of each label at each token, [N, T, labels], over all sequences.

    The backward pass is the forward one over the tokens turned round, with the transitions turned round: both are
    taken in one loop. What comes in at a token is kept before its own scores are counted, as shares of all that passed
    the token before, so that no product runs out of range.
    """
    number, time, size = scores.shape
    emitted = _labels_first(scores)
    emitted -= emitted.max(1, keepdims=True)
    np.exp(np.maximum(emitted, _FAINTEST, out=emitted), out=emitted)
    step, both = np.exp(transition + _LEGAL), np.concatenate([emitted, emitted[::-1]], 1)
    none, every = np.zeros_like(step), np.ones_like(step)
    moves = np.block([[step.T, none], [none, step], [every, none], [none, every]])
    moved = np.empty((4 * size, number), np.float32)
    reached, all_passed = moved[: 2 * size], moved[2 * size :]
    coming = np.ones_like(both)
    coming[0, :size] = np.exp(_LEGAL_FIRST)[:, None]
    for at in range(1, time):
        np.dot(moves, coming[at - 1] * both[at - 1], out=moved)
        np.divide(reached, all_passed, out=coming[at])
    shares: Floats = coming[:, :size] * emitted * coming[::-1, size:]
    shares /= shares.sum(1, keepdims=True)
    return shares.transpose(2, 0, 1)


def _labels_first(scores: Floats) -> Floats:
    """A copy of `scores`, [T, labels, N]: NumPy is quickest where what it goes through last is long."""
    return scores.transpose(1, 2, 0).copy()
