"""Train a network, from the corpora alone or with teachers.

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
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch

from training.batches import batches
from training.corpora import Example
from training.losses import Objective
from training.network import Batch, Network

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


class Recipe(NamedTuple):
    """How to train: epochs, peak learning rates, and what is to be lowered."""

    epochs: int
    encoder: float
    heads: float
    objective: Objective


class Part(NamedTuple):
    """Stories, and the teacher that has not seen them (None: no teacher)."""

    stories: Sequence[Example]
    teacher: Network | None


def parameters(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """Groups of parameters with their peak rates: heads, each layer, embeddings (word-pieces stay as they are)."""
    network.encoder.word.weight.requires_grad_(False)
    layers = [[p for p in layer.parameters() if p.requires_grad] for layer in network.encoder.layers]
    known = {id(p) for p in network.encoder.parameters()}
    in_layers = {id(p) for layer in layers for p in layer}
    below = [p for p in network.encoder.parameters() if p.requires_grad and id(p) not in in_layers]
    heads = [p for p in network.parameters() if id(p) not in known]
    stack = [below, *layers]
    groups = [{"params": own, "peak": recipe.encoder * LAYER_DECAY**up} for up, own in enumerate(reversed(stack))]
    return [{"params": heads, "peak": recipe.heads}, *groups]


def rate(progress: float) -> float:
    """Factor of the learning rate at this share of the time."""
    return progress / WARM_UP if progress < WARM_UP else max(0.0, (1 - progress) / (1 - WARM_UP))


class Average:
    """Exponential moving average of all trained weights."""

    def __init__(self, network: Network) -> None:
        self.weights = {k: v.detach().clone() for k, v in network.state_dict().items()}
        self._names = [name for name in self.weights if name != "encoder.word.weight"]
        self.steps = 0

    def follow(self, network: Network) -> None:
        """Move towards the present weights (faster in the first steps)."""
        self.steps += 1
        keep = min(AVERAGE, self.steps / (self.steps + 10))
        present = network.state_dict()
        with torch.no_grad():
            torch._foreach_lerp_(  # one call instead of a hundred
                [self.weights[name] for name in self._names], [present[name] for name in self._names], 1 - keep
            )


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


def train(network: Network, parts: Sequence[Part], out: Path, recipe: Recipe, seed: int, device: str = "cpu") -> None:
    """Train a network on `device`, keeping the averaged weights of the last whole epoch in `out`/network.pt."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    network.to(device).train()
    run, done = Run(network, recipe, 1.0), 0
    while done < recipe.epochs:
        cut = [(batch, part.teacher) for part in parts for batch in batches(part.stories, rng)]
        rng.shuffle(cut)
        if run.epoch(cut, done, device):
            torch.save({name: value.cpu() for name, value in run.average.weights.items()}, out / "network.pt")
            done += 1
        elif not done:
            raise RuntimeError("the run came apart in its first epoch: lower the rates")
        else:
            print(f"came apart: back to epoch {done}, at half the rate", flush=True)
            network.load_state_dict(torch.load(out / "network.pt"))
            run = Run(network, recipe, run.share / 2)


class Run:
    """A network in training, at a share of the peak rates."""

    def __init__(self, network: Network, recipe: Recipe, share: float) -> None:
        self.network = network
        self.recipe = recipe
        self.share = share
        groups = parameters(network, recipe)
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=0.01, betas=MOMENTS, eps=1e-6)
        self.average = Average(network)
        self.watch = Watch()

    def epoch(self, cut: Sequence[tuple[Batch, Network | None]], done: int, device: str) -> bool:
        """Train on every batch once; False if the run came apart on the way."""
        began, sums = time.monotonic(), Counter[str]()
        for number, (batch, teacher) in enumerate(cut, 1):
            for group in self.optimizer.param_groups:
                progress = (done + (number - 1) / len(cut)) / self.recipe.epochs
                group["lr"] = self.share * group["peak"] * rate(progress)
            sums.update(self._learn(Batch(*(field.to(device) for field in batch)), teacher))
            self.average.follow(self.network)
            if number % 50 == 0 or number == len(cut):
                losses = "  ".join(f"{name} {total / number:.4f}" for name, total in sums.items())
                print(
                    f"epoch {done + number / len(cut):.2f}  {time.monotonic() - began:4.0f} s  {losses}"
                    f"  gradient {self.watch.usual:.2f}",
                    flush=True,
                )
            if self.watch.comes_apart:
                return False
        return True

    def _learn(self, batch: Batch, teacher: Network | None) -> dict[str, float]:
        """One step; the losses by name."""
        total, parts = self.recipe.objective(self.network, batch, teacher)
        self.optimizer.zero_grad()
        total.backward()
        norm = float(torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0))
        if not self.watch.is_outlier(norm):
            self.optimizer.step()
        return {name: float(loss.detach()) for name, loss in parts.items()}
