"""The chain of labels in PyTorch: what all label sequences weigh together, and what one of them weighs.

Strategy. The sum over all sequences is a product of T matrices in the semiring of logarithms; it is taken pairwise, so
that its depth is log T and a GPU has something to do.
"""

from __future__ import annotations

import torch
from torch import Tensor

from onrecord.reading.labels import FORBIDDEN


def log_partition(scores: Tensor, step: Tensor, length: Tensor) -> Tensor:
    """Logarithm [N] of the sum over all label sequences of exp(score), of the given lengths.

    `scores` [N, T, labels] of each label at each place (the first place's with what a sequence may begin with),
    `step` [labels, labels] from label to label.
    """
    number, time, size = scores.shape
    same = torch.full((size, size), FORBIDDEN, device=scores.device)
    same.fill_diagonal_(0.0)
    inside = torch.arange(1, time, device=scores.device) < length[:, None]
    moves = torch.where(inside[..., None, None], step + scores[:, 1:, None, :], same)
    while moves.shape[1] > 1:
        if moves.shape[1] % 2:
            moves = torch.cat([moves, same.expand(number, 1, size, size)], 1)
        left, right = moves[:, 0::2], moves[:, 1::2]
        moves = torch.logsumexp(left[..., :, :, None] + right[..., None, :, :], 3)
    first = scores[:, 0]
    if time > 1:
        first = torch.logsumexp(first[:, :, None] + moves[:, 0], 1)
    return torch.logsumexp(first, 1)


def score_of(scores: Tensor, transition: Tensor, gold: Tensor, length: Tensor) -> Tensor:
    """Score [N] of the label sequences `gold` [N, T]."""
    inside = torch.arange(scores.shape[1], device=scores.device) < length[:, None]
    emitted = torch.gather(scores, 2, gold[..., None])[..., 0]
    return (emitted * inside).sum(1) + (transition[gold[:, :-1], gold[:, 1:]] * inside[:, 1:]).sum(1)
