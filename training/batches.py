"""Stories as batches: cut into windows, those of like length together, padded and partly masked."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch

from training.corpora import IGNORED, Example, Ints, label_sequence
from training.network import Batch

WINDOW = 384
BATCH = 8
MASKED = 0.08
"""Share of word-pieces hidden from the encoder, against overfitting (costs no time, unlike inner dropout)."""
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
    time = max(end - start for _, start, end in chosen) + 2
    shape = (len(chosen), time)
    fields = {name: np.zeros(shape, np.int64) for name in ("whole", "paragraph", "case", "opens", "quote")}
    fields |= {name: np.full(shape, IGNORED, np.int64) for name in ("tags", "names")}
    fields["marks"] = np.full((*shape, 3), IGNORED, np.int64)
    cues: list[tuple[int, int, int, Ints, int]] = []
    for row, (story, start, end) in enumerate(chosen):
        length = end - start
        here = slice(1, length + 1)
        tokens = story.tokens
        fields["whole"][row, here], fields["whole"][row, 0] = tokens.ids[start:end], CLS
        fields["whole"][row, length + 1] = SEP
        for name, values in (("case", tokens.case), ("opens", tokens.opens), ("quote", tokens.quote)):
            fields[name][row, here] = values[start:end]
        fields["paragraph"][row] = tokens.paragraph[end - 1]
        fields["paragraph"][row, : length + 1] = tokens.paragraph[[start, *range(start, end)]]
        for name, values in (("tags", story.tags), ("names", story.names), ("marks", story.marks)):
            fields[name][row, here] = values[start:end]
        for gold in story.gold:
            if start <= gold.cue_first and gold.cue_last < end:
                sequence = np.zeros(time, np.int64)
                sequence[here] = label_sequence(gold, start, end)
                cues.append((row, gold.cue_first - start + 1, gold.cue_last - start + 1, sequence, gold.act))
    hide = torch.rand(shape, generator=torch.Generator().manual_seed(rng.getrandbits(31))) < MASKED
    whole = torch.from_numpy(fields["whole"])
    special = (whole == CLS) | (whole == SEP) | (whole == 0)
    return Batch(
        **{name: torch.from_numpy(value) for name, value in fields.items()},
        ids=torch.where(hide & ~special, MASK, whole),
        length=torch.tensor([end - start + 2 for _, start, end in chosen]),
        cue_window=torch.tensor([cue[0] for cue in cues]),
        cue_first=torch.tensor([cue[1] for cue in cues]),
        cue_last=torch.tensor([cue[2] for cue in cues]),
        cue_tags=torch.from_numpy(np.array([cue[3] for cue in cues], np.int64)),
        acts=torch.tensor([cue[4] for cue in cues]),
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
