"""The network in PyTorch: a MiniLM encoder, a tagger that proposes cues, and a tagger conditioned on one cue.

Strategy. Finding an attribution is done as semantic role labelling is: a first tagger finds the cues; then, for each
cue, a conditional random field over the whole window marks source, cue and content of that one attribution. So
linking and borders are decided together, and two attributions may share a source. The second tagger scores a token by
an additive and a multiplicative term of token and cue, with small embeddings of how the token stands to the cue.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reading import labels, relation, tokens

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ADDED, MULTIPLIED = 192, 64


class Batch(NamedTuple):
    """Windows [B, T] padded with id 0, and for each of N cues its window, span and features [N, T]."""

    ids: Tensor
    case: Tensor
    opens: Tensor
    quote: Tensor
    paragraph: Tensor
    length: Tensor
    tags: Tensor
    names: Tensor
    cue_window: Tensor
    cue_first: Tensor
    cue_last: Tensor
    cue_tags: Tensor


class Layer(nn.Module):
    """One BERT layer (post-norm), without dropout."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """States [B, T, WIDTH] after the layer; `mask` tells which tokens may be looked at."""
        size, time, _ = x.shape
        q, k, v = self.qkv(x).view(size, time, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.out(seen.transpose(1, 2).reshape(size, time, WIDTH)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """MiniLM-L6 with small learned embeddings for case, paragraph openings and quotation marks."""

    def __init__(self, vocabulary: int = 30522, positions: int = 512) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, WIDTH)
        self.position = nn.Embedding(positions, WIDTH)
        self.case = nn.Embedding(tokens.CASES, WIDTH)
        self.opens = nn.Embedding(2, WIDTH)
        self.quote = nn.Embedding(tokens.QUOTE_STATES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        for small in (self.case, self.opens, self.quote):
            nn.init.normal_(small.weight, std=0.01)

    def forward(self, ids: Tensor, case: Tensor, opens: Tensor, quote: Tensor, mask: Tensor | None) -> Tensor:
        """States [B, T, WIDTH] of tokens with these features, each [B, T]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        x = self.norm(x + self.case(case) + self.opens(opens) + self.quote(quote))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_minilm(self, path: Path) -> None:
        """Take the weights of a BERT checkpoint of this shape (safetensors)."""
        old = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        with torch.no_grad():
            self.word.weight.copy_(old["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(
                old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(old["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(old["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                _load_layer(layer, f"encoder.layer.{number}.", old)


def _load_layer(layer: nn.Module, at: str, old: dict[str, Tensor]) -> None:
    for part in ("weight", "bias"):
        qkv = [old[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
        getattr(layer.qkv, part).copy_(torch.cat(qkv))
        for ours, theirs in (
            ("out", "attention.output.dense"),
            ("norm1", "attention.output.LayerNorm"),
            ("up", "intermediate.dense"),
            ("down", "output.dense"),
            ("norm2", "output.LayerNorm"),
        ):
            getattr(getattr(layer, ours), part).copy_(old[f"{at}{theirs}.{part}"])


class Network(nn.Module):
    """Encoder, cue tagger and attribution tagger. The heads are plain linear maps, so that NumPy can apply them."""

    def __init__(self) -> None:
        super().__init__()
        size = len(labels.LABELS)
        self.encoder = Encoder()
        self.tag = nn.Linear(WIDTH, size)
        self.names = nn.Linear(WIDTH, len(labels.NAME_LABELS))
        self.key = nn.Linear(WIDTH, ADDED + MULTIPLIED)
        self.query = nn.Linear(2 * WIDTH, ADDED + MULTIPLIED)
        self.distance = nn.Embedding(relation.DISTANCES, ADDED)
        self.step = nn.Embedding(relation.PARAGRAPH_STEPS, ADDED)
        self.crowd = nn.Embedding(relation.CROWDS, ADDED)
        self.added = nn.Linear(ADDED, size)
        self.multiplied = nn.Linear(MULTIPLIED, size, bias=False)
        self.transition = nn.Parameter(torch.zeros(size, size))
        for small in (self.distance, self.step, self.crowd):
            nn.init.normal_(small.weight, std=0.05)
        self.register_buffer("legal", torch.where(torch.tensor(labels.allowed()), 0.0, labels.FORBIDDEN), False)
        self.register_buffer(
            "legal_first", torch.where(torch.tensor(labels.allowed_first()), 0.0, labels.FORBIDDEN), False
        )

    def encode(self, batch: Batch) -> Tensor:
        """Hidden states [B, T, WIDTH]."""
        time = batch.ids.shape[1]
        mask = None
        if int(batch.length.min()) < time:
            mask = (torch.arange(time) < batch.length[:, None])[:, None, None, :].expand(-1, 1, time, -1)
        return self.encoder(batch.ids, batch.case, batch.opens, batch.quote, mask)

    def cue_scores(self, hidden: Tensor, batch: Batch, crowd: Tensor) -> Tensor:
        """Label scores [N, T, labels] of each token toward each cue; `crowd` as in relation.crowd, [N, T]."""
        time = hidden.shape[1]
        at = torch.arange(time)
        within = (at >= batch.cue_first[:, None]) & (at <= batch.cue_last[:, None])
        own = hidden[batch.cue_window]
        mean = (own * within[..., None]).sum(1) / within.sum(1, keepdim=True)
        first = hidden[batch.cue_window, batch.cue_first]
        key = self.key(hidden)[batch.cue_window]
        query = self.query(torch.cat([first, mean], 1))[:, None]
        steps = (
            torch.clip(
                batch.paragraph[batch.cue_window] - batch.paragraph[batch.cue_window, batch.cue_first][:, None],
                -2,
                2,
            )
            + 2
        )
        near = self.distance(distances(time, batch.cue_first, batch.cue_last)) + self.step(steps) + self.crowd(crowd)
        summed = F.relu(key[..., :ADDED] + query[..., :ADDED] + near)
        product = key[..., ADDED:] * torch.tanh(query[..., ADDED:])  # unbounded, the product of three grows without end
        return self.added(summed) + self.multiplied(product)

    def crf_loss(self, scores: Tensor, gold: Tensor, length: Tensor) -> Tensor:
        """Negative log likelihood [N] of the label sequences `gold` [N, T] of the given lengths."""
        number, time, _ = scores.shape
        step = self.transition + self.legal
        rows = torch.arange(number)
        mask = torch.arange(time) < length[:, None]
        path = torch.gather(scores, 2, gold[..., None])[..., 0]
        path = (path * mask).sum(1) + (step[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
        alpha = scores[:, 0] + self.legal_first
        alphas = [alpha]
        for emitted in scores.unbind(1)[1:]:
            alpha = torch.logsumexp(alpha[:, :, None] + step, 1) + emitted
            alphas.append(alpha)
        last = torch.stack(alphas, 1)[rows, length - 1]
        return torch.logsumexp(last, 1) - path


def distances(time: int, first: Tensor, last: Tensor) -> Tensor:
    """relation.distance for many cues at once, [N, time]."""
    at = torch.arange(time)
    bounds = torch.tensor(relation.FAR)
    before, after = first[:, None] - at, at - last[:, None]
    left = torch.bucketize(before, bounds, right=True)
    right = len(bounds) + torch.bucketize(after, bounds, right=True)
    return torch.where(before > 0, left, torch.where(after > 0, right, 0))


def crowds(starts: Tensor, window: Tensor, first: Tensor) -> Tensor:
    """relation.crowd for many cues at once: `starts` [B, T] bool -> [N, T]."""
    own = starts[window]
    so_far = own.cumsum(1)
    at_cue = so_far.gather(1, first[:, None])
    is_cue = own.gather(1, first[:, None]).long()
    after = so_far - at_cue
    before = at_cue - so_far - is_cue
    position = torch.arange(starts.shape[1])
    return torch.where(position >= first[:, None], after, before).clip(0, relation.CROWDS - 1)
