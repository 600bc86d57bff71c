"""What the network is taught by: the corpora's labels (hard), and what a teacher makes of the same windows (soft).

A teacher says of each label how likely it holds it. For the chain of labels of one attribution that is a distribution
over whole sequences: the student's loss is its negative log likelihood expected under the teacher's (structure-level
distillation, Wang et al. 2020), which needs of the teacher no more than how likely each label and each pair of
neighbouring labels are; both are gradients of its log partition.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.reading import labels
from training.chain import log_partition
from training.corpora import IGNORED
from training.network import Batch, Network, crowds

DROPPED = 0.1
"""Dropout on the encoder's result alone."""
FAST_BF16 = torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001  # no public way to ask


Parts = dict[str, Tensor]
"""Losses by name, for the log."""
Objective = Callable[[Network, Batch, Network | None], tuple[Tensor, Parts]]
"""What a network is to lower on a batch, given a teacher or none, and what that is made of."""


class Losses(NamedTuple):
    """The loss of each head: of tags and attributions in nats a token of the batch, of the others in nats a label."""

    tags: Tensor
    attributions: Tensor
    names: Tensor
    marks: Tensor
    acts: Tensor


@dataclass(frozen=True)
class Everything:
    """All heads at once.

    `taught` is the teacher's share in the losses of tags, attributions and names, `taught_small` in those of marks and
    acts; the rest is the corpora's labels. `names`, `marks` and `acts` weigh these losses against the others. `states`
    weighs how far the encoder's states are from those of a teacher of the same width (mean squared difference).
    """

    taught: float = 0.0
    taught_small: float = 0.0
    names: float = 1.0
    marks: float = 0.2
    acts: float = 0.1
    states: float = 0.0

    def __call__(self, network: Network, batch: Batch, teacher: Network | None) -> tuple[Tensor, Parts]:
        """The sum of all losses, each with its share and its weight; and those against the corpora's labels."""
        plain = states(network, batch)
        hidden = F.dropout(plain, DROPPED, network.training)
        hard = mixed = hard_losses(network, batch, hidden)
        apart = hidden.new_zeros(())
        if teacher is not None:
            with torch.no_grad():
                theirs = states(teacher, batch, whole=True)
            shares = Losses(self.taught, self.taught, self.taught, self.taught_small, self.taught_small)
            both = zip(hard, soft_losses(network, batch, hidden, teacher, theirs), shares, strict=True)
            mixed = Losses(*((1 - share) * ours + share * theirs for ours, theirs, share in both))
            if self.states:
                apart = F.mse_loss(plain[valid(batch)], theirs[valid(batch)])
        small = self.names * mixed.names + self.marks * mixed.marks + self.acts * mixed.acts
        return mixed.tags + mixed.attributions + small + self.states * apart, hard._asdict() | {"states": apart}


def states(network: Network, batch: Batch, *, whole: bool = False) -> Tensor:
    """Hidden states in float32, computed in bfloat16 where that is fast."""
    kind = batch.ids.device.type
    with torch.autocast(kind, torch.bfloat16, enabled=kind != "cpu" or FAST_BF16):
        return network.encode(batch, whole=whole).float()


def valid(batch: Batch) -> Tensor:
    """The tokens [B, T] that have labels."""
    return batch.tags != IGNORED


def hard_losses(network: Network, batch: Batch, hidden: Tensor) -> Losses:
    """Losses against the corpora's labels."""
    tags = network.tag(hidden)
    scores = network.cue_scores(hidden, batch, _crowd(tags, batch))
    chain = network.crf_loss(scores, batch.cue_tags, batch.length[batch.cue_window]).sum()
    return Losses(
        _by_label(tags, batch.tags),
        chain / valid(batch).sum(),
        _by_label(network.names(hidden), batch.names),
        _by_label(network.mark_scores(hidden), batch.marks),
        _by_label(network.act_scores(hidden, batch), batch.acts),
    )


def soft_losses(network: Network, batch: Batch, hidden: Tensor, teacher: Network, theirs: Tensor) -> Losses:
    """Losses against what the teacher makes of the same windows, of which it has the states `theirs`."""
    where = valid(batch)
    tags = network.tag(hidden)
    return Losses(
        _toward(tags, teacher.tag(theirs), where),
        _chains_toward(network, hidden, teacher, theirs, batch, tags) / where.sum(),
        _toward(network.names(hidden), teacher.names(theirs), where),
        _toward(network.mark_scores(hidden), teacher.mark_scores(theirs), where),
        _toward(network.act_scores(hidden, batch), teacher.act_scores(theirs, batch), None),
    )


def _crowd(tags: Tensor, batch: Batch) -> Tensor:
    starts = tags.detach().argmax(-1) == labels.BEGIN["cue"]
    return crowds(starts, batch.cue_window, batch.cue_first)


def _by_label(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy a label; 0 where nothing has one."""
    total = F.cross_entropy(scores.flatten(0, -2), gold.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / (gold != IGNORED).sum().clamp(min=1)


def _toward(scores: Tensor, theirs: Tensor, where: Tensor | None) -> Tensor:
    """Cross-entropy toward the teacher's distribution, a place (of those in `where`)."""
    likely = F.softmax(theirs.detach(), -1)
    each = -(likely * F.log_softmax(scores, -1)).sum(-1)
    return each.mean() if where is None else each[where].mean()


def _chains_toward(
    network: Network, hidden: Tensor, teacher: Network, theirs: Tensor, batch: Batch, tags: Tensor
) -> Tensor:
    """Negative log likelihood of the student's sequences expected under the teacher's, over all cues together."""
    length = batch.length[batch.cue_window]
    likely, pairs = _expected(teacher, theirs, batch, length)
    scores = network.cue_scores(hidden, batch, _crowd(tags, batch))
    return network.partition(scores, length).sum() - (likely * scores).sum() - (pairs * network.transition).sum()


def _expected(teacher: Network, theirs: Tensor, batch: Batch, length: Tensor) -> tuple[Tensor, Tensor]:
    """How likely a teacher holds each label at each place [N, T, labels], and how often each pair [labels, labels]."""
    with torch.no_grad():
        scores = teacher.cue_scores(theirs, batch, _crowd(teacher.tag(theirs), batch))
        step = teacher.transition + teacher.legal
        scores[:, 0] += teacher.legal_first
    scores.requires_grad_()
    step = step.detach().requires_grad_()
    total = log_partition(scores, step, length).sum()
    likely, pairs = torch.autograd.grad(total, (scores, step))
    return likely, torch.where(step > labels.FORBIDDEN / 2, pairs, 0.0)
